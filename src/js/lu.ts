import {
  LIOUVILLE,
  LU_IM,
  LU_RE,
  PIVOT_IM,
  PIVOT_MAX,
  PIVOT_MIN,
  PIVOT_RE,
  RHS_IM,
  RHS_RE,
} from "../../assembly/layout.js";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../../assembly/status.js";
import { f64 } from "./arena.js";

// Views of their own, handed down as arguments: the engine then keeps their bases
// in registers (a module-level binding is loaded anew at every access).
const MATRIX_RE = f64.subarray(LU_RE, LU_RE + LIOUVILLE * LIOUVILLE);
const MATRIX_IM = f64.subarray(LU_IM, LU_IM + LIOUVILLE * LIOUVILLE);
const RIGHT_RE = f64.subarray(RHS_RE, RHS_RE + LIOUVILLE);
const RIGHT_IM = f64.subarray(RHS_IM, RHS_IM + LIOUVILLE);
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
  let smallest = Infinity;
  let largest = 0;
  for (let k = 0; k < N; k++) {
    let pivotRow = -1;
    let pivotSize = 0;
    for (let i = k, at = k * N + k; i < N; i++, at += N) {
      const size = Math.abs(re[at]!) + Math.abs(im[at]!);
      if (!(size < Infinity)) return STATUS_OVERFLOW;
      if (size > pivotSize) {
        pivotSize = size;
        pivotRow = i;
      }
    }
    if (pivotRow < 0) return STATUS_SINGULAR_LIOUVILLIAN;
    smallest = Math.min(smallest, pivotSize);
    largest = Math.max(largest, pivotSize);
    if (pivotRow !== k) swapRows(re, im, RIGHT_RE, RIGHT_IM, k, pivotRow);
    eliminate(re, im, RIGHT_RE, RIGHT_IM, k);
  }
  f64[PIVOT_MIN] = smallest;
  f64[PIVOT_MAX] = largest;
  substitute(re, im, RIGHT_RE, RIGHT_IM);
  return STATUS_OK;
}

/** Exchanges two rows from column k on, and their right-hand sides. */
function swapRows(re: F64, im: F64, br: F64, bi: F64, k: number, other: number): void {
  for (let a = k * N + k, b = other * N + k, end = (k + 1) * N; a < end; a++, b++) {
    const x = re[a]!;
    const y = im[a]!;
    re[a] = re[b]!;
    im[a] = im[b]!;
    re[b] = x;
    im[b] = y;
  }
  const x = br[k]!;
  const y = bi[k]!;
  br[k] = br[other]!;
  bi[k] = bi[other]!;
  br[other] = x;
  bi[other] = y;
}

/** Subtracts multiples of pivot row k from the rows below. */
function eliminate(re: F64, im: F64, br: F64, bi: F64, k: number): void {
  const rowK = k * N;
  const pr = re[rowK + k]!;
  const pi = im[rowK + k]!;
  const scale = 1 / (pr * pr + pi * pi);
  const ir = pr * scale;
  const ii = -pi * scale;
  f64[PIVOT_RE + k] = ir;
  f64[PIVOT_IM + k] = ii;
  const cr = br[k]!;
  const ci = bi[k]!;
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
    br[i] = br[i]! - (lr * cr - li * ci);
    bi[i] = bi[i]! - (lr * ci + li * cr);
    br[i + 1] = br[i + 1]! - (mr * cr - mi * ci);
    bi[i + 1] = bi[i + 1]! - (mr * ci + mi * cr);
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
    br[i] = br[i]! - (lr * cr - li * ci);
    bi[i] = bi[i]! - (lr * ci + li * cr);
  }
}

/** Back substitution: each unknown from the last, taken out of all rows above it. */
function substitute(re: F64, im: F64, br: F64, bi: F64): void {
  for (let j = N - 1; j >= 0; j--) {
    const ir = f64[PIVOT_RE + j]!;
    const ii = f64[PIVOT_IM + j]!;
    const xr = br[j]! * ir - bi[j]! * ii;
    const xi = bi[j]! * ir + br[j]! * ii;
    br[j] = xr;
    bi[j] = xi;
    for (let i = 0, at = j; i < j; i++, at += N) {
      const ur = re[at]!;
      const ui = im[at]!;
      br[i] = br[i]! - (ur * xr - ui * xi);
      bi[i] = bi[i]! - (ur * xi + ui * xr);
    }
  }
}
