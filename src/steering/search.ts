import type { Core } from "../core/core.js";
import type { Distribution, Problem } from "./bounds.js";
import type { Canonical, Vector } from "./canonical.js";
import { meanRoot } from "./carlson.js";
import { PointGame } from "./points.js";
import { type AxialProblem, RingGame, type Rings } from "./rings.js";

/** What distribution of pure states proves a lower bound, in the frame of the state. */
export type Proof =
  | { readonly kind: "uniform" }
  /** Density proportional to (uᵀ T⁻² u)⁻². */
  | { readonly kind: "ellipsoid" }
  | ({ readonly kind: "rings"; readonly axis: number } & Rings)
  | ({ readonly kind: "points" } & Distribution);

/** Bounds of the critical radius. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
  readonly proof: Proof;
}

/** Components of a below this are dropped for a symmetry, and paid for in the bounds. */
const SMALL = 1e-12;
/** Part of the gap that a symmetric state above, and one below, may take. */
const SPLITTING = 0.4;
/** Rings, and cuts of an icosahedron's edges, in the order in which they are tried. */
const RINGS = [16, 24, 40, 64, 96, 144];
const FEWEST_CUTS = 3;
const MOST_CUTS = 14;
/** Gap that so many cuts leave at most, with mirrors and without: (cuts)^−2.2 fits all states seen. */
const MIRRORED = 0.34;
const GENERIC = 0.5;
const DECAY = 2.2;

/** Lower and upper bound with 1/R further apart by `shift` on either side. */
function widened(lower: number, upper: number, shift: number): [number, number] {
  const above = 1 / upper - shift;
  return [1 / (1 / lower + shift), above > 0 ? 1 / above : Infinity];
}

/**
 * Bounds without any search: the uniform distribution's radius; the exact radius
 * 1/(2 R_G(t₁², t₂², t₃²)) of the state with a = 0, which nothing exceeds, since 1/R is convex and even
 * in a, and from which 1/R differs by at most |a|, since the mean of |c₀ + c·u| is at least |c₀|; for
 * the same reason R ≤ 1/|a|.
 */
export function quickBounds(core: Core, { a, t }: Canonical): Bounds {
  const length = Math.hypot(...a);
  if (length === 0 && t[0] === 0) {
    return { lower: Infinity, upper: Infinity, proof: { kind: "uniform" } };
  }
  const exact = 1 / (2 * meanRoot(t[0] * t[0], t[1] * t[1], t[2] * t[2]));
  const [below] = widened(exact, exact, length);
  const uniform = uniformRadius(core, a, t);
  return {
    lower: Math.max(below, uniform),
    upper: Math.max(below, uniform, Math.min(exact, 1 / length)),
    proof: { kind: below > uniform ? "ellipsoid" : "uniform" },
  };
}

