// Arithmetic of numbers that are sums of two doubles (T. J. Dekker, Numer. Math. 18, 224 (1971)), rows
// side by side, and equations of which doubles would leave no digits. High parts stand in the EXACT
// slots, low ones EXACT_LOW behind.

import { exchangeRows, type Lane, lane } from "../lanes";
import { SPLITTER } from "./constants";
import * as slot from "./layout";

const LOW: i32 = slot.EXACT_LOW;
const N: i32 = slot.ENTRIES;
const STRIDE: i32 = slot.EXACT_STRIDE;

/** Adds (x + x')(y + y') to the number at a place. */
export function addLong(at: i32, x: Lane, xLow: Lane, y: Lane, yLow: Lane): void {
  const product = x * y;
  const cx = SPLITTER * x;
  const xh = cx - (cx - x);
  const xt = x - xh;
  const cy = SPLITTER * y;
  const yh = cy - (cy - y);
  const yt = y - yh;
  const error = xh * yh - product + xh * yt + xt * yh + xt * yt + (x * yLow + xLow * y);
  const before = lane[at];
  const sum = before + product;
  const part = sum - before;
  const rest = lane[at + LOW] + (before - (sum - part) + (product - part) + error);
  const total = sum + rest;
  lane[at] = total;
  lane[at + LOW] = rest - (total - sum);
}

/** Adds the number at a place, times a double. */
export function addExact(at: i32, from: i32, factor: Lane): void {
  addLong(at, lane[from], lane[from + LOW], factor, 0);
}

/** Zeroes `length` numbers. */
export function clearExact(from: i32, length: i32): void {
  for (let k: i32 = from; k < from + length; k++) {
    lane[k] = 0;
    lane[k + LOW] = 0;
  }
}

/** The number at a place becomes itself divided by that at another one, 1/high part of which is given. */
function divide(at: i32, by: i32, inverse: Lane): void {
  const first = lane[at] * inverse;
  addLong(at, lane[by], lane[by + LOW], -first, 0);
  const second = lane[at] * inverse;
  const quotient = first + second;
  lane[at] = quotient;
  lane[at + LOW] = second - (quotient - first);
}

/** Takes f times a row from another one, from a column on. */
function takeRowExact(row: i32, pivot: i32, from: i32, f: i32): void {
  const high = -lane[f];
  const low = -lane[f + LOW];
  for (let j: i32 = from; j <= N; j++)
    addLong(row + j, lane[pivot + j], lane[pivot + j + LOW], high, low);
}

/**
 * Solves the sixteen equations in EXACT_EQUATIONS; the solution stands in the column of the right-hand side.
 * Extreme pivots tell how far the matrix is from a singular one.
 */
export function solveExact(): void {
  lane[slot.SMALLEST_PIVOT] = Infinity;
  lane[slot.LARGEST_PIVOT] = 0;
  const end = slot.EXACT_EQUATIONS + STRIDE * N;
  for (let k: i32 = 0; k < N; k++) {
    const row = slot.EXACT_EQUATIONS + STRIDE * k;
    let size: Lane = 0;
    let place: Lane = 0;
    let at: Lane = 0;
    for (let i: i32 = row; i < end; i += STRIDE) {
      const entry = Math.abs(lane[i + k]);
      const larger = entry > size;
      size = larger ? entry : size;
      place = larger ? at : place;
      at = at + 1.0;
    }
    lane[slot.SMALLEST_PIVOT] = Math.min(size, lane[slot.SMALLEST_PIVOT]);
    lane[slot.LARGEST_PIVOT] = Math.max(size, lane[slot.LARGEST_PIVOT]);
    lane[slot.PIVOT_ROW] = place;
    exchangeRows(row, STRIDE, slot.PIVOT_ROW, STRIDE);
    exchangeRows(row + LOW, STRIDE, slot.PIVOT_ROW, STRIDE);
    const inverse = 1.0 / lane[row + k];
    lane[slot.PIVOT_INVERSE + k] = inverse;
    for (let i: i32 = row + STRIDE; i < end; i += STRIDE) {
      divide(i + k, row + k, inverse);
      takeRowExact(i, row, k + 1, i + k);
    }
  }
  for (let i: i32 = N - 1; i >= 0; i--) {
    const row = slot.EXACT_EQUATIONS + STRIDE * i;
    for (let j: i32 = i + 1; j < N; j++) {
      const x = slot.EXACT_EQUATIONS + STRIDE * j + N;
      addLong(row + N, lane[x], lane[x + LOW], -lane[row + j], -lane[row + j + LOW]);
    }
    divide(row + N, row + i, lane[slot.PIVOT_INVERSE + i]);
  }
}
