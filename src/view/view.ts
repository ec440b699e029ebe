// What a picture of the paper or of the page shows: axes, points and a quantity. Plain data.

import type {
  AxisPath,
  Observable,
  Pair,
  ParametersInput,
  Quantity,
  SystemInput,
} from "../index.js";
import type { InitialName } from "./initial.js";

/** What is computed: the paper's model, or any system. */
export type Base = ParametersInput | SystemInput;

/** What a curve runs along that is no number of the model: an evolution from an initial state. */
export const TIME = "time";

/** A number of the model by its path, or `time`. */
export type Varying = AxisPath | typeof TIME;

/** A parameter that varies, and from where to where. */
export interface Side {
  readonly parameter: Varying;
  readonly range: Pair;
}

/** The three quantities that the paper compares, in the order of its legends. */
export const COMPARED: readonly Quantity[] = ["concurrence", "i2", "i3"];

/** Critical temperature differences, Eq. (35), by the names of their columns, in the same order. */
export const CRITICAL = {
  cntdConcurrence: "concurrence",
  cntdI2: "i2",
  cntdI3: "i3",
} as const satisfies Record<string, Quantity>;
export type CriticalName = keyof typeof CRITICAL;

export function isCritical(shows: string): shows is CriticalName {
  return shows in CRITICAL;
}

/** What a sweep observes: a number of a state or a point, or what is proven of it in closed form. */
export type Observed = Observable | "verdict";

/** One curve for each of these values of a parameter. */
export interface Members {
  readonly parameter: Varying;
  readonly values: readonly number[];
}

/** Curves along one parameter. */
export interface CurveView {
  readonly kind: "curve";
  /** The parameters that do not vary. */
  readonly base: Base;
  /** The three quantities, their critical temperature differences, or one column of a sweep. */
  readonly shows: "compared" | "critical" | Observed;
  readonly along: Side;
  /** Points of a curve. */
  readonly points: number;
  /** Drawn against the entropy production rate up to this value; null: against the parameter. */
  readonly production: number | null;
  /** null: a single curve. */
  readonly family: Members | null;
  /** Where an evolution starts: of curves along time. */
  readonly initial?: InitialName;
}

/** A quantity over two parameters, or over time (x) and one. */
export interface MapView {
  readonly kind: "map";
  readonly base: Base;
  readonly shows: Observed | CriticalName;
  readonly x: Side;
  readonly y: Side;
  /** Points of a side. */
  readonly grid: number;
  /** Where evolutions start: of maps along time. */
  readonly initial?: InitialName;
}

export type View = CurveView | MapView;

const SIGNED = /^(heatCurrent|particleCurrent|jumpHeat|rectification|minEigenvalue|cntd)/;

/** Whether a quantity has values on both sides of zero, which its colours then tell apart. */
export function isSigned(shows: MapView["shows"]): boolean {
  return SIGNED.test(shows);
}
