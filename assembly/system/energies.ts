// The equations on populations and coherences of the eigenbasis: where rates far below the Bohr
// frequencies leave the equations in strings no digits.

import { arena } from "../arena";
import { any, clearLanes, type Lane, lane, type Mask } from "../lanes";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";
import { CERTAIN_PART, RATE_ROUNDING, RESOLVED_PIVOT, TRUSTED_PIVOT } from "./constants";
import { addExact, clearExact, solveExact } from "./exact";
import { addHamiltonianExact, exactRow } from "./exactTerms";
import { isCut, secularCutoff } from "./generator";
import * as slot from "./layout";
import { solveEquations } from "./linear";
import { bathTerms, localRates, operatorOf } from "./terms";
import { addTerms, addUnits, clearUnits, maskUnits, realUnits } from "./units";

/** TERM_S = L† and TERM_K = w L for L in COUPLING, or for L†; adds −[S, Kρ] + h.c. */
function addJump(adjointed: boolean, weight: Lane): void {
  const l = adjointed ? slot.TERM_S : slot.TERM_K;
  const other = adjointed ? slot.TERM_K : slot.TERM_S;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = 0; b < slot.SIDE; b++) {
      const at = slot.SIDE * a + b;
      const turned = slot.SIDE * b + a;
      const re = lane[slot.COUPLING + at];
      const im = lane[slot.COUPLING + slot.ENTRIES + at];
      lane[l + at] = adjointed ? re : weight * re;
      lane[l + slot.ENTRIES + at] = adjointed ? im : weight * im;
      lane[other + turned] = adjointed ? weight * re : re;
      lane[other + slot.ENTRIES + turned] = adjointed ? -(weight * im) : -im;
    }
  }
  addUnits(slot.TERM_S, slot.TERM_K, slot.WHOLE);
}

/** Adds all dissipators to UNITS, or exactly to EXACT_UNITS. */
function addDissipators(units: i32): void {
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  const local = arena[slot.SYSTEM_EQUATION] === slot.LOCAL;
  for (let j: i32 = 0; j < baths; j++) {
    if (local) {
      localRates(j);
      operatorOf(slot.COUPLING, slot.SYSTEM_BATH + slot.BATH_STRIDE * j + slot.BATH_COUPLING);
      addJump(false, lane[slot.RATE + 2]);
      addJump(true, lane[slot.RATE + 1]);
    } else {
      bathTerms(j);
      addTerms();
    }
  }
  // Every bath is cut in the same way, so that their sum may be.
  if (isCut()) {
    maskUnits(units, secularCutoff());
    if (arena[slot.EXACT] === 1.0) maskUnits(units + slot.EXACT_LOW, secularCutoff());
  }
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  for (let j: i32 = 0; j < jumps; j++) {
    const jump = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j;
    operatorOf(slot.COUPLING, jump + slot.JUMP_OPERATOR);
    addJump(false, 0.5 * lane[jump]);
  }
}

/** ENERGY_GENERATOR, the whole generator on populations and coherences. */
function buildEnergyGenerator(): void {
  clearUnits();
  addDissipators(slot.UNITS);
  clearLanes(slot.ENERGY_GENERATOR, slot.SUPER);
  realUnits(slot.ENERGY_GENERATOR);
  addLevels(slot.ENERGY_GENERATOR);
}

