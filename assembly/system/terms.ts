// What a bath does to the system: one or two terms −[S, Kρ] + h.c., S and K in the eigenbasis.

import { arena, copy } from "../arena";
import { POLE_REFUSED } from "../layout";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK } from "../status";
import { COUPLING_NOISE, RESOLUTION } from "./constants";
import { levels } from "./hermitian";
import * as slot from "./layout";
import { adjointProduct, product } from "./matrix";
import { toMatrix } from "./pauli";
import { ratesAt, zeroFrequencyRate } from "./spectrum";

/** Levels, eigenvectors and the resolution of Bohr frequencies from the Hamiltonian. */
export function systemLevels(): void {
  if (arena[slot.LEVELS_KNOWN] === 1.0) return;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    arena[slot.PAULI_S + k] = arena[slot.SYSTEM_H + k];
    arena[slot.PAULI_S + slot.ENTRIES + k] = 0;
  }
  toMatrix(slot.COUPLING, slot.PAULI_S);
  levels(slot.COUPLING);
  arena[slot.LEVEL_RESOLUTION] =
    RESOLUTION * (arena[slot.LEVEL + slot.SIDE - 1] - arena[slot.LEVEL]);
}

/** An operator with these coefficients in the eigenbasis. */
export function toEigenbasis(to: i32, coefficients: i32): void {
  toMatrix(slot.TERM_K, coefficients);
  product(slot.PRODUCT, slot.TERM_K, slot.VECTORS);
  adjointProduct(to, slot.VECTORS, slot.PRODUCT);
}

/** Largest |Re|, |Im| of a coefficient. */
function largest(coefficients: i32): f64 {
  let size: f64 = 0;
  for (let k: i32 = 0; k < slot.COMPLEX; k++) {
    size = Math.max(size, Math.abs(arena[coefficients + k]));
  }
  return size;
}

/** Notes the bath and the frequency of an error. */
function fault(index: i32, omega: f64, status: i32): i32 {
  arena[slot.FAULT_BATH] = index;
  arena[slot.FAULT_FREQUENCY] = omega;
  return status;
}

/** Whether the coupling joins two levels, in either direction. */
function joins(a: i32, b: i32, noise: f64): boolean {
  const up = slot.COUPLING + 4 * a + b;
  const down = slot.COUPLING + 4 * b + a;
  return (
    Math.max(Math.abs(arena[up]), Math.abs(arena[up + slot.ENTRIES])) > noise ||
    Math.max(Math.abs(arena[down]), Math.abs(arena[down + slot.ENTRIES])) > noise
  );
}

/** α and β at `omega` for the element from level b to level a, and whether they outrun it. */
function rate(bath: i32, index: i32, a: i32, b: i32, omega: f64): i32 {
  const status = ratesAt(bath, omega);
  if (status !== STATUS_OK) return fault(index, omega, status);
  const alpha = arena[slot.RATE + 1];
  const beta = arena[slot.RATE + 2];
  arena[slot.ALPHA + 4 * a + b] = alpha;
  arena[slot.BETA + 4 * a + b] = beta;
  if (a !== b && alpha + beta > Math.abs(omega)) arena[slot.STRONG_DAMPING] = 1;
  return STATUS_OK;
}

/** Whether levels a and b of equal energy are a pole of the rates, where that is refused. */
function meetsPole(bath: i32, a: i32, b: i32): boolean {
  return (
    arena[POLE_REFUSED] === 1.0 &&
    a !== b &&
    arena[bath + slot.BATH_FORM] === slot.EXCHANGE &&
    arena[bath + slot.BATH_TEMPERATURE] > 0 &&
    arena[bath + slot.BATH_GAMMA] > 0
  );
}

/**
 * α and β for every pair of levels that the coupling joins, 0 elsewhere. The linear form has
 * Γ in BETA: β for energy that leaves the system, α for what it takes up, and Γ(0).
 */
function bathRates(bath: i32, index: i32, noise: f64): i32 {
  const linear = arena[bath + slot.BATH_FORM] === slot.LINEAR;
  const fermions = arena[bath + slot.BATH_STATISTICS] === slot.FERMI;
  const resolution = arena[slot.LEVEL_RESOLUTION];
  const atZero: f64 = linear ? zeroFrequencyRate(bath) : 0.0;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = a; b < slot.SIDE; b++) {
      const up = 4 * a + b;
      const down = 4 * b + a;
      arena[slot.ALPHA + up] = 0;
      arena[slot.ALPHA + down] = 0;
      arena[slot.BETA + up] = 0;
      arena[slot.BETA + down] = 0;
      if (!joins(a, b, noise)) continue;
      const omega = arena[slot.LEVEL + b] - arena[slot.LEVEL + a];
      const zero = a === b || omega <= resolution;
      if (zero && linear) {
        if (!(atZero < Infinity)) return fault(index, omega, STATUS_DEGENERATE_TRANSITION);
        arena[slot.BETA + up] = atZero;
        arena[slot.BETA + down] = atZero;
      }
      if (zero && !fermions) {
        if (meetsPole(bath, a, b)) return fault(index, omega, STATUS_DEGENERATE_TRANSITION);
        continue;
      }
      let status: i32 = rate(bath, index, a, b, zero ? 0 : omega);
      if (status !== STATUS_OK) return status;
      if (linear) arena[slot.BETA + down] = arena[slot.ALPHA + up];
      if (!fermions) continue;
      status = rate(bath, index, b, a, zero ? 0 : -omega);
      if (status !== STATUS_OK) return status;
    }
  }
  return STATUS_OK;
}

