// Eigenvalues of the generator on traceless operators: reflections to Hessenberg form, then
// Francis' QR steps with two shifts (Golub, Van Loan, Matrix Computations, 7.4, 7.5). Backward
// stable: each is exact for a matrix within some 2⁻⁵⁰ of the given one, so that k of them which
// coalesce are known to the k-th root of that.

import { arena } from "../arena";
import { QR_STEPS, ROUNDING } from "./constants";
import * as slot from "./layout";

const N: i32 = 15;

function at(i: i32, j: i32): i32 {
  return slot.HESSENBERG + N * i + j;
}

/** All eigenvalues of G without the stationary one, into EIGENVALUE_RE and EIGENVALUE_IM; 1, or 0 where the iteration does not end. */
export function systemEigenvalues(): i32 {
  for (let i: i32 = 0; i < N; i++) {
    for (let j: i32 = 0; j < N; j++) {
      arena[at(i, j)] = arena[slot.GENERATOR + 16 * (i + 1) + j + 1];
    }
  }
  for (let k: i32 = 0; k < N - 2; k++) clearColumn(k);
  let high: i32 = N - 1;
  let steps: i32 = 0;
  while (high >= 0) {
    const low = splitBelow(high);
    if (low === high) {
      arena[slot.EIGENVALUE_RE + high] = arena[at(high, high)];
      arena[slot.EIGENVALUE_IM + high] = 0;
      high = high - 1;
      steps = 0;
    } else if (low === high - 1) {
      pairOf(low);
      high = high - 2;
      steps = 0;
    } else {
      if (steps === QR_STEPS) return 0;
      steps = steps + 1;
      francis(low, high, steps);
    }
  }
  return 1;
}

/** A reflection of rows and columns k+1 … that clears column k below the subdiagonal. */
function clearColumn(k: i32): void {
  let tail: f64 = 0;
  for (let i: i32 = k + 2; i < N; i++) tail = tail + arena[at(i, k)] * arena[at(i, k)];
  if (tail === 0) return;
  const head = arena[at(k + 1, k)];
  const norm = Math.sqrt(head * head + tail);
  const alpha: f64 = head > 0 ? -norm : norm;
  // v in the column itself, v₁ = x₁ − α; 2/(vᵀv) = 1/(α² − α x₁).
  arena[at(k + 1, k)] = head - alpha;
  const tau = 1.0 / (norm * norm - alpha * head);
  for (let j: i32 = k + 1; j < N; j++) {
    let sum: f64 = 0;
    for (let i: i32 = k + 1; i < N; i++) sum = sum + arena[at(i, k)] * arena[at(i, j)];
    sum = tau * sum;
    for (let i: i32 = k + 1; i < N; i++) {
      arena[at(i, j)] = arena[at(i, j)] - sum * arena[at(i, k)];
    }
  }
  for (let i: i32 = 0; i < N; i++) {
    let sum: f64 = 0;
    for (let j: i32 = k + 1; j < N; j++) sum = sum + arena[at(i, j)] * arena[at(j, k)];
    sum = tau * sum;
    for (let j: i32 = k + 1; j < N; j++) {
      arena[at(i, j)] = arena[at(i, j)] - sum * arena[at(j, k)];
    }
  }
  arena[at(k + 1, k)] = alpha;
  for (let i: i32 = k + 2; i < N; i++) arena[at(i, k)] = 0;
}

/** Where the active block that ends at `high` begins. */
function splitBelow(high: i32): i32 {
  for (let l: i32 = high; l > 0; l--) {
    const sum = Math.abs(arena[at(l - 1, l - 1)]) + Math.abs(arena[at(l, l)]);
    if (Math.abs(arena[at(l, l - 1)]) <= ROUNDING * sum) {
      arena[at(l, l - 1)] = 0;
      return l;
    }
  }
  return 0;
}

