// The steady state of a system, and the currents that flow in it.

import { arena } from "../arena";
import { FLOW_NOISE } from "../constants";
import { RHO_IM, RHO_RE } from "../layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";
import { RESOLVED_PIVOT, TRUSTED_PIVOT, X_ROUNDING } from "./constants";
import { buildEnergyGenerator, buildGenerator, stateMatrix } from "./generator";
import * as slot from "./layout";
import { solveEquations } from "./linear";

/**
 * Steady state, currents and entropy production of the system in the SYSTEM slots; a status code.
 */
export function systemSteadyState(): i32 {
  let status: i32 = buildGenerator();
  if (status !== STATUS_OK) return status;
  status = solveStrings();
  if (status === STATUS_SINGULAR_LIOUVILLIAN) status = solveEnergies();
  if (status !== STATUS_OK) return status;
  currents();
  systemState();
  return STATUS_OK;
}

/** Matrix, currents and residual of the state in PAULI_STATE, behind systemSteadyState and with its generator. */
export function systemObserve(): void {
  currents();
  systemState();
  arena[slot.RESIDUAL] = systemResidual();
}

/** The state in PAULI_STATE as a matrix, in STEADY and, for its measures, in RHO. */
export function systemState(): void {
  stateMatrix();
  keepState();
}

/** The state into RHO for its measures; what is an X-state to rounding exactly as one. */
function keepState(): void {
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
function onDiagonals(k: i32): boolean {
  return k % 5 === 0 || (k % 3 === 0 && k !== 0 && k !== 15);
}

/** In Pauli strings: fifteen equations, since Tr ρ = 1 is the sixteenth unknown. */
function solveStrings(): i32 {
  for (let i: i32 = 1; i < slot.ENTRIES; i++) {
    const row = slot.EQUATIONS + slot.EQUATIONS_STRIDE * (i - 1);
    const from = slot.GENERATOR + slot.ENTRIES * i;
    for (let j: i32 = 1; j < slot.ENTRIES; j++) arena[row + j - 1] = arena[from + j];
    arena[row + slot.TRACELESS] = -arena[from];
  }
  solveEquations(slot.TRACELESS);
  if (!(arena[slot.LARGEST_PIVOT] < Infinity)) return STATUS_OVERFLOW;
  if (!(arena[slot.SMALLEST_PIVOT] > TRUSTED_PIVOT * arena[slot.LARGEST_PIVOT])) {
    return STATUS_SINGULAR_LIOUVILLIAN;
  }
  arena[slot.PAULI_STATE] = 1;
  for (let k: i32 = 0; k < slot.TRACELESS; k++) {
    arena[slot.PAULI_STATE + 1 + k] =
      arena[slot.EQUATIONS + slot.EQUATIONS_STRIDE * k + slot.TRACELESS];
  }
  return STATUS_OK;
}

/**
 * On populations and coherences, each equation scaled to its largest coefficient and the
 * coherences eliminated first: rates far below the Bohr frequencies keep their digits, since no
 * frequency enters the equations of the populations. Those conserve the trace, which stands in the
 * place of the last one.
 */
function solveEnergies(): i32 {
  const status = buildEnergyGenerator();
  if (status !== STATUS_OK) return status;
  const n = slot.ENTRIES;
  for (let i: i32 = 0; i < n; i++) {
    const from = slot.ENERGY_GENERATOR + n * i;
    const at = i < slot.SIDE ? n - slot.SIDE + i : i - slot.SIDE;
    const row = slot.EQUATIONS + slot.EQUATIONS_STRIDE * at;
    let size: f64 = 0;
    for (let j: i32 = 0; j < n; j++) size = Math.max(size, Math.abs(arena[from + j]));
    if (!(size < Infinity)) return STATUS_OVERFLOW;
    const scale: f64 = size > 0 ? 1.0 / size : 1.0;
    for (let j: i32 = 0; j < n; j++) {
      const column = j < slot.SIDE ? n - slot.SIDE + j : j - slot.SIDE;
      arena[row + column] = arena[from + j] * scale;
    }
    arena[row + n] = 0;
  }
  const last = slot.EQUATIONS + slot.EQUATIONS_STRIDE * (n - 1);
  for (let j: i32 = 0; j <= n; j++) arena[last + j] = j < n - slot.SIDE ? 0 : 1;
  solveEquations(n);
  if (!(arena[slot.SMALLEST_PIVOT] > RESOLVED_PIVOT * arena[slot.LARGEST_PIVOT])) {
    return STATUS_SINGULAR_LIOUVILLIAN;
  }
  for (let k: i32 = 0; k < n; k++) {
    let sum: f64 = 0;
    for (let i: i32 = 0; i < n; i++) {
      const at = i < slot.SIDE ? n - slot.SIDE + i : i - slot.SIDE;
      sum =
        sum +
        arena[slot.FRAME + n * k + i] * arena[slot.EQUATIONS + slot.EQUATIONS_STRIDE * at + n];
    }
    arena[slot.PAULI_STATE + k] = sum;
  }
  arena[slot.PAULI_STATE] = 1;
  return STATUS_OK;
}

/** Currents and entropy production of the state in PAULI_STATE. */
export function currents(): void {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  let production: f64 = 0;
  for (let j: i32 = 0; j < baths; j++) {
    const bath = slot.SYSTEM_BATH + slot.BATH_STRIDE * j;
    let heat: f64 = 0;
    let particles: f64 = 0;
    let size: f64 = 0;
    const mu = arena[bath + slot.BATH_MU];
    for (let k: i32 = 0; k < slot.ENTRIES; k++) {
      const x = arena[slot.PAULI_STATE + k];
      const h = arena[slot.HEAT_FUNCTIONAL + slot.ENTRIES * j + k] * x;
      const n = arena[slot.PARTICLE_FUNCTIONAL + slot.ENTRIES * j + k] * x;
      heat = heat + h;
      particles = particles + n;
      size = size + (Math.abs(h) + Math.abs(mu * n));
    }
    arena[slot.BATH_HEAT + j] = heat;
    arena[slot.BATH_PARTICLE + j] = particles;
    const flow = heat - mu * particles;
    const temperature = arena[bath + slot.BATH_TEMPERATURE];
    if (temperature > 0) production = production - flow / temperature;
    else if (Math.abs(flow) > FLOW_NOISE * size) production = Infinity;
  }
  arena[slot.PRODUCTION] = production;
  let heat: f64 = 0;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    heat = heat + arena[slot.JUMP_FUNCTIONAL + k] * arena[slot.PAULI_STATE + k];
  }
  arena[slot.JUMP_HEAT] = heat;
}

/** max|Gx| / max|G|. */
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
