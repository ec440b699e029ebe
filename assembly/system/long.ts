// Matrices whose numbers are sums of two doubles, the second below the last place of the first
// (T. J. Dekker, Numer. Math. 18, 224 (1971)): 106 bits, from additions and multiplications of
// doubles alone. Sixteen rows of sixteen, high parts, then low parts.

import { arena } from "../arena";
import { SPLITTER } from "./constants";
import * as slot from "./layout";

const N: i32 = 16;
const LOW: i32 = slot.SUPER;
// Halves of the high parts of both factors.
const A_HEAD: i32 = slot.SPLIT;
const A_TAIL: i32 = slot.SPLIT + slot.SUPER;
const B_HEAD: i32 = slot.SPLIT + 2 * slot.SUPER;
const B_TAIL: i32 = slot.SPLIT + 3 * slot.SUPER;

/** High parts as sums of two numbers of 26 bits each. */
function split(head: i32, tail: i32, from: i32): void {
  for (let k: i32 = 0; k < slot.SUPER; k++) {
    const x = arena[from + k];
    const c = SPLITTER * x;
    const h = c - (c - x);
    arena[head + k] = h;
    arena[tail + k] = x - h;
  }
}

/** A B, exact to some 2⁻¹⁰⁰ of the sum of the moduli; `to` is neither factor. */
export function longProduct(to: i32, a: i32, b: i32): void {
  split(A_HEAD, A_TAIL, a);
  split(B_HEAD, B_TAIL, b);
  for (let i: i32 = 0; i < slot.SUPER; i += N) {
    for (let j: i32 = 0; j < N; j++) {
      let sum: f64 = 0;
      let rest: f64 = 0;
      for (let k: i32 = 0; k < N; k++) {
        const p = i + k;
        const q = j + N * k;
        const x = arena[a + p];
        const y = arena[b + q];
        const xh = arena[A_HEAD + p];
        const xt = arena[A_TAIL + p];
        const yh = arena[B_HEAD + q];
        const yt = arena[B_TAIL + q];
        const product = x * y;
        const error = xh * yh - product + xh * yt + xt * yh + xt * yt;
        const more = error + (x * arena[b + LOW + q] + arena[a + LOW + p] * y);
        const next = sum + product;
        const part = next - sum;
        rest = rest + (sum - (next - part) + (product - part) + more);
        sum = next;
      }
      const total = sum + rest;
      arena[to + i + j] = total;
      arena[to + LOW + i + j] = rest - (total - sum);
    }
  }
}

/** A ← A / m for a whole number m. */
export function longDivide(a: i32, m: f64): void {
  for (let k: i32 = 0; k < slot.SUPER; k++) {
    const x = arena[a + k];
    const q = x / m;
    const c = SPLITTER * q;
    const head = c - (c - q);
    const tail = q - head;
    // m has few bits, so that its products with halves of q are exact.
    const rest = x - head * m - tail * m + arena[a + LOW + k];
    const low = rest / m;
    const total = q + low;
    arena[a + k] = total;
    arena[a + LOW + k] = low - (total - q);
  }
}

/** A ← A + B. */
export function longAdd(a: i32, b: i32): void {
  for (let k: i32 = 0; k < slot.SUPER; k++) {
    const x = arena[a + k];
    const y = arena[b + k];
    const sum = x + y;
    const part = sum - x;
    const rest = x - (sum - part) + (y - part) + (arena[a + LOW + k] + arena[b + LOW + k]);
    const total = sum + rest;
    arena[a + k] = total;
    arena[a + LOW + k] = rest - (total - sum);
  }
}
