// The equations on populations and coherences of the eigenbasis: where rates far below the Bohr
// frequencies leave the equations in strings no digits.

import { arena } from "../arena";
import { any, clearLanes, LANES, type Lane, lane, laneAt, type Mask, putLane } from "../lanes";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";
import { RANK_PIVOT, RESOLVED_PIVOT, TRUSTED_PIVOT } from "./constants";
import { toEigenbasis } from "./frame";
import { isCut, secularCutoff } from "./generator";
import * as slot from "./layout";
import { solveEquations } from "./linear";
import { bathTerms, localRates } from "./terms";
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

/** ENERGY_GENERATOR, the whole generator on populations and coherences. */
function buildEnergyGenerator(): void {
  clearUnits();
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  const local = arena[slot.SYSTEM_EQUATION] === slot.LOCAL;
  for (let j: i32 = 0; j < baths; j++) {
    if (local) {
      localRates(j);
      toEigenbasis(slot.COUPLING, slot.SYSTEM_BATH + slot.BATH_STRIDE * j + slot.BATH_COUPLING);
      addJump(false, lane[slot.RATE + 2]);
      addJump(true, lane[slot.RATE + 1]);
    } else {
      bathTerms(j);
      addTerms();
    }
  }
  // Every bath is cut in the same way, so that their sum may be.
  if (isCut()) maskUnits(secularCutoff());
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  for (let j: i32 = 0; j < jumps; j++) {
    const jump = slot.SYSTEM_JUMP + slot.JUMP_STRIDE * j;
    toEigenbasis(slot.COUPLING, jump + slot.JUMP_OPERATOR);
    addJump(false, 0.5 * lane[jump]);
  }
  clearLanes(slot.ENERGY_GENERATOR, slot.SUPER);
  realUnits(slot.ENERGY_GENERATOR);
  addLevels(slot.ENERGY_GENERATOR);
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

/** PAULI_STATE of the rows that STATUS calls singular, or OVERFLOW. */
export function solveEnergies(): void {
  buildEnergyGenerator();
  solvePopulations(RESOLVED_PIVOT);
}

/**
 * PAULI_STATE of all rows from the dissipators in ENERGY_GENERATOR, which are all that there are; what
 * cannot be trusted STATUS calls singular.
 */
export function solveDissipators(): void {
  addLevels(slot.ENERGY_GENERATOR);
  const fine = lane[slot.STATUS] === STATUS_OK;
  lane[slot.STATUS] = fine ? STATUS_SINGULAR_LIOUVILLIAN : lane[slot.STATUS];
  solvePopulations(TRUSTED_PIVOT);
}

/**
 * The solution for the rows that STATUS calls singular. Each equation is scaled to its
 * largest coefficient: rates far below the Bohr frequencies keep their digits, since no frequency
 * enters the equations of the populations. Those conserve the trace, which stands in the place of
 * the last one. A pivot has to be above `least` of the largest.
 */
function solvePopulations(least: f64): void {
  const wanted = lane[slot.STATUS] === STATUS_SINGULAR_LIOUVILLIAN;
  const n = slot.ENTRIES;
  let finite: Lane = 1;
  for (let i: i32 = 0; i < n; i++) {
    const from = slot.ENERGY_GENERATOR + n * i;
    const row = slot.EQUATIONS + slot.EQUATIONS_STRIDE * place(i);
    let size: Lane = 0;
    for (let j: i32 = 0; j < n; j++) size = Math.max(size, Math.abs(lane[from + j]));
    finite = size < Infinity ? finite : 0;
    const scale: Lane = size > 0 ? 1.0 / size : 1;
    for (let j: i32 = 0; j < n; j++) lane[row + place(j)] = lane[from + j] * scale;
    lane[row + n] = 0;
  }
  const last = slot.EQUATIONS + slot.EQUATIONS_STRIDE * (n - 1);
  for (let j: i32 = 0; j <= n; j++) lane[last + j] = j < n - slot.SIDE ? 0 : 1;
  solveEquations(n);
  const largest = lane[slot.LARGEST_PIVOT];
  if (any(wanted && lane[slot.SMALLEST_PIVOT] <= TRUSTED_PIVOT * largest)) completePivots();
  const resolved = lane[slot.SMALLEST_PIVOT] > least * largest;
  settle(wanted && finite === 1 && resolved);
  const overflows = wanted && finite === 0;
  lane[slot.STATUS] = overflows ? STATUS_OVERFLOW : lane[slot.STATUS];
}

/**
 * SMALLEST_PIVOT of 0 where a pivot is small and complete pivoting calls the equations singular. A small
 * one in an early column makes much of the rounding in it, so much that the pivot of a conserved
 * quantity, which is nothing else, looks like one.
 */
function completePivots(): void {
  for (let row: i32 = 0; row < LANES; row++) {
    const smallest = laneAt(row, slot.SMALLEST_PIVOT);
    if (!(smallest > 0) || smallest > TRUSTED_PIVOT * laneAt(row, slot.LARGEST_PIVOT)) continue;
    copyEquations(row);
    if (!(smallestPart() > RANK_PIVOT)) putLane(row, slot.SMALLEST_PIVOT, 0);
  }
}

/** The equations of a row, each scaled to its largest coefficient, into EQUATIONS of the arena. */
function copyEquations(row: i32): void {
  const n = slot.ENTRIES;
  for (let i: i32 = 0; i < n; i++) {
    const from = slot.ENERGY_GENERATOR + n * i;
    const to = slot.EQUATIONS + slot.EQUATIONS_STRIDE * i;
    let size: f64 = 0;
    for (let j: i32 = 0; j < n; j++) size = Math.max(size, Math.abs(laneAt(row, from + j)));
    for (let j: i32 = 0; j < n; j++) {
      const trace: f64 = j < slot.SIDE ? 1 : 0;
      arena[to + j] = i === slot.SIDE - 1 ? trace : size > 0 ? laneAt(row, from + j) / size : 0;
    }
  }
}

/** Smallest over largest pivot of EQUATIONS in the arena where both, rows and columns, are exchanged. */
function smallestPart(): f64 {
  const n = slot.ENTRIES;
  const stride = slot.EQUATIONS_STRIDE;
  let smallest: f64 = Infinity;
  let largest: f64 = 0;
  for (let k: i32 = 0; k < n; k++) {
    let size: f64 = -1;
    let pivotRow: i32 = k;
    let pivotColumn: i32 = k;
    for (let i: i32 = k; i < n; i++) {
      for (let j: i32 = k; j < n; j++) {
        const entry = Math.abs(arena[slot.EQUATIONS + stride * i + j]);
        if (!(entry > size)) continue;
        size = entry;
        pivotRow = i;
        pivotColumn = j;
      }
    }
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
    if (!(size > 0)) return 0;
    for (let j: i32 = k; j < n; j++) {
      exchange(slot.EQUATIONS + stride * k + j, slot.EQUATIONS + stride * pivotRow + j);
    }
    for (let i: i32 = k; i < n; i++) {
      exchange(slot.EQUATIONS + stride * i + k, slot.EQUATIONS + stride * i + pivotColumn);
    }
    const first = slot.EQUATIONS + stride * k;
    for (let i: i32 = k + 1; i < n; i++) {
      const row = slot.EQUATIONS + stride * i;
      const factor = arena[row + k] / arena[first + k];
      for (let j: i32 = k; j < n; j++) arena[row + j] = arena[row + j] - factor * arena[first + j];
    }
  }
  return smallest / largest;
}

function exchange(a: i32, b: i32): void {
  const kept = arena[a];
  arena[a] = arena[b];
  arena[b] = kept;
}

/** Takes the solution where it is one. */
function settle(solved: Mask): void {
  if (!any(solved)) return;
  const n = slot.ENTRIES;
  for (let k: i32 = 0; k < n; k++) {
    let sum: Lane = 0;
    for (let i: i32 = 0; i < n; i++) {
      const x = lane[slot.EQUATIONS + slot.EQUATIONS_STRIDE * place(i) + n];
      sum = sum + lane[slot.FRAME + n * k + i] * x;
    }
    lane[slot.PAULI_STATE + k] = solved ? sum : lane[slot.PAULI_STATE + k];
  }
  lane[slot.PAULI_STATE] = 1;
  lane[slot.STATUS] = solved ? STATUS_OK : lane[slot.STATUS];
}
