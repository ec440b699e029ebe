// The generator of a system in Pauli strings: G = −i[H, ·] + Σ_j D_j + jumps, and every current
// as a functional of the state.

import { arena, clear } from "../arena";
import { STATUS_OK } from "../status";
import * as slot from "./layout";
import { product, productAdjoint } from "./matrix";
import {
  addCommutated,
  addFunctional,
  addHamiltonian,
  inner,
  toCoefficients,
  toMatrix,
} from "./pauli";
import { bathTerms, localRates, systemLevels, toEigenbasis } from "./terms";
import { addUnits, clearUnits, eigenframe, maskUnits, realUnits, toStrings } from "./units";

/** Particle number n₁ + n₂ = 1 − (ZI + IZ)/2 as coefficients. */
function particleNumber(to: i32): void {
  clear(to, slot.ENTRIES);
  arena[to] = 1;
  arena[to + 3] = -0.5;
  arena[to + 12] = -0.5;
}

/** An operator of the eigenbasis as coefficients in the local one. */
function fromEigenbasis(to: i32, matrix: i32): void {
  product(slot.PRODUCT, slot.VECTORS, matrix);
  productAdjoint(slot.COUPLING, slot.PRODUCT, slot.VECTORS);
  toCoefficients(to, slot.COUPLING);
}

/** Adds what INNER and one Hermitian part of S make. */
function addPart(part: i32, heat: i32, particles: i32): void {
  let any = false;
  for (let p: i32 = 1; p < slot.ENTRIES; p++) if (arena[part + p] !== 0.0) any = true;
  if (!any) return;
  addCommutated(slot.GENERATOR, part, 1);
  addFunctional(heat, slot.SYSTEM_H, part, 1);
  if (particles >= 0) addFunctional(particles, slot.NUMBER, part, 1);
}

/** Adds −[S, Kρ] + h.c. for the coefficients in PAULI_S, PAULI_K, which are lost. */
function addTerm(heat: i32, particles: i32): void {
  inner(slot.PAULI_K);
  addPart(slot.PAULI_S, heat, particles);
  let any = false;
  for (let p: i32 = 1; p < slot.ENTRIES; p++) {
    if (arena[slot.PAULI_S + slot.ENTRIES + p] !== 0.0) any = true;
  }
  if (!any) return;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    const re = arena[slot.PAULI_K + k];
    arena[slot.PAULI_K + k] = -arena[slot.PAULI_K + slot.ENTRIES + k];
    arena[slot.PAULI_K + slot.ENTRIES + k] = re;
  }
  inner(slot.PAULI_K);
  addPart(slot.PAULI_S + slot.ENTRIES, heat, particles);
}

/** S = L† and K = w L for L with coefficients at `from`, or for L†. */
function jumpTerm(from: i32, adjointed: boolean, weight: f64): void {
  const turn: f64 = adjointed ? -1 : 1;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    const re = arena[from + k];
    const im = turn * arena[from + slot.ENTRIES + k];
    arena[slot.PAULI_S + k] = re;
    arena[slot.PAULI_S + slot.ENTRIES + k] = -im;
    arena[slot.PAULI_K + k] = weight * re;
    arena[slot.PAULI_K + slot.ENTRIES + k] = weight * im;
  }
}

/** Adds bath `index` of the local equation. */
function addLocal(index: i32, heat: i32, particles: i32): i32 {
  const status = localRates(index);
  if (status !== STATUS_OK) return status;
  const from = slot.SYSTEM_BATH + slot.BATH_STRIDE * index + slot.BATH_COUPLING;
  const alpha = arena[slot.RATE + 1];
  const beta = arena[slot.RATE + 2];
  jumpTerm(from, false, beta);
  addTerm(heat, particles);
  jumpTerm(from, true, alpha);
  addTerm(heat, particles);
  return STATUS_OK;
}

/** Adds bath `index` with what joins different frequencies dropped. */
function addSecular(heat: i32, particles: i32, cutoff: f64): void {
  clearUnits();
  const terms = i32(arena[slot.TERMS]);
  for (let t: i32 = 0; t < terms; t++) {
    addUnits(slot.TERM_S + slot.TERM_STRIDE * t, slot.TERM_K + slot.TERM_STRIDE * t);
  }
  maskUnits(cutoff);
  clear(slot.INNER, slot.SUPER);
  realUnits(slot.INNER);
  toStrings(slot.DISSIPATOR, slot.INNER);
  for (let k: i32 = 0; k < slot.SUPER; k++) {
    arena[slot.GENERATOR + k] = arena[slot.GENERATOR + k] + arena[slot.DISSIPATOR + k];
  }
  for (let k: i32 = 1; k < slot.ENTRIES; k++) {
    const h = arena[slot.SYSTEM_H + k];
    const n = arena[slot.NUMBER + k];
    for (let j: i32 = 0; j < slot.ENTRIES; j++) {
      const d = arena[slot.DISSIPATOR + slot.ENTRIES * k + j];
      arena[heat + j] = arena[heat + j] + h * d;
      arena[particles + j] = arena[particles + j] + n * d;
    }
  }
}

/** Adds bath `index` of a global equation. */
function addGlobal(index: i32, heat: i32, particles: i32, cutoff: f64): i32 {
  const status = bathTerms(index);
  if (status !== STATUS_OK) return status;
  if (cutoff >= 0) {
    addSecular(heat, particles, cutoff);
    return STATUS_OK;
  }
  const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * index;
  const given =
    arena[bath + slot.BATH_FORM] === slot.LINEAR && arena[slot.SYSTEM_EQUATION] !== slot.UNIVERSAL;
  const terms = i32(arena[slot.TERMS]);
  for (let t: i32 = 0; t < terms; t++) {
    const at = slot.TERM_STRIDE * t;
    if (given) {
      for (let k: i32 = 0; k < slot.COMPLEX; k++) {
        arena[slot.PAULI_S + k] = arena[bath + slot.BATH_COUPLING + k];
      }
    } else {
      fromEigenbasis(slot.PAULI_S, slot.TERM_S + at);
    }
    fromEigenbasis(slot.PAULI_K, slot.TERM_K + at);
    addTerm(heat, particles);
  }
  return STATUS_OK;
}

