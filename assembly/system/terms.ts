// What a bath does to the system: one or two terms −[S, Kρ] + h.c., S and K in the eigenbasis, or
// for a linear coupling S = A and the coefficients of K.

import { arena } from "../arena";
import { any, type Lane, lane, type Mask } from "../lanes";
import { POLE_REFUSED } from "../layout";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK, STATUS_OUT_OF_TABLE } from "../status";
import { COUPLING_NOISE, RESOLUTION, TRUSTED_PIVOT } from "./constants";
import { refineVectors } from "./exactTerms";
import { eigenframe, isActive, toEigenbasis } from "./frame";
import { levels } from "./hermitian";
import * as slot from "./layout";
import { toMatrix } from "./pauli";
import { ratesAt, zeroFrequencyRate } from "./spectrum";

/** Levels, eigenvectors and the resolution of Bohr frequencies from the Hamiltonian. */
export function systemLevels(): void {
  if (arena[slot.LEVELS_KNOWN] === 1.0) return;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    // The zero of energy moves nothing, and a distant one would cost the levels their digits.
    lane[slot.PAULI_S + k] = k === 0 ? 0 : lane[slot.SYSTEM_H + k];
    lane[slot.PAULI_S + slot.ENTRIES + k] = 0;
  }
  toMatrix(slot.COUPLING, slot.PAULI_S);
  levels(slot.COUPLING);
  const spread = lane[slot.LEVEL + slot.SIDE - 1] - lane[slot.LEVEL];
  lane[slot.LEVEL_RESOLUTION] = RESOLUTION * spread;
  let closest = spread;
  for (let a: i32 = 1; a < slot.SIDE; a++) {
    const omega = lane[slot.LEVEL + a] - lane[slot.LEVEL + a - 1];
    closest = omega > RESOLUTION * spread ? Math.min(closest, omega) : closest;
  }
  const close = closest < TRUSTED_PIVOT * spread;
  if (any(close)) refineVectors(close);
  eigenframe();
}

/** Notes an error, its bath and its frequency, in the rows that have none yet. */
export function fault(when: Mask, index: i32, omega: Lane, status: i32): void {
  const first = when && lane[slot.STATUS] === STATUS_OK;
  lane[slot.STATUS] = first ? status : lane[slot.STATUS];
  lane[slot.FAULT_BATH] = first ? index : lane[slot.FAULT_BATH];
  lane[slot.FAULT_FREQUENCY] = first ? omega : lane[slot.FAULT_FREQUENCY];
}

/** Notes rates that outrun the frequency of the transition. */
export function outrun(when: Mask, omega: Lane): void {
  const rates = lane[slot.RATE + 1] + lane[slot.RATE + 2];
  lane[slot.STRONG_DAMPING] = when && rates > Math.abs(omega) ? 1 : lane[slot.STRONG_DAMPING];
}

/** Whether a coupling in the eigenbasis joins two levels, in either direction. */
export function joins(coupling: i32, a: i32, b: i32, noise: Lane): Mask {
  const up = coupling + slot.SIDE * a + b;
  const down = coupling + slot.SIDE * b + a;
  return (
    Math.abs(lane[up]) > noise ||
    Math.abs(lane[up + slot.ENTRIES]) > noise ||
    Math.abs(lane[down]) > noise ||
    Math.abs(lane[down + slot.ENTRIES]) > noise
  );
}

/** The coupling of a bath in the eigenbasis, and below what an element of it is rounding. */
export function coupling(index: i32): i32 {
  const known = slot.KNOWN_COUPLING + slot.KNOWN_STRIDE * index;
  if (arena[slot.COUPLINGS_KNOWN] !== 0.0) return known;
  const from = slot.SYSTEM_BATH + slot.BATH_STRIDE * index + slot.BATH_COUPLING;
  lane[known + slot.KNOWN_NOISE] = operatorOf(known, from);
  return known;
}

