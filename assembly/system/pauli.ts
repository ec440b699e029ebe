// Operators and superoperators in strings of two Pauli matrices. ρ = ¼ Σ_k x_k σ_k with
// x_k = Tr(σ_k ρ), so that superoperators which keep ρ Hermitian are real matrices on x.

import { arena } from "../arena";
import * as slot from "./layout";

const HALF: i32 = 16;

/** The phase of σ_p σ_l for single letters: 1 for +i, −1 for −i, 0 for ±1. */
function turn(p: i32, l: i32): f64 {
  if (p === 0 || l === 0 || p === l) return 0;
  return l - p === 1 || p - l === 2 ? 1 : -1;
}

/** Fills COMMUTATOR; once, before any system. */
export function commutatorTable(): void {
  for (let p: i32 = 0; p < 16; p++) {
    for (let l: i32 = 0; l < 16; l++) {
      const first = turn(p >> 2, l >> 2);
      const second = turn(p & 3, l & 3);
      // The strings anticommute where exactly one pair of letters does: σ_p σ_l = ±i σ_m, and
      // −i[σ_p, σ_l] = ±2 σ_m.
      arena[slot.COMMUTATOR + 16 * p + l] = first === 0.0 ? second : second === 0.0 ? first : 0.0;
    }
  }
}

/** The matrix of an operator with these coefficients. */
export function toMatrix(to: i32, from: i32): void {
  // First qubit: the blocks |0⟩⟨0|, |0⟩⟨1|, |1⟩⟨0|, |1⟩⟨1| of each second letter.
  const work = slot.PRODUCT;
  for (let q: i32 = 0; q < 4; q++) units(work + q, 4, 8, from + q, 4);
  // Second qubit, into row 2 i₁ + i₂ and column 2 j₁ + j₂.
  for (let i: i32 = 0; i < 2; i++) {
    for (let j: i32 = 0; j < 2; j++) units(to + 8 * i + 2 * j, 1, 4, work + 4 * (2 * i + j), 1);
  }
}

/** Letters I, X, Y, Z, a stride apart, to units 00, 01, 10, 11 at to, to + right, to + down, to + both. */
function units(to: i32, right: i32, down: i32, from: i32, stride: i32): void {
  const ir = arena[from];
  const ii = arena[from + HALF];
  const xr = arena[from + stride];
  const xi = arena[from + HALF + stride];
  const yr = arena[from + 2 * stride];
  const yi = arena[from + HALF + 2 * stride];
  const zr = arena[from + 3 * stride];
  const zi = arena[from + HALF + 3 * stride];
  arena[to] = ir + zr;
  arena[to + HALF] = ii + zi;
  arena[to + right] = xr + yi;
  arena[to + HALF + right] = xi - yr;
  arena[to + down] = xr - yi;
  arena[to + HALF + down] = xi + yr;
  arena[to + down + right] = ir - zr;
  arena[to + HALF + down + right] = ii - zi;
}

/** The coefficients of a matrix: c_k = ¼ Tr(σ_k A). */
export function toCoefficients(to: i32, from: i32): void {
  const work = slot.PRODUCT;
  for (let i: i32 = 0; i < 2; i++) {
    for (let j: i32 = 0; j < 2; j++) {
      const place = 4 * (2 * i) + 2 * j;
      const block = 4 * (2 * i + j);
      letters(work, block, 1, from, place, 1, 4);
    }
  }
  for (let q: i32 = 0; q < 4; q++) letters(to, q, 4, work, q, 4, 8);
}

/** Units 00, 01, 10, 11 at f, f + right, f + down, f + right + down to letters I, X, Y, Z. */
function letters(to: i32, t: i32, tStride: i32, from: i32, f: i32, right: i32, down: i32): void {
  const ar = arena[from + f];
  const ai = arena[from + HALF + f];
  const br = arena[from + f + right];
  const bi = arena[from + HALF + f + right];
  const cr = arena[from + f + down];
  const ci = arena[from + HALF + f + down];
  const dr = arena[from + f + down + right];
  const di = arena[from + HALF + f + down + right];
  arena[to + t] = 0.5 * (ar + dr);
  arena[to + HALF + t] = 0.5 * (ai + di);
  arena[to + t + tStride] = 0.5 * (br + cr);
  arena[to + HALF + t + tStride] = 0.5 * (bi + ci);
  // Y: i (m₀₁ − m₁₀)/2.
  arena[to + t + 2 * tStride] = 0.5 * (ci - bi);
  arena[to + HALF + t + 2 * tStride] = 0.5 * (br - cr);
  arena[to + t + 3 * tStride] = 0.5 * (ar - dr);
  arena[to + HALF + t + 3 * tStride] = 0.5 * (ai - di);
}

