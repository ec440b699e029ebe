import { Ascent } from "./ascent.js";
import { type Correlations, Functional } from "./functional.js";
import type { Inequality } from "./inequality.js";
import { Starts } from "./random.js";

/** Coefficients of the ±1 form. */
export type Form = Pick<Inequality, "a" | "b" | "c">;

/** The largest value found, where, and how firmly it is known. */
export interface Found {
  readonly value: number;
  /** Unit vectors, x, y, z of one after the other. */
  readonly alice: Float64Array;
  readonly bob: Float64Array;
  readonly starts: number;
  /** Starts whose ascent ended at the value, to REACHED. */
  readonly reached: number;
}

/** Two ascents that end closer than this, relative to 1 + |value|, reached the same maximum. */
const REACHED = 1e-9;
/** Starts that are to end at the value, and how many times the starts asked for are made for it. */
const FIRM = 12;
const MOST = 10;
/** See-saw sweeps before Newton's method. */
const SWEEPS = 6;
/** Patterns of signs along one line that are starts, of each line. */
const PATTERNS = 3;
/** How far starts on a line lean off it: exactly there an ascent would not leave a saddle. */
const TILT = 0.15;

/** The lines that starts lie along: the Bloch vector of the party that chooses, and the axes of T Tᵀ. */
function lines({ swapped }: Functional, { r, s, t }: Correlations): Float64Array[] {
  const own = swapped ? s : r;
  const norm = Math.hypot(...own);
  const out = norm > 1e-12 ? [own.map((x) => x / norm)] : [];
  const entry = (i: number, k: number) => (swapped ? t[3 * k + i]! : t[3 * i + k]!);
  // The largest axis by powers of T Tᵀ, the next ones among what is orthogonal to it.
  const found: Float64Array[] = [];
  for (let axis = 0; axis < 3; axis++) {
    let x = Float64Array.of(0.36, 0.48, 0.8);
    x = x.map((_, k) => x[(k + axis) % 3]!);
    for (let step = 0; step < 60; step++) {
      const back = [0, 1, 2].map(
        (k) => x[0]! * entry(0, k) + x[1]! * entry(1, k) + x[2]! * entry(2, k),
      );
      const next = Float64Array.from(
        x,
        (was, i) =>
          1e-9 * was + entry(i, 0) * back[0]! + entry(i, 1) * back[1]! + entry(i, 2) * back[2]!,
      );
      for (const other of found) {
        const overlap = next[0]! * other[0]! + next[1]! * other[1]! + next[2]! * other[2]!;
        for (let k = 0; k < 3; k++) next[k] = next[k]! - overlap * other[k]!;
      }
      const length = Math.hypot(...next);
      if (!(length > 1e-300)) break;
      x = next.map((value) => value / length);
    }
    found.push(x);
  }
  return [...out, ...found];
}

/** The best patterns of signs with every direction along one line. */
function patterns(f: Functional, line: Float64Array): Float64Array[] {
  const best: { value: number; x: Float64Array }[] = [];
  for (let bits = 0; bits < 2 ** f.m; bits++) {
    const x = new Float64Array(3 * f.m);
    for (let i = 0; i < f.m; i++) {
      for (let k = 0; k < 3; k++) x[3 * i + k] = (bits >> i) & 1 ? -line[k]! : line[k]!;
    }
    const value = f.value(x);
    if (best.length < PATTERNS || value > best[best.length - 1]!.value) {
      best.push({ value, x });
      best.sort((p, q) => q.value - p.value);
      best.length = Math.min(best.length, PATTERNS);
    }
  }
  return best.map(({ x }) => x);
}

/**
 * The largest value of an inequality over projective measurements with two outcomes on a state:
 * ascents from `starts` random points, or more of them, and from the best classical ones, each to
 * a local maximum of the second order.
 */
export function maximum(form: Form, state: Correlations, starts: number): Found {
  const f = new Functional(form, state);
  const ascent = new Ascent(f);
  const random = new Starts();
  let value = -Infinity;
  let reached = 0;
  let count = 0;
  const best = new Float64Array(3 * f.m);
  const climb = (x: Float64Array): void => {
    const found = ascent.climb(x, SWEEPS);
    const room = REACHED * (1 + Math.abs(found));
    count += 1;
    if (found > value + room) reached = 1;
    else if (found >= value - room) reached += 1;
    if (found > value) {
      value = found;
      best.set(x);
    }
  };
  const x = new Float64Array(3 * f.m);
  const lean = new Float64Array(3);
  for (const line of lines(f, state)) {
    for (const pattern of patterns(f, line)) {
      for (let i = 0; i < f.m; i++) {
        random.direction(lean, 0);
        let square = 0;
        for (let k = 0; k < 3; k++) {
          x[3 * i + k] = pattern[3 * i + k]! + TILT * lean[k]!;
          square += x[3 * i + k]! ** 2;
        }
        for (let k = 3 * i; k < 3 * i + 3; k++) x[k] = x[k]! / Math.sqrt(square);
      }
      climb(x);
    }
  }
  // On, where few starts end at the best value: others may end at better ones yet.
  for (let k = 0; k < starts || (reached < FIRM && k < MOST * starts); k++) {
    for (let i = 0; i < f.m; i++) random.direction(x, 3 * i);
    climb(x);
  }
  f.value(best);
  const replies = f.replies();
  const [alice, bob] = f.swapped ? [replies, best] : [best, replies];
  return { value, alice, bob, starts: count, reached };
}

/** Σ c_ij x_i·T y_j + Σ a_i r·x_i + Σ b_j s·y_j */
export function valueAt(
  { a, b, c }: Form,
  { r, s, t }: Correlations,
  alice: Float64Array,
  bob: Float64Array,
): number {
  const dot = (p: Float64Array, q: Float64Array, at: number) =>
    p[0]! * q[at]! + p[1]! * q[at + 1]! + p[2]! * q[at + 2]!;
  const n = b.length;
  let value = 0;
  for (let j = 0; j < n; j++) {
    value += b[j]! * dot(s, bob, 3 * j);
    const forward = Float64Array.of(0, 3, 6).map((row) =>
      dot(t.subarray(row, row + 3), bob, 3 * j),
    );
    for (let i = 0; i < a.length; i++) value += c[i * n + j]! * dot(forward, alice, 3 * i);
  }
  for (let i = 0; i < a.length; i++) value += a[i]! * dot(r, alice, 3 * i);
  return value;
}
