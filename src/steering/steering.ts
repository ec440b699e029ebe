import type { Core } from "../core/core.js";
import { checkWatch, refuse } from "../model/refuse.js";
import { givenState, type Repaired, type RepairOptions } from "../model/repair.js";
import { WAYS, type Way } from "../model/verdict.js";
import { type Canonical, canonical, type Vector } from "./canonical.js";
import { type Bounds, brackets, type Proof } from "./search.js";

/** How closely the critical radius is to be known, which way, and for how long to search. */
export interface SteeringOptions extends RepairOptions {
  /** `"12"`: qubit 1 steers qubit 2. Default: both. */
  readonly directions?: readonly Way[];
  /** upper/lower − 1 at which the search ends: > 0, default 0.01. */
  readonly gap?: number;
  /** Seconds a direction after which to stop with the bracket reached; default: none. */
  readonly budget?: number;
  /** Steps of the search a direction after which to stop: the answer is then the same on every machine. */
  readonly steps?: number;
  /** Whether to return the distribution of hidden states that proves `lower`. */
  readonly model?: boolean;
  /** Called between steps, about every 20 ms. */
  readonly onProgress?: (progress: SteeringProgress) => void;
  readonly signal?: AbortSignal;
}

/** How far a bracket has come. */
export interface SteeringProgress {
  readonly direction: Way;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Hidden states of the steered qubit, after the filter that makes its state maximally mixed: pure,
 * with these Bloch vectors. Before the filter they are L|u⟩ with `filter` L, lower triangular
 * (l₀₀, Re l₁₀, Im l₁₀, l₁₁), and weights 2 w ⟨u|L†L|u⟩. `uniform` is the uniform distribution,
 * `ellipsoid` has the density ∝ (uᵀ T⁻² u)⁻² with T the filtered correlation matrix, `rings` are uniform
 * rings at these heights above the equator of `axis`.
 */
export type HiddenStates = { readonly filter: readonly number[] } & (
  | { readonly kind: "uniform" | "ellipsoid" }
  | {
      readonly kind: "rings";
      readonly axis: Vector;
      readonly heights: number[];
      readonly weights: number[];
    }
  | { readonly kind: "points"; readonly vectors: Vector[]; readonly weights: number[] }
);

/**
 * The critical radius R of steering one way within proven bounds. lower ≥ 1: unsteerable, hence local
 * for any number of projective measurements; upper < 1: steerable.
 */
export interface SteeringBracket {
  readonly lower: number;
  readonly upper: number;
  readonly seconds: number;
  readonly model?: HiddenStates;
}

/** A bracket for each direction asked for. */
export type Steering = { readonly [way in Way]?: SteeringBracket } & {
  /** What the matrix was before it was repaired; missing where it was a state. */
  readonly repaired?: Repaired;
};

const DEFAULT_GAP = 0.01;
/** Rounding allowed for in every bound, relative: of the games' sums, and of nets' unit vectors. */
const ROUNDING = 1e-12;
/** Milliseconds between two turns of the event loop. */
const TURN = 20;

function positive(value: unknown, path: string): number {
  if (typeof value !== "number" || !(value > 0)) {
    refuse("INVALID_PARAMETER", path, value, "a number above 0");
  }
  return value;
}

function ways(value: unknown): readonly Way[] {
  if (value === undefined) return WAYS;
  if (!Array.isArray(value) || value.length === 0 || !value.every((way) => WAYS.includes(way))) {
    refuse("INVALID_PARAMETER", "directions", value, 'a list of "12" and "21"');
  }
  return WAYS.filter((way) => value.includes(way));
}

/**
 * What rounding of the filter may change of 1/R. Entries of T and a are off by some units in the last
 * place, more where the steered qubit is nearly pure and not diagonal: l₁₁² is then a difference.
 * The mean of |c₀ + c·u| is above a tenth of |(c₀, c)| for any distribution that is tight.
 */
function filterRounding({ factor: [l0, x, y, l1] }: Canonical): number {
  // A pure qubit: a product, without a filter.
  if (!(l0 > 0 && l1 > 0)) return 0;
  const off = (x * x + y * y) / (l1 * l1);
  return 1e-14 * (1 + off);
}

/** The bounds with room for rounding. */
function rounded({ lower, upper }: Bounds, shift: number): [number, number] {
  const above = 1 / upper - shift;
  return [(1 - ROUNDING) / (1 / lower + shift), above > 0 ? (1 + ROUNDING) / above : Infinity];
}

function hiddenStates(state: Canonical, proof: Proof): HiddenStates {
  const { frame, factor: filter } = state;
  const outside = (u: Vector): Vector =>
    [0, 1, 2].map((k) => u[0] * frame[0][k]! + u[1] * frame[1][k]! + u[2] * frame[2][k]!) as Vector;
  if (proof.kind === "rings") {
    return {
      filter,
      kind: "rings",
      axis: frame[proof.axis]!,
      heights: proof.angles.map(Math.cos),
      weights: proof.weights,
    };
  }
  if (proof.kind === "points") {
    return { filter, kind: "points", vectors: proof.points.map(outside), weights: proof.weights };
  }
  return { filter, kind: proof.kind };
}

/** One direction of a checked state, step by step; `enough` may end it early. */
export async function oneWay(
  core: Core,
  numbers: Float64Array,
  way: Way,
  gap: number,
  { budget = Infinity, steps = Infinity, model, onProgress, signal }: SteeringOptions,
  enough: (lower: number, upper: number) => boolean = () => false,
): Promise<SteeringBracket> {
  const start = performance.now();
  let turn = start;
  const state = canonical(core, numbers, way);
  const shift = filterRounding(state);
  let bounds: Bounds | null = null;
  let taken = 0;
  for (const found of brackets(core, state, gap)) {
    bounds = found;
    taken += 1;
    const now = performance.now();
    const [lower, upper] = rounded(found, shift);
    if ((now - start) / 1000 > budget || taken >= steps || enough(lower, upper)) break;
    if (now - turn <= TURN) continue;
    onProgress?.({ direction: way, lower, upper });
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    turn = performance.now();
  }
  const [lower, upper] = rounded(bounds!, shift);
  const seconds = (performance.now() - start) / 1000;
  if (model !== true) return { lower, upper, seconds };
  return { lower, upper, seconds, model: hiddenStates(state, bounds!.proof) };
}

/** The gap asked for, once what limits the search is known to be sound. */
export function checkedGap(options: SteeringOptions): number {
  const { gap, budget, steps, signal } = options;
  checkWatch(options);
  if (budget !== undefined) positive(budget, "budget");
  if (steps !== undefined) positive(steps, "steps");
  signal?.throwIfAborted();
  return positive(gap ?? DEFAULT_GAP, "gap");
}

/**
 * The critical radius of steering, from below and from above (docs/locality.md).
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
 */
export async function steering(
  core: Core,
  rho: unknown,
  options: SteeringOptions = {},
): Promise<Steering> {
  const gap = checkedGap(options);
  const { numbers, repaired } = givenState(rho, options);
  const answer: { [way in Way]?: SteeringBracket } = {};
  for (const way of ways(options.directions)) {
    answer[way] = await oneWay(core, numbers, way, gap, options);
  }
  return { ...answer, ...(repaired === null ? {} : { repaired }) };
}
