// Superoperators in the eigenbasis: complex on |a⟩⟨b|, then real on populations and on real and
// imaginary parts of the coherences ρ_ab, a < b.

import { arena } from "../arena";
import { clearLanes, type Lane, lane } from "../lanes";
import { exactUnits } from "./exactTerms";
import * as slot from "./layout";
import { product } from "./matrix";

const PLANE: i32 = 256;

export function clearUnits(): void {
  clearLanes(slot.UNITS, 2 * slot.SUPER);
}

/**
 * Adds −[S, Kρ] + h.c.: the element from |c⟩⟨d| to |a⟩⟨b| is
 * K_ac S_db − (SK)_ac δ_bd, plus the conjugate of the same with a, c and b, d exchanged. What is
 * 0 by the shape of the term is left out.
 */
export function addUnits(s: i32, k: i32, shape: i32): void {
  if (arena[slot.EXACT] === 1.0) {
    exactUnits(s, k);
    return;
  }
  product(slot.LOSS_PRODUCT, s, k);
  for (let a: i32 = 0; a < 4; a++) {
    // Of the others nothing is read: they are the conjugates.
    for (let b: i32 = a; b < 4; b++) {
      const row = slot.UNITS + 16 * (4 * a + b);
      const above = shape === slot.FROM_ABOVE;
      const below = shape === slot.FROM_BELOW;
      const cEnd = below ? a : 4;
      const dEnd = below ? b : 4;
      for (let c: i32 = above ? a + 1 : 0; c < cEnd; c++) {
        const kr = lane[k + 4 * a + c];
        const ki = lane[k + 16 + 4 * a + c];
        const tr = lane[s + 4 * c + a];
        const ti = lane[s + 16 + 4 * c + a];
        for (let d: i32 = above ? b + 1 : 0; d < dEnd; d++) {
          const at = row + 4 * c + d;
          const sr = lane[s + 4 * d + b];
          const si = lane[s + 16 + 4 * d + b];
          const lr = lane[k + 4 * b + d];
          const li = lane[k + 16 + 4 * b + d];
          lane[at] = lane[at] + (kr * sr - ki * si + (lr * tr - li * ti));
          lane[at + PLANE] = lane[at + PLANE] + (kr * si + ki * sr - (lr * ti + li * tr));
        }
      }
      for (let c: i32 = 0; c < 4; c++) {
        const left = row + 4 * c + b;
        lane[left] = lane[left] - lane[slot.LOSS_PRODUCT + 4 * a + c];
        lane[left + PLANE] = lane[left + PLANE] - lane[slot.LOSS_PRODUCT + 16 + 4 * a + c];
        const right = row + 4 * a + c;
        lane[right] = lane[right] - lane[slot.LOSS_PRODUCT + 4 * b + c];
        lane[right + PLANE] = lane[right + PLANE] + lane[slot.LOSS_PRODUCT + 16 + 4 * b + c];
      }
    }
  }
}

/** Adds the terms of the bath at work. */
export function addTerms(): void {
  const terms = i32(arena[slot.TERMS]);
  for (let t: i32 = 0; t < terms; t++) {
    const at = slot.TERM_STRIDE * t;
    addUnits(slot.TERM_S + at, slot.TERM_K + at, i32(arena[slot.TERM_SHAPE + t]));
  }
}

/** Drops what joins |a⟩⟨b| and |c⟩⟨d| whose frequencies are further apart than `cutoff`, of both planes of a dissipator. */
export function maskUnits(units: i32, cutoff: Lane): void {
  for (let i: i32 = 0; i < 16; i++) {
    const to = lane[slot.LEVEL + (i >> 2)] - lane[slot.LEVEL + (i & 3)];
    for (let j: i32 = 0; j < 16; j++) {
      const from = lane[slot.LEVEL + (j >> 2)] - lane[slot.LEVEL + (j & 3)];
      const joined = Math.abs(to - from) <= cutoff;
      const at = units + 16 * i + j;
      lane[at] = joined ? lane[at] : 0;
      lane[at + PLANE] = joined ? lane[at + PLANE] : 0;
    }
  }
}

/** Adds a row of the real form: real or imaginary part of what enters |a⟩⟨b|. */
function realRow(row: i32, unit: i32, imaginary: boolean): void {
  const re = slot.UNITS + 16 * unit + (imaginary ? PLANE : 0);
  // The imaginary part of (x + iy) i is x, its real part is −y.
  const im = slot.UNITS + 16 * unit + (imaginary ? 0 : PLANE);
  const sign: f64 = imaginary ? 1 : -1;
  let at: i32 = row + 4;
  for (let c: i32 = 0; c < 4; c++) {
    lane[row + c] = lane[row + c] + lane[re + 5 * c];
    for (let d: i32 = c + 1; d < 4; d++) {
      const up = 4 * c + d;
      const down = 4 * d + c;
      lane[at] = lane[at] + (lane[re + up] + lane[re + down]);
      lane[at + 1] = lane[at + 1] + sign * (lane[im + up] - lane[im + down]);
      at = at + 2;
    }
  }
}

/** Adds the superoperator in UNITS to a real one. */
export function realUnits(to: i32): void {
  let row: i32 = to + 64;
  for (let a: i32 = 0; a < 4; a++) {
    realRow(to + 16 * a, 5 * a, false);
    for (let b: i32 = a + 1; b < 4; b++) {
      realRow(row, 4 * a + b, false);
      realRow(row + 16, 4 * a + b, true);
      row = row + 32;
    }
  }
}
