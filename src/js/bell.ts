import {
  BOUND_EXCESS,
  CHSH_LOCAL_BOUND,
  CHSH_RANGE,
  JACOBI_SWEEPS,
  JACOBI_TOLERANCE,
  LOCAL_BOUND,
  QUANTUM_BOUND,
} from "../../assembly/constants.js";
import {
  BLOCH_R,
  BLOCH_S,
  CORRELATION,
  RHO_IM,
  RHO_RE,
  SINGULAR_T,
  SINGULAR_U,
  SINGULAR_W,
  STATE_SETTINGS,
} from "../../assembly/layout.js";
import { f64 } from "./arena.js";

/** Maximum of Tr(B₂₂₂₂ρ) for an X-state, Eqs. (9), (10). */
export function chshX(
  p1: number,
  p2: number,
  p3: number,
  p4: number,
  c14: number,
  c23: number,
): number {
  const imbalance = p1 + p4 - p2 - p3;
  const sum = c23 + c14;
  const coherences = 8 * (c14 * c14 + c23 * c23);
  return 2 * Math.sqrt(Math.max(coherences, imbalance * imbalance + 4 * sum * sum));
}

/** A maximum, or the bound that it exceeds by rounding alone: what attains a bound does not violate it. */
function settled(value: number, bound: number): number {
  return value > bound && value <= bound + BOUND_EXCESS ? bound : value;
}

/** I₂ of Eq. (5). */
export function i2(chsh: number): number {
  return settled(Math.max(0, (settled(chsh, CHSH_LOCAL_BOUND) - CHSH_LOCAL_BOUND) / CHSH_RANGE), 1);
}

/** A maximum of I3322, settled on its local and on its quantum bound. */
export function settledI3322(value: number): number {
  return settled(settled(value, LOCAL_BOUND), QUANTUM_BOUND);
}

/** I₃ of Eq. (8) for a settled maximum of I3322. */
export function i3(i3322: number): number {
  return Math.max(0, i3322 - LOCAL_BOUND);
}

/** Bloch vectors r, s and correlation matrix T of the state in RHO. */
export function correlations(): void {
  const re = RHO_RE;
  const im = RHO_IM;
  const p1 = f64[re]!;
  const p2 = f64[re + 5]!;
  const p3 = f64[re + 10]!;
  const p4 = f64[re + 15]!;
  f64[BLOCH_R] = 2 * (f64[re + 2]! + f64[re + 7]!);
  f64[BLOCH_R + 1] = -2 * (f64[im + 2]! + f64[im + 7]!);
  f64[BLOCH_R + 2] = p1 + p2 - p3 - p4;
  f64[BLOCH_S] = 2 * (f64[re + 1]! + f64[re + 11]!);
  f64[BLOCH_S + 1] = -2 * (f64[im + 1]! + f64[im + 11]!);
  f64[BLOCH_S + 2] = p1 - p2 + p3 - p4;
  f64[CORRELATION] = 2 * (f64[re + 6]! + f64[re + 3]!);
  f64[CORRELATION + 1] = 2 * (f64[im + 6]! - f64[im + 3]!);
  f64[CORRELATION + 2] = 2 * (f64[re + 2]! - f64[re + 7]!);
  f64[CORRELATION + 3] = -2 * (f64[im + 6]! + f64[im + 3]!);
  f64[CORRELATION + 4] = 2 * (f64[re + 6]! - f64[re + 3]!);
  f64[CORRELATION + 5] = -2 * (f64[im + 2]! - f64[im + 7]!);
  f64[CORRELATION + 6] = 2 * (f64[re + 1]! - f64[re + 11]!);
  f64[CORRELATION + 7] = -2 * (f64[im + 1]! - f64[im + 11]!);
  f64[CORRELATION + 8] = p1 - p2 - p3 + p4;
}

/**
 * Singular value decomposition T = U diag(t) Wᵀ by one-sided Jacobi rotations,
 * t₁ ≥ t₂ ≥ t₃ ≥ 0. U and W may be improper.
 */
export function singularFrame(): void {
  for (let k = 0; k < 9; k++) {
    f64[SINGULAR_U + k] = f64[CORRELATION + k]!;
    f64[SINGULAR_W + k] = k % 4 === 0 ? 1 : 0;
  }
  for (let sweep = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated = rotateColumns(0, 1);
    if (rotateColumns(0, 2)) rotated = true;
    if (rotateColumns(1, 2)) rotated = true;
    if (!rotated) break;
  }
  for (let k = 0; k < 3; k++) {
    const x = f64[SINGULAR_U + k]!;
    const y = f64[SINGULAR_U + 3 + k]!;
    const z = f64[SINGULAR_U + 6 + k]!;
    f64[SINGULAR_T + k] = Math.sqrt(x * x + y * y + z * z);
  }
  if (f64[SINGULAR_T + 1]! > f64[SINGULAR_T]!) swapColumns(0, 1);
  if (f64[SINGULAR_T + 2]! > f64[SINGULAR_T + 1]!) swapColumns(1, 2);
  if (f64[SINGULAR_T + 1]! > f64[SINGULAR_T]!) swapColumns(0, 1);
  for (let k = 0; k < 3; k++) normaliseColumn(k);
}

