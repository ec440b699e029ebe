// K of a linear coupling to bosons, as coefficients of strings.

import { arena } from "../arena";
import { type Lane, lane } from "../lanes";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OUT_OF_TABLE } from "../status";
import * as slot from "./layout";
import { ratesOf, spectralDensity, zeroFrequencyRate } from "./spectrum";
import { coupling, fault, joins, outrun } from "./terms";

/**
 * K = Σ Γ(ω)A(ω) of a linear coupling as coefficients, into PAULI_K; a fault stands in STATUS. With
 * Γ₀ = Γ(0), K = Γ₀A + Σ ((Γ_ab − Γ₀) A_ab |a⟩⟨b| + (Γ_ba − Γ₀) A_ab* |b⟩⟨a|), a < b: the real
 * part of each coefficient is linear in the sums Γ_ab + Γ_ba − 2Γ₀, the imaginary one in Γ_ab − Γ_ba.
 */
export function linearTerm(index: i32): void {
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * index;
  const coupled = coupling(index);
  const map = coupled + slot.KNOWN_MAP;
  if (arena[slot.COUPLINGS_KNOWN] === 0.0) {
    linearPairs(coupled);
    linearMap(map, coupled);
  }
  const stays = lane[coupled + slot.KNOWN_STILL] === 1;
  const limit = zeroFrequencyRate(bath);
  const diverges = stays && !(limit < Infinity);
  fault(diverges, index, lane[coupled + slot.KNOWN_FREQUENCY], STATUS_DEGENERATE_TRANSITION);
  const atZero: Lane = stays && !diverges ? limit : 0;
  let pair: i32 = 0;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      const omega = lane[slot.LEVEL + b] - lane[slot.LEVEL + a];
      const counts = lane[coupled + slot.KNOWN_MOVES + pair] === 1;
      const frequency: Lane = counts ? omega : 1;
      if (arena[slot.SPECTRA_KNOWN] === 0.0) {
        lane[coupled + slot.KNOWN_GAMMA + pair] = spectralDensity(bath, frequency);
      }
      ratesOf(bath, frequency, lane[coupled + slot.KNOWN_GAMMA + pair]);
      fault(counts && lane[slot.RATE] < 0, index, omega, STATUS_OUT_OF_TABLE);
      outrun(counts, omega);
      const taken = lane[slot.RATE + 1];
      const left = lane[slot.RATE + 2];
      lane[slot.ALPHA + pair] = counts ? left + taken - 2.0 * atZero : 0;
      lane[slot.BETA + pair] = counts ? left - taken : 0;
      pair = pair + 1;
    }
  }
  applyMap(map, bath + slot.BATH_COUPLING, atZero);
}

/** PAULI_K from sums in ALPHA, differences in BETA and Γ₀. */
function applyMap(map: i32, coefficients: i32, atZero: Lane): void {
  const s0 = lane[slot.ALPHA];
  const s1 = lane[slot.ALPHA + 1];
  const s2 = lane[slot.ALPHA + 2];
  const s3 = lane[slot.ALPHA + 3];
  const s4 = lane[slot.ALPHA + 4];
  const s5 = lane[slot.ALPHA + 5];
  const d0 = lane[slot.BETA];
  const d1 = lane[slot.BETA + 1];
  const d2 = lane[slot.BETA + 2];
  const d3 = lane[slot.BETA + 3];
  const d4 = lane[slot.BETA + 4];
  const d5 = lane[slot.BETA + 5];
  for (let m: i32 = 0; m < slot.ENTRIES; m++) {
    const at = map + 2 * slot.PAIRS * m;
    lane[slot.PAULI_K + m] =
      atZero * lane[coefficients + m] +
      (s0 * lane[at] + s1 * lane[at + 1]) +
      (s2 * lane[at + 2] + s3 * lane[at + 3]) +
      (s4 * lane[at + 4] + s5 * lane[at + 5]);
    lane[slot.PAULI_K + slot.ENTRIES + m] =
      d0 * lane[at + 6] +
      d1 * lane[at + 7] +
      (d2 * lane[at + 8] + d3 * lane[at + 9]) +
      (d4 * lane[at + 10] + d5 * lane[at + 11]);
  }
}

/** Which pairs of levels the coupling joins at a frequency, and whether it joins any at none. */
function linearPairs(coupled: i32): void {
  const noise = lane[coupled + slot.KNOWN_NOISE];
  const resolution = lane[slot.LEVEL_RESOLUTION];
  let still: Lane = 0;
  let frequency: Lane = 0;
  let pair: i32 = coupled + slot.KNOWN_MOVES;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    still = joins(coupled, a, a, noise) ? 1 : still;
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      const omega = lane[slot.LEVEL + b] - lane[slot.LEVEL + a];
      const joined = joins(coupled, a, b, noise);
      const moves = omega > resolution && omega < Infinity;
      lane[pair] = joined && moves ? 1 : 0;
      const first = joined && !moves && still === 0;
      frequency = first ? omega : frequency;
      still = first ? 1 : still;
      pair = pair + 1;
    }
  }
  lane[coupled + slot.KNOWN_STILL] = still;
  lane[coupled + slot.KNOWN_FREQUENCY] = frequency;
}

/** ¼ Re and ¼ Im of A_ab ⟨b|σ_m|a⟩. */
function linearMap(map: i32, coupled: i32): void {
  let pair: i32 = 0;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      const element = coupled + slot.SIDE * a + b;
      const xr = 0.125 * lane[element];
      const xi = 0.125 * lane[element + slot.ENTRIES];
      const frame = slot.FRAME + slot.SIDE + 2 * pair;
      for (let m: i32 = 0; m < slot.ENTRIES; m += 4) {
        const from = frame + slot.ENTRIES * m;
        const to = map + pair + 2 * slot.PAIRS * m;
        mapped(to, from, xr, xi);
        mapped(to + 12, from + 16, xr, xi);
        mapped(to + 24, from + 32, xr, xi);
        mapped(to + 36, from + 48, xr, xi);
      }
      pair = pair + 1;
    }
  }
}

function mapped(to: i32, from: i32, xr: Lane, xi: Lane): void {
  const re = lane[from];
  const im = lane[from + 1];
  lane[to] = xr * re + xi * im;
  lane[to + slot.PAIRS] = xi * re - xr * im;
}