/**
 * INNER: the matrix of ρ ↦ Y = −i(Kρ − ρK†) on the coefficients, for K = Σ κ_m σ_m. Kρ has the
 * coefficients z = Λ(κ)x, so that Y has 2 Im z. With iK in the place of K it is that of Kρ + h.c.
 *
 * Four rows and columns a time: those of one letter of the first qubit, where the first letter of
 * σ_m is fixed and its phase with the column's multiplies all four κ.
 */
export function inner(coefficients: i32): void {
  for (let k: i32 = 0; k < 4; k++) {
    for (let l: i32 = 0; l < 4; l++) {
      const m = 4 * (k ^ l);
      const phase = turn(k ^ l, l);
      const at = slot.INNER + 64 * k + 4 * l;
      if (phase === 0.0) innerBlock(at, coefficients + m, coefficients + HALF + m, 2, 2);
      else if (phase > 0) innerBlock(at, coefficients + HALF + m, coefficients + m, -2, 2);
      else innerBlock(at, coefficients + HALF + m, coefficients + m, 2, -2);
    }
  }
}

/** One block of four by four, from four numbers at `re` and `im` times their signs. */
function innerBlock(at: i32, re: i32, im: i32, reSign: f64, imSign: f64): void {
  const r1 = reSign * arena[re + 1];
  const r2 = reSign * arena[re + 2];
  const r3 = reSign * arena[re + 3];
  const i0 = imSign * arena[im];
  const i1 = imSign * arena[im + 1];
  const i2 = imSign * arena[im + 2];
  const i3 = imSign * arena[im + 3];
  arena[at] = i0;
  arena[at + 1] = i1;
  arena[at + 2] = i2;
  arena[at + 3] = i3;
  arena[at + 16] = i1;
  arena[at + 17] = i0;
  arena[at + 18] = -r3;
  arena[at + 19] = r2;
  arena[at + 32] = i2;
  arena[at + 33] = r3;
  arena[at + 34] = i0;
  arena[at + 35] = -r1;
  arena[at + 48] = i3;
  arena[at + 49] = -r2;
  arena[at + 50] = r1;
  arena[at + 51] = i0;
}

/** Adds −i[A, Y] to a superoperator, for A with these real coefficients and Y = INNER x. */
export function addCommutated(to: i32, coefficients: i32, sign: f64): void {
  for (let p: i32 = 1; p < 16; p++) {
    const a = 2.0 * sign * arena[coefficients + p];
    if (a === 0.0) continue;
    for (let l: i32 = 1; l < 16; l++) {
      const c = a * arena[slot.COMMUTATOR + 16 * p + l];
      if (c === 0.0) continue;
      const row = to + 16 * (p ^ l);
      const from = slot.INNER + 16 * l;
      for (let j: i32 = 0; j < 16; j++) arena[row + j] = arena[row + j] + c * arena[from + j];
    }
  }
}

/** Adds the functional ρ ↦ Tr(B (−i)[A, Y]) for B with real coefficients at `observed`. */
export function addFunctional(to: i32, observed: i32, coefficients: i32, sign: f64): void {
  for (let l: i32 = 1; l < 16; l++) arena[slot.OUTER + l] = 0;
  for (let p: i32 = 1; p < 16; p++) {
    const a = 2.0 * sign * arena[coefficients + p];
    if (a === 0.0) continue;
    for (let l: i32 = 1; l < 16; l++) {
      const c = arena[slot.COMMUTATOR + 16 * p + l];
      arena[slot.OUTER + l] = arena[slot.OUTER + l] + a * c * arena[observed + (p ^ l)];
    }
  }
  for (let l: i32 = 1; l < 16; l++) {
    const b = arena[slot.OUTER + l];
    if (b === 0.0) continue;
    const from = slot.INNER + 16 * l;
    for (let j: i32 = 0; j < 16; j++) arena[to + j] = arena[to + j] + b * arena[from + j];
  }
}

/** Adds ρ ↦ −i[H, ρ]. */
export function addHamiltonian(to: i32, coefficients: i32): void {
  for (let p: i32 = 1; p < 16; p++) {
    const h = 2.0 * arena[coefficients + p];
    if (h === 0.0) continue;
    for (let l: i32 = 1; l < 16; l++) {
      const c = arena[slot.COMMUTATOR + 16 * p + l];
      const at = to + 16 * (p ^ l) + l;
      arena[at] = arena[at] + h * c;
    }
  }
}
