// Which rows of a sweep are states: those outside the theory's domain are no results.

import { type CriticalPoint, FLAGS, type Maximum, type Solver, type SweepSpec } from "../index.js";

/** The part of a solver that views are computed with. */
export type Sweeping = Pick<Solver, "sweep">;

/** What a row is: a state, a matrix with a negative eigenvalue, or none: then its status, which says why. */
export const ROW = { sound: 0, notPositive: 255 } as const;

type Columns = Readonly<Record<string, Float64Array>>;

/** The kind of each row of a sweep. */
export function rowKinds(columns: Columns): Uint8Array<ArrayBuffer> {
  const [status, flags] = [columns["status"]!, columns["flags"]!];
  const kinds = new Uint8Array(status.length);
  for (let row = 0; row < kinds.length; row++) {
    kinds[row] = status[row]!;
    if ((flags[row]! & FLAGS["not-positive"]) !== 0) kinds[row] = ROW.notPositive;
  }
  return kinds;
}

/** Values without those of rows that are no states. */
export function soundValues(values: Float64Array, kinds: Uint8Array): Float64Array {
  if (!kinds.includes(ROW.notPositive)) return values;
  return values.map((value, row) => (kinds[row] === ROW.notPositive ? Number.NaN : value));
}

/** Maxima closer than this are equally high: the pairs that a symmetry makes. */
const EQUAL = 1e-10;
/** Part of its range within which a search places a maximum that it can place. */
const PLACED = 1e-7;

/** A solver to which what is not positive has no values: searches pass it over. */
export class PositiveStates {
  readonly #solver: Sweeping;
  /** Rows that were passed over. */
  leftOut = 0;

  constructor(solver: Sweeping) {
    this.#solver = solver;
  }

  async sweep(spec: SweepSpec): Promise<{ readonly columns: Columns }> {
    const { columns } = await this.#solver.sweep(spec);
    const kinds = rowKinds(columns);
    if (!kinds.includes(ROW.notPositive)) return { columns };
    this.leftOut += kinds.reduce((sum, kind) => sum + Number(kind === ROW.notPositive), 0);
    const sound = spec.observables.map((name) => [name, soundValues(columns[name]!, kinds)]);
    return { columns: { ...columns, ...Object.fromEntries(sound) } };
  }

  /**
   * The highest maxima of a search with this solver. Those at the border of the states are none:
   * the quantity rises on towards what is no state, and so they cannot be placed.
   */
  highest({ maxima, range }: CriticalPoint): readonly Maximum[] {
    const least = PLACED * (range[1] - range[0]);
    const inside = maxima.filter((one) => one.edge || one.uncertainty < least);
    const counted = this.leftOut > 0 ? inside : maxima;
    const most = Math.max(...counted.map(({ value }) => value));
    return counted.filter(({ value }) => value >= most - EQUAL);
  }
}
