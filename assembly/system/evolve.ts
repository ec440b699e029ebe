// Evolution ρ(t) = e^{Gt} ρ(0), exact to rounding for any rates and times: the exponential series for
// a time h that is short against every rate and frequency, then squares of it for 2h, 4h, … A time
// t = (n + r) h has the series for r on the vector and a propagator for each bit of n. What is kept of
// a propagator is E = e^(Gt) − 1, whose square is 2E + E²: short steps keep the digits that 1 would
// hide. An error of the first one is doubled with every square; long times have sums of two doubles.

import { arena, clear } from "../arena";
import { STATUS_OK, STATUS_OVERFLOW } from "../status";
import { LONG_SERIES, SERIES_REACH, SHORT_EVOLUTION, SHORT_SERIES, SLIGHT } from "./constants";
import * as slot from "./layout";
import { longAdd, longDivide, longProduct } from "./long";
import { shortApply, shortProduct } from "./short";
import { systemDissipator } from "./steady";

const N: i32 = 16;
const LOW: i32 = slot.SUPER;

/** Propagators for times up to `longest` of the system in the SYSTEM slots; a status code. */
export function evolveStart(longest: f64): i32 {
  const status = longGenerator();
  if (status !== STATUS_OK) return status;
  const size = norm();
  arena[slot.GENERATOR_SIZE] = size;
  arena[slot.PROPAGATORS] = 0;
  if (!(size < Infinity)) return STATUS_OVERFLOW;
  let unit: f64 = 1;
  while (unit * size > SERIES_REACH) unit = 0.5 * unit;
  while (2.0 * unit * size <= SERIES_REACH && unit < longest) unit = 2.0 * unit;
  arena[slot.UNIT_TIME] = unit;
  const long = size * longest > SHORT_EVOLUTION;
  arena[slot.LONG] = long ? 1 : 0;
  series(slot.PROPAGATOR, unit);
  let count: i32 = 1;
  let reach: f64 = 2.0 * unit;
  while (reach <= longest) {
    // n would not be a whole number of double precision.
    arena[slot.PROPAGATORS] = count;
    if (count === slot.MOST_PROPAGATORS) return STATUS_OVERFLOW;
    const last = slot.PROPAGATOR + slot.LONG_MATRIX * (count - 1);
    square(last + slot.LONG_MATRIX, last);
    reach = 2.0 * reach;
    count = count + 1;
  }
  arena[slot.PROPAGATORS] = count;
  return STATUS_OK;
}

/** The generator with the low parts of what −i[H, ·] and the dissipators add up to. */
function longGenerator(): i32 {
  const status = systemDissipator();
  if (status !== STATUS_OK) return status;
  for (let k: i32 = 0; k < slot.SUPER; k++) {
    const dissipator = arena[slot.GENERATOR + k];
    // Each entry of −i[H, ·] is one coefficient, twice: what the sum has lost is what it lacks.
    const hamiltonian = hamiltonianEntry(k, slot.SYSTEM_H);
    const sum = dissipator + hamiltonian;
    arena[slot.GENERATOR + k] = sum;
    const part = sum - dissipator;
    const lost = dissipator - (sum - part) + (hamiltonian - part);
    const low = lost + hamiltonianEntry(k, slot.SYSTEM_H_LOW);
    const total = sum + low;
    arena[slot.LONG_GENERATOR + k] = total;
    arena[slot.LONG_GENERATOR + LOW + k] = low - (total - sum);
  }
  return status;
}

/** The entry of −i[H, ·] at row k/16, column k mod 16. */
function hamiltonianEntry(k: i32, coefficients: i32): f64 {
  const l = k & 15;
  const p = (k >> 4) ^ l;
  return 2.0 * arena[coefficients + p] * arena[slot.COMMUTATOR + N * p + l];
}

/** Largest sum of moduli of a row. */
function norm(): f64 {
  let size: f64 = 0;
  for (let i: i32 = 0; i < slot.SUPER; i += N) {
    let sum: f64 = 0;
    for (let j: i32 = 0; j < N; j++) sum = sum + Math.abs(arena[slot.LONG_GENERATOR + i + j]);
    size = Math.max(size, sum);
  }
  return size;
}

/** A B. */
function multiply(to: i32, a: i32, b: i32): void {
  if (arena[slot.LONG] === 1.0) longProduct(to, a, b);
  else shortProduct(to, a, b);
}

/** 2E + E². */
function square(to: i32, e: i32): void {
  multiply(to, e, e);
  if (arena[slot.LONG] === 1.0) {
    longAdd(to, e);
    longAdd(to, e);
  } else
    for (let k: i32 = 0; k < slot.SUPER; k++) arena[to + k] = arena[to + k] + 2.0 * arena[e + k];
}

