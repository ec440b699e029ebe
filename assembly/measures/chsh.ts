import { arena } from "../arena";
import {
  BOUND_EXCESS,
  CHSH_LOCAL_BOUND,
  CHSH_RANGE,
  CORRELATION_SCALE,
  FLAG_TOLERANCE,
  JACOBI_SWEEPS,
  JACOBI_TOLERANCE,
  LOCAL_BOUND,
  QUANTUM_BOUND,
  SMALL_CORRELATION,
  STATE_TOLERANCE,
} from "../constants";
import * as slot from "../layout";

/** Maximum of Tr(B₂₂₂₂ρ) for an X-state, Eqs. (9), (10). */
export function chshX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  const imbalance = p1 + p4 - p2 - p3;
  const sum = c23 + c14;
  const coherences = 8 * (c14 * c14 + c23 * c23);
  return 2 * Math.sqrt(Math.max(coherences, imbalance * imbalance + 4 * sum * sum));
}

/** A maximum, or the bound that it exceeds by rounding alone: what attains a bound does not violate it. */
function settled(value: f64, bound: f64): f64 {
  return value > bound && value <= bound + BOUND_EXCESS ? bound : value;
}

/**
 * A measure of a matrix with this smallest eigenvalue, at most the largest value that states have:
 * what is a state to STATE_TOLERANCE, or
 * would be but for rounding, exceeds it by no more than that.  Others keep their convention.
 */
export function capped(value: f64, largest: f64, smallest: f64): f64 {
  return smallest >= -STATE_TOLERANCE - FLAG_TOLERANCE ? Math.min(value, largest) : value;
}

/** I₂ of Eq. (5). */
export function i2(chsh: f64): f64 {
  return settled(Math.max(0, (settled(chsh, CHSH_LOCAL_BOUND) - CHSH_LOCAL_BOUND) / CHSH_RANGE), 1);
}

/** A maximum of I3322, settled on its local bound and capped at its quantum bound. */
export function settledI3322(value: f64, smallest: f64): f64 {
  return capped(settled(settled(value, LOCAL_BOUND), QUANTUM_BOUND), QUANTUM_BOUND, smallest);
}

/** I₃ of Eq. (8) for a settled maximum of I3322. */
export function i3(i3322: f64): f64 {
  return Math.max(0, i3322 - LOCAL_BOUND);
}

/** Bloch vectors r, s and correlation matrix T of the state in RHO. */
export function correlations(): void {
  const re = slot.RHO_RE;
  const im = slot.RHO_IM;
  const p1 = arena[re];
  const p2 = arena[re + 5];
  const p3 = arena[re + 10];
  const p4 = arena[re + 15];
  arena[slot.BLOCH_R] = 2 * (arena[re + 2] + arena[re + 7]);
  arena[slot.BLOCH_R + 1] = -2 * (arena[im + 2] + arena[im + 7]);
  arena[slot.BLOCH_R + 2] = p1 + p2 - p3 - p4;
  arena[slot.BLOCH_S] = 2 * (arena[re + 1] + arena[re + 11]);
  arena[slot.BLOCH_S + 1] = -2 * (arena[im + 1] + arena[im + 11]);
  arena[slot.BLOCH_S + 2] = p1 - p2 + p3 - p4;
  arena[slot.CORRELATION] = 2 * (arena[re + 6] + arena[re + 3]);
  arena[slot.CORRELATION + 1] = 2 * (arena[im + 6] - arena[im + 3]);
  arena[slot.CORRELATION + 2] = 2 * (arena[re + 2] - arena[re + 7]);
  arena[slot.CORRELATION + 3] = -2 * (arena[im + 6] + arena[im + 3]);
  arena[slot.CORRELATION + 4] = 2 * (arena[re + 6] - arena[re + 3]);
  arena[slot.CORRELATION + 5] = -2 * (arena[im + 2] - arena[im + 7]);
  arena[slot.CORRELATION + 6] = 2 * (arena[re + 1] - arena[re + 11]);
  arena[slot.CORRELATION + 7] = -2 * (arena[im + 1] - arena[im + 11]);
  arena[slot.CORRELATION + 8] = p1 - p2 - p3 + p4;
}

