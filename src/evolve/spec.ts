import type { Inequality } from "../bell/inequality.js";
import { NUMBER_MEASURES, type NumberMeasure } from "../core/measures.js";
import type { LocalityOptions } from "../locality/asked.js";
import { type LocalityObservable, observableOf } from "../locality/names.js";
import { checkKeys, isRecord, oneOf } from "../model/keys.js";
import { finite, refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import { SCALES, type Scale, spacedValue } from "../model/spacing.js";
import type { StateInput } from "../model/state.js";

/** Times as a list, in any order, or as a grid. */
export type TimesInput =
  | ArrayLike<number>
  | {
      readonly from: number;
      readonly to: number;
      readonly count: number;
      /** `linear` by default; `log` spaces the logarithms evenly. */
      readonly scale?: Scale;
    };

/** What is asked of an evolution. */
export interface EvolveOptions extends Omit<LocalityOptions, "steering"> {
  /** The state at time 0: a density matrix. */
  readonly initial: unknown;
  readonly times: TimesInput;
  /** `rho`, `concurrence` and `chsh` by default. */
  readonly observables?: readonly TimeObservable[];
  /** The state that the observable `fidelity` is with, in any shape. */
  readonly target?: StateInput;
}

/** What the system says of it as well. */
const SYSTEM_OBSERVABLES = ["jumpHeat", "entropyProduction"] as const;

/** Something to observe at each time; currents with the number of their bath. */
export type TimeObservable =
  | "rho"
  | NumberMeasure
  | (typeof SYSTEM_OBSERVABLES)[number]
  | `heatCurrent${number}`
  | `particleCurrent${number}`
  | Exclude<LocalityObservable, `radius${string}`>;

/** The most times of one evolution. */
const MOST = 1e7;
const CODE = "INVALID_PARAMETER";

function time(value: unknown, path: string): number {
  const number = finite(CODE, path, value);
  if (number < 0) refuse(CODE, path, value, "a time of 0 or more");
  return number;
}

function grid(value: Record<string, unknown>): Float64Array<ArrayBuffer> {
  checkKeys(value, ["from", "to", "count", "scale"], "times", CODE);
  const from = time(value["from"], "times.from");
  const to = time(value["to"], "times.to");
  const scale = oneOf(value["scale"] ?? "linear", SCALES, "times.scale", CODE);
  const count = value["count"];
  if (!Number.isInteger(count) || (count as number) < 1 || (count as number) > MOST) {
    refuse(CODE, "times.count", count, `a whole number from 1 to ${MOST}`);
  }
  if (scale === "log" && !(from > 0 && to > 0)) {
    refuse(CODE, "times.from", from, "a time above 0 on a logarithmic grid");
  }
  const spacing = { from, to, count: count as number, scale };
  return Float64Array.from({ length: spacing.count }, (_, k) => spacedValue(spacing, k));
}

/**
 * The times that are asked for.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function timesOf(value: unknown): Float64Array<ArrayBuffer> {
  if (isRecord(value)) return grid(value);
  if (!isList(value) || value.length === 0) {
    refuse(CODE, "times", value, "a list of times, or {from, to, count, scale}");
  }
  if (value.length > MOST) refuse(CODE, "times", `${value.length} times`, `at most ${MOST}`);
  return Float64Array.from(value, (one, k) => time(one, `times.${k + 1}`));
}

/** Everything that can be observed of a system with so many baths. */
export function timeObservables(baths: number): TimeObservable[] {
  const each = Array.from({ length: baths }, (_, j) => j + 1);
  return [
    "rho",
    ...NUMBER_MEASURES,
    ...each.map((j) => `heatCurrent${j}` as const),
    ...each.map((j) => `particleCurrent${j}` as const),
    ...SYSTEM_OBSERVABLES.filter((name) => name !== "entropyProduction" || baths > 0),
  ];
}

const DEFAULT: readonly TimeObservable[] = ["rho", "concurrence", "chsh"];

/** An evolution comes at once: there is no search along it. */
function withoutSearch(name: TimeObservable | LocalityObservable, k: number): TimeObservable {
  if (!name.startsWith("radius")) return name as TimeObservable;
  const allowed = "verdict by closed forms, without a search; bellness state searches";
  refuse(CODE, `observables.${k + 1}`, name, allowed);
}

/**
 * The observables that are asked for.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function observablesOf(
  value: unknown,
  baths: number,
  inequalities: ReadonlyMap<string, Inequality>,
): readonly TimeObservable[] {
  if (value === undefined) return DEFAULT;
  if (!isList(value) || value.length === 0) {
    refuse(CODE, "observables", value, "a list of names");
  }
  const known = timeObservables(baths);
  const names = Array.from(value, (name, k) =>
    withoutSearch(observableOf(name, known, inequalities, `observables.${k + 1}`, CODE), k),
  );
  names.forEach((name, k) => {
    if (names.indexOf(name) < k) {
      refuse(CODE, `observables.${k + 1}`, name, "each observable once");
    }
  });
  return names;
}

/** Whether it is an observable of a state alone. */
export function isStateObservable(name: string): name is NumberMeasure {
  return (NUMBER_MEASURES as readonly string[]).includes(name);
}
