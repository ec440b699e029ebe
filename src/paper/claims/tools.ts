import {
  notPositive,
  type Observable,
  type Pair,
  type ParameterPath,
  type ParametersInput,
  type SweepSpec,
} from "../../index.js";
import type { Bench } from "./claim.js";

/** Rounding of what is exact in theory: values of order one after some hundred operations. */
export const EXACT = 1e-12;
/** A maximum that a symmetry fixes is found to this accuracy (src/analysis promises 1e-8). */
export const PLACED = 1e-8;

/** One column of a sweep, all of whose points must have positive states: others decide no claim. */
export async function column(
  { solver }: Bench,
  spec: Omit<SweepSpec, "observables">,
  observable: Observable,
): Promise<Float64Array> {
  const { columns } = await solver.sweep({ ...spec, observables: [observable] });
  const outside = notPositive(columns["flags"]!);
  if (outside > 0) throw new RangeError(`${observable}: ${outside} states are not positive`);
  return columns[observable]!;
}

/** Several columns of a sweep. */
export async function columns(
  { solver }: Bench,
  spec: SweepSpec,
): Promise<Readonly<Record<string, Float64Array>>> {
  return (await solver.sweep(spec)).columns;
}

/** An axis of couplings. */
export function kappas(values: readonly number[]) {
  return { parameter: "kappa", values } as const;
}

/** An axis from −to to `to`. */
export function span(parameter: ParameterPath, to: number, count: number) {
  return { parameter, from: -to, to, count };
}

export function largest(values: ArrayLike<number>): number {
  let result = -Infinity;
  for (let k = 0; k < values.length; k++) if (values[k]! > result) result = values[k]!;
  return result;
}

export function smallest(values: ArrayLike<number>): number {
  let result = Infinity;
  for (let k = 0; k < values.length; k++) if (values[k]! < result) result = values[k]!;
  return result;
}

/** The largest step against the direction (+1 rising, −1 falling): 0 for a monotonic sequence. */
export function worstStep(values: ArrayLike<number>, direction: 1 | -1): number {
  let worst = 0;
  for (let k = 1; k < values.length; k++) {
    worst = Math.max(worst, -direction * (values[k]! - values[k - 1]!));
  }
  return worst;
}

/** Rounds of a threshold search, and points of each: 33⁸ parts of the range. */
const ROUNDS = 8;
const POINTS = 33;

/**
 * Where an observable passes a level, the range holding one such place: the sign of
 * the difference is the same on either side of it.
 */
export async function crossing(
  bench: Bench,
  base: ParametersInput,
  parameter: ParameterPath,
  range: Pair,
  observable: Observable,
  level: number,
): Promise<number> {
  let [low, high] = range;
  for (let round = 0; round < ROUNDS; round++) {
    const table = await bench.solver.sweep({
      base,
      axes: [{ parameter, from: low, to: high, count: POINTS }],
      observables: [observable],
    });
    const x = table.columns[parameter]!;
    const above = Array.from(table.columns[observable]!, (value) => value > level);
    const first = above.findIndex((one) => one !== above[0]);
    if (first < 0) throw new RangeError(`${observable} does not pass ${level} on ${parameter}`);
    low = x[first - 1]!;
    high = x[first]!;
  }
  return 0.5 * (low + high);
}

/** Slope and intercept of the line nearest to points, and the largest distance from it. */
export function lineThrough(x: ArrayLike<number>, y: ArrayLike<number>) {
  const n = x.length;
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    sx += x[k]!;
    sy += y[k]!;
    sxx += x[k]! * x[k]!;
    sxy += x[k]! * y[k]!;
  }
  const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  const intercept = (sy - slope * sx) / n;
  let deviation = 0;
  for (let k = 0; k < n; k++) {
    deviation = Math.max(deviation, Math.abs(y[k]! - slope * x[k]! - intercept));
  }
  return { slope, intercept, deviation };
}

/** A short text of a number, for sentences. */
export function short(value: number, digits = 4): string {
  if (value === 0) return "0";
  // What is below EXACT is rounding, which differs between machines.
  if (Math.abs(value) < EXACT) return `<${short(EXACT)}`;
  const scientific = Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5;
  const text = scientific ? value.toExponential(1) : String(Number(value.toPrecision(digits)));
  return text.replace(/^-/, "−").replace("e-", "e−").replace("e+", "e");
}