/**
 * Singular value decomposition T = U diag(t) Wᵀ by one-sided Jacobi rotations,
 * t₁ ≥ t₂ ≥ t₃ ≥ 0. U and W may be improper.
 */
export function singularFrame(): void {
  let largest: f64 = 0;
  for (let k: i32 = 0; k < 9; k++) {
    largest = Math.max(largest, Math.abs(arena[slot.CORRELATION + k]));
  }
  // Squares of smaller numbers have no digits left.
  const scale: f64 = largest < SMALL_CORRELATION ? CORRELATION_SCALE : 1;
  for (let k: i32 = 0; k < 9; k++) {
    arena[slot.SINGULAR_U + k] = arena[slot.CORRELATION + k] * scale;
    arena[slot.SINGULAR_W + k] = k % 4 === 0 ? 1 : 0;
  }
  for (let sweep: i32 = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated: bool = rotateColumns(0, 1);
    if (rotateColumns(0, 2)) rotated = true;
    if (rotateColumns(1, 2)) rotated = true;
    if (!rotated) break;
  }
  for (let k: i32 = 0; k < 3; k++) {
    const x = arena[slot.SINGULAR_U + k];
    const y = arena[slot.SINGULAR_U + 3 + k];
    const z = arena[slot.SINGULAR_U + 6 + k];
    arena[slot.SINGULAR_T + k] = Math.sqrt(x * x + y * y + z * z);
  }
  if (arena[slot.SINGULAR_T + 1] > arena[slot.SINGULAR_T]) swapColumns(0, 1);
  if (arena[slot.SINGULAR_T + 2] > arena[slot.SINGULAR_T + 1]) swapColumns(1, 2);
  if (arena[slot.SINGULAR_T + 1] > arena[slot.SINGULAR_T]) swapColumns(0, 1);
  for (let k: i32 = 0; k < 3; k++) normaliseColumn(k);
  for (let k: i32 = 0; k < 3; k++) arena[slot.SINGULAR_T + k] = arena[slot.SINGULAR_T + k] / scale;
}

/** Makes two columns of U orthogonal, carrying W along. */
function rotateColumns(p: i32, q: i32): bool {
  let a: f64 = 0;
  let b: f64 = 0;
  let g: f64 = 0;
  for (let i: i32 = 0; i < 9; i += 3) {
    const u = arena[slot.SINGULAR_U + i + p];
    const v = arena[slot.SINGULAR_U + i + q];
    a += u * u;
    b += v * v;
    g += u * v;
  }
  if (!(Math.abs(g) > JACOBI_TOLERANCE * Math.sqrt(a * b))) return false;
  const ratio = (0.5 * (b - a)) / g;
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cos = 1 / Math.sqrt(1 + tangent * tangent);
  const sin = tangent * cos;
  for (let i: i32 = 0; i < 9; i += 3) {
    const u = arena[slot.SINGULAR_U + i + p];
    const v = arena[slot.SINGULAR_U + i + q];
    arena[slot.SINGULAR_U + i + p] = cos * u - sin * v;
    arena[slot.SINGULAR_U + i + q] = sin * u + cos * v;
    const x = arena[slot.SINGULAR_W + i + p];
    const y = arena[slot.SINGULAR_W + i + q];
    arena[slot.SINGULAR_W + i + p] = cos * x - sin * y;
    arena[slot.SINGULAR_W + i + q] = sin * x + cos * y;
  }
  return true;
}

