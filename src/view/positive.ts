// Which rows of a sweep are states: those outside the theory's domain are no results.

import { type CriticalPoint, FLAGS, type Maximum, type Solver } from "../index.js";

/** The part of a solver that views are computed with. */
export type Sweeping = Pick<Solver, "sweep">;
/** The same for views of which some run along time. */
export type Computing = Sweeping & Partial<Pick<Solver, "evolveTable">>;

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

/** Whether a value is as high as the highest. */
export function highestOf(value: number, most: number): boolean {
  return value >= most - EQUAL;
}

/**
 * The highest maxima of a search. Those at the border of the states are none: the quantity rises on
 * towards what is no state.
 */
export function highestInside({ maxima }: CriticalPoint): readonly Maximum[] {
  const inside = maxima.filter(({ border }) => !border);
  const most = Math.max(...inside.map(({ value }) => value));
  return inside.filter(({ value }) => highestOf(value, most));
}

/** Rows that searches have passed over. */
export function passedOver(found: readonly CriticalPoint[]): number {
  return found.reduce((sum, { leftOut }) => sum + leftOut, 0);
}