/** Both eigenvalues of the block of two at `l`. */
function pairOf(l: i32): void {
  const a = arena[at(l, l)];
  const b = arena[at(l, l + 1)];
  const c = arena[at(l + 1, l)];
  const d = arena[at(l + 1, l + 1)];
  const half = 0.5 * (a - d);
  const inside = half * half + b * c;
  const re = slot.EIGENVALUE_RE + l;
  const im = slot.EIGENVALUE_IM + l;
  if (inside >= 0) {
    // The one without cancellation first; their product of differences gives the other.
    const root = half + (half >= 0 ? Math.sqrt(inside) : -Math.sqrt(inside));
    arena[re] = d + root;
    arena[re + 1] = root === 0 ? d : d - (b * c) / root;
    arena[im] = 0;
    arena[im + 1] = 0;
  } else {
    const mean = 0.5 * (a + d);
    const size = Math.sqrt(-inside);
    arena[re] = mean;
    arena[re + 1] = mean;
    arena[im] = size;
    arena[im + 1] = -size;
  }
}

/** One step with both eigenvalues of the last block of two as shifts, every tenth time with others. */
function francis(low: i32, high: i32, step: i32): void {
  let trace: f64 = arena[at(high - 1, high - 1)] + arena[at(high, high)];
  let determinant: f64 =
    arena[at(high - 1, high - 1)] * arena[at(high, high)] -
    arena[at(high - 1, high)] * arena[at(high, high - 1)];
  if (step % 10 === 0) {
    const size = Math.abs(arena[at(high, high - 1)]) + Math.abs(arena[at(high - 1, high - 2)]);
    trace = 1.5 * size;
    determinant = size * size;
  }
  // First column of (H − s₁)(H − s₂).
  const h = arena[at(low, low)];
  const below = arena[at(low + 1, low)];
  let x: f64 = h * h + arena[at(low, low + 1)] * below - trace * h + determinant;
  let y: f64 = below * (h + arena[at(low + 1, low + 1)] - trace);
  let z: f64 = below * arena[at(low + 2, low + 1)];
  for (let k: i32 = low; k < high; k++) {
    const three = k < high - 1;
    if (!three) z = 0;
    const scale = Math.abs(x) + Math.abs(y) + Math.abs(z);
    if (scale > 0) {
      x = x / scale;
      y = y / scale;
      z = z / scale;
      const norm = Math.sqrt(x * x + y * y + z * z);
      const alpha: f64 = x > 0 ? -norm : norm;
      const v1 = x - alpha;
      const tau = 1.0 / (norm * norm - alpha * x);
      if (k > low) {
        arena[at(k, k - 1)] = alpha * scale;
        arena[at(k + 1, k - 1)] = 0;
        if (three) arena[at(k + 2, k - 1)] = 0;
      }
      reflectRows(k, high, three, v1, y, z, tau);
      reflectColumns(k, low, high, three, v1, y, z, tau);
    }
    x = arena[at(k + 1, k)];
    if (k < high - 1) y = arena[at(k + 2, k)];
    z = k < high - 2 ? arena[at(k + 3, k)] : 0.0;
  }
}

function reflectRows(k: i32, high: i32, three: boolean, v1: f64, v2: f64, v3: f64, tau: f64): void {
  for (let j: i32 = k; j <= high; j++) {
    let sum: f64 = v1 * arena[at(k, j)] + v2 * arena[at(k + 1, j)];
    if (three) sum = sum + v3 * arena[at(k + 2, j)];
    sum = tau * sum;
    arena[at(k, j)] = arena[at(k, j)] - sum * v1;
    arena[at(k + 1, j)] = arena[at(k + 1, j)] - sum * v2;
    if (three) arena[at(k + 2, j)] = arena[at(k + 2, j)] - sum * v3;
  }
}

function reflectColumns(
  k: i32,
  low: i32,
  high: i32,
  three: boolean,
  v1: f64,
  v2: f64,
  v3: f64,
  tau: f64,
): void {
  const last: i32 = k + 3 < high ? k + 3 : high;
  for (let i: i32 = low; i <= last; i++) {
    let sum: f64 = v1 * arena[at(i, k)] + v2 * arena[at(i, k + 1)];
    if (three) sum = sum + v3 * arena[at(i, k + 2)];
    sum = tau * sum;
    arena[at(i, k)] = arena[at(i, k)] - sum * v1;
    arena[at(i, k + 1)] = arena[at(i, k + 1)] - sum * v2;
    if (three) arena[at(i, k + 2)] = arena[at(i, k + 2)] - sum * v3;
  }
}
