import type { Core } from "../core/core.js";
import { measureNumbers } from "../core/state.js";
import { refuse } from "../model/refuse.js";
import { givenState, type Repaired, type RepairOptions } from "../model/repair.js";
import type { Direction } from "../model/settings.js";
import { isList } from "../model/shown.js";
import { planes } from "../model/state.js";
import { upperBound } from "./bound.js";
import { degenerateMaximum, reduced, type Sign } from "./degenerate.js";
import { type Correlations, correlations } from "./functional.js";
import { type Inequality, type InequalityInput, inequality } from "./inequality.js";
import { type Form, maximum, valueAt } from "./maximum.js";
import { named } from "./named.js";

/** A direction, or the sign of ±𝟙. */
export type BellObservable = Direction | 1 | -1;

/** The observables of both parties, in the order of the coefficients; Alice measures qubit 1. */
export interface BellSettings {
  readonly alice: readonly BellObservable[];
  readonly bob: readonly BellObservable[];
}

/** How the largest value of an inequality is looked for, and what is done to what is no state. */
export interface BellOptions extends RepairOptions {
  /** Whether observables may be ±𝟙; default: directions only, as in the paper. */
  readonly allowDegenerate?: boolean;
  /** Directions (or ±1) to evaluate instead of searching. */
  readonly settings?: BellSettings;
  /** Random starts of the search, at least, beside those at classical points; default 60. */
  readonly starts?: number;
}

/** The value of an inequality on a state. */
export interface BellResult {
  /** The name of the inequality, or the one it was given; null for none. */
  readonly name: string | null;
  /** The largest value found, or that of the settings given. */
  readonly value: number;
  readonly localBound: number;
  /** A rigorous upper bound of the value over all directions; of given settings, and with ±𝟙 allowed, null. */
  readonly upperBound: number | null;
  /** Whether the value is proven to be the maximum, to 1e-9. */
  readonly proven: boolean;
  readonly settings: BellSettings;
  /**
   * The part of the state, mixed with white noise, below which nothing is violated; null where
   * nothing would be at any strength of the correlations. Above 1: no violation.
   */
  readonly criticalVisibility: number | null;
  /** Ascents made, and how many ended at the value, to 1e-9; 0 where none was needed. */
  readonly starts: number;
  readonly reached: number;
  /** What the matrix was before it was repaired; missing where it was a state. */
  readonly repaired?: Repaired;
}

const DEFAULT_STARTS = 60;
const MOST_STARTS = 100_000;
const UNIT_TOLERANCE = 1e-6;
/** A value within this of a rigorous bound is proven. */
const PROVEN = 1e-9;
const CODE = "INVALID_PARAMETER";

function direction(value: unknown, path: string): BellObservable {
  if (value === 1 || value === -1) return value;
  const wanted = "a unit vector [x, y, z], or 1 or -1 for a degenerate observable";
  if (!isList(value) || value.length !== 3) refuse(CODE, path, value, wanted);
  const [x, y, z] = Array.from(value, (part) => (typeof part === "number" ? part : Number.NaN));
  const norm = Math.hypot(x!, y!, z!);
  if (!(Math.abs(norm - 1) <= UNIT_TOLERANCE)) refuse(CODE, path, value, wanted);
  return [x! / norm, y! / norm, z! / norm];
}

function directions(value: unknown, count: number, path: string): BellObservable[] {
  if (!isList(value) || value.length !== count) refuse(CODE, path, value, `${count} observables`);
  return Array.from(value, (one, k) => direction(one, `${path}[${k}]`));
}

function checkedSettings(value: unknown, { a, b }: Inequality): BellSettings {
  if (typeof value !== "object" || value === null) {
    refuse(CODE, "settings", value, "an object with alice and bob, lists of observables");
  }
  const { alice, bob } = value as Record<string, unknown>;
  return {
    alice: directions(alice, a.length, "settings.alice"),
    bob: directions(bob, b.length, "settings.bob"),
  };
}

/** The largest value on a checked state, alone: what a column of a table holds. */
export function largestValue(
  core: Core,
  numbers: Float64Array,
  form: Inequality,
  allowDegenerate: boolean,
): number {
  const { value } = allowDegenerate
    ? degenerateMaximum(form, correlationsOf(numbers), DEFAULT_STARTS)
    : search(core, numbers, form, DEFAULT_STARTS);
  return form.scale * value + form.constant;
}

const signs = (list: readonly BellObservable[]): Sign[] =>
  list.map((one) => (typeof one === "number" ? one : 0));
const vectors = (list: readonly BellObservable[]): Float64Array =>
  Float64Array.from(list.flatMap((one) => (typeof one === "number" ? [] : one)));

/** Value of the ±1 form at settings, and what of it white noise keeps. */
function evaluate(form: Form, state: Correlations, { alice, bob }: BellSettings): [number, number] {
  const { form: inner, constant } = reduced(form, signs(alice), signs(bob));
  return [constant + valueAt(inner, state, vectors(alice), vectors(bob)), constant];
}

/** Where v·value + (1 − v)·noise meets the bound (all of the ±1 form). */
function visibility(value: number, noise: number, bound: number): number | null {
  if (!(value > noise)) return null;
  return Math.max(0, bound - noise) / (value - noise);
}

