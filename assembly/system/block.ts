// Systems by the block: one system in the SYSTEM slots, of which a row changes some numbers.

import { arena } from "../arena";
import { FLAG_TOLERANCE, PARAMETER_LIMIT } from "../constants";
import * as out from "../layout";
import { stateColumns, stateMeasures } from "../measures/state";
import {
  FLAG_ENTROPY_PRODUCTION_INFINITE,
  FLAG_NOT_POSITIVE,
  FLAG_SECOND_LAW,
  FLAG_STRONG_DAMPING,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
} from "../status";
import { systemEigenvalues } from "./eigenvalues";
import * as slot from "./layout";
import { systemResidual, systemSteadyState } from "./steady";

/** 0 ≤ value ≤ the limit of all parameters; false for NaN. */
function within(value: f64): boolean {
  return value >= 0 && value <= PARAMETER_LIMIT;
}

/** Whether a bath's numbers are inside their domains. */
function bathInDomain(bath: i32): boolean {
  if (!within(arena[bath + slot.BATH_TEMPERATURE])) return false;
  if (!(Math.abs(arena[bath + slot.BATH_MU]) <= PARAMETER_LIMIT)) return false;
  const bosons = arena[bath + slot.BATH_STATISTICS] === slot.BOSE;
  const local = arena[slot.SYSTEM_EQUATION] === slot.LOCAL;
  if (local && bosons && !(arena[bath + slot.BATH_FREQUENCY] > 0)) return false;
  if (!within(arena[bath + slot.BATH_GAMMA])) return false;
  const kind = i32(arena[bath + slot.BATH_SPECTRUM]);
  if (kind === slot.TABLE || kind === slot.FLAT) return true;
  const width = arena[bath + slot.BATH_SECOND];
  if (!(width > 0 && width <= PARAMETER_LIMIT)) return false;
  if (!(Math.abs(arena[bath + slot.BATH_FIRST]) <= PARAMETER_LIMIT)) return false;
  if (kind === slot.LORENTZIAN || arena[bath + slot.BATH_CUTOFF] === slot.NO_CUTOFF) return true;
  const cutoff = arena[bath + slot.BATH_CUTOFF_FREQUENCY];
  return cutoff > 0 && cutoff <= PARAMETER_LIMIT;
}

/** Whether every number of the system that a row may change is inside its domain. */
export function inDomain(): boolean {
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    if (!(Math.abs(arena[slot.SYSTEM_H + k]) <= PARAMETER_LIMIT)) return false;
  }
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 0; j < baths; j++) {
    if (!bathInDomain(slot.SYSTEM_BATH + slot.BATH_STRIDE * j)) return false;
  }
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  for (let j: i32 = 0; j < jumps; j++) {
    if (!within(arena[slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j])) return false;
  }
  return true;
}

/** Solves rows 0 … count−1: MOVED columns in, OUT columns out, as solveBlock. */
export function solveSystems(count: i32, mask: i32, _solver: i32): void {
  const moved = i32(arena[slot.MOVED_COUNT]);
  const levelsStill = !moves(slot.SYSTEM_H, slot.ENTRIES);
  const couplingsStill = levelsStill && !movesCouplings();
  for (let i: i32 = 0; i < count; i++) {
    for (let m: i32 = 0; m < moved; m++) {
      const value = arena[slot.MOVED_COLUMN + out.BLOCK * m + i];
      arena[i32(arena[slot.MOVED_SLOT + m])] = value;
    }
    const status: i32 = inDomain() ? systemSteadyState() : STATUS_INVALID_PARAMETER;
    arena[out.OUT_STATUS + i] = status;
    if (status === STATUS_OK) observeSystem(i, mask);
    else clearSystem(i);
    // What no row changes is worked out once a block.
    arena[slot.LEVELS_KNOWN] = levelsStill && status === STATUS_OK ? 1 : 0;
    arena[slot.COUPLINGS_KNOWN] = couplingsStill && status === STATUS_OK ? 1 : 0;
  }
  arena[slot.LEVELS_KNOWN] = 0;
  arena[slot.COUPLINGS_KNOWN] = 0;
}

/** Whether a row changes any of `length` slots. */
function moves(from: i32, length: i32): boolean {
  const moved = i32(arena[slot.MOVED_COUNT]);
  for (let m: i32 = 0; m < moved; m++) {
    const at = i32(arena[slot.MOVED_SLOT + m]);
    if (at >= from && at < from + length) return true;
  }
  return false;
}

