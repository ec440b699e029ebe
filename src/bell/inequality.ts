import { BellnessError } from "../model/errors.js";
import { checkKeys, isRecord } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import { type InequalityName, MOST_SETTINGS, named } from "./named.js";

/** Σ c_ij A_i ⊗ B_j + Σ a_i A_i + Σ b_j B_j ≤ bound for local states, outcomes ±1. */
export interface Coefficients {
  readonly name?: string;
  /** Default: zeros. */
  readonly a?: readonly number[];
  readonly b?: readonly number[];
  /** A row for each of Alice's settings. */
  readonly c: readonly (readonly number[])[];
  /** The local bound; default: computed. A wrong one is refused. */
  readonly bound?: number;
}

/**
 * The same by probabilities of one outcome: `[[K, P(b₁), …], [P(a₁), P(a₁b₁), …], …]`, the first row
 * and column for single parties, the corner a constant. Value and bound are then of this form.
 */
export interface CollinsGisin {
  readonly name?: string;
  readonly collinsGisin: readonly (readonly number[])[];
  readonly bound?: number;
}

/** A Bell inequality: by name, by the coefficients of ±1 observables, or of probabilities. */
export type InequalityInput = InequalityName | Coefficients | CollinsGisin;

/** A checked inequality: its value is `scale` times the ±1 form plus `constant`. */
export interface Inequality {
  readonly name: string | null;
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Row by row, a.length × b.length. */
  readonly c: Float64Array;
  readonly scale: number;
  readonly constant: number;
  /** Of the value. */
  readonly localBound: number;
}

const CODE = "INVALID_PARAMETER";
/** Largest coefficient: sums of 168 of them keep twelve digits. */
const LARGEST = 1e6;
/** How far a given bound may be from the computed one, relative to the sum of all coefficients. */
const BOUND_TOLERANCE = 1e-9;

function coefficient(value: unknown, path: string): number {
  if (typeof value !== "number" || !(Math.abs(value) <= LARGEST)) {
    refuse(CODE, path, value, `a number of at most ${LARGEST} in size`);
  }
  return value;
}

function vector(value: unknown, length: number | null, path: string): number[] {
  const wanted = length === null ? `1 to ${MOST_SETTINGS} numbers` : `${length} numbers`;
  if (!isList(value)) refuse(CODE, path, value, `a list of ${wanted}`);
  const count = value.length;
  if (length === null ? count < 1 || count > MOST_SETTINGS : count !== length) {
    throw new BellnessError(CODE, `${path}: ${count} entries. Allowed: ${wanted}.`, path, value);
  }
  return Array.from(value, (x, k) => coefficient(x, `${path}[${k}]`));
}

/** Rows of equal length. */
function matrix(value: unknown, path: string, most: number): number[][] {
  if (!isList(value) || value.length < 1 || value.length > most) {
    refuse(CODE, path, value, `1 to ${most} rows, each a list of numbers`);
  }
  const first = value[0];
  if (!isList(first) || first.length < 1 || first.length > most) {
    refuse(CODE, `${path}[0]`, first, `1 to ${most} numbers`);
  }
  return Array.from(value, (row, i) => vector(row, first.length, `${path}[${i}]`));
}

type Form = Pick<Inequality, "a" | "b" | "c" | "scale" | "constant">;

function fromCoefficients(input: Record<string, unknown>): Form {
  checkKeys(input, ["name", "a", "b", "c", "bound"], "inequality", CODE);
  const c = matrix(input["c"], "inequality.c", MOST_SETTINGS);
  const [m, n] = [c.length, c[0]!.length];
  const marginal = (key: "a" | "b", length: number) =>
    Float64Array.from(
      input[key] === undefined
        ? new Array<number>(length).fill(0)
        : vector(input[key], length, `inequality.${key}`),
    );
  return {
    a: marginal("a", m),
    b: marginal("b", n),
    c: Float64Array.from(c.flat()),
    scale: 1,
    constant: 0,
  };
}