function swapColumns(p: i32, q: i32): void {
  const t = arena[slot.SINGULAR_T + p];
  arena[slot.SINGULAR_T + p] = arena[slot.SINGULAR_T + q];
  arena[slot.SINGULAR_T + q] = t;
  for (let i: i32 = 0; i < 9; i += 3) {
    const u = arena[slot.SINGULAR_U + i + p];
    arena[slot.SINGULAR_U + i + p] = arena[slot.SINGULAR_U + i + q];
    arena[slot.SINGULAR_U + i + q] = u;
    const w = arena[slot.SINGULAR_W + i + p];
    arena[slot.SINGULAR_W + i + p] = arena[slot.SINGULAR_W + i + q];
    arena[slot.SINGULAR_W + i + q] = w;
  }
}

/** Divides column k of U by t_k, or completes the basis where t_k is zero to rounding. */
function normaliseColumn(k: i32): void {
  const t = arena[slot.SINGULAR_T + k];
  if (t > JACOBI_TOLERANCE * arena[slot.SINGULAR_T]) {
    for (let i: i32 = 0; i < 9; i += 3)
      arena[slot.SINGULAR_U + i + k] = arena[slot.SINGULAR_U + i + k] / t;
    return;
  }
  // The unit vector whose projection on the columns before k is smallest, made orthogonal to them.
  let axis: i32 = 0;
  let left: f64 = -1;
  for (let e: i32 = 0; e < 3; e++) {
    let rest: f64 = 1;
    for (let j: i32 = 0; j < k; j++)
      rest -= arena[slot.SINGULAR_U + 3 * e + j] * arena[slot.SINGULAR_U + 3 * e + j];
    if (rest > left) {
      left = rest;
      axis = e;
    }
  }
  let norm: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    let x: f64 = i === axis ? 1 : 0;
    for (let j: i32 = 0; j < k; j++) {
      x -= arena[slot.SINGULAR_U + 3 * axis + j] * arena[slot.SINGULAR_U + 3 * i + j];
    }
    arena[slot.SINGULAR_U + 3 * i + k] = x;
    norm += x * x;
  }
  norm = 1 / Math.sqrt(norm);
  for (let i: i32 = 0; i < 9; i += 3)
    arena[slot.SINGULAR_U + i + k] = arena[slot.SINGULAR_U + i + k] * norm;
}

/** Maximum of Tr(B₂₂₂₂ρ) for any state (Horodecki 1995): 2√(t₁² + t₂²). */
export function chshHorodecki(): f64 {
  const t1 = arena[slot.SINGULAR_T];
  const t2 = arena[slot.SINGULAR_T + 1];
  return 2 * Math.sqrt(t1 * t1 + t2 * t2);
}

/**
 * The point of I3322 with A₃ = 𝟙 and B₂ = −𝟙 that embeds CHSH's maximum, from the singular
 * frame, into STATE_SETTINGS; both degenerate observables are left as zero vectors.
 * a₁, a₂ = cos χ u₁ ± sin χ u₂ with tan χ = t₂/t₁, b₁ = w₁, b₃ = w₂.
 */
export function degenerateSettings(): void {
  const t1 = arena[slot.SINGULAR_T];
  const t2 = arena[slot.SINGULAR_T + 1];
  const norm = Math.sqrt(t1 * t1 + t2 * t2);
  const cos = norm > 0 ? t1 / norm : 1;
  const sin = norm > 0 ? t2 / norm : 0;
  for (let i: i32 = 0; i < 3; i++) {
    const u1 = cos * arena[slot.SINGULAR_U + 3 * i];
    const u2 = sin * arena[slot.SINGULAR_U + 3 * i + 1];
    arena[slot.STATE_SETTINGS + i] = u1 + u2;
    arena[slot.STATE_SETTINGS + 3 + i] = u1 - u2;
    arena[slot.STATE_SETTINGS + 6 + i] = 0;
    arena[slot.STATE_SETTINGS + 9 + i] = arena[slot.SINGULAR_W + 3 * i];
    arena[slot.STATE_SETTINGS + 12 + i] = 0;
    arena[slot.STATE_SETTINGS + 15 + i] = arena[slot.SINGULAR_W + 3 * i + 1];
  }
}
