// Systems by the block: one system in the SYSTEM slots, of which a row changes some numbers.

import { arena } from "../arena";
import { EXPONENT_LIMIT, FLAG_TOLERANCE, PARAMETER_LIMIT, TSIRELSON_BOUND } from "../constants";
import { keepRow, LANES, laneAt, putLane } from "../lanes";
import * as out from "../layout";
import { capped, i2 } from "../measures/chsh";
import { rowChsh, rowConcurrence, rowDeterminant, rowX } from "../measures/quick";
import { stateColumns, stateMeasures } from "../measures/state";
import {
  FLAG_ENTROPY_PRODUCTION_INFINITE,
  FLAG_FAINT_CURRENT,
  FLAG_NOT_POSITIVE,
  FLAG_SECOND_LAW,
  FLAG_STRONG_DAMPING,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
} from "../status";
import { findActive, findMoved } from "./active";
import { X_ROUNDING } from "./constants";
import { systemEigenvalues } from "./eigenvalues";
import * as slot from "./layout";
import { steadyRows, systemResidual, takeState } from "./steady";

/** What rows have side by side; whatever else is asked for, each is measured alone. */
const DIRECT: i32 = out.OBSERVE_CURRENTS | out.OBSERVE_CONCURRENCE | out.OBSERVE_CHSH;
/** Numbers of a bath's spectrum, from γ on. */
const SPECTRUM_LENGTH: i32 = slot.BATH_COUPLING - slot.BATH_GAMMA;
/** What is read from the generator. */
const GENERATED: i32 = out.OBSERVE_RESIDUAL | out.OBSERVE_GAP;
/** Stands in the place of a status until a row is measured. */
const PENDING: i32 = -1;

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
  const most = kind === slot.OHMIC ? EXPONENT_LIMIT : PARAMETER_LIMIT;
  if (!(Math.abs(arena[bath + slot.BATH_FIRST]) <= most)) return false;
  if (kind === slot.LORENTZIAN || arena[bath + slot.BATH_CUTOFF] === slot.NO_CUTOFF) return true;
  const cutoff = arena[bath + slot.BATH_CUTOFF_FREQUENCY];
  return cutoff > 0 && cutoff <= PARAMETER_LIMIT;
}

/** Whether every number of the system that a row may change is inside its domain. */
export function inDomain(): boolean {
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    if (!(Math.abs(arena[slot.SYSTEM_H + k]) <= PARAMETER_LIMIT)) return false;
  }
  // Where no row moves it, −1 says that there is none.
  if (moves(slot.SYSTEM_CUTOFF, 1) && !within(arena[slot.SYSTEM_CUTOFF])) return false;
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
  findActive();
  findMoved();
  const levelsStill = !moves(slot.SYSTEM_H, slot.ENTRIES);
  const couplingsStill = levelsStill && !movesInBaths(slot.BATH_COUPLING, slot.COMPLEX);
  const spectraStill = couplingsStill && !movesInBaths(slot.BATH_GAMMA, SPECTRUM_LENGTH);
  const direct = (mask & ~DIRECT) === 0;
  const generator = (mask & GENERATED) !== 0;
  for (let i: i32 = 0; i < count; i += LANES) {
    // A row that has no neighbour is one of its own.
    for (let row: i32 = 0; row < LANES; row++) takeRow(row, i + row < count ? i + row : i);
    steadyRows(generator);
    if (direct) directMeasures(mask);
    // Those that are measured alone come last: they use the places of the others.
    for (let row: i32 = 0; row < LANES; row++) {
      if (i + row < count) settleRow(row, i + row, direct && measuresDirectly(row, mask), mask);
    }
    for (let row: i32 = 0; row < LANES; row++) {
      if (i + row < count && arena[out.OUT_STATUS + i + row] === PENDING)
        measureAlone(row, i + row, mask);
    }
    // What no row changes is worked out once a block.
    arena[slot.LEVELS_KNOWN] = levelsStill ? 1 : 0;
    arena[slot.COUPLINGS_KNOWN] = couplingsStill ? 1 : 0;
    arena[slot.SPECTRA_KNOWN] = spectraStill ? 1 : 0;
  }
}

/** Row i of the block into a row of the lanes, and into OUT_STATUS whether it is in the domain. */
function takeRow(row: i32, i: i32): void {
  const moved = i32(arena[slot.MOVED_COUNT]);
  for (let m: i32 = 0; m < moved; m++) {
    const value = arena[slot.MOVED_COLUMN + out.BLOCK * m + i];
    const at = i32(arena[slot.MOVED_SLOT + m]);
    arena[at] = value;
    putLane(row, at, value);
  }
  arena[out.OUT_STATUS + i] = inDomain() ? STATUS_OK : STATUS_INVALID_PARAMETER;
}

