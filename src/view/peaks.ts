// What a map shows of its quantity as a whole: where it is highest, and where it ends.

import { highestOf, ROW } from "./positive.js";

/** A point of a map that is higher than all others. */
export interface Peak {
  /** Column and row, from 0. */
  readonly column: number;
  readonly row: number;
  readonly value: number;
}

/** The highest points of a map. */
export interface Peaks {
  readonly peaks: readonly Peak[];
  /** Whether the highest point of all is beside states that are not positive: it is no maximum, the quantity may rise further there. */
  readonly beside: boolean;
}

/** So many equally high points are maxima that a symmetry makes; more are a plateau. */
const MOST = 4;

/** Columns and rows of the points about one, as far as there are any. */
function around(column: number, row: number, size: number): number[] {
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(size - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(size - 1, column + 1); x++) {
      found.push(y * size + x);
    }
  }
  return found;
}

/** The highest points above zero of a map of so many points a side; none where there are too many. */
export function peaksOf(z: Float64Array, kinds: Uint8Array, size: number): Peaks {
  let most = 0;
  for (const value of z) if (value > most) most = value;
  if (most === 0) return { peaks: [], beside: false };
  const highest: Peak[] = [];
  let beside = false;
  for (let k = 0; k < z.length && highest.length <= MOST; k++) {
    if (!highestOf(z[k]!, most)) continue;
    const [column, row] = [k % size, Math.floor(k / size)];
    const border = around(column, row, size).some((at) => kinds[at] === ROW.notPositive);
    if (border) beside = true;
    else highest.push({ column, row, value: z[k]! });
  }
  return { peaks: beside || highest.length > MOST ? [] : highest, beside };
}

/**
 * A quantity that is cut off at zero, continued below it: linearly from the points beyond the edge to
 * those before it, so that the edge lies where the quantity itself would pass zero.
 */
export function continued(z: Float64Array, size: number): Float64Array {
  return z.map((value, k) => {
    if (!(value <= ROUNDING)) return value;
    const [column, row] = [k % size, Math.floor(k / size)];
    let [sum, lines, most] = [0, 0, 0];
    for (const [x, y] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const at = (steps: number) => {
        const [i, j] = [column + steps * x, row + steps * y];
        return i < 0 || j < 0 || i >= size || j >= size ? Number.NaN : z[j * size + i]!;
      };
      const [next, further] = [at(1), at(2)];
      if (!(next > ROUNDING)) continue;
      most = Math.max(most, next);
      if (!(further > next)) continue;
      sum += 2 * next - further;
      lines += 1;
    }
    if (most === 0) return -1;
    // Without a line the edge is in the middle; where the quantity ends flatly it is here.
    return lines === 0 ? -most : Math.min(sum / lines, -LEAST * most);
  });
}
/** What is smaller is zero but for rounding. */
const ROUNDING = 1e-9;
/** Part of the value beyond the edge that the continued one lies below zero at least. */
const LEAST = 1e-3;
