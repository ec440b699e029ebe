// Operators and superoperators in strings of two Pauli matrices. ρ = ¼ Σ_k x_k σ_k with
// x_k = Tr(σ_k ρ), so that superoperators which keep ρ Hermitian are real matrices on x.

import { arena } from "../arena";
import { clearLanes, type Lane, lane } from "../lanes";
import { turn } from "./commutator";
import { isActive } from "./frame";
import * as slot from "./layout";

const HALF: i32 = 16;

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
  const ir = lane[from];
  const ii = lane[from + HALF];
  const xr = lane[from + stride];
  const xi = lane[from + HALF + stride];
  const yr = lane[from + 2 * stride];
  const yi = lane[from + HALF + 2 * stride];
  const zr = lane[from + 3 * stride];
  const zi = lane[from + HALF + 3 * stride];
  lane[to] = ir + zr;
  lane[to + HALF] = ii + zi;
  lane[to + right] = xr + yi;
  lane[to + HALF + right] = xi - yr;
  lane[to + down] = xr - yi;
  lane[to + HALF + down] = xi + yr;
  lane[to + down + right] = ir - zr;
  lane[to + HALF + down + right] = ii - zi;
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
  const r1 = reSign * lane[re + 1];
  const r2 = reSign * lane[re + 2];
  const r3 = reSign * lane[re + 3];
  const i0 = imSign * lane[im];
  const i1 = imSign * lane[im + 1];
  const i2 = imSign * lane[im + 2];
  const i3 = imSign * lane[im + 3];
  lane[at] = i0;
  lane[at + 1] = i1;
  lane[at + 2] = i2;
  lane[at + 3] = i3;
  lane[at + 16] = i1;
  lane[at + 17] = i0;
  lane[at + 18] = -r3;
  lane[at + 19] = r2;
  lane[at + 32] = i2;
  lane[at + 33] = r3;
  lane[at + 34] = i0;
  lane[at + 35] = -r1;
  lane[at + 48] = i3;
  lane[at + 49] = -r2;
  lane[at + 50] = r1;
  lane[at + 51] = i0;
}

/**
 * Adds −[S, Kρ] + h.c. to GENERATOR for K in PAULI_K, and Tr(H ·), Tr(N ·) of it to the functionals.
 * S has its coefficients at `s`, turned by `sign` where it is the adjoint of what stands there.
 *
 * The Hermitian part S₁ of S = S₁ + iS₂ gives −i[S₁, Y] with Y = −i(Kρ − h.c.), S₂ the same with iK in the
 * place of K.
 */
export function addTerm(s: i32, sign: f64, heat: i32, particles: i32): void {
  if (anyActive(s)) {
    inner(slot.PAULI_K);
    addCommutated(s, 1, heat, particles);
  }
  if (!anyActive(s + HALF)) return;
  for (let k: i32 = 0; k < HALF; k++) {
    const re = lane[slot.PAULI_K + k];
    lane[slot.PAULI_K + k] = -lane[slot.PAULI_K + HALF + k];
    lane[slot.PAULI_K + HALF + k] = re;
  }
  inner(slot.PAULI_K);
  addCommutated(s + HALF, sign, heat, particles);
}

/** Whether any of these coefficients but that of 𝟙 may not be 0. */
function anyActive(from: i32): boolean {
  for (let p: i32 = 1; p < HALF; p++) if (isActive(from + p)) return true;
  return false;
}

/** Adds −i[A, Y] for A with these real coefficients and Y = INNER x, and what the functionals see of it. */
function addCommutated(coefficients: i32, sign: f64, heat: i32, particles: i32): void {
  clearLanes(slot.WEIGHT, HALF);
  let met: i32 = 0;
  for (let p: i32 = 1; p < HALF; p++) {
    if (!isActive(coefficients + p)) continue;
    const a = 2.0 * sign * lane[coefficients + p];
    const opposed = slot.OPPOSED + slot.OPPOSED_STRINGS * p;
    for (let at: i32 = opposed; at < opposed + slot.OPPOSED_STRINGS; at++) {
      const l = i32(arena[at]);
      const k = p ^ l;
      const c = arena[slot.COMMUTATOR + HALF * p + l] * a;
      const row = slot.INNER + HALF * l;
      addRow(slot.GENERATOR + HALF * k, row, c);
      lane[slot.WEIGHT + l] = lane[slot.WEIGHT + l] + c * lane[slot.SYSTEM_H + k];
      met = met | (1 << l);
      if (particles >= 0 && numberAt(k) !== 0) addRow(particles, row, numberAt(k) * c);
    }
  }
  for (let l: i32 = 1; l < HALF; l++) {
    if ((met & (1 << l)) !== 0) addRow(heat, slot.INNER + HALF * l, lane[slot.WEIGHT + l]);
  }
}

/** Coefficients of the particle number n₁ + n₂ = 1 − (ZI + IZ)/2. */
export function numberAt(k: i32): f64 {
  if (k === 0) return 1;
  return k === 3 || k === 12 ? -0.5 : 0;
}

/** Adds c times a row of sixteen. */
function addRow(to: i32, from: i32, c: Lane): void {
  for (let j: i32 = 0; j < HALF; j += 4) {
    const t = to + j;
    const f = from + j;
    lane[t] = lane[t] + c * lane[f];
    lane[t + 1] = lane[t + 1] + c * lane[f + 1];
    lane[t + 2] = lane[t + 2] + c * lane[f + 2];
    lane[t + 3] = lane[t + 3] + c * lane[f + 3];
  }
}

/** Adds ρ ↦ −i[H, ρ]. */
export function addHamiltonian(): void {
  for (let p: i32 = 1; p < HALF; p++) {
    if (!isActive(slot.SYSTEM_H + p)) continue;
    const h = 2.0 * lane[slot.SYSTEM_H + p];
    const opposed = slot.OPPOSED + slot.OPPOSED_STRINGS * p;
    for (let k: i32 = opposed; k < opposed + slot.OPPOSED_STRINGS; k++) {
      const l = i32(arena[k]);
      const at = slot.GENERATOR + HALF * (p ^ l) + l;
      lane[at] = lane[at] + arena[slot.COMMUTATOR + HALF * p + l] * h;
    }
  }
}