/** An operator of the system in the eigenbasis without what is rounding; below what an element is so. */
export function operatorOf(to: i32, from: i32): Lane {
  toEigenbasis(to, from);
  let size: Lane = 0;
  for (let k: i32 = 0; k < slot.COMPLEX; k++) {
    if (isActive(from + k)) size = Math.max(size, Math.abs(lane[from + k]));
  }
  const noise = COUPLING_NOISE * size;
  for (let at: i32 = to; at < to + slot.ENTRIES; at++) {
    const re = lane[at];
    const im = lane[at + slot.ENTRIES];
    const stands = Math.abs(re) > noise || Math.abs(im) > noise;
    lane[at] = stands ? re : 0;
    lane[at + slot.ENTRIES] = stands ? im : 0;
  }
  return noise;
}

/**
 * α and β for every pair of levels that the coupling joins, 0 elsewhere. The linear form has
 * Γ in BETA: β for energy that leaves the system, α for what it takes up, and Γ(0).
 */
function bathRates(bath: i32, index: i32, coupled: i32): void {
  const noise = lane[coupled + slot.KNOWN_NOISE];
  const linear = arena[bath + slot.BATH_FORM] === slot.LINEAR;
  const fermions = arena[bath + slot.BATH_STATISTICS] === slot.FERMI;
  const resolution = lane[slot.LEVEL_RESOLUTION];
  const atZero: Lane = linear ? zeroFrequencyRate(bath) : 0;
  const diverges = !(atZero < Infinity);
  const refused = arena[POLE_REFUSED] === 1.0 && !linear && !fermions;
  const warm = lane[bath + slot.BATH_TEMPERATURE] > 0 && lane[bath + slot.BATH_GAMMA] > 0;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = a; b < slot.SIDE; b++) {
      const up = slot.SIDE * a + b;
      const down = slot.SIDE * b + a;
      const omega = lane[slot.LEVEL + b] - lane[slot.LEVEL + a];
      const joined = joins(coupled, a, b, noise);
      const moves = omega > resolution && omega < Infinity;
      if (linear) fault(joined && !moves && diverges, index, omega, STATUS_DEGENERATE_TRANSITION);
      if (refused && a !== b) {
        fault(joined && !moves && warm, index, omega, STATUS_DEGENERATE_TRANSITION);
      }
      const at: Lane = joined && !moves && !diverges ? atZero : 0;
      const still: Lane = linear ? at : 0;
      lane[slot.ALPHA + up] = 0;
      lane[slot.ALPHA + down] = 0;
      lane[slot.BETA + up] = still;
      lane[slot.BETA + down] = still;
      if (fermions) {
        oneRate(bath, index, up, a !== b, joined, moves ? omega : 0);
        oneRate(bath, index, down, a !== b, joined, moves ? -omega : 0);
      } else if (a !== b) {
        oneRate(bath, index, up, true, joined && moves, moves ? omega : 1);
        if (linear) lane[slot.BETA + down] = moves ? lane[slot.ALPHA + up] : still;
      }
    }
  }
}

/** α and β at `omega` for one element, in the rows where it counts. */
function oneRate(
  bath: i32,
  index: i32,
  element: i32,
  drives: boolean,
  counts: Mask,
  omega: Lane,
): void {
  ratesAt(bath, omega);
  fault(counts && lane[slot.RATE] < 0, index, omega, STATUS_OUT_OF_TABLE);
  lane[slot.ALPHA + element] = counts ? lane[slot.RATE + 1] : lane[slot.ALPHA + element];
  lane[slot.BETA + element] = counts ? lane[slot.RATE + 2] : lane[slot.BETA + element];
  if (drives) outrun(counts, omega);
}

/** S: the coupling, or for bosons in exchange form the part of it that lowers the energy. */
function loweringPart(bath: i32, coupled: i32): void {
  const bosons = arena[bath + slot.BATH_STATISTICS] === slot.BOSE;
  const resolution = lane[slot.LEVEL_RESOLUTION];
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      const at = slot.SIDE * a + b;
      const lowers = lane[slot.LEVEL + b] - lane[slot.LEVEL + a] > resolution;
      const re = lane[coupled + at];
      const im = lane[coupled + slot.ENTRIES + at];
      lane[slot.COUPLING + at] = bosons ? (lowers ? re : 0) : re;
      lane[slot.COUPLING + slot.ENTRIES + at] = bosons ? (lowers ? im : 0) : im;
    }
  }
}

