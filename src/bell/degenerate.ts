import { type Correlations, Functional } from "./functional.js";
import { type Form, maximum } from "./maximum.js";
import { Starts } from "./random.js";

/** The sign of an observable ±𝟙, or 0 for a direction. */
export type Sign = -1 | 0 | 1;

/** An inequality on a state with some observables fixed to ±𝟙. */
export interface Reduced {
  readonly form: Form;
  readonly constant: number;
}

/** Fixes observables with a sign: what they multiply joins the marginals and the constant. */
export function reduced({ a, b, c }: Form, alice: readonly Sign[], bob: readonly Sign[]): Reduced {
  const n = b.length;
  const rows = alice.flatMap((sign, i) => (sign === 0 ? [i] : []));
  const columns = bob.flatMap((sign, j) => (sign === 0 ? [j] : []));
  let constant = 0;
  const ownA = Float64Array.from(rows, (i) => {
    let sum = a[i]!;
    bob.forEach((sign, j) => {
      sum += sign * c[i * n + j]!;
    });
    return sum;
  });
  const ownB = Float64Array.from(columns, (j) => {
    let sum = b[j]!;
    alice.forEach((sign, i) => {
      sum += sign * c[i * n + j]!;
    });
    return sum;
  });
  alice.forEach((sign, i) => {
    constant += sign * a[i]!;
    bob.forEach((other, j) => {
      constant += sign * other * c[i * n + j]!;
    });
  });
  bob.forEach((sign, j) => {
    constant += sign * b[j]!;
  });
  const entries = rows.flatMap((i) => columns.map((j) => c[i * n + j]!));
  return { form: { a: ownA, b: ownB, c: Float64Array.from(entries) }, constant };
}

/** The largest value found with ±𝟙 allowed. */
export interface DegenerateFound {
  readonly value: number;
  readonly alice: (Sign | Float64Array)[];
  readonly bob: (Sign | Float64Array)[];
  readonly starts: number;
  readonly reached: number;
  /** What is left of the value with white noise alone. */
  readonly noise: number;
}

/** Patterns of Alice's signs that are all tried: 3⁵. */
const MOST_PATTERNS = 243;
/** Patterns of signs that get a search of their own, and its random starts. */
const SEARCHED = 24;
const INNER_STARTS = 8;

function* alicePatterns(m: number, random: Starts): Generator<Sign[]> {
  const all = 3 ** m;
  for (let k = 0; k < Math.min(all, MOST_PATTERNS); k++) {
    let rest = all <= MOST_PATTERNS ? k : random.integer(all);
    const pattern: Sign[] = [];
    for (let i = 0; i < m; i++) {
      pattern.push(((rest % 3) - 1) as Sign);
      rest = Math.floor(rest / 3);
    }
    yield pattern;
  }
}

/** The best reply of each of Bob's observables to Alice's: a direction, or the sign where it is worth more. */
function reply(form: Form, state: Correlations, signs: readonly Sign[], x: Float64Array): Sign[] {
  const { b, c } = form;
  const n = b.length;
  return Array.from(b, (own, j) => {
    let deterministic = own;
    const h = state.s.map((s) => own * s);
    signs.forEach((sign, i) => {
      const weight = c[i * n + j]!;
      let along = 0;
      for (let k = 0; k < 3; k++) along += state.r[k]! * x[3 * i + k]!;
      deterministic += weight * (sign === 0 ? along : sign);
      for (let k = 0; k < 3; k++) {
        let sum = sign * state.s[k]!;
        if (sign === 0) {
          sum = 0;
          for (let e = 0; e < 3; e++) sum += state.t[3 * e + k]! * x[3 * i + e]!;
        }
        h[k] = h[k]! + weight * sum;
      }
    });
    if (Math.hypot(...h) >= Math.abs(deterministic)) return 0;
    return deterministic > 0 ? 1 : -1;
  });
}

/**
 * The largest value with observables ±𝟙 allowed. Every pattern of Alice's signs (some of them where
 * they are many) with random directions draws Bob's best reply, a pattern too; the patterns whose
 * values begin highest are searched as inequalities of fewer settings.
 */
