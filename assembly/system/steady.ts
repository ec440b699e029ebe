// The steady state of a system, and the currents that flow in it.

import { arena } from "../arena";
import { FLOW_NOISE, PRODUCTION_NOISE } from "../constants";
import { any, firstLane, type Lane, lane, spreadLanes } from "../lanes";
import { RHO_IM, RHO_RE } from "../layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";
import { findActive } from "./active";
import { FAINT_FLOW, TRUSTED_PIVOT, X_ROUNDING } from "./constants";
import { solveDissipators, solveEnergies, solveExactly } from "./energies";
import { toEnergies } from "./frame";
import {
  allInEnergies,
  anyInEnergies,
  buildDissipator,
  buildEnergies,
  buildStrings,
  inEnergies,
  stateMatrix,
} from "./generator";
import * as slot from "./layout";
import { solveEquations } from "./linear";
import { addHamiltonian } from "./pauli";

/**
 * Steady state, currents and entropy production of the system in the SYSTEM slots; a status code.
 */
export function systemSteadyState(): i32 {
  findActive();
  steadyRows(true);
  keepGenerator();
  keepState();
  return i32(arena[slot.STATUS]);
}

/** The generator of the system in the SYSTEM slots without −i[H, ·], and the functionals of its currents; a status code. */
export function systemDissipator(): i32 {
  findActive();
  buildDissipator();
  keepGenerator();
  return i32(arena[slot.STATUS]);
}

/** What steadyRows has left of the first row, into the arena: the generator, its frame and the functionals. */
function keepGenerator(): void {
  firstLane(slot.FRAME, slot.SUPER);
  firstLane(slot.GENERATOR, slot.EQUATIONS - slot.GENERATOR);
  firstLane(slot.STRONG_DAMPING, 1);
  firstLane(slot.FAULT_BATH, slot.MEASURED - slot.FAULT_BATH);
}

/** … and its state and currents. */
function keepState(): void {
  firstLane(slot.PAULI_STATE, slot.RESIDUAL - slot.PAULI_STATE);
  takeState();
}

/** Matrix, currents and residual of the state in PAULI_STATE, behind systemSteadyState and with its generator. */
export function systemObserve(): void {
  spreadLanes(slot.PAULI_STATE, slot.ENTRIES);
  currents();
  stateMatrix();
  keepState();
  arena[slot.RESIDUAL] = systemResidual();
}

/** Currents of the state in PAULI_STATE, behind systemState. */
export function systemCurrents(): void {
  currents();
  firstLane(slot.BATH_HEAT, slot.RESIDUAL - slot.BATH_HEAT);
}

/** The state in PAULI_STATE as a matrix, in STEADY and, for its measures, in RHO. */
export function systemState(): void {
  spreadLanes(slot.PAULI_STATE, slot.ENTRIES);
  stateMatrix();
  firstLane(slot.STEADY, slot.COMPLEX);
  takeState();
}

/** The state in STEADY into RHO for its measures; what is an X-state to rounding exactly as one. */
export function takeState(): void {
  let others: f64 = 0;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    if (onDiagonals(k)) continue;
    others = Math.max(others, Math.abs(arena[slot.STEADY + k]));
    others = Math.max(others, Math.abs(arena[slot.STEADY + slot.ENTRIES + k]));
  }
  const isX = others <= X_ROUNDING;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    const zero = isX && !onDiagonals(k);
    arena[RHO_RE + k] = zero ? 0 : arena[slot.STEADY + k];
    arena[RHO_IM + k] = zero ? 0 : arena[slot.STEADY + slot.ENTRIES + k];
  }
}

/** Whether entry k of a matrix lies on one of its two diagonals. */
export function onDiagonals(k: i32): boolean {
  return k % 5 === 0 || (k % 3 === 0 && k !== 0 && k !== 15);
}

/**
 * Steady states, currents and entropy production of the systems in the lanes; what came of each stands in STATUS.
 * GENERATOR is made where it is wanted or solved.
 */
export function steadyRows(generator: boolean): void {
  buildEnergies();
  const energies = allInEnergies();
  if (generator || !energies) {
    buildStrings();
    addHamiltonian();
  }
  if (energies) solveDissipators();
  else {
    solveStrings();
    if (any(lane[slot.STATUS] === STATUS_SINGULAR_LIOUVILLIAN)) solveEnergies();
  }
  if (any(lane[slot.STATUS] === STATUS_SINGULAR_LIOUVILLIAN)) solveExactly();
  currents();
  stateMatrix();
}