/** P(a) = (1 + A)/2, P(ab) = (1 + A + B + AB)/4: four times the expression has whole coefficients where it has. */
function fromCollinsGisin(input: Record<string, unknown>): Form {
  checkKeys(input, ["name", "collinsGisin", "bound"], "inequality", CODE);
  const table = matrix(input["collinsGisin"], "inequality.collinsGisin", MOST_SETTINGS + 1);
  const [m, n] = [table.length - 1, table[0]!.length - 1];
  if (m < 1 || n < 1) {
    refuse(CODE, "inequality.collinsGisin", table, "at least two rows and two columns");
  }
  const a = new Float64Array(m);
  const b = new Float64Array(n);
  const c = new Float64Array(m * n);
  let constant = table[0]![0]!;
  for (let i = 0; i < m; i++) {
    const single = table[i + 1]![0]!;
    a[i] = a[i]! + 2 * single;
    constant += single / 2;
    for (let j = 0; j < n; j++) {
      const joint = table[i + 1]![j + 1]!;
      c[i * n + j] = joint;
      a[i] = a[i]! + joint;
      b[j] = b[j]! + joint;
      constant += joint / 4;
    }
  }
  for (let j = 0; j < n; j++) {
    const single = table[0]![j + 1]!;
    b[j] = b[j]! + 2 * single;
    constant += single / 2;
  }
  return { a, b, c, scale: 0.25, constant };
}

/**
 * The largest Σ c_ij A_i B_j + Σ a_i A_i + Σ b_j B_j over A, B = ±1: all of the smaller party's
 * answers, the best reply of the other to each. Whole coefficients give it exactly, others to
 * rounding of their sum.
 */
export function localMaximum({ a, b, c }: Pick<Inequality, "a" | "b" | "c">): number {
  const [m, n] = [a.length, b.length];
  const few = m <= n;
  const [rows, columns] = few ? [m, n] : [n, m];
  const [own, other] = few ? [a, b] : [b, a];
  const entry = (i: number, j: number) => (few ? c[i * n + j]! : c[j * n + i]!);
  let best = -Infinity;
  for (let bits = 0; bits < 2 ** rows; bits++) {
    const sign = (i: number) => ((bits >> i) & 1 ? -1 : 1);
    let value = 0;
    for (let i = 0; i < rows; i++) value += sign(i) * own[i]!;
    for (let j = 0; j < columns; j++) {
      let sum = other[j]!;
      for (let i = 0; i < rows; i++) sum += sign(i) * entry(i, j);
      value += Math.abs(sum);
    }
    best = Math.max(best, value);
  }
  return best;
}

/**
 * Checks an inequality and computes its local bound.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function inequality(input: unknown): Inequality {
  if (typeof input === "string") return inequality({ name: input, ...named(input) });
  if (!isRecord(input)) {
    refuse(CODE, "inequality", input, "a name, {a, b, c, bound} or {collinsGisin, bound}");
  }
  const name = input["name"] ?? null;
  if (name !== null && typeof name !== "string") {
    refuse(CODE, "inequality.name", name, "a text");
  }
  const form = "collinsGisin" in input ? fromCollinsGisin(input) : fromCoefficients(input);
  const localBound = form.scale * localMaximum(form) + form.constant;
  const bound = input["bound"];
  if (bound !== undefined) {
    const given = coefficient(bound, "inequality.bound");
    const size = [...form.a, ...form.b, ...form.c].reduce((sum, x) => sum + Math.abs(x), 1);
    if (!(Math.abs(given - localBound) <= BOUND_TOLERANCE * form.scale * size)) {
      refuse(
        CODE,
        "inequality.bound",
        given,
        `${localBound}, the largest value that fixed answers of both parties reach; leave it out to have it computed`,
      );
    }
  }
  return { name, ...form, localBound };
}

/**
 * The largest value of an inequality for local states, exact for whole coefficients.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function localBound(input: InequalityInput): number {
  return inequality(input).localBound;
}