/** EXACT_GENERATOR, the same exact for couplings in the eigenbasis and rates as they are. */
function buildExactGenerator(off: f64): void {
  arena[slot.EXACT] = 1;
  arena[slot.EXACT_OFF] = off;
  clearExact(slot.EXACT_UNITS, 2 * slot.SUPER);
  // Levels a little off count in the rates alone.
  const spread = lane[slot.LEVEL + slot.SIDE - 1] - lane[slot.LEVEL];
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    const level = lane[slot.LEVEL + a];
    lane[slot.OFF_DIAGONAL + a] = level;
    const sign: f64 = (a & 1) === 0 ? 0.5 : -0.5;
    lane[slot.LEVEL + a] = level + sign * off * spread;
  }
  addDissipators(slot.EXACT_UNITS);
  for (let a: i32 = 0; a < slot.SIDE; a++) lane[slot.LEVEL + a] = lane[slot.OFF_DIAGONAL + a];
  addHamiltonianExact();
  arena[slot.EXACT] = 0;
  const to = slot.EXACT_GENERATOR;
  clearExact(to, slot.SUPER);
  let row: i32 = to + slot.ENTRIES * slot.SIDE;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    exactRow(to + slot.ENTRIES * a, 5 * a, false);
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      exactRow(row, slot.SIDE * a + b, false);
      exactRow(row + slot.ENTRIES, slot.SIDE * a + b, true);
      row = row + 2 * slot.ENTRIES;
    }
  }
}

/** Adds −i[H, ·]: ρ_ab turns with E_a − E_b. */
function addLevels(to: i32): void {
  let at: i32 = slot.SIDE;
  for (let a: i32 = 0; a < slot.SIDE; a++) {
    for (let b: i32 = a + 1; b < slot.SIDE; b++) {
      const omega = lane[slot.LEVEL + b] - lane[slot.LEVEL + a];
      const re = to + slot.ENTRIES * at + at + 1;
      const im = to + slot.ENTRIES * (at + 1) + at;
      // ρ_ab = u + iv: u' = −ω v, v' = ω u.
      lane[re] = lane[re] - omega;
      lane[im] = lane[im] + omega;
      at = at + 2;
    }
  }
}

/** Where unknown i stands: coherences first, which so are eliminated first. */
function place(i: i32): i32 {
  return i < slot.SIDE ? slot.ENTRIES - slot.SIDE + i : i - slot.SIDE;
}

/** PAULI_STATE of the rows that STATUS calls singular where it can be trusted, or OVERFLOW. */
export function solveEnergies(): void {
  buildEnergyGenerator();
  solvePopulations();
}

/**
 * PAULI_STATE of all rows from the dissipators in ENERGY_GENERATOR, which are all that there are; what
 * cannot be trusted STATUS calls singular.
 */
export function solveDissipators(): void {
  addLevels(slot.ENERGY_GENERATOR);
  const fine = lane[slot.STATUS] === STATUS_OK;
  lane[slot.STATUS] = fine ? STATUS_SINGULAR_LIOUVILLIAN : lane[slot.STATUS];
  solvePopulations();
}

/**
 * The solution for the rows that STATUS calls singular. Each equation is scaled to its
 * largest coefficient: rates far below the Bohr frequencies keep their digits, since no frequency
 * enters the equations of the populations. Those conserve the trace, which stands in the place of
 * the last one.
 */
function solvePopulations(): void {
  const wanted = lane[slot.STATUS] === STATUS_SINGULAR_LIOUVILLIAN;
  const n = slot.ENTRIES;
  let finite: Lane = 1;
  let damping: Lane = 0;
  let populations: Lane = Infinity;
  let coherences: Lane = Infinity;
  for (let i: i32 = 0; i < n; i++) {
    const from = slot.ENERGY_GENERATOR + n * i;
    const row = slot.EQUATIONS + slot.EQUATIONS_STRIDE * place(i);
    const size = rowSize(from);
    finite = size < Infinity ? finite : 0;
    damping = Math.max(damping, Math.abs(lane[from + i]));
    if (i < slot.SIDE) populations = Math.min(populations, size);
    else coherences = Math.min(coherences, size);
    const scale: Lane = size > 0 ? 1.0 / size : 1;
    for (let j: i32 = 0; j < n; j++) lane[row + place(j)] = lane[from + j] * scale;
    lane[row + n] = 0;
  }
  const last = slot.EQUATIONS + slot.EQUATIONS_STRIDE * (n - 1);
  for (let j: i32 = 0; j <= n; j++) lane[last + j] = j < n - slot.SIDE ? 0 : 1;
  solveEquations(n);
  // A row far below what it is a difference of has the rounding of that: of rates, of levels.
  const spread = lane[slot.LEVEL + slot.SIDE - 1] - lane[slot.LEVEL];
  const least = Math.min(populations / damping, coherences / Math.max(damping, spread));
  const pivots = lane[slot.SMALLEST_PIVOT] / lane[slot.LARGEST_PIVOT];
  // Beside what is no state by far, such as Redfield's equation has it, digits are lost as well.
  let excess: Lane = 1;
  for (let row: i32 = slot.EQUATIONS + n; row < last; row += slot.EQUATIONS_STRIDE) {
    excess = Math.max(excess, Math.abs(lane[row]));
  }
  const resolved = Math.min(least, 1) * pivots > TRUSTED_PIVOT * excess;
  settle(wanted && finite === 1 && resolved, slot.EQUATIONS + n, slot.EQUATIONS_STRIDE);
  const overflows = wanted && finite === 0;
  lane[slot.STATUS] = overflows ? STATUS_OVERFLOW : lane[slot.STATUS];
}

