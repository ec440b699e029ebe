import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import {
  FLAG_ENTROPY_PRODUCTION_INFINITE,
  FLAG_FAINT_CURRENT,
  FLAG_NOT_POSITIVE,
  FLAG_SECOND_LAW,
  FLAG_STRONG_DAMPING,
  STATUS_OK,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import * as slot from "../../assembly/system/layout.js";
import type { Core } from "../core/core.js";
import { DEFAULT_MEASURES, MEASURES, type Measure } from "../core/measures.js";
import { readSteady } from "../core/slots.js";
import type { AskedOf, Measures } from "../core/state.js";
import { measureRho } from "../core/state.js";
import { BellnessError } from "../model/errors.js";
import { flags } from "../model/flags.js";
import { initialState } from "../model/initial.js";
import type { Passed } from "../model/passed.js";
import { type Policy, policy, type Repaired } from "../model/repair.js";
import { type CheckedSystem, checkedSystem, type System } from "../model/system.js";
import { systemError } from "../model/systemError.js";
import { writeSystem } from "../model/systemRecord.js";
import { askedOf } from "./asked.js";
import { limitFrom, stationaryStates } from "./stationary.js";

/** The steady state of a system of any kind, with everything observed on it. */
export interface SystemSolution extends Passed, Measures {
  /** The system as it was given, with the defaults of what was left out. */
  readonly system: System;
  /** ρ in the local basis, row by row. */
  readonly rho: { readonly re: number[]; readonly im: number[] };
  /** Heat Tr(H D_j[ρ]) from each bath into the system. */
  readonly heatCurrent: number[];
  /** Particles Tr((n₁ + n₂) D_j[ρ]) from each bath. */
  readonly particleCurrent: number[];
  /** Heat from all jump operators together. */
  readonly jumpHeat: number;
  /** −Σ_j (heat_j − μ_j particles_j)/T_j; +Infinity where anything flows to or from a bath at T = 0, null without baths. */
  readonly entropyProduction: number | null;
  /** Slowest relaxation rate: −max Re λ over the generator's eigenvalues other than zero; negative where Redfield's equation runs away. */
  readonly gap: number;
  /** max|Gx|/max|G| of the generator G and the state's expectation values x. */
  readonly residual: number;
  /** What the initial state was before it was repaired; missing where it was taken as it is, or did not matter. */
  readonly repaired?: Repaired;
}

/** The generator's eigenvalues. */
export interface Relaxation {
  /** All sixteen, stationary ones first, then by descending real part. */
  readonly eigenvalues: [number, number][];
  /** −max Re λ over those that are not stationary. */
  readonly gap: number;
  /** How many stationary states there are. */
  readonly stationary: number;
}

/** How many stationary states there are, and what the initial one was before it was repaired. */
interface Stationary {
  readonly count: number;
  readonly repaired: Repaired | null;
}

/** Leaves the limit from the initial state where the steady state is not unique. */
function settle(core: Core, initial: unknown, rules: Policy): Stationary {
  const count = stationaryStates(core);
  if (initial === undefined || count < 2) throw notUnique(count);
  const { strings, repaired } = initialState(initial, rules);
  const limit = limitFrom(core, strings, initial);
  if (limit === null) throw notUnique(count);
  core.arena.set(limit, slot.PAULI_STATE);
  core.systemObserve();
  return { count, repaired };
}

function notUnique(count: number): BellnessError {
  const text =
    count < 2
      ? "the steady state cannot be resolved in double precision: rounding of rates and matrix elements moves its ninth digit. Allowed: transitions that are further from frequency 0, where rates have a pole, and rates fewer orders apart."
      : `the steady state is not unique: there are ${count} independent stationary states, and the initial one decides (rates below some 1e-21 of the largest count as none). Allowed: an initial state, whose limit is then the answer; or baths or jumps that reach every level.`;
  return new BellnessError("SINGULAR_LIOUVILLIAN", `initial: ${text}`, "initial");
}

/**
 * Finds the steady state: leaves it, the generator and the currents in the arena. Returns how many
 * stationary states there are.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, OSCILLATING, DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
function steady(core: Core, checked: CheckedSystem, initial: unknown, rules: Policy): Stationary {
  writeSystem(core.arena, checked);
  const status = core.systemSteadyState();
  if (status === STATUS_OK) return { count: 1, repaired: null };
  if (status !== STATUS_SINGULAR_LIOUVILLIAN) {
    throw systemError(
      status,
      checked.system,
      core.arena[slot.FAULT_BATH]!,
      core.arena[slot.FAULT_FREQUENCY]!,
    );
  }
  return settle(core, initial, rules);
}

/** A rate below this part of the largest eigenvalue is what rounding leaves of none. */
const UNDAMPED = 1e-14;

/** The eigenvalues of the generator in the arena; `stationary` of them are zero. */
function relaxation(core: Core, stationary: number): Relaxation {
  core.systemEigenvalues();
  const { arena } = core;
  const found = Array.from({ length: slot.TRACELESS }, (_, k): [number, number] => [
    arena[slot.EIGENVALUE_RE + k]!,
    arena[slot.EIGENVALUE_IM + k]!,
  ]);
  const size = ([re, im]: [number, number]) => Math.hypot(re, im);
  found.sort((a, b) => size(a) - size(b));
  // Rounding leaves some 2⁻⁵⁰ of what is zero by structure.
  const zeros = found.splice(0, stationary - 1).map((): [number, number] => [0, 0]);
  found.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  const slowest = found.length === 0 ? 0 : -found[0]![0];
  const largest = found.reduce((most, one) => Math.max(most, size(one)), 0);
  const gap = Math.abs(slowest) <= UNDAMPED * largest ? 0 : slowest;
  return { eigenvalues: [[0, 0], ...zeros, ...found], gap, stationary };
}

/** Of which a flag says that they are faint. */
const FLOWS = ["heatCurrent", "particleCurrent", "entropyProduction"] as const;

/** What of a system's answer is no measure of its state. */
const OF_SYSTEMS = [
  "heatCurrent",
  "particleCurrent",
  "jumpHeat",
  "entropyProduction",
  "gap",
  "residual",
] as const;

/** Something to compute of a system's steady state, beside ρ itself. */
export type SystemMeasure = Measure | (typeof OF_SYSTEMS)[number];

const SYSTEM_MEASURES: readonly SystemMeasure[] = [...MEASURES, ...OF_SYSTEMS];
export const DEFAULT_SYSTEM_MEASURES: readonly SystemMeasure[] = [
  ...DEFAULT_MEASURES,
  ...OF_SYSTEMS,
];

/** Checks what is asked of a system. */
export function askedOfSystem(options: object): AskedOf<SystemMeasure> {
  return askedOf(options, SYSTEM_MEASURES, DEFAULT_SYSTEM_MEASURES);
}

function isOfSystems(name: SystemMeasure): name is (typeof OF_SYSTEMS)[number] {
  return (OF_SYSTEMS as readonly string[]).includes(name);
}

/**
 * The steady state of a checked system, with what is asked for.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, OSCILLATING, DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
export function solveChecked(
  core: Core,
  checked: CheckedSystem,
  initial: unknown,
  { names, target, thorough }: AskedOf<SystemMeasure>,
  rules: Policy = policy({}),
): SystemSolution {
  const { count: stationary, repaired } = steady(core, checked, initial, rules);
  const { arena } = core;
  const { system } = checked;
  const baths = system.baths.length;
  const rho = readSteady(core.arena);
  const take = (at: number, length: number) => Array.from(arena.subarray(at, at + length));
  const production = baths > 0 ? arena[slot.PRODUCTION]! : null;
  const strong = arena[slot.STRONG_DAMPING] === 1;
  const found = {
    heatCurrent: take(slot.BATH_HEAT, baths),
    particleCurrent: take(slot.BATH_PARTICLE, baths),
    jumpHeat: arena[slot.JUMP_HEAT]!,
    entropyProduction: production,
    gap: names.includes("gap") ? relaxation(core, stationary).gap : 0,
    residual: names.includes("residual") ? core.systemResidual() : 0,
  };
  const flows = names.filter(isOfSystems).map((name) => [name, found[name]] as const);
  const measured = names.filter((name): name is Measure => !isOfSystems(name));
  // The flag needs the smallest eigenvalue, which comes with any mask.
  const measures = measureRho(core, rho, { names: measured, target, thorough });
  let bits = 0;
  if (measures.flags.includes("not-positive")) bits |= FLAG_NOT_POSITIVE;
  if (production !== null && production < -FLAG_TOLERANCE) bits |= FLAG_SECOND_LAW;
  if (production === Infinity) bits |= FLAG_ENTROPY_PRODUCTION_INFINITE;
  if (strong) bits |= FLAG_STRONG_DAMPING;
  if (arena[slot.FAINT_CURRENT] === 1 && FLOWS.some((name) => names.includes(name)))
    bits |= FLAG_FAINT_CURRENT;
  const was = repaired === null ? {} : { repaired };
  const own = Object.fromEntries(flows);
  const answer = { system, rho, ...measures, ...own, flags: flags(bits), ...was };
  return answer as SystemSolution;
}

/**
 * The steady state of a system.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, OSCILLATING, DEGENERATE_TRANSITION,
 *   INVALID_PARAMETER, INVALID_STATE (of the initial state)
 */
export function solveSystem(
  core: Core,
  input: object,
  asked: AskedOf<SystemMeasure>,
  rules: Policy,
  otherwise: unknown,
): SystemSolution {
  const { initial = otherwise } = input as { readonly initial?: unknown };
  return solveChecked(core, checkedSystem(input), initial, asked, rules);
}

/**
 * The eigenvalues of a checked system's generator.
 *
 * @throws BellnessError DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
export function relaxationOf(core: Core, checked: CheckedSystem): Relaxation {
  writeSystem(core.arena, checked);
  const status = core.systemSteadyState();
  if (status !== STATUS_OK && status !== STATUS_SINGULAR_LIOUVILLIAN) {
    throw systemError(
      status,
      checked.system,
      core.arena[slot.FAULT_BATH]!,
      core.arena[slot.FAULT_FREQUENCY]!,
    );
  }
  return relaxation(core, status === STATUS_OK ? 1 : stationaryStates(core));
}
