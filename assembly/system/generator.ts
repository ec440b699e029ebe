// The generator of a system in Pauli strings: G = −i[H, ·] + Σ_j D_j + jumps, and every current
// as a functional of the state: of strings, or where a bath's dissipator was made in the eigenbasis
// of populations and coherences.

import { arena } from "../arena";
import { clearLanes, type Lane, lane } from "../lanes";
import { STATUS_OK } from "../status";
import { toStrings } from "./frame";
import * as slot from "./layout";
import { linearTerm } from "./linearTerm";
import { addTerm, numberAt, toMatrix } from "./pauli";
import { bathTerms, localRates, systemLevels } from "./terms";
import { addTerms, clearUnits, maskUnits, realUnits } from "./units";

/** PAULI_K: w L for L with coefficients at `from`, or w L†. */
function weightedOperator(from: i32, adjointed: boolean, weight: Lane): void {
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    const im = weight * lane[from + slot.ENTRIES + k];
    lane[slot.PAULI_K + k] = weight * lane[from + k];
    lane[slot.PAULI_K + slot.ENTRIES + k] = adjointed ? -im : im;
  }
}

/** Adds bath `index` of the local equation: jump operators S and S†. */
function addLocal(index: i32, heat: i32, particles: i32): void {
  localRates(index);
  const from = slot.SYSTEM_BATH + slot.BATH_STRIDE * index + slot.BATH_COUPLING;
  const alpha = lane[slot.RATE + 1];
  weightedOperator(from, false, lane[slot.RATE + 2]);
  addTerm(from, -1, heat, particles);
  weightedOperator(from, true, alpha);
  addTerm(from, 1, heat, particles);
}

/** Adds bath `index` as it is in the eigenbasis to ENERGY_GENERATOR, with what `cutoff` parts dropped. */
function addEnergies(index: i32, heat: i32, particles: i32, cuts: boolean): void {
  bathTerms(index);
  clearUnits();
  addTerms();
  if (cuts) maskUnits(slot.UNITS, secularCutoff());
  clearLanes(slot.INNER, slot.SUPER);
  realUnits(slot.INNER);
  for (let k: i32 = 0; k < slot.SUPER; k++) {
    lane[slot.ENERGY_GENERATOR + k] = lane[slot.ENERGY_GENERATOR + k] + lane[slot.INNER + k];
  }
  for (let j: i32 = 0; j < slot.ENTRIES; j++) {
    let h: Lane = 0;
    let n: Lane = 0;
    for (let a: i32 = 0; a < slot.SIDE; a++) {
      h = h + lane[slot.LEVEL + a] * lane[slot.INNER + slot.ENTRIES * a + j];
    }
    for (let i: i32 = 0; i < slot.ENTRIES; i++) {
      n = n + lane[slot.NUMBER + i] * lane[slot.INNER + slot.ENTRIES * i + j];
    }
    lane[heat + j] = h;
    lane[particles + j] = n;
  }
}

/** Particle number on populations and coherences. */
function particleNumber(): void {
  for (let i: i32 = 0; i < slot.ENTRIES; i++) {
    let sum: Lane = 0;
    for (let k: i32 = 0; k < slot.ENTRIES; k++) {
      if (numberAt(k) !== 0) sum = sum + numberAt(k) * lane[slot.FRAME + slot.ENTRIES * k + i];
    }
    lane[slot.NUMBER + i] = sum;
  }
}

/** Whether what joins different frequencies is dropped. */
export function isCut(): boolean {
  const equation = i32(arena[slot.SYSTEM_EQUATION]);
  if (equation === slot.SECULAR) return true;
  return equation === slot.REDFIELD && arena[slot.SYSTEM_CUTOFF] >= 0;
}

/** The largest difference of joined frequencies. */
export function secularCutoff(): Lane {
  return arena[slot.SYSTEM_EQUATION] === slot.SECULAR
    ? lane[slot.LEVEL_RESOLUTION]
    : lane[slot.SYSTEM_CUTOFF];
}

/** Whether bath `index` is worked out in the eigenbasis, and its currents are functionals there. */
export function inEnergies(index: i32): boolean {
  const equation = i32(arena[slot.SYSTEM_EQUATION]);
  if (equation === slot.LOCAL) return false;
  if (isCut() || equation === slot.UNIVERSAL) return true;
  return arena[slot.SYSTEM_BATH + slot.BATH_STRIDE * index + slot.BATH_FORM] !== slot.LINEAR;
}

/** Whether any bath is. */
export function anyInEnergies(): boolean {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 0; j < baths; j++) if (inEnergies(j)) return true;
  return false;
}

/** Whether all of the generator is. */
export function allInEnergies(): boolean {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 0; j < baths; j++) if (!inEnergies(j)) return false;
  return baths > 0 && arena[slot.SYSTEM_JUMPS] === 0.0;
}

/** ENERGY_GENERATOR of the baths that are worked out in the eigenbasis, and their functionals. */
export function buildEnergies(): void {
  lane[slot.STATUS] = STATUS_OK;
  lane[slot.UNCERTAIN] = 0;
  lane[slot.STRONG_DAMPING] = 0;
  systemLevels();
  if (!anyInEnergies()) return;
  particleNumber();
  clearLanes(slot.ENERGY_GENERATOR, slot.SUPER);
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 0; j < baths; j++) {
    const at = slot.ENTRIES * j;
    if (!inEnergies(j)) continue;
    addEnergies(j, slot.HEAT_FUNCTIONAL + at, slot.PARTICLE_FUNCTIONAL + at, isCut());
  }
}

/** GENERATOR without −i[H, ·] and the functionals of the currents; a fault stands in STATUS. */
export function buildDissipator(): void {
  buildEnergies();
  buildStrings();
}

/** GENERATOR without −i[H, ·] behind buildEnergies. */
export function buildStrings(): void {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  const local = arena[slot.SYSTEM_EQUATION] === slot.LOCAL;
  if (anyInEnergies()) {
    toStrings(slot.GENERATOR, slot.ENERGY_GENERATOR);
  } else {
    clearLanes(slot.GENERATOR, slot.SUPER);
  }
  for (let j: i32 = 0; j < baths; j++) {
    if (inEnergies(j)) continue;
    const heat = slot.HEAT_FUNCTIONAL + slot.ENTRIES * j;
    const particles = slot.PARTICLE_FUNCTIONAL + slot.ENTRIES * j;
    clearLanes(heat, slot.ENTRIES);
    clearLanes(particles, slot.ENTRIES);
    if (local) addLocal(j, heat, particles);
    else {
      linearTerm(j);
      const coupling = slot.SYSTEM_BATH + slot.BATH_STRIDE * j + slot.BATH_COUPLING;
      addTerm(coupling, 1, heat, particles);
    }
  }
  clearLanes(slot.JUMP_FUNCTIONAL, slot.ENTRIES);
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  for (let j: i32 = 0; j < jumps; j++) {
    const jump = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j;
    weightedOperator(jump + slot.JUMP_OPERATOR, false, 0.5 * lane[jump]);
    addTerm(jump + slot.JUMP_OPERATOR, -1, slot.JUMP_FUNCTIONAL, -1);
  }
}

/** The matrix of the state with Tr(σ_k ρ) in PAULI_STATE. */
export function stateMatrix(): void {
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    lane[slot.PAULI_S + k] = 0.25 * lane[slot.PAULI_STATE + k];
    lane[slot.PAULI_S + slot.ENTRIES + k] = 0;
  }
  toMatrix(slot.STEADY, slot.PAULI_S);
}