/** To: w · X, entry by entry, with w = scale · weight or scale · √(2 weight); adjointed: its adjoint. */
function weighted(
  to: i32,
  from: i32,
  weights: i32,
  root: boolean,
  adjointed: boolean,
  scale: f64,
): void {
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      const element = slot.SIDE * a + b;
      const at = to + (adjointed ? slot.SIDE * b + a : element);
      const given = lane[weights + element];
      const w = scale * (root ? Math.sqrt(2.0 * given) : given);
      lane[at] = w * lane[from + element];
      const im = w * lane[from + slot.ENTRIES + element];
      lane[at + slot.ENTRIES] = adjointed ? -im : im;
    }
  }
}

/** What of two terms is not 0 where S, or in the second S†, only lowers the energy. */
function shapeTerms(lowers: boolean, universal: boolean): void {
  const first = universal ? slot.FROM_ABOVE : slot.FROM_BELOW;
  const second = universal ? slot.FROM_BELOW : slot.FROM_ABOVE;
  arena[slot.TERM_SHAPE] = lowers ? first : slot.WHOLE;
  arena[slot.TERM_SHAPE + 1] = lowers ? second : slot.WHOLE;
}

/** The coupling itself, or its adjoint. */
function coupledPart(to: i32, from: i32, adjointed: boolean): void {
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      const element = slot.SIDE * a + b;
      const at = to + (adjointed ? slot.SIDE * b + a : element);
      const im = lane[from + slot.ENTRIES + element];
      lane[at] = lane[from + element];
      lane[at + slot.ENTRIES] = adjointed ? -im : im;
    }
  }
}

/**
 * The terms of bath `index` of a global equation. A fault stands in STATUS.
 *
 * With K_α = Σ α(ω)S(ω) and K_β likewise: linear (A, K_Γ); exchange (S, K_α†) and (S†, K_β). A
 * jump operator L is (L†, L/2), and the universal equation has L = Σ √(2Γ(ω)) A(ω).
 */
export function bathTerms(index: i32): void {
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * index;
  const universal = arena[slot.SYSTEM_EQUATION] === slot.UNIVERSAL;
  const coupled = coupling(index);
  bathRates(bath, index, coupled);
  const second = slot.TERM_STRIDE;
  if (arena[bath + slot.BATH_FORM] === slot.LINEAR) {
    arena[slot.TERMS] = 1;
    arena[slot.TERM_SHAPE] = slot.WHOLE;
    if (universal) {
      weighted(slot.TERM_S, coupled, slot.BETA, true, true, 1);
      weighted(slot.TERM_K, coupled, slot.BETA, true, false, 0.5);
    } else {
      coupledPart(slot.TERM_S, coupled, false);
      weighted(slot.TERM_K, coupled, slot.BETA, false, false, 1);
    }
    return;
  }
  arena[slot.TERMS] = 2;
  shapeTerms(arena[bath + slot.BATH_STATISTICS] === slot.BOSE, universal);
  loweringPart(bath, coupled);
  const s = slot.COUPLING;
  if (universal) {
    weighted(slot.TERM_S, s, slot.BETA, true, true, 1);
    weighted(slot.TERM_K, s, slot.BETA, true, false, 0.5);
    weighted(slot.TERM_S + second, s, slot.ALPHA, true, false, 1);
    weighted(slot.TERM_K + second, s, slot.ALPHA, true, true, 0.5);
  } else {
    coupledPart(slot.TERM_S, s, false);
    weighted(slot.TERM_K, s, slot.ALPHA, false, true, 1);
    coupledPart(slot.TERM_S + second, s, true);
    weighted(slot.TERM_K + second, s, slot.BETA, false, false, 1);
  }
}

/** α and β of a bath of the local equation into RATE; a fault stands in STATUS. */
export function localRates(index: i32): void {
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * index;
  const omega = lane[bath + slot.BATH_FREQUENCY];
  ratesAt(bath, omega);
  const known = lane[slot.RATE] >= 0;
  fault(!known, index, omega, STATUS_OUT_OF_TABLE);
  outrun(known, omega);
}
