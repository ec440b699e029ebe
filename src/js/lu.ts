import {
  LIOUVILLE,
  LU_IM,
  LU_RE,
  PIVOT,
  PIVOT_MAX,
  PIVOT_MIN,
  RHS,
} from "../../assembly/layout.js";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../../assembly/status.js";
import { f64 } from "./arena.js";

// Views of their own, handed down as arguments: the engine then keeps their bases
// in registers (a module-level binding is loaded anew at every access).
const MATRIX_RE = f64.subarray(LU_RE, LU_RE + LIOUVILLE * LIOUVILLE);
const MATRIX_IM = f64.subarray(LU_IM, LU_IM + LIOUVILLE * LIOUVILLE);
const RIGHT = f64.subarray(RHS, RHS + 2 * LIOUVILLE);
const N = LIOUVILLE;
type F64 = Float64Array;

/**
 * Solves the dense complex 16×16 system in LU (row by row, destroyed) and RHS
 * (replaced by the solution) by LU with partial pivoting: the largest |Re| + |Im|
 * of the column, the first of equals. Returns a status code.
 *
 * Every element sees x ← x − l·u once per pivot, in the order of the pivots, as
 * re − (lr·ur − li·ui) and im − (lr·ui + li·ur): the operations that assembly/lu.ts
 * does in lanes. Two rows at a time share the loads of the pivot row; two that have
 * nothing in its column are left alone (a Liouvillian is three quarters zeros).
 */
export function luSolve(): number {
  const re = MATRIX_RE;
  const im = MATRIX_IM;
  const right = RIGHT;
  f64[PIVOT_MIN] = Infinity;
  f64[PIVOT_MAX] = 0;
  for (let k = 0; k < N; k++) {
    let pivotRow = k;
    let pivotSize = 0;
    for (let i = k, at = k * N + k; i < N; i++, at += N) {
      const size = Math.abs(re[at]!) + Math.abs(im[at]!);
      if (size > pivotSize) {
        pivotSize = size;
        pivotRow = i;
      }
    }
    if (pivotSize === 0) return withoutPivot(re, im, k);
    if (pivotSize === Infinity) return STATUS_OVERFLOW;
    f64[PIVOT_MIN] = Math.min(f64[PIVOT_MIN]!, pivotSize);
    f64[PIVOT_MAX] = Math.max(f64[PIVOT_MAX]!, pivotSize);
    if (pivotRow !== k) swapRows(re, im, right, k, pivotRow);
    eliminate(re, im, right, k);
  }
  substitute(re, im, right);
  return STATUS_OK;
}

/** No entry of column k is larger than zero: it is zero, or what is no number. */
function withoutPivot(re: F64, im: F64, k: number): number {
  for (let at = k * N + k; at < N * N; at += N) {
    if (Number.isNaN(re[at]) || Number.isNaN(im[at])) return STATUS_OVERFLOW;
  }
  return STATUS_SINGULAR_LIOUVILLIAN;
}

/** Exchanges two rows from column k on, and their right-hand sides. */
function swapRows(re: F64, im: F64, right: F64, k: number, other: number): void {
  for (let a = k * N + k, b = other * N + k, end = (k + 1) * N; a < end; a++, b++) {
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

/** Subtracts multiples of pivot row k from the rows below. */
function eliminate(re: F64, im: F64, right: F64, k: number): void {
  const rowK = k * N;
  const pr = re[rowK + k]!;
  const pi = im[rowK + k]!;
  const scale = 1 / (pr * pr + pi * pi);
  const ir = pr * scale;
  const ii = -pi * scale;
  f64[PIVOT + 2 * k] = ir;
  f64[PIVOT + 2 * k + 1] = ii;
  const cr = right[2 * k]!;
  const ci = right[2 * k + 1]!;
  let i = k + 1;
  for (; i + 1 < N; i += 2) {
    const rowA = i * N;
    const rowB = rowA + N;
    const ar = re[rowA + k]!;
    const ai = im[rowA + k]!;
    const er = re[rowB + k]!;
    const ei = im[rowB + k]!;
    if (ar === 0 && ai === 0 && er === 0 && ei === 0) continue;
    const lr = ar * ir - ai * ii;
    const li = ar * ii + ai * ir;
    const mr = er * ir - ei * ii;
    const mi = er * ii + ei * ir;
    for (let j = k + 1; j < N; j++) {
      const ur = re[rowK + j]!;
      const ui = im[rowK + j]!;
      re[rowA + j] = re[rowA + j]! - (lr * ur - li * ui);
      im[rowA + j] = im[rowA + j]! - (lr * ui + li * ur);
      re[rowB + j] = re[rowB + j]! - (mr * ur - mi * ui);
      im[rowB + j] = im[rowB + j]! - (mr * ui + mi * ur);
    }
    const at = 2 * i;
    right[at] = right[at]! - (lr * cr - li * ci);
    right[at + 1] = right[at + 1]! - (lr * ci + li * cr);
    right[at + 2] = right[at + 2]! - (mr * cr - mi * ci);
    right[at + 3] = right[at + 3]! - (mr * ci + mi * cr);
  }
  if (i < N) {
    const rowA = i * N;
    const ar = re[rowA + k]!;
    const ai = im[rowA + k]!;
    const lr = ar * ir - ai * ii;
    const li = ar * ii + ai * ir;
    for (let j = k + 1; j < N; j++) {
      const ur = re[rowK + j]!;
      const ui = im[rowK + j]!;
      re[rowA + j] = re[rowA + j]! - (lr * ur - li * ui);
      im[rowA + j] = im[rowA + j]! - (lr * ui + li * ur);
    }
    const at = 2 * i;
    right[at] = right[at]! - (lr * cr - li * ci);
    right[at + 1] = right[at + 1]! - (lr * ci + li * cr);
  }
}

/** Back substitution: each unknown from the last, taken out of all rows above it. */
function substitute(re: F64, im: F64, right: F64): void {
  for (let j = N - 1; j >= 0; j--) {
    const ir = f64[PIVOT + 2 * j]!;
    const ii = f64[PIVOT + 2 * j + 1]!;
    const br = right[2 * j]!;
    const bi = right[2 * j + 1]!;
    const xr = br * ir - bi * ii;
    const xi = bi * ir + br * ii;
    right[2 * j] = xr;
    right[2 * j + 1] = xi;
    for (let i = 0, at = j; i < 2 * j; i += 2, at += N) {
      const ur = re[at]!;
      const ui = im[at]!;
      right[i] = right[i]! - (ur * xr - ui * xi);
      right[i + 1] = right[i + 1]! - (ur * xi + ui * xr);
    }
  }
}