/** Whether a row changes a coupling. */
function movesCouplings(): boolean {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 0; j < baths; j++) {
    const coupling = slot.SYSTEM_BATH + slot.BATH_STRIDE * j + slot.BATH_COUPLING;
    if (moves(coupling, slot.COMPLEX)) return true;
  }
  return false;
}

/** Everything asked for of the steady state at work into row i. */
function observeSystem(i: i32, mask: i32): void {
  observeState(i, mask);
  currentColumns(i);
  const production = arena[slot.PRODUCTION];
  let flags: i32 = i32(arena[out.OUT_FLAGS + i]);
  if (production < -FLAG_TOLERANCE) flags = flags + FLAG_SECOND_LAW;
  if (Math.abs(production) === Infinity) flags = flags + FLAG_ENTROPY_PRODUCTION_INFINITE;
  arena[out.OUT_FLAGS + i] = flags;
}

/** Everything asked for of the state and the generator at work, but for currents, into row i. */
export function observeState(i: i32, mask: i32): void {
  stateMeasures(mask);
  stateColumns(i);
  arena[out.OUT_RHO11 + i] = arena[out.RHO_RE];
  arena[out.OUT_RHO22 + i] = arena[out.RHO_RE + 5];
  arena[out.OUT_RHO33 + i] = arena[out.RHO_RE + 10];
  arena[out.OUT_RHO44 + i] = arena[out.RHO_RE + 15];
  arena[out.OUT_RHO14_RE + i] = arena[out.RHO_RE + 3];
  arena[out.OUT_RHO14_IM + i] = arena[out.RHO_IM + 3];
  arena[out.OUT_RHO23_RE + i] = arena[out.RHO_RE + 6];
  arena[out.OUT_RHO23_IM + i] = arena[out.RHO_IM + 6];
  if ((mask & out.OBSERVE_RESIDUAL) !== 0) arena[out.OUT_RESIDUAL + i] = systemResidual();
  if ((mask & out.OBSERVE_GAP) !== 0) relaxationColumns(i);
  let flags: i32 = 0;
  if (arena[out.STATE_MIN_EIGENVALUE] < -FLAG_TOLERANCE) flags = flags + FLAG_NOT_POSITIVE;
  if (arena[slot.STRONG_DAMPING] === 1.0) flags = flags + FLAG_STRONG_DAMPING;
  arena[out.OUT_FLAGS + i] = flags;
}

/** The currents at work into row i. */
export function currentColumns(i: i32): void {
  arena[out.OUT_HEAT1 + i] = arena[slot.BATH_HEAT];
  arena[out.OUT_HEAT2 + i] = arena[slot.BATH_HEAT + 1];
  arena[out.OUT_PARTICLE1 + i] = arena[slot.BATH_PARTICLE];
  arena[out.OUT_PARTICLE2 + i] = arena[slot.BATH_PARTICLE + 1];
  arena[out.OUT_ENTROPY_PRODUCTION + i] = arena[slot.PRODUCTION];
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 2; j < baths; j++) {
    arena[slot.OUT_MORE_HEAT + out.BLOCK * (j - 2) + i] = arena[slot.BATH_HEAT + j];
    arena[slot.OUT_MORE_PARTICLES + out.BLOCK * (j - 2) + i] = arena[slot.BATH_PARTICLE + j];
  }
  arena[slot.OUT_JUMP_HEAT + i] = arena[slot.JUMP_HEAT];
}

/** Relaxation rates −Re λ of the generator without the stationary one, which is the only zero, in ascending order. */
function relaxationColumns(i: i32): void {
  const found = systemEigenvalues() === 1;
  for (let k: i32 = 0; k < slot.TRACELESS; k++) {
    const rate: f64 = found ? -arena[slot.EIGENVALUE_RE + k] : NaN;
    let at: i32 = k;
    while (at > 0 && arena[slot.OUT_GAP + out.BLOCK * (at - 1) + i] > rate) {
      arena[slot.OUT_GAP + out.BLOCK * at + i] = arena[slot.OUT_GAP + out.BLOCK * (at - 1) + i];
      at = at - 1;
    }
    arena[slot.OUT_GAP + out.BLOCK * at + i] = rate;
  }
}

/** NaN in every result of row i, and no flags. */
export function clearSystem(i: i32): void {
  arena[out.OUT_FLAGS + i] = 0;
  for (let at: i32 = out.OUT_RHO11; at < out.OUT_END; at += out.BLOCK) arena[at + i] = NaN;
  for (let at: i32 = slot.OUT_MORE_HEAT; at < slot.OUT_MATRIX; at += out.BLOCK) {
    arena[at + i] = NaN;
  }
}