/** In Pauli strings: fifteen equations, since Tr ρ = 1 is the sixteenth unknown. */
function solveStrings(): void {
  const wanted = lane[slot.STATUS] === STATUS_OK;
  for (let i: i32 = 1; i < slot.ENTRIES; i++) {
    const row = slot.EQUATIONS + slot.EQUATIONS_STRIDE * (i - 1);
    const from = slot.GENERATOR + slot.ENTRIES * i;
    for (let j: i32 = 0; j < slot.TRACELESS; j += 5) {
      const to = row + j;
      const g = from + j;
      lane[to] = lane[g + 1];
      lane[to + 1] = lane[g + 2];
      lane[to + 2] = lane[g + 3];
      lane[to + 3] = lane[g + 4];
      lane[to + 4] = lane[g + 5];
    }
    lane[row + slot.TRACELESS] = -lane[from];
  }
  solveEquations(slot.TRACELESS);
  const largest = lane[slot.LARGEST_PIVOT];
  const finite = largest < Infinity;
  lane[slot.PAULI_STATE] = 1;
  let excess: Lane = 1;
  for (let k: i32 = 0; k < slot.TRACELESS; k++) {
    const x = lane[slot.EQUATIONS + slot.EQUATIONS_STRIDE * k + slot.TRACELESS];
    excess = Math.max(excess, Math.abs(x));
    lane[slot.PAULI_STATE + 1 + k] = wanted ? x : lane[slot.PAULI_STATE + 1 + k];
  }
  const trusted = lane[slot.SMALLEST_PIVOT] > TRUSTED_PIVOT * (largest * excess);
  const found: Lane = finite
    ? trusted
      ? STATUS_OK
      : STATUS_SINGULAR_LIOUVILLIAN
    : STATUS_OVERFLOW;
  lane[slot.STATUS] = wanted ? found : lane[slot.STATUS];
}

/** Currents and entropy production of the state in PAULI_STATE. */
function currents(): void {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  if (anyInEnergies()) toEnergies(slot.ENERGY_STATE, slot.PAULI_STATE);
  let production: Lane = 0;
  let noise: Lane = 0;
  let faint: Lane = 0;
  let driven: Lane = 0;
  for (let j: i32 = 0; j < baths; j++) {
    const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * j;
    const state = inEnergies(j) ? slot.ENERGY_STATE : slot.PAULI_STATE;
    let heat: Lane = 0;
    let particles: Lane = 0;
    let size: Lane = 0;
    const mu = lane[bath + slot.BATH_MU];
    const alike =
      lane[bath + slot.BATH_TEMPERATURE] === lane[slot.SYSTEM_BATH + slot.BATH_TEMPERATURE] &&
      mu === lane[slot.SYSTEM_BATH + slot.BATH_MU];
    driven = alike ? driven : 1;
    for (let k: i32 = 0; k < slot.ENTRIES; k++) {
      const x = lane[state + k];
      const h = lane[slot.HEAT_FUNCTIONAL + slot.ENTRIES * j + k];
      const n = lane[slot.PARTICLE_FUNCTIONAL + slot.ENTRIES * j + k];
      heat = heat + h * x;
      particles = particles + n * x;
      // What rounding of x makes of it, small as x may be itself: |x| ≤ 1.
      size = size + (Math.abs(h) + Math.abs(mu * n));
    }
    faint = Math.abs(heat) < FAINT_FLOW * size ? 1 : faint;
    lane[slot.BATH_HEAT + j] = heat;
    lane[slot.BATH_PARTICLE + j] = particles;
    const flow = heat - mu * particles;
    const temperature = lane[bath + slot.BATH_TEMPERATURE];
    const endless: Lane = Math.abs(flow) > FLOW_NOISE * size ? Infinity : production;
    production = temperature > 0 ? production - flow / temperature : endless;
    noise = temperature > 0 ? noise + size / temperature : noise;
  }
  // Between baths that are alike nothing flows.
  lane[slot.FAINT_CURRENT] = faint * driven;
  // Of baths that are cold enough the rounding of a flow that is none would break the second law.
  const resolved = Math.abs(production) > PRODUCTION_NOISE * noise;
  lane[slot.PRODUCTION] = resolved || noise === Infinity ? production : 0;
  let heat: Lane = 0;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    heat = heat + lane[slot.JUMP_FUNCTIONAL + k] * lane[slot.PAULI_STATE + k];
  }
  lane[slot.JUMP_HEAT] = heat;
}

/** max|Gx| / max|G|, of the generator and the state in the arena. */
export function systemResidual(): f64 {
  let worst: f64 = 0;
  let largest: f64 = 0;
  for (let i: i32 = 1; i < slot.ENTRIES; i++) {
    let sum: f64 = 0;
    for (let j: i32 = 0; j < slot.ENTRIES; j++) {
      const g = arena[slot.GENERATOR + slot.ENTRIES * i + j];
      sum = sum + g * arena[slot.PAULI_STATE + j];
      largest = Math.max(largest, Math.abs(g));
    }
    worst = Math.max(worst, Math.abs(sum));
  }
  return largest > 0 ? worst / largest : 0;
}
