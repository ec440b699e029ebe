// The three bounds that a certificate is made of, in exact arithmetic: none is below what it
// bounds, by not one unit in the last place, and none is far above; and cells of all sizes
// against points in them.

import { describe, expect, it } from "vitest";
import { arena } from "#kernels/arena";
import { focalBound, largestEigenvalue, planeSquare } from "#kernels/i3322/norms";
import { boxBound } from "#kernels/i3322/sector";
import { PROBLEM_MAIN } from "../assembly/layout.js";
import { Dyadic, isSemidefinite } from "./support/dyadic.js";
import { Random } from "./support/random.js";
import { Worst } from "./support/worst.js";

type Triple = [number, number, number];
const { of } = Dyadic;
/** What a bound may be above, relative to the size of what it bounds. */
const TIGHT = 1e-13;

/** Three singular values in descending order: apart, close, equal, tiny, zero. */
function singularValues(random: Random): Triple {
  const close = () => 1 - random.pick([0, 1e-16, random.logUniform(1e-15, 0.1)]);
  const t1 = random.pick([1, random.uniform(), random.logUniform(1e-6, 1)]);
  const t2 = t1 * random.pick([close(), random.uniform(), random.logUniform(1e-8, 1), 0]);
  const t3 = t2 * random.pick([close(), random.uniform(), random.logUniform(1e-8, 1), 0]);
  return [t1, t2, t3];
}

/** A vector in general position, near an axis or a plane, or on one. */
function vector(random: Random): Triple {
  const part = () => random.pick([0, 1, random.uniform(-1, 1), random.logUniform(1e-9, 1)]);
  return [part(), part(), part()];
}

const squares = (v: Triple) => v.map((x) => x * x) as Triple;

describe("the largest singular value on a plane", () => {
  const isAbove = (value: number, a: Triple, p: Triple) => {
    const [a1, a2, a3] = a.map(of) as [Dyadic, Dyadic, Dyadic];
    const [x, y, z] = p.map(of) as [Dyadic, Dyadic, Dyadic];
    const v = of(value);
    const n = x.plus(y).plus(z);
    const trace = a1
      .times(y.plus(z))
      .plus(a2.times(x.plus(z)))
      .plus(a3.times(x.plus(y)));
    const determinant = x
      .times(a2.times(a3))
      .plus(y.times(a1.times(a3)))
      .plus(z.times(a1.times(a2)));
    const polynomial = n.times(v).minus(trace).times(v).plus(determinant);
    return !polynomial.negative && !n.times(v).plus(n.times(v)).minus(trace).negative;
  };

  it("is bounded from above, to rounding", () => {
    const random = new Random(221);
    for (let k = 0; k < 10_000; k++) {
      const a = squares(singularValues(random));
      const p = squares(vector(random));
      if (p[0] + p[1] + p[2] === 0) continue;
      const value = planeSquare(...a, ...p);
      const witness = JSON.stringify({ a, p, value });
      if (!isAbove(value, a, p)) expect.fail(`too low: ${witness}`);
      // A root that meets the other one is not crossed but touched: a step of both allowances is.
      if (a[1] > 0 && isAbove(value * (1 - TIGHT), a, p)) expect.fail(`not tight: ${witness}`);
    }
  });
});

describe("the largest eigenvalue", () => {
  it("is bounded from above, to rounding, where eigenvalues meet too", () => {
    const random = new Random(222);
    for (let k = 0; k < 6000; k++) {
      const a = squares(singularValues(random));
      const [n, p] = [vector(random), vector(random)];
      // T² − pyᵀ − ypᵀ as cells have it, p next to n or anywhere.
      const along = random.uniform();
      const y = n.map((x, i) => (a[i]! - along) * x) as Triple;
      const q = n.map((x, i) => (random.chance(0.5) ? x + 1e-6 * p[i]! : p[i]!)) as Triple;
      const diagonal = a.map((x, i) => x - 2 * q[i]! * y[i]!) as Triple;
      const off = [
        [0, 1],
        [0, 2],
        [1, 2],
      ].map(([i, j]) => -(q[i!]! * y[j!]! + q[j!]! * y[i!]!)) as Triple;
      const size = a[0] + 2 * Math.hypot(...q) * Math.hypot(...y);
      const near = random.pick([a[0], a[1], -1, random.uniform(0, 2 * size)]);
      const value = largestEigenvalue(...diagonal, ...off, size, near);
      const witness = JSON.stringify({ diagonal, off, value });
      const isAbove = (x: number) =>
        isSemidefinite(
          diagonal.map((entry) => of(x).minus(of(entry))) as [Dyadic, Dyadic, Dyadic],
          off.map((entry) => of(-entry)) as [Dyadic, Dyadic, Dyadic],
        );
      if (!isAbove(value)) expect.fail(`too low: ${witness}`);
      if (isAbove(value - TIGHT * size)) expect.fail(`not tight: ${witness}`);
    }
  });
});