/** The largest difference of joined frequencies, negative where all are. */
export function secularCutoff(): f64 {
  const equation = i32(arena[slot.SYSTEM_EQUATION]);
  if (equation === slot.SECULAR) return arena[slot.LEVEL_RESOLUTION];
  return equation === slot.REDFIELD ? arena[slot.SYSTEM_CUTOFF] : -1.0;
}

/** GENERATOR and the functionals of the currents; a status code. */
export function buildGenerator(): i32 {
  const status = buildDissipator();
  if (status === STATUS_OK) addHamiltonian(slot.GENERATOR, slot.SYSTEM_H);
  return status;
}

/** The same without −i[H, ·]. */
export function buildDissipator(): i32 {
  systemLevels();
  particleNumber(slot.NUMBER);
  arena[slot.STRONG_DAMPING] = 0;
  clear(slot.GENERATOR, slot.SUPER);
  const cutoff = secularCutoff();
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  const local = arena[slot.SYSTEM_EQUATION] === slot.LOCAL;
  if (cutoff >= 0) eigenframe();
  for (let j: i32 = 0; j < baths; j++) {
    const heat = slot.HEAT_FUNCTIONAL + slot.ENTRIES * j;
    const particles = slot.PARTICLE_FUNCTIONAL + slot.ENTRIES * j;
    clear(heat, slot.ENTRIES);
    clear(particles, slot.ENTRIES);
    const status: i32 = local
      ? addLocal(j, heat, particles)
      : addGlobal(j, heat, particles, cutoff);
    if (status !== STATUS_OK) return status;
  }
  clear(slot.JUMP_FUNCTIONAL, slot.ENTRIES);
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  for (let j: i32 = 0; j < jumps; j++) {
    const jump = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j;
    jumpTerm(jump + slot.JUMP_OPERATOR, false, 0.5 * arena[jump]);
    addTerm(slot.JUMP_FUNCTIONAL, -1);
  }
  return STATUS_OK;
}

/** Adds −[S, Kρ] + h.c. of a jump in the eigenbasis; K at TERM_K is weight · L. */
function addEnergyJump(from: i32, adjointed: boolean, weight: f64): void {
  jumpTerm(from, adjointed, weight);
  toEigenbasis(slot.COUPLING, slot.PAULI_K);
  for (let k: i32 = 0; k < slot.COMPLEX; k++) {
    arena[slot.TERM_K + slot.TERM_STRIDE + k] = arena[slot.COUPLING + k];
  }
  toEigenbasis(slot.TERM_S, slot.PAULI_S);
  addUnits(slot.TERM_S, slot.TERM_K + slot.TERM_STRIDE);
}

/** ENERGY_GENERATOR, the same generator on populations and coherences; a status code. */
export function buildEnergyGenerator(): i32 {
  systemLevels();
  clear(slot.ENERGY_GENERATOR, slot.SUPER);
  const cutoff = secularCutoff();
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  const local = arena[slot.SYSTEM_EQUATION] === slot.LOCAL;
  clearUnits();
  for (let j: i32 = 0; j < baths; j++) {
    if (local) {
      const status = localRates(j);
      if (status !== STATUS_OK) return status;
      const from = slot.SYSTEM_BATH + slot.BATH_STRIDE * j + slot.BATH_COUPLING;
      const alpha = arena[slot.RATE + 1];
      addEnergyJump(from, false, arena[slot.RATE + 2]);
      addEnergyJump(from, true, alpha);
    } else {
      const status = bathTerms(j);
      if (status !== STATUS_OK) return status;
      const terms = i32(arena[slot.TERMS]);
      for (let t: i32 = 0; t < terms; t++) {
        const at = slot.TERM_STRIDE * t;
        addUnits(slot.TERM_S + at, slot.TERM_K + at);
      }
    }
  }
  // Every bath is cut in the same way, so that their sum may be.
  if (cutoff >= 0) maskUnits(cutoff);
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  for (let j: i32 = 0; j < jumps; j++) {
    const jump = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j;
    addEnergyJump(jump + slot.JUMP_OPERATOR, false, 0.5 * arena[jump]);
  }
  realUnits(slot.ENERGY_GENERATOR);
  addLevels(slot.ENERGY_GENERATOR);
  eigenframe();
  return STATUS_OK;
}

/** Adds −i[H, ·]: ρ_ab turns with E_a − E_b. */
function addLevels(to: i32): void {
  let at: i32 = slot.SIDE;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      const omega = arena[slot.LEVEL + b] - arena[slot.LEVEL + a];
      const re = to + slot.ENTRIES * at + at + 1;
      const im = to + slot.ENTRIES * (at + 1) + at;
      // ρ_ab = u + iv: u' = −ω v, v' = ω u.
      arena[re] = arena[re] - omega;
      arena[im] = arena[im] + omega;
      at = at + 2;
    }
  }
}

/** The matrix of the state with Tr(σ_k ρ) in PAULI_STATE. */
export function stateMatrix(): void {
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    arena[slot.PAULI_S + k] = 0.25 * arena[slot.PAULI_STATE + k];
    arena[slot.PAULI_S + slot.ENTRIES + k] = 0;
  }
  toMatrix(slot.STEADY, slot.PAULI_S);
}
