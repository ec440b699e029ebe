import { arena } from "../arena";
import { CRITERION_FLOOR, CRITERION_STEPS, CRITERION_WIDTH } from "../constants";
import * as slot from "../layout";
import { singularFrame } from "./chsh";

/**
 * S of an X-state, qubit 1 steering qubit 2: max over unit x of (a·x)² + 2|Tᵀx| after the filter that
 * makes the Bloch vector of qubit 2 zero. With a and t₃ along the axis and t the larger of t₁, t₂ the
 * function of z² is concave. For qubit 2 steering qubit 1 exchange p2 and p3.
 */
export function unsteerabilityX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  const q0 = p1 + p3;
  const q1 = p2 + p4;
  if (!(q0 > 0 && q1 > 0)) {
    // Qubit 2 is pure: a product, whose every multiple has a model up to |a| = 1.
    const bloch = p1 + p2 - p3 - p4;
    return bloch * bloch;
  }
  const up = (p1 - p3) / q0;
  const down = (p2 - p4) / q1;
  const a = 0.5 * (up + down);
  const t3 = 0.5 * Math.abs(up - down);
  const t = (c14 + c23) / Math.sqrt(q0 * q1);
  const aa = a * a;
  const d = (t - t3) * (t + t3);
  if (d <= aa * t3) return aa + 2 * t3;
  if (d >= aa * t) return 2 * t;
  return (aa * t * t) / d + d / aa;
}

/**
 * S for a and T = diag(t) given by squares a_k² and values t₁ ≥ t₂ ≥ t₃ ≥ 0: the minimum over s > 0 of
 * s + λ, λ the largest eigenvalue of aaᵀ + TTᵀ/s. With μ = sλ = t₁² + e it is the largest root of
 * s Σ a_k²/(μ − t_k²) = 1, which leaves one variable e ≥ 0; every e gives an upper bound.
 */
export function uniformCriterion(a1: f64, a2: f64, a3: f64, t1: f64, t2: f64, t3: f64): f64 {
  const length = a1 + a2 + a3;
  if (!(length > 0)) return 2 * t1;
  if (!(t1 > 0)) return length;
  const top = t1 * t1;
  const d2 = (t1 - t2) * (t1 + t2);
  const d3 = (t1 - t3) * (t1 + t3);
  const least = top * CRITERION_FLOOR;
  let low: f64 = 0;
  let high: f64 = t1 * length + least;
  // How the bound rises there; halved where the other end moved twice (the Illinois method).
  let falling: f64 = 0;
  let rising: f64 = 0;
  let last: i32 = 0;
  let e: f64 = high;
  let best: f64 = Infinity;
  for (let step: i32 = 0; step < CRITERION_STEPS; step++) {
    const r1 = 1.0 / e;
    const r2 = 1.0 / (e + d2);
    const r3 = 1.0 / (e + d3);
    const p1 = a1 * r1;
    const p2 = a2 * r2;
    const p3 = a3 * r3;
    const p = p1 + p2 + p3;
    // What e proves: s + μ/s at the best s that it allows.
    const s = Math.min(1 / p, Math.sqrt(top + e));
    best = Math.min(best, s + (top + e) / s);
    const q = p1 * r1 + p2 * r2 + p3 * r3;
    // Where this is above zero the bound rises with e.
    const slope = 1 - (top + e) * p * p + (p * p * p) / q;
    if (slope >= 0) {
      if (e <= least) break;
      high = e;
      rising = slope;
      if (last > 0) falling = 0.5 * falling;
      last = 1;
    } else {
      low = e;
      falling = slope;
      if (last < 0) rising = 0.5 * rising;
      last = -1;
    }
    let next: f64 = (low * rising - high * falling) / (rising - falling);
    if (low === 0) next = Math.max(least, 0.015625 * high);
    else if (high > 4 * low) next = Math.sqrt(low) * Math.sqrt(high);
    else if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (Math.abs(next - e) <= CRITERION_WIDTH * e) break;
    e = next;
  }
  return best;
}

/** S of the state in RHO both ways, into STATE_UNSTEERABILITY12 and 21. */
export function unsteerability(): void {
  arena[slot.STATE_UNSTEERABILITY12] = generalCriterion(0);
  arena[slot.STATE_UNSTEERABILITY21] = generalCriterion(1);
}

function generalCriterion(way: i32): f64 {
  steeringFrame(way);
  // a along the frame's axes, in the place of U's first row.
  for (let k: i32 = 0; k < 3; k++) {
    let along: f64 = 0;
    for (let i: i32 = 0; i < 3; i++) {
      along += arena[slot.SINGULAR_U + 3 * i + k] * arena[slot.STEERING_A + i];
    }
    arena[slot.SINGULAR_U + k] = along * along;
  }
  return uniformCriterion(
    arena[slot.SINGULAR_U],
    arena[slot.SINGULAR_U + 1],
    arena[slot.SINGULAR_U + 2],
    arena[slot.SINGULAR_T],
    arena[slot.SINGULAR_T + 1],
    arena[slot.SINGULAR_T + 2],
  );
}