/** e^{G time} − 1 by its series. */
function series(to: i32, time: f64): void {
  const long = arena[slot.LONG] === 1.0;
  const x = slot.LONG_GENERATOR;
  clear(to, slot.LONG_MATRIX);
  clear(slot.SERIES_TERM, slot.LONG_MATRIX);
  for (let k: i32 = 0; k < slot.SUPER; k += N + 1) {
    arena[slot.SERIES_TERM + k] = time;
  }
  const terms: i32 = long ? LONG_SERIES : SHORT_SERIES;
  for (let m: i32 = 1; m <= terms; m++) {
    multiply(slot.SERIES_PRODUCT, slot.SERIES_TERM, x);
    for (let k: i32 = 0; k < slot.LONG_MATRIX; k++) {
      arena[slot.SERIES_TERM + k] = arena[slot.SERIES_PRODUCT + k];
    }
    if (long) {
      if (m > 1) longDivide(slot.SERIES_TERM, m);
      longAdd(to, slot.SERIES_TERM);
    } else {
      for (let k: i32 = 0; k < slot.SUPER; k++) {
        arena[slot.SERIES_TERM + k] = arena[slot.SERIES_TERM + k] / m;
        arena[to + k] = arena[to + k] + arena[slot.SERIES_TERM + k];
      }
    }
    // The next term has the time once more, an exact power of two.
    if (m < terms) {
      for (let k: i32 = 0; k < slot.LONG_MATRIX; k++) {
        arena[slot.SERIES_TERM + k] = arena[slot.SERIES_TERM + k] * time;
      }
    }
  }
}

/** The state at time t ≥ 0, at most the longest, from START, into PAULI_STATE. */
export function evolveTo(time: f64): void {
  for (let k: i32 = 0; k < N; k++) arena[slot.MOVING + k] = arena[slot.START + k];
  const unit = arena[slot.UNIT_TIME];
  let units: f64 = Math.floor(time / unit);
  const rest = time - units * unit;
  if (rest > 0) advance(rest);
  let bit: i32 = 0;
  while (units > 0) {
    const half = Math.floor(0.5 * units);
    if (units !== 2.0 * half) apply(slot.PROPAGATOR + slot.LONG_MATRIX * bit);
    units = half;
    bit = bit + 1;
  }
  for (let k: i32 = 0; k < N; k++) arena[slot.PAULI_STATE + k] = arena[slot.MOVING + k];
}

/** MOVING ← MOVING + E MOVING. What a propagator's second parts have saved its squares from, a vector need not have. */
function apply(e: i32): void {
  shortApply(slot.MOVED, e, slot.MOVING);
  for (let k: i32 = 0; k < N; k++)
    arena[slot.MOVING + k] = arena[slot.MOVING + k] + arena[slot.MOVED + k];
}

/** MOVING ← e^{G time} MOVING for a time below a unit: the series on the vector, whose rounding nothing doubles. */
function advance(time: f64): void {
  // Term by term in MOVED, which starts as the vector itself.
  for (let k: i32 = 0; k < N; k++) arena[slot.MOVED + k] = arena[slot.MOVING + k];
  for (let m: i32 = 1; m <= SHORT_SERIES; m++) {
    shortApply(slot.MOVED + N, slot.LONG_GENERATOR, slot.MOVED);
    const factor = time / m;
    for (let k: i32 = 0; k < N; k++) {
      const term = arena[slot.MOVED + N + k] * factor;
      arena[slot.MOVED + k] = term;
      arena[slot.MOVING + k] = arena[slot.MOVING + k] + term;
    }
  }
}

/** STEP: the propagator of a step at most the longest time, less 1, column by column. */
export function evolveStep(step: f64): void {
  for (let j: i32 = 0; j < N; j++) {
    for (let k: i32 = 0; k < N; k++) arena[slot.SERIES_TERM + k] = arena[slot.START + k];
    for (let k: i32 = 0; k < N; k++) arena[slot.START + k] = k === j ? 1 : 0;
    evolveTo(step);
    for (let k: i32 = 0; k < N; k++) {
      const one: f64 = k === j ? 1 : 0;
      arena[slot.STEP + N * k + j] = arena[slot.PAULI_STATE + k] - one;
      arena[slot.START + k] = arena[slot.SERIES_TERM + k];
    }
  }
}

/** One step on from the state in GRID_STATE. */
export function evolveOn(): void {
  shortApply(slot.MOVED, slot.STEP, slot.GRID_STATE);
  for (let k: i32 = 0; k < N; k++) {
    arena[slot.GRID_STATE + k] = arena[slot.GRID_STATE + k] + arena[slot.MOVED + k];
  }
}

/** The state in GRID_STATE, moved by a time so short that its square counts nothing, into PAULI_STATE. */
export function evolveBy(time: f64): void {
  const counts = Math.abs(time) * arena[slot.GENERATOR_SIZE] > SLIGHT;
  if (counts) shortApply(slot.MOVED, slot.LONG_GENERATOR, slot.GRID_STATE);
  for (let k: i32 = 0; k < N; k++) {
    const x = arena[slot.GRID_STATE + k];
    arena[slot.PAULI_STATE + k] = counts ? x + time * arena[slot.MOVED + k] : x;
  }
}
