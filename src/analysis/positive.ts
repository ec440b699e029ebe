// Rows of a sweep whose matrix is no state: outside the theory's domain, and so no results.

import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";

/** Whether each row's matrix is positive, by the table's column `flags`; rows without one are not. */
function isPositive(flags: ArrayLike<number>, row: number): boolean {
  return (flags[row]! & FLAG_NOT_POSITIVE) === 0;
}

/** Values without those of rows that are not positive: NaN in their place. */
export function positiveValues(
  values: Float64Array,
  flags: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  return values.map((value, row) => (isPositive(flags, row) ? value : Number.NaN));
}

/** How many of the rows from `start` on, up to `end`, are not positive. */
export function notPositive(flags: ArrayLike<number>, start = 0, end = flags.length): number {
  let count = 0;
  for (let row = start; row < end; row++) if (!isPositive(flags, row)) count += 1;
  return count;
}
