// Arithmetic of numbers that are sums of two doubles (T. J. Dekker, Numer. Math. 18, 224 (1971)), rows
// side by side, and equations of which doubles would leave no digits. High parts stand in the EXACT
// slots, low ones EXACT_LOW behind.

import { exchangeRows, LANES, type Lane, lane, laneAt, putLane } from "../lanes";
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

/** Exchanges two numbers of a row of the lanes. */
function exchange(row: i32, a: i32, b: i32): void {
  const given = laneAt(row, a);
  putLane(row, a, laneAt(row, b));
  putLane(row, b, given);
}

/** Brings the largest entry that is left to row and column k; its row, counted from there, into PIVOT_ROW. */
function choosePivot(k: i32): void {
  for (let row: i32 = 0; row < LANES; row++) {
    let size: f64 = 0;
    let found: i32 = k;
    let column: i32 = k;
    for (let i: i32 = k; i < N; i++) {
      for (let j: i32 = k; j < N; j++) {
        const entry = Math.abs(laneAt(row, slot.EXACT_EQUATIONS + STRIDE * i + j));
        if (!(entry > size)) continue;
        size = entry;
        found = i;
        column = j;
      }
    }
    putLane(row, slot.PIVOT_ROW, found - k);
    putLane(row, slot.SMALLEST_PIVOT, Math.min(size, laneAt(row, slot.SMALLEST_PIVOT)));
    putLane(row, slot.LARGEST_PIVOT, Math.max(size, laneAt(row, slot.LARGEST_PIVOT)));
    if (column === k) continue;
    exchange(row, slot.EXACT_ORDER + k, slot.EXACT_ORDER + column);
    for (let i: i32 = slot.EXACT_EQUATIONS; i < slot.EXACT_ORDER; i += STRIDE) {
      exchange(row, i + k, i + column);
      exchange(row, i + LOW + k, i + LOW + column);
    }
  }
}

/**
 * Solves the sixteen equations in EXACT_EQUATIONS by elimination with complete pivoting: a small pivot in an
 * early column would make so much of rounding that a conserved quantity looks like none. Extreme
 * pivots tell how far the matrix is from a singular one.
 */
export function solveExact(to: i32): void {
  lane[slot.SMALLEST_PIVOT] = Infinity;
  lane[slot.LARGEST_PIVOT] = 0;
  for (let k: i32 = 0; k < N; k++) lane[slot.EXACT_ORDER + k] = k;
  const end = slot.EXACT_EQUATIONS + STRIDE * N;
  for (let k: i32 = 0; k < N; k++) {
    const row = slot.EXACT_EQUATIONS + STRIDE * k;
    choosePivot(k);
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
    for (let k: i32 = 0; k < LANES; k++) {
      putLane(k, to + i32(laneAt(k, slot.EXACT_ORDER + i)), laneAt(k, row + N));
    }
  }
}