/**
 * The least visibility at which some settings still reach the bound: where observables are ±𝟙 the
 * best ones change with the noise, so each visibility found is tried with the best of its own.
 */
function degenerateVisibility(
  form: Form,
  state: Correlations,
  from: number,
  bound: number,
): number {
  let least = from;
  for (let turn = 0; turn < 8; turn++) {
    const weak = (v: Float64Array) => v.map((x) => least * x);
    const noisy = { r: weak(state.r), s: weak(state.s), t: weak(state.t) };
    const { value, noise } = degenerateMaximum(form, noisy, DEFAULT_STARTS);
    if (!(value > bound + PROVEN)) break;
    least *= (bound - noise) / (value - noise);
  }
  return least;
}

const listed = (flat: Float64Array): Direction[] =>
  Array.from({ length: flat.length / 3 }, (_, k) => [
    flat[3 * k]!,
    flat[3 * k + 1]!,
    flat[3 * k + 2]!,
  ]);

function correlationsOf(numbers: Float64Array): Correlations {
  const { re, im } = planes(numbers);
  return correlations(re, im);
}

/** Whether two forms have the same coefficients. */
function same(form: Form, name: string): boolean {
  const other = named(name);
  const equal = (p: Float64Array, q: readonly number[]) =>
    p.length === q.length && p.every((x, k) => x === q[k]);
  return (
    equal(form.a, other.a) &&
    equal(form.b, other.b) &&
    form.c.length === other.c.length * other.c[0]!.length &&
    equal(form.c, other.c.flat())
  );
}

/** What a search leaves of the ±1 form: value, bound or null, settings, ascents. */
interface Searched {
  readonly value: number;
  readonly noise: number;
  readonly upper: number | null;
  readonly settings: BellSettings;
  readonly starts: number;
  readonly reached: number;
}

function search(core: Core, numbers: Float64Array, form: Form, starts: number): Searched {
  if (same(form, "i3322")) {
    const { i3322, i3322Bound, settings } = measureNumbers(core, numbers);
    return { value: i3322, noise: 0, upper: i3322Bound, settings, starts: 0, reached: 0 };
  }
  const state = correlationsOf(numbers);
  const found = maximum(form, state, starts);
  const upper = same(form, "chsh")
    ? measureNumbers(core, numbers).chsh
    : upperBound(form, state, found.alice, found.bob);
  return {
    ...found,
    noise: 0,
    // Rounding of the closed form must not put a bound below what is attained.
    upper: Math.max(upper, found.value),
    settings: { alice: listed(found.alice), bob: listed(found.bob) },
  };
}

function searchDegenerate(state: Correlations, form: Form, starts: number): Searched {
  const found = degenerateMaximum(form, state, starts);
  const observables = (list: typeof found.alice): BellObservable[] =>
    list.map((one) => (typeof one === "number" ? (one as 1 | -1) : [one[0]!, one[1]!, one[2]!]));
  return {
    ...found,
    upper: null,
    settings: { alice: observables(found.alice), bob: observables(found.bob) },
  };
}

function checkedStarts(value: unknown): number {
  if (value === undefined) return DEFAULT_STARTS;
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > MOST_STARTS) {
    refuse(CODE, "starts", value, `a whole number from 1 to ${MOST_STARTS}`);
  }
  return value as number;
}

/**
 * The largest value of any two-party inequality with outcomes ±1 over projective measurements on a
 * state, or its value for given ones. CHSH is Horodecki's closed form, I3322 the core's search with its
 * bound; others are ascents from many starts, with a bound from the multipliers of the maximum.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER
 */
export function bell(
  core: Core,
  rho: unknown,
  input: InequalityInput,
  { allowDegenerate = false, settings, starts, ...repair }: BellOptions = {},
): BellResult {
  const form = inequality(input);
  const count = checkedStarts(starts);
  const { numbers, repaired } = givenState(rho, repair);
  const state = correlationsOf(numbers);
  const outside = (value: number) => form.scale * value + form.constant;
  const bound = (form.localBound - form.constant) / form.scale;
  const base = {
    name: form.name,
    localBound: form.localBound,
    ...(repaired === null ? {} : { repaired }),
  };
  if (settings !== undefined) {
    const checked = checkedSettings(settings, form);
    const [value, noise] = evaluate(form, state, checked);
    return {
      ...base,
      value: outside(value),
      upperBound: null,
      proven: false,
      settings: checked,
      criticalVisibility: visibility(value, noise, bound),
      starts: 0,
      reached: 0,
    };
  }
  const found =
    allowDegenerate === true
      ? searchDegenerate(state, form, count)
      : search(core, numbers, form, count);
  const first = visibility(found.value, found.noise, bound);
  return {
    ...base,
    value: outside(found.value),
    upperBound: found.upper === null ? null : outside(found.upper),
    proven: found.upper !== null && found.upper - found.value <= PROVEN,
    settings: found.settings,
    criticalVisibility:
      allowDegenerate === true && first !== null && first < 1
        ? degenerateVisibility(form, state, first, bound)
        : first,
    starts: found.starts,
    reached: found.reached,
  };
}
