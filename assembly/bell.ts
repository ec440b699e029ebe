import { get, set } from "./arena";
import {
  BOUND_EXCESS,
  CHSH_LOCAL_BOUND,
  CHSH_RANGE,
  JACOBI_SWEEPS,
  JACOBI_TOLERANCE,
  LOCAL_BOUND,
  QUANTUM_BOUND,
} from "./constants";
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
} from "./layout";

/** Maximum of Tr(B₂₂₂₂ρ) for an X-state, Eqs. (9), (10). */
export function chshX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  const imbalance = p1 + p4 - p2 - p3;
  const sum = c23 + c14;
  const coherences = 8 * (c14 * c14 + c23 * c23);
  return 2 * sqrt<f64>(max<f64>(coherences, imbalance * imbalance + 4 * sum * sum));
}

/** A maximum, or the bound that it exceeds by rounding alone: what attains a bound does not violate it. */
function settled(value: f64, bound: f64): f64 {
  return value > bound && value <= bound + BOUND_EXCESS ? bound : value;
}

/** I₂ of Eq. (5). */
export function i2(chsh: f64): f64 {
  return settled(max<f64>(0, (settled(chsh, CHSH_LOCAL_BOUND) - CHSH_LOCAL_BOUND) / CHSH_RANGE), 1);
}

/** A maximum of I3322, settled on its local and on its quantum bound. */
export function settledI3322(value: f64): f64 {
  return settled(settled(value, LOCAL_BOUND), QUANTUM_BOUND);
}

/** I₃ of Eq. (8) for a settled maximum of I3322. */
export function i3(i3322: f64): f64 {
  return max<f64>(0, i3322 - LOCAL_BOUND);
}

/** Bloch vectors r, s and correlation matrix T of the state in RHO. */
export function correlations(): void {
  const re = RHO_RE;
  const im = RHO_IM;
  const p1 = get(re);
  const p2 = get(re + 5);
  const p3 = get(re + 10);
  const p4 = get(re + 15);
  set(BLOCH_R, 2 * (get(re + 2) + get(re + 7)));
  set(BLOCH_R + 1, -2 * (get(im + 2) + get(im + 7)));
  set(BLOCH_R + 2, p1 + p2 - p3 - p4);
  set(BLOCH_S, 2 * (get(re + 1) + get(re + 11)));
  set(BLOCH_S + 1, -2 * (get(im + 1) + get(im + 11)));
  set(BLOCH_S + 2, p1 - p2 + p3 - p4);
  set(CORRELATION, 2 * (get(re + 6) + get(re + 3)));
  set(CORRELATION + 1, 2 * (get(im + 6) - get(im + 3)));
  set(CORRELATION + 2, 2 * (get(re + 2) - get(re + 7)));
  set(CORRELATION + 3, -2 * (get(im + 6) + get(im + 3)));
  set(CORRELATION + 4, 2 * (get(re + 6) - get(re + 3)));
  set(CORRELATION + 5, -2 * (get(im + 2) - get(im + 7)));
  set(CORRELATION + 6, 2 * (get(re + 1) - get(re + 11)));
  set(CORRELATION + 7, -2 * (get(im + 1) - get(im + 11)));
  set(CORRELATION + 8, p1 - p2 - p3 + p4);
}

/**
 * Singular value decomposition T = U diag(t) Wᵀ by one-sided Jacobi rotations,
 * t₁ ≥ t₂ ≥ t₃ ≥ 0. U and W may be improper.
 */
export function singularFrame(): void {
  for (let k: i32 = 0; k < 9; k++) {
    set(SINGULAR_U + k, get(CORRELATION + k));
    set(SINGULAR_W + k, k % 4 == 0 ? 1 : 0);
  }
  for (let sweep: i32 = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let rotated: f64 = rotateColumns(0, 1);
    if (rotateColumns(0, 2)) rotated = true;
    if (rotateColumns(1, 2)) rotated = true;
    if (!rotated) break;
  }
  for (let k: i32 = 0; k < 3; k++) {
    const x = get(SINGULAR_U + k);
    const y = get(SINGULAR_U + 3 + k);
    const z = get(SINGULAR_U + 6 + k);
    set(SINGULAR_T + k, sqrt<f64>(x * x + y * y + z * z));
  }
  if (get(SINGULAR_T + 1) > get(SINGULAR_T)) swapColumns(0, 1);
  if (get(SINGULAR_T + 2) > get(SINGULAR_T + 1)) swapColumns(1, 2);
  if (get(SINGULAR_T + 1) > get(SINGULAR_T)) swapColumns(0, 1);
  for (let k: i32 = 0; k < 3; k++) normaliseColumn(k);
}