/** What came of a row of the lanes into row i of the block, all but measures where those are still to come. */
function settleRow(row: i32, i: i32, measured: boolean, mask: i32): void {
  if (arena[out.OUT_STATUS + i] === STATUS_OK) arena[out.OUT_STATUS + i] = laneAt(row, slot.STATUS);
  if (arena[out.OUT_STATUS + i] !== STATUS_OK) {
    clearSystem(i);
    return;
  }
  takeCurrents(row);
  currentColumns(i);
  if (measured) {
    putDirect(row, i, mask);
    putFlags(i, mask);
  } else arena[out.OUT_STATUS + i] = PENDING;
}

/** The measures in lanes that `mask`, of DIRECT bits, asks for. */
function directMeasures(mask: i32): void {
  rowX(slot.STEADY, X_ROUNDING);
  rowDeterminant(slot.STEADY);
  if ((mask & out.OBSERVE_CONCURRENCE) !== 0) rowConcurrence();
  if ((mask & out.OBSERVE_CHSH) !== 0) rowChsh(slot.STEADY);
}

/** Whether they hold in a row: of positive states that are no X-states, which are faster by themselves. */
function measuresDirectly(row: i32, mask: i32): boolean {
  if (laneAt(row, slot.ROW_X) === 1.0 || !(laneAt(row, slot.ROW_DETERMINANT) > 0)) return false;
  return (mask & out.OBSERVE_CHSH) === 0 || laneAt(row, slot.ROW_CHSH) >= 0;
}

/** Those of a row of the lanes into row i, as stateMeasures has them. */
function putDirect(row: i32, i: i32, mask: i32): void {
  if ((mask & out.OBSERVE_CONCURRENCE) !== 0) {
    arena[out.OUT_CONCURRENCE + i] = capped(laneAt(row, slot.ROW_CONCURRENCE), 1, 0);
  }
  if ((mask & out.OBSERVE_CHSH) !== 0) {
    const chsh = capped(laneAt(row, slot.ROW_CHSH), TSIRELSON_BOUND, 0);
    arena[out.OUT_CHSH + i] = chsh;
    arena[out.OUT_I2 + i] = i2(chsh);
  }
  put(row, i, out.OUT_RHO11, slot.STEADY);
  put(row, i, out.OUT_RHO22, slot.STEADY + 5);
  put(row, i, out.OUT_RHO33, slot.STEADY + 10);
  put(row, i, out.OUT_RHO44, slot.STEADY + 15);
  put(row, i, out.OUT_RHO14_RE, slot.STEADY + 3);
  put(row, i, out.OUT_RHO14_IM, slot.STEADY + slot.ENTRIES + 3);
  put(row, i, out.OUT_RHO23_RE, slot.STEADY + 6);
  put(row, i, out.OUT_RHO23_IM, slot.STEADY + slot.ENTRIES + 6);
  arena[out.OUT_FLAGS + i] = arena[slot.STRONG_DAMPING] === 1.0 ? FLAG_STRONG_DAMPING : 0;
}

/** A number of a row of the lanes into row i of a column. */
function put(row: i32, i: i32, column: i32, from: i32): void {
  arena[column + i] = laneAt(row, from);
}

/** Everything asked for of the state of a row of the lanes into row i. */
function measureAlone(row: i32, i: i32, mask: i32): void {
  arena[out.OUT_STATUS + i] = STATUS_OK;
  keepRow(row, slot.PAULI_STATE, slot.BATH_HEAT - slot.PAULI_STATE);
  keepRow(row, slot.PRODUCTION, 2);
  keepRow(row, slot.STRONG_DAMPING, 1);
  if ((mask & GENERATED) !== 0) keepRow(row, slot.GENERATOR, slot.SUPER);
  takeState();
  observeState(i, mask);
  putFlags(i, mask);
}

/** The currents of a row of the lanes, and how strongly it is damped. */
function takeCurrents(row: i32): void {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  keepRow(row, slot.BATH_HEAT, baths);
  keepRow(row, slot.BATH_PARTICLE, baths);
  keepRow(row, slot.JUMP_HEAT, 3);
  keepRow(row, slot.STRONG_DAMPING, 1);
}

/** Flags of the second law beside those of the state. */
function putFlags(i: i32, mask: i32): void {
  const production = arena[slot.PRODUCTION];
  let flags: i32 = i32(arena[out.OUT_FLAGS + i]);
  if (production < -FLAG_TOLERANCE) flags = flags + FLAG_SECOND_LAW;
  if (Math.abs(production) === Infinity) flags = flags + FLAG_ENTROPY_PRODUCTION_INFINITE;
  if ((mask & out.OBSERVE_CURRENTS) !== 0 && arena[slot.FAINT_CURRENT] === 1.0) {
    flags = flags + FLAG_FAINT_CURRENT;
  }
  arena[out.OUT_FLAGS + i] = flags;
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

/** Whether a row changes any of `length` numbers of a bath from an offset on. */
function movesInBaths(from: i32, length: i32): boolean {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  for (let j: i32 = 0; j < baths; j++) {
    if (moves(slot.SYSTEM_BATH + slot.BATH_STRIDE * j + from, length)) return true;
  }
  return false;
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
