import * as slot from "../../assembly/system/layout.js";
import type { Core } from "../core/core.js";
import { BellnessError } from "../model/errors.js";
import { dot, leftNullSpace, nullSpace, type Square, solved, transposed } from "./nullSpace.js";

// Where the steady state is not unique: how many there are, and which one a start leads to.

const N = slot.ENTRIES;
/** Pivots of equations of size one below this are rounding: a hundred times what elimination leaves. */
const RANK_TOLERANCE = 1e-12;
/** A real part below this part of the largest eigenvalue, and a part of a start, count as zero. */
const UNDAMPED = 1e-11;
const TAKES_PART = 1e-10;
/** Pivots of G² + ω², whose ω is known to the rounding of the largest eigenvalue. */
const OSCILLATION_TOLERANCE = 1e-9;
/** What a frequency is off by, in units of the largest eigenvalue: a hundred roundings. */
const FREQUENCY_ROUNDING = 2e-14;

/** The generator on populations and coherences of the energy basis. */
function generator({ arena }: Core): Square {
  return Array.from({ length: N }, (_, i) => {
    const at = slot.ENERGY_GENERATOR + N * i;
    return arena.slice(at, at + N);
  });
}

/** How many stationary states a system has that systemSteadyState called singular. */
export function stationaryStates(core: Core): number {
  if (core.arena[slot.UNCERTAIN] === 1) return 1;
  return nullSpace(generator(core), RANK_TOLERANCE).length;
}

/** Populations and coherences of a state in Pauli strings, from the frame F: F⁻¹ = Fᵀ/4 and /8. */
function toEnergies({ arena }: Core, strings: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: N }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < N; k++) sum += arena[slot.FRAME + N * k + i]! * strings[k]!;
    return sum / (i < slot.SIDE ? 4 : 8);
  });
}

/** Frequencies of eigenvalues that are imaginary to rounding, each once, and the largest eigenvalue. */
function undamped(core: Core): { readonly found: number[]; readonly largest: number } {
  const { arena } = core;
  core.systemEigenvalues();
  const re = Array.from(arena.subarray(slot.EIGENVALUE_RE, slot.EIGENVALUE_RE + slot.TRACELESS));
  const im = Array.from(arena.subarray(slot.EIGENVALUE_IM, slot.EIGENVALUE_IM + slot.TRACELESS));
  const largest = re.reduce((most, x, k) => Math.max(most, Math.abs(x), Math.abs(im[k]!)), 0);
  const found: number[] = [];
  re.forEach((x, k) => {
    const omega = im[k]!;
    if (Math.abs(x) > UNDAMPED * largest || omega <= UNDAMPED * largest) return;
    if (!found.some((other) => Math.abs(other - omega) < 1e-9 * largest)) found.push(omega);
  });
  return { found, largest };
}

/**
 * G² + ω², whose null space is the oscillation's. What is rounding in it is zero: a row that is
 * nothing else must not be mistaken for an equation.
 */
function squaredAndShifted(g: Square, omega: number, largest: number): Float64Array[] {
  const columns = transposed(g);
  const rounding = omega * largest * FREQUENCY_ROUNDING;
  return g.map((row, i) =>
    Float64Array.from(columns, (column, j) => {
      const shift = i === j ? omega * omega : 0;
      const entry = dot(row, column) + shift;
      const size = dot(row.map(Math.abs), column.map(Math.abs)) + shift;
      return Math.abs(entry) <= UNDAMPED * size + rounding ? 0 : entry;
    }),
  );
}

/** Refuses a start that has part in an undamped oscillation. */
function checkOscillation(core: Core, g: Square, start: Float64Array, initial: unknown): void {
  const { found, largest } = undamped(core);
  for (const omega of found) {
    // Left vectors of G² + ω²: those of ±iω.
    const squared = squaredAndShifted(g, omega, largest);
    const left = leftNullSpace(squared, OSCILLATION_TOLERANCE);
    const part = left.reduce((most, l) => Math.max(most, Math.abs(dot(l, start))), 0);
    if (part <= TAKES_PART) continue;
    throw new BellnessError(
      "OSCILLATING",
      `initial: the state goes on oscillating undamped at the frequency ${omega}, so that it has no limit. Allowed: an initial state that has no part in the oscillation; evolve shows its course.`,
      "initial",
      initial,
    );
  }
}

/**
 * The limit of the evolution from a state, both as Tr(σ_k ρ), in a system that systemSteadyState
 * called singular: P ρ₀ with the projector P = R (LᵀR)⁻¹ Lᵀ on the stationary states. Null where
 * left and right vectors do not tell them apart.
 *
 * @throws BellnessError OSCILLATING
 */
export function limitFrom(
  core: Core,
  strings: ArrayLike<number>,
  initial: unknown,
): Float64Array | null {
  const g = generator(core);
  const start = toEnergies(core, strings);
  const right = nullSpace(g, RANK_TOLERANCE);
  const left = leftNullSpace(g, RANK_TOLERANCE);
  if (left.length !== right.length) return null;
  checkOscillation(core, g, start, initial);
  const weights = solved(
    left.map((l) => right.map((r) => dot(l, r))),
    left.map((l) => dot(l, start)),
  );
  if (weights === null) return null;
  const limit = new Float64Array(N);
  right.forEach((r, m) => {
    for (let i = 0; i < N; i++) limit[i]! += weights[m]! * r[i]!;
  });
  const { arena } = core;
  return Float64Array.from({ length: N }, (_, k) =>
    dot(arena.subarray(slot.FRAME + N * k, slot.FRAME + N * (k + 1)), limit),
  );
}
