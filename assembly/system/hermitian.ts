// Levels and eigenvectors of a Hermitian 4×4 matrix: reflections to a real tridiagonal matrix,
// then implicit QL steps with Wilkinson's shift (Golub, Van Loan, Matrix Computations, 8.3).
// Both are backward stable: equal levels need no care.

import { arena } from "../arena";
import { QL_STEPS, ROUNDING } from "./constants";
import { ENTRIES, LEVEL, OFF_DIAGONAL, REFLECTION, SIDE, VECTORS } from "./layout";

/** Levels into LEVEL, ascending, eigenvectors into the columns of VECTORS; the matrix is destroyed. */
export function levels(matrix: i32): void {
  for (let k: i32 = 0; k < ENTRIES; k++) {
    arena[VECTORS + k] = k % 5 === 0 ? 1 : 0;
    arena[VECTORS + ENTRIES + k] = 0;
  }
  reflect(matrix, 0);
  reflect(matrix, 1);
  realOffDiagonal(matrix);
  for (let l: i32 = 0; l < SIDE - 1; l++) isolate(l);
  sortLevels();
}

/** The reflection that clears column k below the subdiagonal. */
function reflect(matrix: i32, k: i32): void {
  const im = matrix + ENTRIES;
  const first = k + 1;
  let tail: f64 = 0;
  for (let i: i32 = first + 1; i < SIDE; i++) {
    const re = arena[matrix + SIDE * i + k];
    const ii = arena[im + SIDE * i + k];
    tail = tail + (re * re + ii * ii);
  }
  if (tail === 0) return;
  const headRe = arena[matrix + SIDE * first + k];
  const headIm = arena[im + SIDE * first + k];
  const head2 = headRe * headRe + headIm * headIm;
  const norm = Math.sqrt(head2 + tail);
  const head = Math.sqrt(head2);
  const phaseRe: f64 = head > 0 ? headRe / head : 1;
  const phaseIm: f64 = head > 0 ? headIm / head : 0;
  // v = x + e^{iφ}|x| e₁; 2/(v†v) = 1/(|x|(|x| + |x₁|)).
  const v = REFLECTION;
  const q = REFLECTION + 2 * SIDE;
  for (let i: i32 = first; i < SIDE; i++) {
    arena[v + i] = arena[matrix + SIDE * i + k];
    arena[v + SIDE + i] = arena[im + SIDE * i + k];
  }
  arena[v + first] = headRe + phaseRe * norm;
  arena[v + SIDE + first] = headIm + phaseIm * norm;
  const tau = 1.0 / (norm * (norm + head));
  // q = p − (τ/2)(v†p) v with p = τ A v.
  let overlap: f64 = 0;
  for (let i: i32 = first; i < SIDE; i++) {
    let re: f64 = 0;
    let ii: f64 = 0;
    for (let j: i32 = first; j < SIDE; j++) {
      const ar = arena[matrix + SIDE * i + j];
      const ai = arena[im + SIDE * i + j];
      re = re + (ar * arena[v + j] - ai * arena[v + SIDE + j]);
      ii = ii + (ar * arena[v + SIDE + j] + ai * arena[v + j]);
    }
    arena[q + i] = tau * re;
    arena[q + SIDE + i] = tau * ii;
    overlap = overlap + (arena[v + i] * tau * re + arena[v + SIDE + i] * tau * ii);
  }
  const half = 0.5 * tau * overlap;
  for (let i: i32 = first; i < SIDE; i++) {
    arena[q + i] = arena[q + i] - half * arena[v + i];
    arena[q + SIDE + i] = arena[q + SIDE + i] - half * arena[v + SIDE + i];
  }
  for (let i: i32 = first; i < SIDE; i++) {
    for (let j: i32 = first; j < SIDE; j++) {
      const at = SIDE * i + j;
      const qr = arena[q + i];
      const qi = arena[q + SIDE + i];
      const vr = arena[v + i];
      const vi = arena[v + SIDE + i];
      arena[matrix + at] =
        arena[matrix + at] -
        (qr * arena[v + j] + qi * arena[v + SIDE + j]) -
        (vr * arena[q + j] + vi * arena[q + SIDE + j]);
      arena[im + at] =
        arena[im + at] -
        (qi * arena[v + j] - qr * arena[v + SIDE + j]) -
        (vi * arena[q + j] - vr * arena[q + SIDE + j]);
    }
  }
  arena[matrix + SIDE * first + k] = -phaseRe * norm;
  arena[im + SIDE * first + k] = -phaseIm * norm;
  // Q ← Q (1 − τ v v†).
  for (let i: i32 = 0; i < ENTRIES; i += SIDE) {
    let re: f64 = 0;
    let ii: f64 = 0;
    for (let j: i32 = first; j < SIDE; j++) {
      const ur = arena[VECTORS + i + j];
      const ui = arena[VECTORS + ENTRIES + i + j];
      re = re + (ur * arena[v + j] - ui * arena[v + SIDE + j]);
      ii = ii + (ur * arena[v + SIDE + j] + ui * arena[v + j]);
    }
    re = tau * re;
    ii = tau * ii;
    for (let j: i32 = first; j < SIDE; j++) {
      const at = VECTORS + i + j;
      arena[at] = arena[at] - (re * arena[v + j] + ii * arena[v + SIDE + j]);
      arena[at + ENTRIES] = arena[at + ENTRIES] - (ii * arena[v + j] - re * arena[v + SIDE + j]);
    }
  }
}