describe("the largest sum of two focal distances", () => {
  /** diag(x − A_i) + wwᵀ/x ⪰ 0 for x = (h/2)², from A_i and w_i². */
  const isAbove = (h: number, a: Triple, c: Triple) => {
    const x = of(0.5 * h).times(of(0.5 * h));
    const squared = c.map((y) => of(y).times(of(y)));
    const cc = squared[0]!.plus(squared[1]!).plus(squared[2]!);
    const d = a.map((ai) => x.minus(of(ai)).minus(cc));
    const w = a.map((ai, i) => of(ai).times(squared[i]!));
    const minors: Dyadic[] = [];
    for (const set of [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]) {
      const product = (without: number) =>
        set.filter((i) => i !== without).reduce((all, i) => all.times(d[i]!), of(1));
      minors.push(set.reduce((sum, i) => sum.plus(w[i]!.times(product(i))), x.times(product(-1))));
    }
    return minors.every((minor) => !minor.negative);
  };

  it("is bounded from above, to rounding", () => {
    const random = new Random(223);
    let loose = 0;
    for (let k = 0; k < 6000; k++) {
      const t = singularValues(random);
      const a = squares(t);
      const scale = random.pick([t[0], 1, 3]);
      const c = vector(random).map((x) => scale * x) as Triple;
      const [x, y, z] = squares(c);
      const h = focalBound(...a, a[0] * x, a[1] * y, a[2] * z, y + z, x + y + z);
      const witness = JSON.stringify({ t, c, h });
      // The last sum and square root are left to the allowance of a cell.
      if (!isAbove(h * (1 + 4 * Number.EPSILON), a, c)) expect.fail(`too low: ${witness}`);
      if (isAbove(h * (1 - TIGHT), a, c)) loose += 1;
    }
    // What a root next to another one may cost.
    expect(loose).toBeLessThan(20);
  });
});

describe("the bound of a box", () => {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const unit = (x: readonly number[]) => x.map((value) => value / Math.hypot(...x));

  /** A value of F at p that some q and a₃ reach: ascents from random ones. */
  function reached(t: Triple, r: Triple, s: Triple, p: Triple, random: Random): number {
    const c = p.map((x, i) => t[i]! * x - s[i]!);
    const across = (v: readonly number[]) => {
      const along = dot(v, p) / dot(p, p);
      return unit(v.map((x, i) => x - along * p[i]!));
    };
    let q: number[] = across(random.direction());
    let a: number[] = random.direction();
    for (let sweep = 0; sweep < 20; sweep++) {
      q = across(q.map((x, i) => t[i]! ** 2 * x));
      const sum = unit(c.map((x, i) => x + t[i]! * a[i]!));
      const difference = unit(c.map((x, i) => t[i]! * a[i]! - x));
      a = unit(sum.map((x, i) => t[i]! * (x + difference[i]!)));
    }
    const length = (sign: number) => Math.hypot(...c.map((x, i) => x + sign * t[i]! * a[i]!));
    const width = Math.sqrt(4 - dot(p, p));
    return dot(r, p) + width * Math.hypot(...q.map((x, i) => t[i]! * x)) + length(1) + length(-1);
  }

  it("is above what directions in it reach, for boxes of all sizes, next to the rim too", () => {
    const random = new Random(224);
    const above = new Worst("a point of the box above its bound");
    let points = 0;
    for (let k = 0; k < 3000; k++) {
      const t = singularValues(random).map((x) => Math.max(x, 1e-12)) as Triple;
      const r = vector(random);
      const s = vector(random);
      arena.set([...t, ...squares(t), ...r, ...s], PROBLEM_MAIN);
      const radius = random.pick([2 * random.uniform(), 2 - random.logUniform(1e-12, 1)]);
      const size = random.logUniform(1e-9, 1);
      const grid = (x: number) => Math.round(x * 2 ** 40) / 2 ** 40;
      const c = random.direction().map((x) => grid(radius * x)) as Triple;
      const h = [0, 1, 2].map(() => grid(size * random.uniform())) as Triple;
      const bound = boxBound(...c, ...h);
      for (let trial = 0; trial < 4; trial++) {
        const p = c.map((x, i) => x + h[i]! * random.uniform(-1, 1)) as Triple;
        if (dot(p, p) >= 4 || dot(p, p) === 0) continue;
        const value = reached(t, r, s, p, random);
        if (!Number.isFinite(value)) continue;
        points += 1;
        above.update(value - bound, { t, r, s, c, h, p });
      }
    }
    expect(points).toBeGreaterThan(6000);
    above.expectWithin(0);
  });
});