/** Makes two columns of U orthogonal, carrying W along. */
function rotateColumns(p: number, q: number): boolean {
  let a = 0;
  let b = 0;
  let g = 0;
  for (let i = 0; i < 9; i += 3) {
    const u = f64[SINGULAR_U + i + p]!;
    const v = f64[SINGULAR_U + i + q]!;
    a += u * u;
    b += v * v;
    g += u * v;
  }
  if (!(Math.abs(g) > JACOBI_TOLERANCE * Math.sqrt(a * b))) return false;
  const ratio = (0.5 * (b - a)) / g;
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cos = 1 / Math.sqrt(1 + tangent * tangent);
  const sin = tangent * cos;
  for (let i = 0; i < 9; i += 3) {
    const u = f64[SINGULAR_U + i + p]!;
    const v = f64[SINGULAR_U + i + q]!;
    f64[SINGULAR_U + i + p] = cos * u - sin * v;
    f64[SINGULAR_U + i + q] = sin * u + cos * v;
    const x = f64[SINGULAR_W + i + p]!;
    const y = f64[SINGULAR_W + i + q]!;
    f64[SINGULAR_W + i + p] = cos * x - sin * y;
    f64[SINGULAR_W + i + q] = sin * x + cos * y;
  }
  return true;
}

function swapColumns(p: number, q: number): void {
  const t = f64[SINGULAR_T + p]!;
  f64[SINGULAR_T + p] = f64[SINGULAR_T + q]!;
  f64[SINGULAR_T + q] = t;
  for (let i = 0; i < 9; i += 3) {
    const u = f64[SINGULAR_U + i + p]!;
    f64[SINGULAR_U + i + p] = f64[SINGULAR_U + i + q]!;
    f64[SINGULAR_U + i + q] = u;
    const w = f64[SINGULAR_W + i + p]!;
    f64[SINGULAR_W + i + p] = f64[SINGULAR_W + i + q]!;
    f64[SINGULAR_W + i + q] = w;
  }
}

/** Divides column k of U by t_k, or completes the basis where t_k is zero to rounding. */
function normaliseColumn(k: number): void {
  const t = f64[SINGULAR_T + k]!;
  if (t > JACOBI_TOLERANCE * f64[SINGULAR_T]!) {
    for (let i = 0; i < 9; i += 3) f64[SINGULAR_U + i + k]! /= t;
    return;
  }
  // The unit vector whose projection on the columns before k is smallest, made orthogonal to them.
  let axis = 0;
  let left = -1;
  for (let e = 0; e < 3; e++) {
    let rest = 1;
    for (let j = 0; j < k; j++) rest -= f64[SINGULAR_U + 3 * e + j]! * f64[SINGULAR_U + 3 * e + j]!;
    if (rest > left) {
      left = rest;
      axis = e;
    }
  }
  let norm = 0;
  for (let i = 0; i < 3; i++) {
    let x = i === axis ? 1 : 0;
    for (let j = 0; j < k; j++) {
      x -= f64[SINGULAR_U + 3 * axis + j]! * f64[SINGULAR_U + 3 * i + j]!;
    }
    f64[SINGULAR_U + 3 * i + k] = x;
    norm += x * x;
  }
  norm = 1 / Math.sqrt(norm);
  for (let i = 0; i < 9; i += 3) f64[SINGULAR_U + i + k]! *= norm;
}

/** Maximum of Tr(B₂₂₂₂ρ) for any state (Horodecki 1995): 2√(t₁² + t₂²). */
export function chshHorodecki(): number {
  const t1 = f64[SINGULAR_T]!;
  const t2 = f64[SINGULAR_T + 1]!;
  return 2 * Math.sqrt(t1 * t1 + t2 * t2);
}

/**
 * The point of I3322 with A₃ = 𝟙 and B₂ = −𝟙 that embeds CHSH's maximum, from the singular
 * frame, into STATE_SETTINGS; both degenerate observables are left as zero vectors.
 * a₁, a₂ = cos χ u₁ ± sin χ u₂ with tan χ = t₂/t₁, b₁ = w₁, b₃ = w₂.
 */
export function degenerateSettings(): void {
  const t1 = f64[SINGULAR_T]!;
  const t2 = f64[SINGULAR_T + 1]!;
  const norm = Math.sqrt(t1 * t1 + t2 * t2);
  const cos = norm > 0 ? t1 / norm : 1;
  const sin = norm > 0 ? t2 / norm : 0;
  for (let i = 0; i < 3; i++) {
    const u1 = cos * f64[SINGULAR_U + 3 * i]!;
    const u2 = sin * f64[SINGULAR_U + 3 * i + 1]!;
    f64[STATE_SETTINGS + i] = u1 + u2;
    f64[STATE_SETTINGS + 3 + i] = u1 - u2;
    f64[STATE_SETTINGS + 6 + i] = 0;
    f64[STATE_SETTINGS + 9 + i] = f64[SINGULAR_W + 3 * i]!;
    f64[STATE_SETTINGS + 12 + i] = 0;
    f64[STATE_SETTINGS + 15 + i] = f64[SINGULAR_W + 3 * i + 1]!;
  }
}
