// Real linear equations by elimination with partial pivoting, each row's its own. Two pivots at a
// time, so that entries are loaded and stored half as often.

import { exchangeRows, type Lane, lane } from "../lanes";
import * as slot from "./layout";

const STRIDE: i32 = slot.EQUATIONS_STRIDE;

/**
 * Solves the n equations in EQUATIONS; the solution stands in the column of the right-hand side.
 * Extreme pivots tell how far the matrix is from a singular one.
 */
export function solveEquations(n: i32): void {
  lane[slot.SMALLEST_PIVOT] = Infinity;
  lane[slot.LARGEST_PIVOT] = 0;
  for (let k: i32 = 0; k < n; k += 2) {
    const first = slot.EQUATIONS + STRIDE * k;
    const inverse = pivot(k, k, n);
    if (k + 1 === n) break;
    // The next column, with the factors in the place of this one; then the next pivot's row.
    const second = first + STRIDE;
    const end = slot.EQUATIONS + STRIDE * n;
    const entry = lane[first + k + 1];
    for (let row: i32 = second; row < end; row += STRIDE) {
      const factor = lane[row + k] * inverse;
      lane[row + k] = factor;
      lane[row + k + 1] = lane[row + k + 1] - factor * entry;
    }
    const other = pivot(k + 1, k, n);
    const factor = lane[second + k];
    for (let j: i32 = k + 2; j <= n; j++)
      lane[second + j] = lane[second + j] - factor * lane[first + j];
    for (let row: i32 = second + STRIDE; row < end; row += STRIDE) {
      eliminate(row, first, second, k + 2, n, lane[row + k], lane[row + k + 1] * other);
    }
  }
  for (let i: i32 = n - 1; i >= 0; i--) {
    const row = slot.EQUATIONS + STRIDE * i;
    let sum: Lane = lane[row + n];
    for (let j: i32 = i + 1; j < n; j++) {
      sum = sum - lane[row + j] * lane[slot.EQUATIONS + STRIDE * j + n];
    }
    lane[row + n] = sum * lane[slot.PIVOT_INVERSE + i];
  }
}

/** Brings the largest entry of column k to row k, exchanging from a column on; its inverse. */
function pivot(k: i32, from: i32, n: i32): Lane {
  const row = slot.EQUATIONS + STRIDE * k;
  // Every other row by itself: one comparison need not wait for that before it.
  let size: Lane = -1;
  let place: Lane = 0;
  let nextSize: Lane = -1;
  let nextPlace: Lane = 0;
  let at: Lane = 0;
  let i: i32 = row;
  const last = slot.EQUATIONS + STRIDE * (n - 1);
  for (; i < last; i += 2 * STRIDE) {
    const entry = Math.abs(lane[i + k]);
    const larger = entry > size;
    size = larger ? entry : size;
    place = larger ? at : place;
    const next = Math.abs(lane[i + STRIDE + k]);
    const nextLarger = next > nextSize;
    nextSize = nextLarger ? next : nextSize;
    nextPlace = nextLarger ? at + 1.0 : nextPlace;
    at = at + 2.0;
  }
  const left: Lane = i === last ? Math.abs(lane[last + k]) : -1;
  const leftLarger = left > size;
  size = leftLarger ? left : size;
  place = leftLarger ? at : place;
  place = nextSize > size ? nextPlace : place;
  size = nextSize > size ? nextSize : size;
  // NaN ends here, too: no comparison with it holds. What follows such a pivot says nothing.
  const smallest = lane[slot.SMALLEST_PIVOT];
  const largest = lane[slot.LARGEST_PIVOT];
  const least = size < smallest ? size : smallest;
  lane[slot.LARGEST_PIVOT] = least > 0 && size > largest ? size : largest;
  lane[slot.SMALLEST_PIVOT] = size > 0 ? least : 0;
  lane[slot.PIVOT_ROW] = place;
  exchangeRows(row + from, STRIDE, slot.PIVOT_ROW, n - from + 1);
  const inverse = 1.0 / lane[row + k];
  lane[slot.PIVOT_INVERSE + k] = inverse;
  return inverse;
}

/**
 * Takes two pivots' rows from a row, column `from` to n, by fours and a last two: where n is even the
 * column behind it, of which nothing is read, is changed as well.
 */
function eliminate(
  row: i32,
  first: i32,
  second: i32,
  from: i32,
  n: i32,
  one: Lane,
  other: Lane,
): void {
  let j: i32 = from;
  for (; j + 2 <= n; j += 4) {
    const at = row + j;
    const f = first + j;
    const s = second + j;
    const a = lane[at] - one * lane[f] - other * lane[s];
    const b = lane[at + 1] - one * lane[f + 1] - other * lane[s + 1];
    const c = lane[at + 2] - one * lane[f + 2] - other * lane[s + 2];
    const d = lane[at + 3] - one * lane[f + 3] - other * lane[s + 3];
    lane[at] = a;
    lane[at + 1] = b;
    lane[at + 2] = c;
    lane[at + 3] = d;
  }
  if (j > n) return;
  const a = lane[row + j] - one * lane[first + j] - other * lane[second + j];
  const b = lane[row + j + 1] - one * lane[first + j + 1] - other * lane[second + j + 1];
  lane[row + j] = a;
  lane[row + j + 1] = b;
}