/** Diagonal and moduli of the subdiagonal; its phases go into the vectors. */
function realOffDiagonal(matrix: i32): void {
  let phaseRe: f64 = 1;
  let phaseIm: f64 = 0;
  for (let k: i32 = 0; k < SIDE; k++) arena[LEVEL + k] = arena[matrix + 5 * k];
  for (let k: i32 = 1; k < SIDE; k++) {
    const re = arena[matrix + SIDE * k + k - 1];
    const im = arena[matrix + ENTRIES + SIDE * k + k - 1];
    const size = Math.sqrt(re * re + im * im);
    arena[OFF_DIAGONAL + k - 1] = size;
    if (size > 0) {
      const turned = (phaseRe * re - phaseIm * im) / size;
      phaseIm = (phaseRe * im + phaseIm * re) / size;
      phaseRe = turned;
    }
    for (let i: i32 = 0; i < ENTRIES; i += SIDE) {
      const at = VECTORS + i + k;
      const x = arena[at];
      const y = arena[at + ENTRIES];
      arena[at] = x * phaseRe - y * phaseIm;
      arena[at + ENTRIES] = x * phaseIm + y * phaseRe;
    }
  }
  arena[OFF_DIAGONAL + SIDE - 1] = 0;
}

/** QL steps until level l stands alone. */
function isolate(l: i32): void {
  for (let step: i32 = 0; step < QL_STEPS; step++) {
    let m: i32 = l;
    while (m < SIDE - 1) {
      const sum = Math.abs(arena[LEVEL + m]) + Math.abs(arena[LEVEL + m + 1]);
      if (Math.abs(arena[OFF_DIAGONAL + m]) <= ROUNDING * sum) break;
      m = m + 1;
    }
    if (m === l) return;
    qlStep(l, m);
  }
}

/** One step on the block from l to m. */
function qlStep(l: i32, m: i32): void {
  const e = arena[OFF_DIAGONAL + l];
  const ratio = (arena[LEVEL + l + 1] - arena[LEVEL + l]) / (2.0 * e);
  const root = Math.sqrt(ratio * ratio + 1.0);
  let g: f64 = arena[LEVEL + m] - arena[LEVEL + l] + e / (ratio + (ratio >= 0 ? root : -root));
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  for (let i: i32 = m - 1; i >= l; i--) {
    const f = s * arena[OFF_DIAGONAL + i];
    const b = c * arena[OFF_DIAGONAL + i];
    const r = Math.sqrt(f * f + g * g);
    arena[OFF_DIAGONAL + i + 1] = r;
    if (r === 0) {
      arena[LEVEL + i + 1] = arena[LEVEL + i + 1] - p;
      arena[OFF_DIAGONAL + m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    const shifted = arena[LEVEL + i + 1] - p;
    const t = (arena[LEVEL + i] - shifted) * s + 2.0 * c * b;
    p = s * t;
    arena[LEVEL + i + 1] = shifted + p;
    g = c * t - b;
    for (let k: i32 = 0; k < 2 * ENTRIES; k += SIDE) {
      const at = VECTORS + k + i;
      const x = arena[at + 1];
      const y = arena[at];
      arena[at + 1] = s * y + c * x;
      arena[at] = c * y - s * x;
    }
  }
  arena[LEVEL + l] = arena[LEVEL + l] - p;
  arena[OFF_DIAGONAL + l] = g;
  arena[OFF_DIAGONAL + m] = 0;
}

/** Ascending order, vectors along. */
function sortLevels(): void {
  for (let i: i32 = 0; i < SIDE - 1; i++) {
    let least: i32 = i;
    for (let j: i32 = i + 1; j < SIDE; j++) {
      if (arena[LEVEL + j] < arena[LEVEL + least]) least = j;
    }
    if (least === i) continue;
    const level = arena[LEVEL + i];
    arena[LEVEL + i] = arena[LEVEL + least];
    arena[LEVEL + least] = level;
    for (let k: i32 = 0; k < 2 * ENTRIES; k += SIDE) {
      const x = arena[VECTORS + k + i];
      arena[VECTORS + k + i] = arena[VECTORS + k + least];
      arena[VECTORS + k + least] = x;
    }
  }
}
