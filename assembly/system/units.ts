// Superoperators in the eigenbasis: complex on |a⟩⟨b|, then real on populations and on real and
// imaginary parts of the coherences ρ_ab, a < b.

import { arena, clear } from "../arena";
import * as slot from "./layout";
import { product } from "./matrix";
import { toCoefficients } from "./pauli";

const PLANE: i32 = 256;

export function clearUnits(): void {
  clear(slot.UNITS, 2 * slot.SUPER);
}

/**
 * Adds −[S, Kρ] + h.c.: the element from |c⟩⟨d| to |a⟩⟨b| is
 * K_ac S_db − (SK)_ac δ_bd, plus the conjugate of the same with a, c and b, d exchanged.
 */
export function addUnits(s: i32, k: i32): void {
  product(slot.LOSS_PRODUCT, s, k);
  for (let a: i32 = 0; a < 4; a++) {
    for (let b: i32 = 0; b < 4; b++) {
      for (let c: i32 = 0; c < 4; c++) {
        for (let d: i32 = 0; d < 4; d++) {
          const at = slot.UNITS + 16 * (4 * a + b) + 4 * c + d;
          const kr = arena[k + 4 * a + c];
          const ki = arena[k + 16 + 4 * a + c];
          const sr = arena[s + 4 * d + b];
          const si = arena[s + 16 + 4 * d + b];
          const lr = arena[k + 4 * b + d];
          const li = arena[k + 16 + 4 * b + d];
          const tr = arena[s + 4 * c + a];
          const ti = arena[s + 16 + 4 * c + a];
          let re: f64 = kr * sr - ki * si + (lr * tr - li * ti);
          let im: f64 = kr * si + ki * sr - (lr * ti + li * tr);
          if (b === d) {
            re = re - arena[slot.LOSS_PRODUCT + 4 * a + c];
            im = im - arena[slot.LOSS_PRODUCT + 16 + 4 * a + c];
          }
          if (a === c) {
            re = re - arena[slot.LOSS_PRODUCT + 4 * b + d];
            im = im + arena[slot.LOSS_PRODUCT + 16 + 4 * b + d];
          }
          arena[at] = arena[at] + re;
          arena[at + PLANE] = arena[at + PLANE] + im;
        }
      }
    }
  }
}

/** Drops what joins |a⟩⟨b| and |c⟩⟨d| whose frequencies are further apart than `cutoff`. */
export function maskUnits(cutoff: f64): void {
  for (let i: i32 = 0; i < 16; i++) {
    const to = arena[slot.LEVEL + (i >> 2)] - arena[slot.LEVEL + (i & 3)];
    for (let j: i32 = 0; j < 16; j++) {
      const from = arena[slot.LEVEL + (j >> 2)] - arena[slot.LEVEL + (j & 3)];
      if (Math.abs(to - from) <= cutoff) continue;
      arena[slot.UNITS + 16 * i + j] = 0;
      arena[slot.UNITS + PLANE + 16 * i + j] = 0;
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
    arena[row + c] = arena[row + c] + arena[re + 5 * c];
    for (let d: i32 = c + 1; d < 4; d++) {
      const up = 4 * c + d;
      const down = 4 * d + c;
      arena[at] = arena[at] + (arena[re + up] + arena[re + down]);
      arena[at + 1] = arena[at + 1] + sign * (arena[im + up] - arena[im + down]);
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

/** FRAME: Tr(σ_k ρ) = Σ_i FRAME_ki y_i for populations and coherences y. */
export function eigenframe(): void {
  let column: i32 = 4;
  for (let a: i32 = 0; a < 4; a++) {
    unitColumn(a, a, a);
    for (let b: i32 = a + 1; b < 4; b++) {
      unitColumn(a, b, column);
      column = column + 2;
    }
  }
}

function unitColumn(a: i32, b: i32, column: i32): void {
  // |a⟩⟨b| in the local basis.
  for (let i: i32 = 0; i < 4; i++) {
    const xr = arena[slot.VECTORS + 4 * i + a];
    const xi = arena[slot.VECTORS + 16 + 4 * i + a];
    for (let j: i32 = 0; j < 4; j++) {
      const yr = arena[slot.VECTORS + 4 * j + b];
      const yi = arena[slot.VECTORS + 16 + 4 * j + b];
      arena[slot.LOSS_PRODUCT + 4 * i + j] = xr * yr + xi * yi;
      arena[slot.LOSS_PRODUCT + 16 + 4 * i + j] = xi * yr - xr * yi;
    }
  }
  toCoefficients(slot.TURNED, slot.LOSS_PRODUCT);
  for (let k: i32 = 0; k < 16; k++) {
    const at = slot.FRAME + 16 * k + column;
    if (a === b) {
      arena[at] = 4.0 * arena[slot.TURNED + k];
    } else {
      // u(|a⟩⟨b| + |b⟩⟨a|) + iv(|a⟩⟨b| − |b⟩⟨a|).
      arena[at] = 8.0 * arena[slot.TURNED + k];
      arena[at + 1] = -8.0 * arena[slot.TURNED + 16 + k];
    }
  }
}

/** A real superoperator of the eigenbasis in Pauli strings: F D F⁻¹, F⁻¹ = Fᵀ/4 and /8. */
export function toStrings(to: i32, from: i32): void {
  for (let k: i32 = 0; k < 16; k++) {
    for (let j: i32 = 0; j < 16; j++) {
      let sum: f64 = 0;
      for (let i: i32 = 0; i < 16; i++) {
        sum = sum + arena[slot.FRAME + 16 * k + i] * arena[from + 16 * i + j];
      }
      arena[slot.TURNED + 16 * k + j] = sum;
    }
  }
  for (let k: i32 = 0; k < 16; k++) {
    for (let l: i32 = 0; l < 16; l++) {
      let sum: f64 = 0;
      for (let j: i32 = 0; j < 4; j++) {
        sum = sum + 2.0 * arena[slot.TURNED + 16 * k + j] * arena[slot.FRAME + 16 * l + j];
      }
      for (let j: i32 = 4; j < 16; j++) {
        sum = sum + arena[slot.TURNED + 16 * k + j] * arena[slot.FRAME + 16 * l + j];
      }
      arena[to + 16 * k + l] = 0.125 * sum;
    }
  }
  // The trace is conserved exactly.
  for (let l: i32 = 0; l < 16; l++) arena[to + l] = 0;
}
