// Operators in the eigenbasis. FRAME holds ⟨a|σ_k|b⟩ of every string, populations first, then
// twice the real and imaginary part for a < b; so it is the basis of populations and coherences
// y, ρ_ab = u + iv, in Pauli strings: Tr(σ_k ρ) = Σ_i FRAME_ki y_i.

import { arena } from "../arena";
import { type Lane, lane } from "../lanes";
import * as slot from "./layout";

/** FRAME from VECTORS. */
export function eigenframe(): void {
  let column: i32 = slot.SIDE;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    unitColumn(a, a, a);
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      unitColumn(a, b, column);
      column = column + 2;
    }
  }
}

/** ⟨a|σ_k|b⟩ = Σ conj(v_ia) (σ_k)_ij v_jb into a column, or twice that into two. */
function unitColumn(a: i32, b: i32, column: i32): void {
  const twice: f64 = a === b ? 1 : 2;
  for (let i: i32 = 0; i < slot.ENTRIES; i += 2 * slot.SIDE) {
    for (let j: i32 = 0; j < slot.ENTRIES; j += 2 * slot.SIDE) {
      secondLetters(slot.TURNED + i + (j >> 1), slot.VECTORS + i + a, slot.VECTORS + j + b, twice);
    }
  }
  const imaginary = a === b ? slot.UNITS : slot.FRAME + column + 1;
  for (let q: i32 = 0; q < slot.SIDE; q++) {
    const row = slot.ENTRIES * q;
    firstLetters(slot.FRAME + column + row, imaginary + row, slot.TURNED + q);
  }
}

/** Those of the first qubit, of one letter of the second. */
function firstLetters(re: i32, im: i32, from: i32): void {
  const kr = lane[from];
  const ki = lane[from + 16];
  const lr = lane[from + 4];
  const li = lane[from + 20];
  const mr = lane[from + 8];
  const mi = lane[from + 24];
  const nr = lane[from + 12];
  const ni = lane[from + 28];
  lane[re] = kr + nr;
  lane[im] = ki + ni;
  lane[re + 64] = lr + mr;
  lane[im + 64] = li + mi;
  lane[re + 128] = li - mi;
  lane[im + 128] = mr - lr;
  lane[re + 192] = kr - nr;
  lane[im + 192] = ki - ni;
}

/** Letters I, X, Y, Z of the second qubit, of one block of |a⟩⟨b| for the first. */
function secondLetters(to: i32, x: i32, y: i32, scale: f64): void {
  const ar = scale * lane[x];
  const ai = scale * lane[x + 16];
  const br = scale * lane[x + 4];
  const bi = scale * lane[x + 20];
  const cr = lane[y];
  const ci = lane[y + 16];
  const dr = lane[y + 4];
  const di = lane[y + 20];
  const kr = ar * cr + ai * ci;
  const ki = ar * ci - ai * cr;
  const lr = ar * dr + ai * di;
  const li = ar * di - ai * dr;
  const mr = br * cr + bi * ci;
  const mi = br * ci - bi * cr;
  const nr = br * dr + bi * di;
  const ni = br * di - bi * dr;
  lane[to] = kr + nr;
  lane[to + 16] = ki + ni;
  lane[to + 1] = lr + mr;
  lane[to + 17] = li + mi;
  // Y: i (o₁₀ − o₀₁).
  lane[to + 2] = li - mi;
  lane[to + 18] = mr - lr;
  lane[to + 3] = kr - nr;
  lane[to + 19] = ki - ni;
}
/** Whether any row may have a coefficient that is not 0 there. */
export function isActive(at: i32): boolean {
  return arena[slot.ACTIVE + (at - slot.SYSTEM_START)] !== 0.0;
}

/** The operator of the system with coefficients at `from` in the eigenbasis, real plane, then imaginary plane. */
export function toEigenbasis(to: i32, from: i32): void {
  for (let k: i32 = 0; k < slot.COMPLEX; k++) lane[to + k] = 0;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    if (isActive(from + k)) addString(to, to + slot.ENTRIES, lane[from + k], k, 1);
    const im = from + slot.ENTRIES + k;
    if (isActive(im)) addString(to + slot.ENTRIES, to, lane[im], k, -1);
  }
}

/** Adds c σ_k to a matrix, or, with its planes exchanged and the sign −1, i c σ_k. */
function addString(re: i32, im: i32, c: Lane, k: i32, sign: f64): void {
  const row = slot.FRAME + slot.ENTRIES * k;
  const half = 0.5 * c;
  let column: i32 = row + slot.SIDE;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    lane[re + 5 * a] = lane[re + 5 * a] + c * lane[row + a];
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      const up = slot.SIDE * a + b;
      const down = slot.SIDE * b + a;
      const x = half * lane[column];
      const y = sign * half * lane[column + 1];
      lane[re + up] = lane[re + up] + x;
      lane[re + down] = lane[re + down] + x;
      lane[im + up] = lane[im + up] + y;
      lane[im + down] = lane[im + down] - y;
      column = column + 2;
    }
  }
}

/** Populations and coherences of a state in strings: FRAME⁻¹ = FRAMEᵀ/4 and /8. */
export function toEnergies(to: i32, from: i32): void {
  for (let i: i32 = 0; i < slot.ENTRIES; i++) {
    let sum: Lane = 0;
    for (let k: i32 = 0; k < slot.ENTRIES; k++) {
      sum = sum + lane[slot.FRAME + slot.ENTRIES * k + i] * lane[from + k];
    }
    lane[to + i] = (i < slot.SIDE ? 0.25 : 0.125) * sum;
  }
}

/** A real superoperator of populations and coherences in strings, all but its first row, which is 0. */
export function toStrings(to: i32, from: i32): void {
  const n = slot.ENTRIES;
  for (let k: i32 = 1; k < n; k++) {
    for (let j: i32 = 0; j < n; j++) {
      let sum: Lane = 0;
      for (let i: i32 = 0; i < n; i++) {
        sum = sum + lane[slot.FRAME + n * k + i] * lane[from + n * i + j];
      }
      lane[slot.TURNED + n * k + j] = (j < slot.SIDE ? 0.25 : 0.125) * sum;
    }
  }
  for (let l: i32 = 0; l < n; l++) lane[to + l] = 0;
  for (let k: i32 = 1; k < n; k++) {
    for (let l: i32 = 0; l < n; l++) {
      let sum: Lane = 0;
      for (let j: i32 = 0; j < n; j++) {
        sum = sum + lane[slot.TURNED + n * k + j] * lane[slot.FRAME + n * l + j];
      }
      lane[to + n * k + l] = sum;
    }
  }
}
