import { BellnessError } from "../model/errors.js";
import { FLAGS, type Flag, flags } from "../model/flags.js";
import { oneOf } from "../model/keys.js";
import type { Pair } from "../model/pairs.js";
import { type ParametersInput, parameters } from "../model/parameters.js";
import { PARAMETER_PATHS, type ParameterPath } from "../model/paths.js";
import { checkWatch, optionsOf, refuse } from "../model/refuse.js";
import { equidistant, type Maximum, type Range } from "./maxima.js";
import { checkSweeper, ParameterSets, type Sweeper } from "./parameterSets.js";
import { notPositive } from "./positive.js";
import { QUANTITIES, type Quantity, UNCUT } from "./quantity.js";
import { checkedRange, checkedSamples, defaultRange, SAMPLES } from "./searchRange.js";
import { maximaWhereDefined } from "./segments.js";

/** How a critical condition is searched for. */
export interface CriticalOptions {
  /** Ends of the search. */
  readonly range?: Pair;
  /** Points of the coarse scan (default 129): what is narrower than their spacing may be missed. */
  readonly samples?: number;
  readonly signal?: AbortSignal;
  /** Parameter sets done and in all. */
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * What a search for a maximum has found.
 * - `unique`: one local maximum, inside the range.
 * - `several`: more than one; the critical condition is the global one, the first of equally high ones.
 * - `edge`: one, at an end of the range, or where the states in it stop being positive: the
 *   quantity still rises outwards there.
 * - `flat`: the quantity is zero wherever there is a positive state; there is no critical condition.
 * - `not-positive`: no steady state of the range is positive: it is outside the theory's domain.
 * - `unsolved`: no point of the range has a steady state; `solve` tells why.
 */
export type CriticalKind = "unique" | "several" | "edge" | "flat" | "not-positive" | "unsolved";

/** A critical nonequilibrium condition: where a quantity is largest. */
export interface CriticalPoint {
  readonly kind: CriticalKind;
  /** Position of the global maximum; NaN where there is none ("flat", "not-positive", "unsolved"). */
  readonly at: number;
  /** The quantity there. */
  readonly value: number;
  /** How far `at` may be off; NaN where there is no maximum. */
  readonly uncertainty: number;
  /** All local maxima above zero, in ascending order of position. */
  readonly maxima: readonly Maximum[];
  /** The range that was searched. */
  readonly range: Pair;
  /** Points of the scan whose steady state is not positive: they are left out. */
  readonly leftOut: number;
  /** What is flagged at the maximum; "not-positive" where points of the scan were left out for it. */
  readonly flags: readonly Flag[];
}

/** Parameter sets per batch: some 10⁵ points, a few megabytes. */
const BATCH = 1024;
/** Equally high to rounding. */
const EQUAL = 1e-12;
/** One scan: values, and what is flagged. */
interface Scan {
  readonly values: Float64Array;
  readonly flags: Float64Array;
}

/** A critical condition without what is flagged at its maximum. */
export function unflagged(
  maxima: readonly Maximum[],
  range: Pair,
  { values, flags }: Scan,
): Omit<CriticalPoint, "flags"> {
  const leftOut = notPositive(flags);
  if (maxima.length === 0) {
    const missing = leftOut > 0 ? "not-positive" : "unsolved";
    const kind = values.every(Number.isNaN) ? missing : "flat";
    return { kind, at: NaN, value: 0, uncertainty: NaN, maxima, range, leftOut };
  }
  const highest = Math.max(...maxima.map(({ value }) => value));
  const { at, value, uncertainty, edge } = maxima.find((one) => one.value >= highest - EQUAL)!;
  const kind = maxima.length > 1 ? "several" : edge ? "edge" : "unique";
  return { kind, at, value, uncertainty, maxima, range, leftOut };
}

/** Critical conditions with what is flagged at their maxima. */
async function flagged(
  sets: ParameterSets,
  found: readonly Omit<CriticalPoint, "flags">[],
): Promise<CriticalPoint[]> {
  const placed = found.flatMap(({ at }, k) => (Number.isNaN(at) ? [] : [k]));
  const x = Float64Array.from(placed, (k) => found[k]!.at);
  const bitsAt = placed.length === 0 ? [] : (await sets.points(Int32Array.from(placed), x)).flags;
  const bits = new Map(placed.map((k, i) => [k, bitsAt[i]!]));
  return found.map((one, k) => {
    const scan = one.leftOut > 0 ? FLAGS["not-positive"] : 0;
    return { ...one, flags: flags((bits.get(k) ?? 0) | scan) };
  });
}

/**
 * Where a quantity is largest along one parameter, for many parameter sets at once.
 *
 * The sets must share their statistics; the value of `along` in them does not matter.
 * Maxima are roots of the derivative, placed to better than 1e-8 of the range where
 * the quantity is smooth (`uncertainty` says how well). Points whose steady state is not positive
 * are left out and counted.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function criticalPoints(
  solver: Sweeper,
  inputs: readonly ParametersInput[],
  along: ParameterPath,
  quantity: Quantity,
  options: CriticalOptions = {},
): Promise<CriticalPoint[]> {
  oneOf(along, PARAMETER_PATHS, "along", "INVALID_PARAMETER");
  const uncut = UNCUT[oneOf(quantity, QUANTITIES, "quantity", "INVALID_PARAMETER")];
  const { range, signal, onProgress, ...rest } = optionsOf(options);
  checkWatch({ signal, onProgress });
  const samples = checkedSamples(rest.samples ?? SAMPLES);
  checkSweeper(solver);
  if (!Array.isArray(inputs)) {
    refuse("INVALID_PARAMETER", "inputs", inputs, "a list of parameter sets");
  }
  const points = inputs.map(parameters);
  const odd = points.find(({ statistics }) => statistics !== points[0]!.statistics);
  if (odd !== undefined) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      `statistics: "${odd.statistics}" beside "${points[0]!.statistics}". Allowed: one statistics in a list.`,
      "statistics",
      odd.statistics,
    );
  }
  const ranges = points.map((point) => checkedRange(range ?? defaultRange(along, point)));
  const result: CriticalPoint[] = [];
  for (let start = 0; start < points.length; start += BATCH) {
    const end = Math.min(points.length, start + BATCH);
    const batch = ranges.slice(start, end).map(([low, high]) => ({ low, high }));
    const sets = new ParameterSets(solver, points.slice(start, end), along, uncut);
    const { values, flags } = await scan(sets, batch, samples);
    const evaluate = async (which: Int32Array, x: Float64Array) =>
      (await sets.points(which, x)).values;
    const maxima = await maximaWhereDefined(batch, values, samples, uncut.floor, evaluate);
    const found = maxima.map((list, k) => {
      const cut = list.map((one) => ({ ...one, value: uncut.quantity(one.value) }));
      const rows = [k * samples, (k + 1) * samples] as const;
      const own = { values: values.subarray(...rows), flags: flags.subarray(...rows) };
      return unflagged(cut, ranges[start + k]!, own);
    });
    result.push(...(await flagged(sets, found)));
    signal?.throwIfAborted();
    onProgress?.(end, points.length);
  }
  return result;
}

/** Values at equidistant points of each range, row by row. */
async function scan(sets: ParameterSets, ranges: readonly Range[], count: number): Promise<Scan> {
  const [{ low, high }] = ranges as [Range];
  if (ranges.every((range) => range.low === low && range.high === high)) {
    return sets.grid(equidistant({ low, high }, count));
  }
  const which = new Int32Array(ranges.length * count);
  const x = new Float64Array(ranges.length * count);
  ranges.forEach((range, i) => {
    which.fill(i, i * count, (i + 1) * count);
    x.set(equidistant(range, count), i * count);
  });
  return sets.points(which, x);
}

/**
 * Critical nonequilibrium temperature difference of many parameter sets: see
 * `criticalTemperatureDifference`.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function criticalTemperatureDifferences(
  solver: Sweeper,
  inputs: readonly ParametersInput[],
  quantity: Quantity,
  options: CriticalOptions = {},
): Promise<CriticalPoint[]> {
  return criticalPoints(solver, inputs, "temperature.difference", quantity, options);
}

/**
 * Critical nonequilibrium temperature difference (CNTD): the ΔT = T₂ − T₁ at which a
 * quantity is largest at fixed mean temperature T̄, Eq. (35).
 *
 * The search covers the whole legal range −2T̄ … 2T̄ unless `range` says otherwise.
 * Energies and temperatures in the caller's unit; the temperature difference in
 * `input` does not matter.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function criticalTemperatureDifference(
  solver: Sweeper,
  input: ParametersInput,
  quantity: Quantity,
  options: CriticalOptions = {},
): Promise<CriticalPoint> {
  return (await criticalTemperatureDifferences(solver, [input], quantity, options))[0]!;
}

/**
 * Critical chemical potential difference: the Δμ = μ₂ − μ₁ at which a quantity is
 * largest at fixed mean μ̄ (the fermionic counterpart of Eq. (35), dots of Fig. 12).
 *
 * The search covers |Δμ| ≤ 2 (max|ε± − μ̄| + 10 T) unless `range` says otherwise:
 * beyond, every occupation is full or empty to e⁻¹⁰ and nothing changes any more.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function criticalChemicalPotentialDifference(
  solver: Sweeper,
  input: ParametersInput,
  quantity: Quantity,
  options: CriticalOptions = {},
): Promise<CriticalPoint> {
  return (await criticalPoints(solver, [input], "mu.difference", quantity, options))[0]!;
}

/** A critical entropy production rate: the cost of the largest value on one side of equilibrium. */
export interface CriticalEntropyProduction extends CriticalPoint {
  /** Entropy production rate σ at the maximum, Eqs. (33), (34); NaN where there is no maximum. */
  readonly entropyProduction: number;
}

/**
 * Critical entropy production rate: σ of Eq. (33) (bosons, along ΔT) or Eq. (34)
 * (fermions, along Δμ) at the largest value of a quantity on one side of equilibrium,
 * as Figs. 9 and 13 mark it. `side` is the sign of ΔT or Δμ, which σ does not tell.
 *
 * A `kind` of "edge" with σ = 0 means that equilibrium is best on this side.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function criticalEntropyProduction(
  solver: Sweeper,
  input: ParametersInput,
  quantity: Quantity,
  side: 1 | -1,
  options: Omit<CriticalOptions, "range"> = {},
): Promise<CriticalEntropyProduction> {
  if (side !== 1 && side !== -1) refuse("INVALID_PARAMETER", "side", side, "1 or -1");
  const params = parameters(input);
  const along = params.statistics === "bose" ? "temperature.difference" : "mu.difference";
  const whole = defaultRange(along, params);
  const range: Pair = side > 0 ? [0, whole[1]] : [whole[0], 0];
  const point = (
    await criticalPoints(solver, [params], along, quantity, { ...options, range })
  )[0]!;
  if (Number.isNaN(point.at)) return { ...point, entropyProduction: NaN };
  const table = await solver.sweep({
    base: params,
    axes: [{ parameter: along, values: [point.at] }],
    observables: ["entropyProduction"],
  });
  // Without −0, the sum of two currents that vanish.
  return { ...point, entropyProduction: table.columns["entropyProduction"]![0]! + 0 };
}