/** The largest R whose multiples R a, R T the uniform distribution is a model for. */
function uniformRadius(core: Core, a: Vector, t: Vector): number {
  let low = 0;
  let high = 1 / Math.max(Math.hypot(...a), 2 * t[0]);
  const square = (k: 0 | 1 | 2, r: number) => (r * a[k]) ** 2;
  const holds = (r: number) =>
    core.uniformCriterion(square(0, r), square(1, r), square(2, r), r * t[0], r * t[1], r * t[2]) <=
    1;
  // |Ra|² and 2 R t₁ are at most S, which is at most their sum.
  low = high / 2;
  while (high - low > 1e-14 * high) {
    const middle = 0.5 * (low + high);
    if (middle === low || middle === high) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The axis about which T is nearly symmetric with a along it: its number and the other two; null where there is none. */
function axisOf({ a, t }: Canonical, gap: number): [number, number, number] | null {
  for (const axis of [2, 0, 1]) {
    const [p, q] = [0, 1, 2].filter((k) => k !== axis) as [number, number];
    const split = Math.abs(t[p]! - t[q]!);
    if (Math.hypot(a[p]!, a[q]!) <= SMALL && split <= SPLITTING * gap * Math.max(t[p]!, t[q]!)) {
      return [axis, p, q];
    }
  }
  return null;
}

/**
 * Brackets of the critical radius, tighter and tighter until upper/lower − 1 is at most `gap`: a value
 * wherever the caller may want to stop.
 */
export function* brackets(core: Core, state: Canonical, gap: number): Generator<Bounds, void> {
  let best = quickBounds(core, state);
  const merge = (lower: number, upper: number, proof: () => Proof): void => {
    best = {
      lower: Math.max(best.lower, lower),
      upper: Math.max(best.lower, lower, Math.min(best.upper, upper)),
      proof: lower > best.lower ? proof() : best.proof,
    };
  };
  yield best;
  const done = () => best.lower === best.upper || best.upper <= best.lower * (1 + gap);
  if (done()) return;
  const symmetric = axisOf(state, gap);
  const steps =
    symmetric === null ? points(state, gap, merge) : rings(state, symmetric, gap, merge);
  for (const _ of steps) {
    yield best;
    if (done()) return;
  }
}

type Merge = (lower: number, upper: number, proof: () => Proof) => void;

/**
 * By rings. With t₁ ≠ t₂ the state with the larger one twice has a smaller radius, that with the
 * smaller one twice a larger: |c₀ a + T c| grows with each t.
 */
function* rings(
  { a, t }: Canonical,
  [axis, p, q]: [number, number, number],
  gap: number,
  merge: Merge,
): Generator<void> {
  const shift = Math.hypot(a[p]!, a[q]!);
  const problem = (across: number): AxialProblem => ({ a: a[axis]!, t: across, t3: t[axis]! });
  const above = Math.max(t[p]!, t[q]!);
  const below = Math.min(t[p]!, t[q]!);
  const left = Math.max(gap - (above - below) / above, gap * SPLITTING);
  for (const count of RINGS) {
    // 24 rings leave 0.0027, more of them (count)^−1.9.
    if (0.0027 * (24 / count) ** 1.9 > 1.2 * left && count < RINGS[RINGS.length - 1]!) continue;
    const tolerance = 0.25 * Math.min(left, 0.004 * (24 / count) ** 1.9);
    for (const across of above === below ? [above] : [above, below]) {
      const game = new RingGame(problem(across), count);
      for (let round = 0; round < 30; round++) {
        const { lower, rings: found, better } = game.improve(tolerance);
        const upper = game.upper(0.2 * tolerance);
        const [low, high] = widened(lower, upper, shift);
        merge(across === above ? low : 0, across === below ? high : Infinity, () => ({
          kind: "rings",
          axis,
          ...found,
        }));
        yield;
        if (!better || upper <= lower * (1 + 2 * tolerance)) break;
      }
    }
  }
}

/**
 * Numbers of cuts to try: those that should do, from an easier start, and more where they do not. The
 * planes of one are where the next begins, so that the easy ones are not lost.
 */
function cutsFor(needed: number): number[] {
  const list: number[] = [];
  for (let cuts = needed; cuts >= FEWEST_CUTS; cuts = Math.floor(cuts / 1.5)) list.unshift(cuts);
  for (let cuts = needed + 1; cuts <= MOST_CUTS; cuts++) list.push(cuts);
  return list;
}

/** By points, with the mirrors that the state has. */
function* points({ a, t }: Canonical, gap: number, merge: Merge): Generator<void> {
  const mirrors = a.map((x) => x <= SMALL) as unknown as Problem["mirrors"];
  const kept = a.map((x, k) => (mirrors[k] ? 0 : x)) as Vector;
  const shift = Math.hypot(...a.map((x, k) => x - kept[k]!));
  const problem: Problem = { a: kept, t, mirrors };
  const scale = mirrors.filter((mirror) => mirror).length > 1 ? MIRRORED : GENERIC;
  const expected = (cuts: number) => scale * cuts ** -DECAY;
  let needed = FEWEST_CUTS;
  while (expected(needed) > 1.1 * gap && needed < MOST_CUTS) needed += 1;
  let known: readonly Float64Array[] = [];
  for (const cuts of cutsFor(needed)) {
    const tolerance = 0.08 * Math.min(expected(cuts), 2 * gap);
    const game = new PointGame(problem, cuts, cuts + 1, known);
    for (let round = 0; round < ROUNDS; round++) {
      while (!game.pivot(Math.ceil(WORK / game.rows ** 2))) yield;
      yield;
      if (game.improve(tolerance)) break;
    }
    const { lower, distribution } = game.lower(tolerance);
    yield;
    const [low, high] = widened(lower, game.upper(tolerance), shift);
    merge(low, high, () => ({ kind: "points", ...distribution }));
    known = game.planes;
    yield;
  }
}

const ROUNDS = 60;
/** Entries of the inverse that are updated between two looks at the clock: some milliseconds. */
const WORK = 1.5e6;