/** S: the coupling, or for bosons in exchange form the part of it that lowers the energy. */
function loweringPart(bath: i32): void {
  const bosons = arena[bath + slot.BATH_STATISTICS] === slot.BOSE;
  const resolution = arena[slot.LEVEL_RESOLUTION];
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      if (!bosons || arena[slot.LEVEL + b] - arena[slot.LEVEL + a] > resolution) continue;
      arena[slot.COUPLING + 4 * a + b] = 0;
      arena[slot.COUPLING + slot.ENTRIES + 4 * a + b] = 0;
    }
  }
}

/** To: w · X, entry by entry, with w = weight or √(2 weight); adjoint: its adjoint. */
function weighted(to: i32, weights: i32, root: boolean, adjointed: boolean, scale: f64): void {
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      const from = 4 * a + b;
      const at = to + (adjointed ? 4 * b + a : from);
      const given = arena[weights + from];
      const w = scale * (root ? Math.sqrt(2.0 * given) : given);
      arena[at] = w * arena[slot.COUPLING + from];
      const im = w * arena[slot.COUPLING + slot.ENTRIES + from];
      arena[at + slot.ENTRIES] = adjointed ? -im : im;
    }
  }
}

/** The coupling itself, or its adjoint. */
function coupled(to: i32, adjointed: boolean): void {
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      const from = slot.COUPLING + 4 * a + b;
      const at = to + (adjointed ? 4 * b + a : 4 * a + b);
      arena[at] = arena[from];
      const im = arena[from + slot.ENTRIES];
      arena[at + slot.ENTRIES] = adjointed ? -im : im;
    }
  }
}

/**
 * The terms of bath `index` of a global equation. A status code; FAULT says where.
 *
 * With K_α = Σ α(ω)S(ω) and K_β likewise: linear (A, K_Γ); exchange (S, K_α†) and (S†, K_β). A
 * jump operator L is (L†, L/2), and the universal equation has L = Σ √(2Γ(ω)) A(ω).
 */
export function bathTerms(index: i32): i32 {
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * index;
  const coefficients = bath + slot.BATH_COUPLING;
  const universal = arena[slot.SYSTEM_EQUATION] === slot.UNIVERSAL;
  const known = slot.KNOWN_COUPLING + slot.COMPLEX * index;
  if (arena[slot.COUPLINGS_KNOWN] === 0.0) toEigenbasis(known, coefficients);
  copy(slot.COUPLING, known, slot.COMPLEX);
  const status = bathRates(bath, index, COUPLING_NOISE * largest(coefficients));
  if (status !== STATUS_OK) return status;
  const second = slot.TERM_STRIDE;
  if (arena[bath + slot.BATH_FORM] === slot.LINEAR) {
    arena[slot.TERMS] = 1;
    if (universal) {
      weighted(slot.TERM_S, slot.BETA, true, true, 1);
      weighted(slot.TERM_K, slot.BETA, true, false, 0.5);
    } else {
      coupled(slot.TERM_S, false);
      weighted(slot.TERM_K, slot.BETA, false, false, 1);
    }
    return STATUS_OK;
  }
  arena[slot.TERMS] = 2;
  loweringPart(bath);
  if (universal) {
    weighted(slot.TERM_S, slot.BETA, true, true, 1);
    weighted(slot.TERM_K, slot.BETA, true, false, 0.5);
    weighted(slot.TERM_S + second, slot.ALPHA, true, false, 1);
    weighted(slot.TERM_K + second, slot.ALPHA, true, true, 0.5);
  } else {
    coupled(slot.TERM_S, false);
    weighted(slot.TERM_K, slot.ALPHA, false, true, 1);
    coupled(slot.TERM_S + second, true);
    weighted(slot.TERM_K + second, slot.BETA, false, false, 1);
  }
  return STATUS_OK;
}

/** α and β of a bath of the local equation into RATE; a status code. */
export function localRates(index: i32): i32 {
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * index;
  const omega = arena[bath + slot.BATH_FREQUENCY];
  const status = ratesAt(bath, omega);
  if (status !== STATUS_OK) return fault(index, omega, status);
  if (arena[slot.RATE + 1] + arena[slot.RATE + 2] > Math.abs(omega)) {
    arena[slot.STRONG_DAMPING] = 1;
  }
  return STATUS_OK;
}
