import * as slot from "../../../assembly/layout.js";
import {
  STATUS_OK,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../../assembly/status.js";
import { arena } from "../arena.js";

// Views of their own, handed down as arguments: the engine then keeps their bases
// in registers (a module-level binding is loaded anew at every access).
const MATRIX_RE = arena.subarray(slot.LU_RE, slot.LU_RE + slot.LIOUVILLE * slot.LIOUVILLE);
const MATRIX_IM = arena.subarray(slot.LU_IM, slot.LU_IM + slot.LIOUVILLE * slot.LIOUVILLE);
const RIGHT = arena.subarray(slot.RHS, slot.RHS + 2 * slot.LIOUVILLE);
/** Reciprocals of the two pivots at work, a pair (Re, Im) each. */
const RECIPROCALS = new Float64Array(4);
const N = slot.LIOUVILLE;
type F64 = Float64Array;

/**
 * Solves the dense complex 16×16 system in LU (row by row, destroyed) and RHS
 * (replaced by the solution) by Crout's LU, two columns at a time, with partial
 * pivoting: the largest |Re| + |Im| of the column, the first of equals. Returns a
 * status code.
 *
 * A pivot row is divided by its pivot; then every element below sees x ← x − l·u
 * once per pivot, in the order of the pivots, as re − (lr·ur − li·ui) and
 * im − (lr·ui + li·ur): the operations that assembly/linear/lu.ts does in lanes. A row that
 * has nothing in either column is left alone (a Liouvillian is three quarters zeros).
 */
export function luSolve(): number {
  const re = MATRIX_RE;
  const im = MATRIX_IM;
  const right = RIGHT;
  const reciprocals = RECIPROCALS;
  arena[slot.PIVOT_MIN] = Infinity;
  arena[slot.PIVOT_MAX] = 0;
  for (let k = 0; k < N; k += 2) {
    const first = pivotOf(re, im, k);
    let status = judge(re, im, first * N + k);
    if (status !== STATUS_OK) return status;
    invert(re, im, first * N + k, reciprocals, 0);
    if (first !== k) swapRows(re, im, right, k, first, k);
    nextColumn(re, im, k, reciprocals);
    const second = pivotOf(re, im, k + 1);
    status = judge(re, im, second * N + k + 1);
    if (status !== STATUS_OK) return status;
    invert(re, im, second * N + k + 1, reciprocals, 2);
    if (second !== k + 1) swapRows(re, im, right, k + 1, second, k);
    pivotRows(re, im, right, k, reciprocals);
    eliminate(re, im, right, k);
  }
  substitute(re, im, right);
  return STATUS_OK;
}

/** The row of the pivot of column k. */
function pivotOf(re: F64, im: F64, k: number): number {
  let row = k;
  let best = 0;
  for (let i = k, at = k * N + k; i < N; i++, at += N) {
    const size = Math.abs(re[at]!) + Math.abs(im[at]!);
    if (size > best) {
      best = size;
      row = i;
    } else if (Number.isNaN(size)) return i;
  }
  return row;
}

/** Whether the best pivot will do; keeps the smallest and the largest of all. */
function judge(re: F64, im: F64, at: number): number {
  const size = Math.abs(re[at]!) + Math.abs(im[at]!);
  if (size === 0) return STATUS_SINGULAR_LIOUVILLIAN;
  if (!(size < Infinity)) return STATUS_OVERFLOW;
  arena[slot.PIVOT_MIN] = Math.min(arena[slot.PIVOT_MIN]!, size);
  arena[slot.PIVOT_MAX] = Math.max(arena[slot.PIVOT_MAX]!, size);
  return STATUS_OK;
}

/** Writes the reciprocal of an entry. */
function invert(re: F64, im: F64, at: number, out: F64, to: number): void {
  const pr = re[at]!;
  const pi = im[at]!;
  const scale = 1 / (pr * pr + pi * pi);
  out[to] = pr * scale;
  out[to + 1] = -pi * scale;
}

/** Exchanges two rows from column `from` on, and their right-hand sides. */
function swapRows(re: F64, im: F64, right: F64, k: number, other: number, from: number): void {
  for (let a = k * N + from, b = other * N + from, end = (k + 1) * N; a < end; a++, b++) {
    const x = re[a]!;
    const y = im[a]!;
    re[a] = re[b]!;
    im[a] = im[b]!;
    re[b] = x;
    im[b] = y;
  }
  const x = right[2 * k]!;
  const y = right[2 * k + 1]!;
  right[2 * k] = right[2 * other]!;
  right[2 * k + 1] = right[2 * other + 1]!;
  right[2 * other] = x;
  right[2 * other + 1] = y;
}

/** Takes pivot k out of column k + 1. */
function nextColumn(re: F64, im: F64, k: number, reciprocals: F64): void {
  const ir = reciprocals[0]!;
  const ii = reciprocals[1]!;
  const own = k * N + k + 1;
  const x = re[own]!;
  const y = im[own]!;
  const ur = x * ir - y * ii;
  const ui = x * ii + y * ir;
  re[own] = ur;
  im[own] = ui;
  for (let at = own + N; at < N * N; at += N) {
    const lr = re[at - 1]!;
    const li = im[at - 1]!;
    re[at] = re[at]! - (lr * ur - li * ui);
    im[at] = im[at]! - (lr * ui + li * ur);
  }
}

/** Takes row k out of row k + 1 in what is right of both pivots, and divides both by them. */
function pivotRows(re: F64, im: F64, right: F64, k: number, reciprocals: F64): void {
  const ir = reciprocals[0]!;
  const ii = reciprocals[1]!;
  const jr = reciprocals[2]!;
  const ji = reciprocals[3]!;
  const lr = re[(k + 1) * N + k]!;
  const li = im[(k + 1) * N + k]!;
  for (let a = k * N + k + 2, b = a + N, end = (k + 1) * N; a < end; a++, b++) {
    const x = re[a]!;
    const y = im[a]!;
    const ur = x * ir - y * ii;
    const ui = x * ii + y * ir;
    re[a] = ur;
    im[a] = ui;
    const v = re[b]! - (lr * ur - li * ui);
    const w = im[b]! - (lr * ui + li * ur);
    re[b] = v * jr - w * ji;
    im[b] = v * ji + w * jr;
  }
  const at = 2 * k;
  const x = right[at]!;
  const y = right[at + 1]!;
  const cr = x * ir - y * ii;
  const ci = y * ir + x * ii;
  right[at] = cr;
  right[at + 1] = ci;
  const v = right[at + 2]! - (lr * cr - li * ci);
  const w = right[at + 3]! - (lr * ci + li * cr);
  right[at + 2] = v * jr - w * ji;
  right[at + 3] = w * jr + v * ji;
}

/** Takes the pivot rows k and k + 1 out of all rows below, two columns at a time. */
function eliminate(re: F64, im: F64, right: F64, k: number): void {
  const cr = right[2 * k]!;
  const ci = right[2 * k + 1]!;
  const dr = right[2 * k + 2]!;
  const di = right[2 * k + 3]!;
  for (let i = k + 2; i < N; i++) {
    const row = i * N;
    const lr = re[row + k]!;
    const li = im[row + k]!;
    const mr = re[row + k + 1]!;
    const mi = im[row + k + 1]!;
    const at = 2 * i;
    right[at] = right[at]! - (lr * cr - li * ci) - (mr * dr - mi * di);
    right[at + 1] = right[at + 1]! - (lr * ci + li * cr) - (mr * di + mi * dr);
    if (lr === 0 && li === 0 && mr === 0 && mi === 0) continue;
    for (let j = k + 2; j < N; j += 2) {
      const a = row + j;
      const u = k * N + j;
      const v = u + N;
      const ur = re[u]!;
      const ui = im[u]!;
      const vr = re[v]!;
      const vi = im[v]!;
      re[a] = re[a]! - (lr * ur - li * ui) - (mr * vr - mi * vi);
      im[a] = im[a]! - (lr * ui + li * ur) - (mr * vi + mi * vr);
      const xr = re[u + 1]!;
      const xi = im[u + 1]!;
      const yr = re[v + 1]!;
      const yi = im[v + 1]!;
      re[a + 1] = re[a + 1]! - (lr * xr - li * xi) - (mr * yr - mi * yi);
      im[a + 1] = im[a + 1]! - (lr * xi + li * xr) - (mr * yi + mi * yr);
    }
  }
}

/** Back substitution: each unknown from the last, taken out of all rows above it. */
function substitute(re: F64, im: F64, right: F64): void {
  for (let j = N - 1; j > 0; j--) {
    const xr = right[2 * j]!;
    const xi = right[2 * j + 1]!;
    for (let i = 0, at = j; i < 2 * j; i += 2, at += N) {
      const ur = re[at]!;
      const ui = im[at]!;
      right[i] = right[i]! - (ur * xr - ui * xi);
      right[i + 1] = right[i + 1]! - (ur * xi + ui * xr);
    }
  }
}
