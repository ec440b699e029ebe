// What a picture of the paper or of the page shows: axes, points and a quantity. Plain data.

import type { Observable, Pair, ParameterPath, ParametersInput, Quantity } from "../index.js";

/** A parameter that varies, and from where to where. */
export interface Side {
  readonly parameter: ParameterPath;
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

/** One curve for each of these values of a parameter. */
export interface Members {
  readonly parameter: ParameterPath;
  readonly values: readonly number[];
}

/** Curves along one parameter. */
export interface CurveView {
  readonly kind: "curve";
  /** The parameters that do not vary. */
  readonly base: ParametersInput;
  /** The three quantities, their critical temperature differences, or one column of a sweep. */
  readonly shows: "compared" | "critical" | Observable;
  readonly along: Side;
  /** Points of a curve. */
  readonly points: number;
  /** Drawn against the entropy production rate up to this value; null: against the parameter. */
  readonly production: number | null;
  /** null: a single curve. */
  readonly family: Members | null;
}

/** A quantity over two parameters. */
export interface MapView {
  readonly kind: "map";
  readonly base: ParametersInput;
  readonly shows: Observable | CriticalName;
  readonly x: Side;
  readonly y: Side;
  /** Points of a side. */
  readonly grid: number;
}

export type View = CurveView | MapView;

const SIGNED: readonly string[] = [
  "heatCurrent2",
  "particleCurrent2",
  "rectification",
  "minEigenvalue",
  ...Object.keys(CRITICAL),
];

/** Whether a quantity has values on both sides of zero, which its colours then tell apart. */
export function isSigned(shows: MapView["shows"]): boolean {
  return SIGNED.includes(shows);
}