export function degenerateMaximum(
  form: Form,
  state: Correlations,
  starts: number,
): DegenerateFound {
  const random = new Starts();
  const [m, n] = [form.a.length, form.b.length];
  const tried = new Map<string, { alice: Sign[]; bob: Sign[]; value: number }>();
  const x = new Float64Array(3 * m);
  for (const alice of alicePatterns(m, random)) {
    for (let turn = 0; turn < 4; turn++) {
      for (let i = 0; i < m; i++) random.direction(x, 3 * i);
      const bob = reply(form, state, alice, x);
      const key = `${alice.join()};${bob.join()}`;
      if (tried.has(key)) continue;
      tried.set(key, { alice, bob, value: quick(form, state, alice, bob, random) });
    }
  }
  const plain = { alice: new Array<Sign>(m).fill(0), bob: new Array<Sign>(n).fill(0) };
  const ranked = [...tried.values()].sort((p, q) => q.value - p.value).slice(0, SEARCHED);
  let best: DegenerateFound | null = null;
  let count = 0;
  let reached = 0;
  for (const { alice, bob } of [plain, ...ranked]) {
    const { form: inner, constant } = reduced(form, alice, bob);
    const found = inside(inner, state, alice === plain.alice ? starts : INNER_STARTS);
    const value = constant + found.value;
    count += found.starts;
    const room = 1e-9 * (1 + Math.abs(value));
    if (best === null || value > best.value + room) reached = found.reached;
    else if (value >= best.value - room) reached += found.reached;
    if (best !== null && value <= best.value) continue;
    best = {
      value,
      noise: constant,
      starts: 0,
      reached: 0,
      alice: spread(alice, found.alice),
      bob: spread(bob, found.bob),
    };
  }
  return { ...best!, starts: count, reached };
}

/** The value at a random point after a few best replies, signs kept. */
function quick(
  form: Form,
  state: Correlations,
  alice: readonly Sign[],
  bob: readonly Sign[],
  random: Starts,
): number {
  const { form: inner, constant } = reduced(form, alice, bob);
  if (inner.a.length === 0 || inner.b.length === 0) {
    return constant + inside(inner, state, 0).value;
  }
  const f = new Functional(inner, state);
  const x = new Float64Array(3 * f.m);
  for (let i = 0; i < f.m; i++) random.direction(x, 3 * i);
  let value = f.value(x);
  for (let k = 0; k < 4; k++) {
    f.sweep(x);
    value = f.value(x);
  }
  return constant + value;
}

/** The maximum of a reduced inequality, of which a party may have no direction left. */
function inside(
  form: Form,
  state: Correlations,
  starts: number,
): Pick<DegenerateFound, "value" | "starts" | "reached"> & {
  readonly alice: Float64Array;
  readonly bob: Float64Array;
} {
  if (form.a.length > 0 && form.b.length > 0) return maximum(form, state, starts);
  // Single observables each take the Bloch vector's direction.
  const along = (own: Float64Array, bloch: Float64Array) => {
    const norm = Math.hypot(...bloch);
    const out = new Float64Array(3 * own.length);
    own.forEach((weight, i) => {
      if (norm > 0)
        for (let k = 0; k < 3; k++) out[3 * i + k] = (Math.sign(weight) || 1) * (bloch[k]! / norm);
      else out[3 * i + 2] = 1;
    });
    return out;
  };
  const size = (own: Float64Array, bloch: Float64Array) =>
    own.reduce((sum, weight) => sum + Math.abs(weight), 0) * Math.hypot(...bloch);
  return {
    value: size(form.a, state.r) + size(form.b, state.s),
    alice: along(form.a, state.r),
    bob: along(form.b, state.s),
    starts: 1,
    reached: 1,
  };
}

function spread(signs: readonly Sign[], directions: Float64Array): (Sign | Float64Array)[] {
  let next = 0;
  return signs.map((sign) => {
    if (sign !== 0) return sign;
    next += 3;
    return directions.slice(next - 3, next);
  });
}
