// Maxima of the three quantities along one number of any model.

import { FLAGS, flags } from "../model/flags.js";
import type { Pair } from "../model/pairs.js";
import type { ExtendedParametersInput } from "../model/paperSystem.js";
import type { ParametersInput } from "../model/parameters.js";
import { checkWatch, optionsOf, refuse } from "../model/refuse.js";
import type { SystemInput } from "../model/system.js";
import type { AxisPath } from "../sweep/spec.js";
import { type CriticalPoint, unflagged } from "./critical.js";
import { type Evaluate, equidistant } from "./maxima.js";
import { checkSweeper, type Sweeper } from "./parameterSets.js";
import { notPositive, positiveValues } from "./positive.js";
import { type Columns, QUANTITIES, type Quantity } from "./quantity.js";
import { checkedRange, checkedSamples, SAMPLES } from "./searchRange.js";
import { maximaWhereDefined } from "./segments.js";

/** How maxima along a number are searched for. */
export interface AlongOptions {
  /** Ends of the search. */
  readonly range: Pair;
  /** Points of the coarse scan (default 129): what is narrower than their spacing may be missed. */
  readonly samples?: number;
  /**
   * The scan, where it has been made: columns of a sweep over `range` with all three quantities, a row
   * for each of at least nine even steps; instead of `samples`.
   */
  readonly scan?: Columns;
  readonly signal?: AbortSignal;
}

/** The columns of a scan that is given. */
function checkedScan(scan: Columns): Columns {
  for (const name of [...QUANTITIES, "flags"]) {
    if (scan[name] === undefined) refuse("INVALID_PARAMETER", "scan", scan, `a column ${name}`);
  }
  checkedSamples(scan["flags"]!.length);
  return scan;
}

/** The values of a quantity; NaN in rows that are no states. */
function valuesOf(columns: Columns, quantity: Quantity): Float64Array {
  return positiveValues(columns[quantity]!, columns["flags"]!);
}

type Unflagged = Omit<CriticalPoint, "flags">;

/** The results of searches with what is flagged at their maxima, and in their scan. */
async function flagged(
  found: Readonly<Record<Quantity, Unflagged>>,
  scan: Columns,
  sweep: (x: Float64Array) => Promise<Columns>,
): Promise<Record<Quantity, CriticalPoint>> {
  const places = Object.values(found).flatMap(({ at }) => (Number.isNaN(at) ? [] : [at]));
  const there = places.length === 0 ? [] : (await sweep(Float64Array.from(places)))["flags"]!;
  const left = notPositive(scan["flags"]!) > 0 ? FLAGS["not-positive"] : 0;
  const one = (point: Unflagged): CriticalPoint => {
    const row = places.indexOf(point.at);
    return { ...point, flags: flags((row < 0 ? 0 : there[row]!) | left) };
  };
  return { concurrence: one(found.concurrence), i2: one(found.i2), i3: one(found.i3) };
}

/**
 * Where concurrence, I₂ and I₃ are largest along one number of a model: of the paper's or of any
 * system, such as `"baths.2.temperature"`. All three are searched for at once.
 *
 * Maxima are roots of the derivative, placed to better than 1e-8 of the range where the quantity is
 * smooth (`uncertainty` says how well). Points whose steady state is not positive are left out and
 * counted.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_SWEEP
 *
 * @example
 * const { concurrence } = await maximaAlong(solver, system, "hamiltonian.ZZ", { range: [-1, 2] });
 * console.log(concurrence.at, concurrence.value);
 */
export async function maximaAlong(
  solver: Sweeper,
  base: ParametersInput | ExtendedParametersInput | SystemInput,
  along: AxisPath,
  options: AlongOptions,
): Promise<Record<Quantity, CriticalPoint>> {
  checkSweeper(solver);
  const { range, samples = SAMPLES, scan: given, signal } = optionsOf(options);
  checkWatch({ signal });
  const [low, high] = checkedRange(range as Pair);
  const sweep = async (x: Float64Array): Promise<Columns> => {
    signal?.throwIfAborted();
    const axes = [{ parameter: along, values: x }];
    return (await solver.sweep({ base, axes, observables: QUANTITIES })).columns;
  };
  const count = given === undefined ? checkedSamples(samples) : checkedScan(given)["flags"]!.length;
  const scan = given ?? (await sweep(equidistant({ low, high }, count)));
  // A round of all three searches is one sweep: what it takes beside its rows is the most of it.
  const evaluate: Evaluate = async (which, x) => {
    const columns = await sweep(x);
    const each = QUANTITIES.map((quantity) => valuesOf(columns, quantity));
    return Float64Array.from(x, (_, row) => each[which[row]!]![row]!);
  };
  const ranges = QUANTITIES.map(() => ({ low, high }));
  const values = new Float64Array(count * QUANTITIES.length);
  QUANTITIES.forEach((quantity, k) => {
    values.set(valuesOf(scan, quantity), k * count);
  });
  const maxima = await maximaWhereDefined(ranges, values, count, 0, evaluate);
  const [concurrence, i2, i3] = maxima.map((list, k) => {
    const own = { values: values.subarray(k * count, (k + 1) * count), flags: scan["flags"]! };
    return unflagged(list, [low, high], own);
  }) as [Unflagged, Unflagged, Unflagged];
  return flagged({ concurrence, i2, i3 }, scan, sweep);
}