/** The largest modulus of a row of a generator. */
function rowSize(from: i32): Lane {
  let size: Lane = 0;
  for (let j: i32 = 0; j < slot.ENTRIES; j++) size = Math.max(size, Math.abs(lane[from + j]));
  return size;
}

/**
 * The same in sums of two doubles, for the rows that STATUS still calls singular; they stay so where
 * rates a little off, as rounding leaves them, would give another state.
 */
export function solveExactly(): void {
  const wanted = lane[slot.STATUS] === STATUS_SINGULAR_LIOUVILLIAN;
  solveExactEquations(slot.ENERGY_STATE, RATE_ROUNDING);
  solveExactEquations(slot.WEIGHT, 0);
  let size: Lane = 1;
  let apart: Lane = 0;
  for (let i: i32 = 0; i < slot.ENTRIES; i++) {
    const x = lane[slot.WEIGHT + i];
    size = Math.max(size, Math.abs(x));
    apart = Math.max(apart, Math.abs(x - lane[slot.ENERGY_STATE + i]));
  }
  const unique = lane[slot.SMALLEST_PIVOT] > RESOLVED_PIVOT * lane[slot.LARGEST_PIVOT];
  const certain = apart < CERTAIN_PART * size;
  lane[slot.UNCERTAIN] = wanted && unique && !certain ? 1 : 0;
  settle(wanted && unique && certain, slot.WEIGHT, 1);
}

/** The exact equations and their solution, with rates off by a part: what leaves the system by more, what enters it by less. */
function solveExactEquations(to: i32, off: f64): void {
  buildExactGenerator(off);
  const n = slot.ENTRIES;
  clearExact(slot.EXACT_EQUATIONS, n * slot.EXACT_STRIDE);
  for (let i: i32 = 0; i < n; i++) {
    const from = slot.EXACT_GENERATOR + n * i;
    const row = slot.EXACT_EQUATIONS + slot.EXACT_STRIDE * place(i);
    if (i === slot.SIDE - 1) {
      for (let j: i32 = n - slot.SIDE; j <= n; j++) lane[row + j] = 1;
      continue;
    }
    const size = rowSize(from);
    const scale: Lane = size > 0 ? 1.0 / size : 1;
    for (let j: i32 = 0; j < n; j++) addExact(row + place(j), from + j, scale);
  }
  solveExact(to);
}

/** Takes the solution where it is one. */
function settle(solved: Mask, solution: i32, stride: i32): void {
  if (!any(solved)) return;
  const n = slot.ENTRIES;
  for (let k: i32 = 0; k < n; k++) {
    let sum: Lane = 0;
    for (let i: i32 = 0; i < n; i++) {
      const x = lane[solution + stride * place(i)];
      sum = sum + lane[slot.FRAME + n * k + i] * x;
    }
    lane[slot.PAULI_STATE + k] = solved ? sum : lane[slot.PAULI_STATE + k];
  }
  lane[slot.PAULI_STATE] = 1;
  lane[slot.STATUS] = solved ? STATUS_OK : lane[slot.STATUS];
}