/** Makes two columns of U orthogonal, carrying W along. */
function rotateColumns(p: i32, q: i32): bool {
  let a: f64 = 0;
  let b: f64 = 0;
  let g: f64 = 0;
  for (let i: i32 = 0; i < 9; i += 3) {
    const u = get(SINGULAR_U + i + p);
    const v = get(SINGULAR_U + i + q);
    a += u * u;
    b += v * v;
    g += u * v;
  }
  if (!(abs<f64>(g) > JACOBI_TOLERANCE * sqrt<f64>(a * b))) return false;
  const ratio = (0.5 * (b - a)) / g;
  const tangent = (ratio >= 0 ? 1 : -1) / (abs<f64>(ratio) + sqrt<f64>(1 + ratio * ratio));
  const cos = 1 / sqrt<f64>(1 + tangent * tangent);
  const sin = tangent * cos;
  for (let i: i32 = 0; i < 9; i += 3) {
    const u = get(SINGULAR_U + i + p);
    const v = get(SINGULAR_U + i + q);
    set(SINGULAR_U + i + p, cos * u - sin * v);
    set(SINGULAR_U + i + q, sin * u + cos * v);
    const x = get(SINGULAR_W + i + p);
    const y = get(SINGULAR_W + i + q);
    set(SINGULAR_W + i + p, cos * x - sin * y);
    set(SINGULAR_W + i + q, sin * x + cos * y);
  }
  return true;
}

function swapColumns(p: i32, q: i32): void {
  const t = get(SINGULAR_T + p);
  set(SINGULAR_T + p, get(SINGULAR_T + q));
  set(SINGULAR_T + q, t);
  for (let i: i32 = 0; i < 9; i += 3) {
    const u = get(SINGULAR_U + i + p);
    set(SINGULAR_U + i + p, get(SINGULAR_U + i + q));
    set(SINGULAR_U + i + q, u);
    const w = get(SINGULAR_W + i + p);
    set(SINGULAR_W + i + p, get(SINGULAR_W + i + q));
    set(SINGULAR_W + i + q, w);
  }
}

/** Divides column k of U by t_k, or completes the basis where t_k is zero to rounding. */
function normaliseColumn(k: i32): void {
  const t = get(SINGULAR_T + k);
  if (t > JACOBI_TOLERANCE * get(SINGULAR_T)) {
    for (let i: i32 = 0; i < 9; i += 3) set(SINGULAR_U + i + k, get(SINGULAR_U + i + k) / t);
    return;
  }
  // The unit vector whose projection on the columns before k is smallest, made orthogonal to them.
  let axis: i32 = 0;
  let left: f64 = -1;
  for (let e: i32 = 0; e < 3; e++) {
    let rest: f64 = 1;
    for (let j: i32 = 0; j < k; j++)
      rest -= get(SINGULAR_U + 3 * e + j) * get(SINGULAR_U + 3 * e + j);
    if (rest > left) {
      left = rest;
      axis = e;
    }
  }
  let norm: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    let x: f64 = i == axis ? 1 : 0;
    for (let j: i32 = 0; j < k; j++) {
      x -= get(SINGULAR_U + 3 * axis + j) * get(SINGULAR_U + 3 * i + j);
    }
    set(SINGULAR_U + 3 * i + k, x);
    norm += x * x;
  }
  norm = 1 / sqrt<f64>(norm);
  for (let i: i32 = 0; i < 9; i += 3) set(SINGULAR_U + i + k, get(SINGULAR_U + i + k) * norm);
}

/** Maximum of Tr(B₂₂₂₂ρ) for any state (Horodecki 1995): 2√(t₁² + t₂²). */
export function chshHorodecki(): f64 {
  const t1 = get(SINGULAR_T);
  const t2 = get(SINGULAR_T + 1);
  return 2 * sqrt<f64>(t1 * t1 + t2 * t2);
}

/**
 * The point of I3322 with A₃ = 𝟙 and B₂ = −𝟙 that embeds CHSH's maximum, from the singular
 * frame, into STATE_SETTINGS; both degenerate observables are left as zero vectors.
 * a₁, a₂ = cos χ u₁ ± sin χ u₂ with tan χ = t₂/t₁, b₁ = w₁, b₃ = w₂.
 */
export function degenerateSettings(): void {
  const t1 = get(SINGULAR_T);
  const t2 = get(SINGULAR_T + 1);
  const norm = sqrt<f64>(t1 * t1 + t2 * t2);
  const cos = norm > 0 ? t1 / norm : 1;
  const sin = norm > 0 ? t2 / norm : 0;
  for (let i: i32 = 0; i < 3; i++) {
    const u1 = cos * get(SINGULAR_U + 3 * i);
    const u2 = sin * get(SINGULAR_U + 3 * i + 1);
    set(STATE_SETTINGS + i, u1 + u2);
    set(STATE_SETTINGS + 3 + i, u1 - u2);
    set(STATE_SETTINGS + 6 + i, 0);
    set(STATE_SETTINGS + 9 + i, get(SINGULAR_W + 3 * i));
    set(STATE_SETTINGS + 12 + i, 0);
    set(STATE_SETTINGS + 15 + i, get(SINGULAR_W + 3 * i + 1));
  }
}
