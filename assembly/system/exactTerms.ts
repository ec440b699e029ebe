// Dissipators and −i[H, ·] in the eigenbasis as units.ts has them, in sums of two doubles: exact for couplings,
// rates and coefficients as they are.

import { arena } from "../arena";
import { type Lane, lane, type Mask } from "../lanes";
import { addExact, addLong, clearExact } from "./exact";
import { isActive } from "./frame";
import * as slot from "./layout";

const PLANE: i32 = slot.SUPER;
const N: i32 = slot.ENTRIES;
const LOW: i32 = slot.EXACT_LOW;

/**
 * Adds the product of two complex numbers, of which the first is a pair of doubles, conjugate where `conj` is −1,
 * and the second is exact where `low` is: real and imaginary part times a sign or a half each.
 */
function addEntries(
  at: i32,
  plane: i32,
  x: i32,
  y: i32,
  low: boolean,
  conj: f64,
  re: f64,
  im: f64,
): void {
  const xr = lane[x];
  const xi = conj * lane[x + N];
  addLong(at, re * xr, 0, lane[y], low ? lane[y + LOW] : 0);
  addLong(at, -re * xi, 0, lane[y + N], low ? lane[y + N + LOW] : 0);
  addLong(at + plane, im * xr, 0, lane[y + N], low ? lane[y + N + LOW] : 0);
  addLong(at + plane, im * xi, 0, lane[y], low ? lane[y + LOW] : 0);
}

/** Adds −[S, Kρ] + h.c. as addUnits of units.ts does. */
export function exactUnits(s: i32, k: i32): void {
  const off = arena[slot.EXACT_OFF];
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = 0; b < 4; b++) {
      const at = 4 * a + b;
      const operator = a + b < 4 ? 1.0 + off : 1.0 - off;
      const rate = a < b ? 1.0 + off : 1.0 - off;
      lane[s + at] = operator * lane[s + at];
      lane[s + N + at] = operator * lane[s + N + at];
      lane[k + at] = rate * lane[k + at];
      lane[k + N + at] = operator * lane[k + N + at];
    }
  }
  clearExact(slot.EXACT_LOSS, slot.COMPLEX);
  for (let a: i32 = 0; a < N; a += 4) {
    for (let c: i32 = 0; c < 4; c++) {
      for (let m: i32 = 0; m < 4; m++) {
        addEntries(slot.EXACT_LOSS + a + c, N, s + a + m, k + 4 * m + c, false, 1, 1, 1);
      }
    }
  }
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = a; b < 4; b++) {
      const row = slot.EXACT_UNITS + 16 * (4 * a + b);
      for (let c: i32 = 0; c < 4; c++) {
        for (let d: i32 = 0; d < 4; d++) {
          const at = row + 4 * c + d;
          addEntries(at, PLANE, k + 4 * a + c, s + 4 * d + b, false, 1, 1, 1);
          addEntries(at, PLANE, k + 4 * b + d, s + 4 * c + a, false, 1, 1, -1);
        }
      }
    }
  }
  addLosses();
}

/** Adds −Lρ + h.c. for the L in EXACT_LOSS. */
function addLosses(): void {
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = a; b < 4; b++) {
      const row = slot.EXACT_UNITS + 16 * (4 * a + b);
      for (let c: i32 = 0; c < 4; c++) {
        addLoss(row + 4 * c + b, slot.EXACT_LOSS + 4 * a + c, -1);
        addLoss(row + 4 * a + c, slot.EXACT_LOSS + 4 * b + c, 1);
      }
    }
  }
}

/** Takes an entry of S K, or with the sign 1 its conjugate, from a complex number. */
function addLoss(at: i32, from: i32, sign: f64): void {
  addExact(at, from, -1);
  addExact(at + PLANE, from + N, sign);
}

/**
 * Adds −i[H, ·] by H's coefficients: what levels have lost to rounding counts where they are close. What joins
 * levels that are apart is rounding of their vectors, and would break what the system conserves.
 */
export function addHamiltonianExact(): void {
  exactHamiltonian();
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = 0; b < 4; b++) {
      const omega = lane[slot.LEVEL + b] - lane[slot.LEVEL + a];
      const joins: Lane = Math.abs(omega) > lane[slot.LEVEL_RESOLUTION] ? 0 : 1;
      for (let at = slot.EXACT_LOSS + 4 * a + b; at < slot.EXACT_TURNED; at += N) {
        lane[at] = joins * lane[at];
        lane[at + LOW] = joins * lane[at + LOW];
      }
    }
  }
  addLosses();
}

/**
 * Turns the eigenvectors of the rows where levels are close, of which rounding makes more than of others, by H
 * in their basis.
 */