/**
 * The state in RHO after the filter that makes the steered qubit's Bloch vector zero: the steering
 * qubit's Bloch vector into STEERING_A, the singular frame of the correlation matrix (row: the
 * steering qubit) into SINGULAR_T, U, W, the steered qubit's state as L L† into STEERING_FACTOR.
 * `way` 0: qubit 1 steers qubit 2; 1: the other way.
 *
 * The filter L⁻¹/√2 differs from ρ_B^{−1/2}/√2 by a rotation of the steered qubit. It is applied to the
 * matrix elements: Bloch vectors have lost the digits of a small eigenvalue. A pure steered qubit
 * has no filter: T is then zero.
 */
export function steeringFrame(way: i32): void {
  steeringBlocks(way);
  const re = slot.JACOBI_RE;
  const im = slot.JACOBI_IM;
  const p0 = Math.max(0, arena[re] + arena[re + 12]);
  const p1 = Math.max(0, arena[re + 3] + arena[re + 15]);
  const x = arena[re + 2] + arena[re + 14];
  const y = arena[im + 2] + arena[im + 14];
  const rest = p0 > 0 ? p1 - (x * x + y * y) / p0 : 0;
  const l0 = Math.sqrt(p0);
  const l1 = Math.sqrt(Math.max(0, rest));
  arena[slot.STEERING_FACTOR] = l0;
  arena[slot.STEERING_FACTOR + 1] = l0 > 0 ? x / l0 : 0;
  arena[slot.STEERING_FACTOR + 2] = l0 > 0 ? y / l0 : 0;
  arena[slot.STEERING_FACTOR + 3] = l0 > 0 ? l1 : Math.sqrt(p1);
  const mixed = rest > 0;
  if (mixed) filterBlocks(l0, x / l0, y / l0, l1);
  // Traces of the three Pauli operators of the steering qubit with the blocks, by entries (k, l).
  const v = slot.STEERING_A;
  for (let n: i32 = 0; n < 4; n++) {
    arena[re + n] = arena[re + n] - arena[re + 12 + n];
    arena[im + n] = arena[im + n] - arena[im + 12 + n];
    // 2 Re and 2 Im of ⟨1|ρ|0⟩, which is not Hermitian: both of its planes are kept.
    arena[re + 8 + n] = 2 * arena[re + 8 + n];
    arena[im + 8 + n] = 2 * arena[im + 8 + n];
  }
  arena[v] = arena[re + 8] + arena[re + 11];
  arena[v + 1] = arena[im + 8] + arena[im + 11];
  arena[v + 2] = arena[re] + arena[re + 3];
  const t = slot.CORRELATION;
  arena[t] = arena[re + 9] + arena[re + 10];
  arena[t + 1] = arena[im + 10] - arena[im + 9];
  arena[t + 2] = arena[re + 8] - arena[re + 11];
  arena[t + 3] = arena[im + 9] + arena[im + 10];
  arena[t + 4] = arena[re + 9] - arena[re + 10];
  arena[t + 5] = arena[im + 8] - arena[im + 11];
  arena[t + 6] = arena[re + 1] + arena[re + 2];
  arena[t + 7] = arena[im + 2] - arena[im + 1];
  arena[t + 8] = arena[re] - arena[re + 3];
  if (!mixed) for (let k: i32 = 0; k < 9; k++) arena[t + k] = 0;
  singularFrame();
}

/**
 * RHO by blocks ⟨i|ρ|j⟩ of the steering qubit's levels into JACOBI: entry (k, l) of the steered
 * qubit's operator at 4(2i + j) + 2k + l.
 */
function steeringBlocks(way: i32): void {
  for (let n: i32 = 0; n < 16; n++) {
    const i = n >> 3;
    const j = (n >> 2) & 1;
    const k = (n >> 1) & 1;
    const l = n & 1;
    const from = way === 0 ? 4 * (2 * i + k) + 2 * j + l : 4 * (2 * k + i) + 2 * l + j;
    arena[slot.JACOBI_RE + n] = arena[slot.RHO_RE + from];
    arena[slot.JACOBI_IM + n] = arena[slot.RHO_IM + from];
  }
}

/** Every block M in JACOBI to ½ L⁻¹ M L⁻†, L = (l0, 0; x + iy, l1). */
function filterBlocks(l0: f64, x: f64, y: f64, l1: f64): void {
  const re = slot.JACOBI_RE;
  const im = slot.JACOBI_IM;
  for (let n: i32 = 0; n < 16; n += 4) {
    for (let l: i32 = 0; l < 2; l++) {
      const p = n + l;
      const q = n + 2 + l;
      arena[re + p] = arena[re + p] / l0;
      arena[im + p] = arena[im + p] / l0;
      arena[re + q] = (arena[re + q] - (x * arena[re + p] - y * arena[im + p])) / l1;
      arena[im + q] = (arena[im + q] - (x * arena[im + p] + y * arena[re + p])) / l1;
    }
    for (let k: i32 = 0; k < 2; k++) {
      const p = n + 2 * k;
      const q = p + 1;
      arena[re + p] = arena[re + p] / l0;
      arena[im + p] = arena[im + p] / l0;
      arena[re + q] = (arena[re + q] - (x * arena[re + p] + y * arena[im + p])) / l1;
      arena[im + q] = (arena[im + q] - (x * arena[im + p] - y * arena[re + p])) / l1;
    }
    for (let k: i32 = 0; k < 4; k++) {
      arena[re + n + k] = 0.5 * arena[re + n + k];
      arena[im + n + k] = 0.5 * arena[im + n + k];
    }
  }
}
