// Evolutions by the block: each row a time, of which the system in the SYSTEM slots, as rows move it,
// may be another one. Propagators are worked out where it changes.

import { arena } from "../arena";
import { PARAMETER_LIMIT } from "../constants";
import * as out from "../layout";
import { FLAG_ENTROPY_PRODUCTION_INFINITE, STATUS_INVALID_PARAMETER, STATUS_OK } from "../status";
import { clearSystem, currentColumns, inDomain, observeState } from "./block";
import { SPLITTER, STEPS } from "./constants";
import { evolveBy, evolveOn, evolveStart, evolveStep, evolveTo } from "./evolve";
import * as slot from "./layout";
import { systemCurrents, systemState } from "./steady";

const N: i32 = 16;

/**
 * The state from START at the times of rows 0 … count−1: MOVED columns in, OUT columns out, as
 * solveSystems, and strings and matrices of ρ. Row 0 has the place TIMES_PLACE among TIMES times.
 */
export function evolveSystems(count: i32, mask: i32, _solver: i32): void {
  const times = i32(arena[slot.TIMES]);
  let place = i32(arena[slot.TIMES_PLACE]);
  let onGrid: boolean = false;
  for (let i: i32 = 0; i < count; i++) {
    if (takeRow(i)) {
      begin();
      onGrid = false;
    }
    const time = arena[slot.SYSTEM_TIME];
    let status = i32(arena[slot.EVOLUTION_STATUS]);
    if (!(time >= 0 && time <= PARAMETER_LIMIT)) status = STATUS_INVALID_PARAMETER;
    arena[out.OUT_STATUS + i] = status;
    if (status === STATUS_OK) {
      if (arena[slot.TIMES_STEP] > 0) {
        moveOnGrid(time, place, onGrid);
        onGrid = true;
      } else evolveTo(time);
      observe(i, mask);
    } else clearRow(i);
    place = place + 1 === times ? 0 : place + 1;
  }
}

/** Writes what row i moves; whether the propagators are to be worked out. */
function takeRow(i: i32): boolean {
  let another: boolean = arena[slot.EVOLUTION_KNOWN] !== 1.0;
  const moved = i32(arena[slot.MOVED_COUNT]);
  for (let m: i32 = 0; m < moved; m++) {
    const at = i32(arena[slot.MOVED_SLOT + m]);
    const value = arena[slot.MOVED_COLUMN + out.BLOCK * m + i];
    if (at !== slot.SYSTEM_TIME && arena[at] !== value) another = true;
    arena[at] = value;
  }
  return another;
}

/** Propagators of the system at work. */
function begin(): void {
  let status: i32 = STATUS_INVALID_PARAMETER;
  if (inDomain()) status = evolveStart(arena[slot.TIMES_LONGEST]);
  if (status === STATUS_OK && arena[slot.TIMES_STEP] > 0) evolveStep(arena[slot.TIMES_STEP]);
  arena[slot.EVOLUTION_STATUS] = status;
  arena[slot.EVOLUTION_KNOWN] = 1;
}

/**
 * The state at a time of an even grid: every STEPS-th one from the start, those behind it step by
 * step, and each by what rounding has put between its time and the steps.
 */
function moveOnGrid(time: f64, place: i32, onGrid: boolean): void {
  const ahead = place % STEPS;
  if (ahead === 0) arena[slot.TIMES_ANCHOR] = time;
  if (ahead === 0 || !onGrid) {
    evolveTo(arena[slot.TIMES_ANCHOR]);
    for (let k: i32 = 0; k < N; k++) arena[slot.GRID_STATE + k] = arena[slot.PAULI_STATE + k];
    for (let k: i32 = 0; k < ahead; k++) evolveOn();
  } else evolveOn();
  evolveBy(behind(time, arena[slot.TIMES_ANCHOR], ahead));
}

/** time − anchor − steps × step: the difference with what it loses, whole products of halves. */
function behind(time: f64, anchor: f64, steps: i32): f64 {
  const difference = time - anchor;
  const part = time - difference;
  const lost = time - (difference + part) + (part - anchor);
  const step = arena[slot.TIMES_STEP];
  const c = SPLITTER * step;
  const head = c - (c - step);
  return difference - head * steps - (step - head) * steps + lost;
}

/** Everything asked for of the state at work into row i. */
function observe(i: i32, mask: i32): void {
  const flows = (mask & out.OBSERVE_CURRENTS) !== 0;
  systemState();
  observeState(i, mask);
  if (flows) {
    systemCurrents();
    currentColumns(i);
    if (Math.abs(arena[slot.PRODUCTION]) === Infinity) {
      arena[out.OUT_FLAGS + i] = arena[out.OUT_FLAGS + i] + FLAG_ENTROPY_PRODUCTION_INFINITE;
    }
  }
  const matrix = slot.OUT_MATRIX + slot.COMPLEX * i;
  for (let k: i32 = 0; k < slot.ENTRIES; k++) {
    arena[slot.OUT_STRING + out.BLOCK * k + i] = arena[slot.PAULI_STATE + k];
    arena[matrix + k] = arena[out.RHO_RE + k];
    arena[matrix + slot.ENTRIES + k] = arena[out.RHO_IM + k];
  }
}

function clearRow(i: i32): void {
  clearSystem(i);
  const matrix = slot.OUT_MATRIX + slot.COMPLEX * i;
  for (let k: i32 = 0; k < slot.COMPLEX; k++) arena[matrix + k] = NaN;
}