export function refineVectors(close: Mask): void {
  exactHamiltonian();
  const resolution = lane[slot.LEVEL_RESOLUTION];
  for (let k: i32 = 0; k < slot.COMPLEX; k++) lane[slot.PRODUCT + k] = lane[slot.VECTORS + k];
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = 0; b < 4; b++) {
      const omega = lane[slot.LEVEL + b] - lane[slot.LEVEL + a];
      const turns = close && Math.abs(omega) > resolution;
      const at = slot.EXACT_LOSS + 4 * a + b;
      const xr: Lane = turns ? lane[at + N] / omega : 0;
      const xi: Lane = turns ? -lane[at] / omega : 0;
      if (a === b) continue;
      for (let i: i32 = 0; i < N; i += 4) {
        const from = slot.PRODUCT + i + a;
        const to = slot.VECTORS + i + b;
        lane[to] = lane[to] + (xr * lane[from] - xi * lane[from + N]);
        lane[to + N] = lane[to + N] + (xr * lane[from + N] + xi * lane[from]);
      }
    }
  }
}

/**
 * EXACT_LOSS: i times H in the basis of the vectors V. They are orthonormal to rounding; in the basis
 * V(1 − η/2), which is so to the square of that, η = V†V − 1, H is W − (ηW + Wη)/2 with W = V†HV.
 */
function exactHamiltonian(): void {
  clearExact(slot.EXACT_TURNED, 2 * slot.COMPLEX);
  clearExact(slot.EXACT_LOSS, slot.COMPLEX);
  for (let k: i32 = 1; k < N; k++) if (isActive(slot.SYSTEM_H + k)) turnVectors(k);
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = 0; b < 4; b++) {
      const w = slot.EXACT_LOSS + 4 * a + b;
      const eta = slot.EXACT_OVERLAP + 4 * a + b;
      if (a === b) lane[eta] = -1;
      for (let i: i32 = 0; i < N; i += 4) {
        const v = slot.VECTORS + i;
        addEntries(eta, N, v + a, v + b, false, -1, 1, 1);
        // i V†HV, of which −Lρ + h.c. makes −i[H, ρ].
        addEntries(w + N, -N, v + a, slot.EXACT_TURNED + i + b, true, -1, 1, -1);
      }
    }
  }
  for (let k: i32 = 0; k < slot.COMPLEX; k++) lane[slot.PRODUCT + k] = lane[slot.EXACT_LOSS + k];
  for (let a: i32 = 0; a < N; a += 4) {
    for (let b: i32 = 0; b < 4; b++) {
      const to = slot.EXACT_LOSS + a + b;
      for (let c: i32 = 0; c < 4; c++) {
        const eta = slot.EXACT_OVERLAP;
        addEntries(to, N, eta + a + c, slot.PRODUCT + 4 * c + b, false, 1, -0.5, -0.5);
        addEntries(to, N, slot.PRODUCT + a + c, eta + 4 * c + b, false, 1, -0.5, -0.5);
      }
    }
  }
}

/** Adds h_k σ_k V to EXACT_TURNED. */
function turnVectors(k: i32): void {
  const p = k >> 2;
  const q = k & 3;
  const flips = (p === 1 || p === 2 ? 2 : 0) + (q === 1 || q === 2 ? 1 : 0);
  const high = lane[slot.SYSTEM_H + k];
  const low = arena[slot.SYSTEM_H_LOW + k];
  for (let i: i32 = 0; i < 4; i++) {
    // A row of σ_k has ±1 or ±i in one place: Z and Y change sign with the letter's bit, Y has −i at 0.
    const first = i >> 1;
    const second = i & 1;
    let sign: f64 = 1;
    if (p > 1 && (first === 1) !== (p === 2)) sign = -sign;
    if (q > 1 && (second === 1) !== (q === 2)) sign = -sign;
    const turns = (p === 2) !== (q === 2);
    if (p === 2 && q === 2) sign = -sign;
    for (let b: i32 = 0; b < 4; b++) {
      const v = slot.VECTORS + 4 * (i ^ flips) + b;
      const to = slot.EXACT_TURNED + 4 * i + b;
      // i (x + iy) = −y + ix.
      const re = turns ? -sign : sign;
      addLong(to, lane[turns ? v + N : v], 0, re * high, re * low);
      addLong(to + N, lane[turns ? v : v + N], 0, sign * high, sign * low);
    }
  }
}

/** Adds to a row of the real form: real or imaginary part of what enters |a⟩⟨b|, as realRow of units.ts. */
export function exactRow(row: i32, unit: i32, imaginary: boolean): void {
  const re = slot.EXACT_UNITS + 16 * unit + (imaginary ? PLANE : 0);
  const im = slot.EXACT_UNITS + 16 * unit + (imaginary ? 0 : PLANE);
  const sign: f64 = imaginary ? 1 : -1;
  let at: i32 = row + 4;
  for (let c: i32 = 0; c < 4; c++) {
    addExact(row + c, re + 5 * c, 1);
    for (let d: i32 = c + 1; d < 4; d++) {
      const up = 4 * c + d;
      const down = 4 * d + c;
      addExact(at, re + up, 1);
      addExact(at, re + down, 1);
      addExact(at + 1, im + up, sign);
      addExact(at + 1, im + down, -sign);
      at = at + 2;
    }
  }
}
