import type { Vector } from "./canonical.js";
import { Zonotope } from "./gauge.js";
import { largest } from "./patches.js";
import { Net, octants, type Triangle } from "./sphere.js";

/** Steering of diag(t) with a, T, whose mirrors (true: u_k → −u_k) are used. */
export interface Problem {
  readonly a: Vector;
  readonly t: Vector;
  readonly mirrors: readonly [boolean, boolean, boolean];
}

/** A distribution of Bob's pure states. */
export interface Distribution {
  readonly points: Vector[];
  readonly weights: number[];
}

/** A plane (c₀, c) of Bob's sphere. */
export type Plane = Float64Array;

/** |c₀ a + T c| */
export function reach({ a, t }: Problem, c: ArrayLike<number>): number {
  return Math.hypot(
    c[0]! * a[0] + t[0] * c[1]!,
    c[0]! * a[1] + t[1] * c[2]!,
    c[0]! * a[2] + t[2] * c[3]!,
  );
}

/** (a·x, Tᵀx): the direction in which x of Alice pulls. */
export function pull({ a, t }: Problem, x: Vector): Float64Array {
  return new Float64Array([
    a[0] * x[0] + a[1] * x[1] + a[2] * x[2],
    t[0] * x[0],
    t[1] * x[1],
    t[2] * x[2],
  ]);
}

/** The images of a vector under the mirrors, without repetition. */
export function images(u: Vector, mirrors: Problem["mirrors"]): Vector[] {
  let list: Vector[] = [u];
  mirrors.forEach((mirror, k) => {
    if (!mirror || u[k] === 0) return;
    list = list.flatMap((v) => {
      const image = [...v] as Vector;
      image[k] = -image[k]!;
      return [v, image];
    });
  });
  return list;
}

/** Weights of sum 1 and mean zero: what the mean is off by is put at the point opposite to it. */
export function balanced({ points, weights }: Distribution): Distribution {
  const sum: Vector = [0, 0, 0];
  let total = 0;
  points.forEach((u, l) => {
    for (let k = 0; k < 3; k++) sum[k] = sum[k]! + weights[l]! * u[k]!;
    total += weights[l]!;
  });
  const off = Math.hypot(...sum);
  if (off > 0) {
    points = [...points, [-sum[0] / off, -sum[1] / off, -sum[2] / off]];
    weights = [...weights, off];
    total += off;
  }
  return { points: [...points], weights: weights.map((w) => w / total) };
}

/** A ball inside the zonotope: |c·q| ≤ √2 makes Σ w |c·q| at least Σ w (c·q)²/√2. */
export function innerRadius({ points, weights }: Distribution): number {
  const m = new Float64Array(6);
  points.forEach(([x, y, z], l) => {
    const products = [x * x, y * y, z * z, x * y, x * z, y * z];
    products.forEach((product, k) => {
      m[k] = m[k]! + weights[l]! * product;
    });
  });
  const [xx, yy, zz, xy, xz, yz] = m as unknown as [number, number, number, number, number, number];
  const determinant =
    xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
  // Eigenvalues have the sum 1: two of them have at most the product ¼.
  return Math.max(0, (4 * determinant) / Math.SQRT2);
}

/**
 * R for this distribution, from below: the largest gauge of Alice's directions, a convex function
 * on her ball, bounded patch by patch.
 */
export function radiusOf(problem: Problem, distribution: Distribution, tolerance: number): number {
  const zonotope = new Zonotope(distribution.points, distribution.weights);
  const radius = innerRadius(distribution);
  const net = new Net(octants(problem.mirrors, true));
  const gauges: number[] = [];
  const value = (vertex: number): number => {
    const known = gauges[vertex];
    if (known !== undefined) return known;
    const p = pull(problem, net.vertices[vertex]!);
    const size = Math.hypot(...p);
    const unit = p.map((x) => x / size);
    const found = size > 0 ? size * zonotope.gauge(unit, radius) : 0;
    gauges[vertex] = found;
    return found;
  };
  const bound = (triangle: Triangle): number => {
    const stretch = net.stretch(triangle);
    const at = triangle.map(value) as Vector;
    return Math.min(
      stretch * Math.max(...at),
      linearBound(triangle.map((i) => net.vertices[i]!) as [Vector, Vector, Vector], at, stretch),
    );
  };
  return 1 / largest({ net, value, bound }, tolerance).bound;
}

/**
 * The largest Σ λ v over unit vectors Σ λ x with λ ≥ 0: that of the linear function g with
 * g·x = v, |g|, and what g misses of v.
 */
function linearBound([x, y, z]: [Vector, Vector, Vector], v: Vector, stretch: number): number {
  const cross = (p: Vector, q: Vector): Vector => [
    p[1] * q[2] - p[2] * q[1],
    p[2] * q[0] - p[0] * q[2],
    p[0] * q[1] - p[1] * q[0],
  ];
  const dot = (p: Vector, q: Vector) => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const [yz, zx, xy] = [cross(y, z), cross(z, x), cross(x, y)];
  const volume = dot(x, yz);
  const g = [0, 1, 2].map(
    (k) => (v[0] * yz[k]! + v[1] * zx[k]! + v[2] * xy[k]!) / volume,
  ) as Vector;
  const missed = Math.max(0, v[0] - dot(g, x), v[1] - dot(g, y), v[2] - dot(g, z));
  return Math.hypot(...g) + stretch * missed;
}

/**
 * An upper bound of R from planes with weights y and a vector z: R Σ y |c₀ a + T c| is at most the
 * largest Σ y |c₀ + c·u| + z·u over the sphere, which is convex in u.
 */
export function planesBound(
  problem: Problem,
  planes: readonly Plane[],
  y: ArrayLike<number>,
  z: ArrayLike<number>,
  tolerance: number,
): number {
  const terms: number[] = [];
  let total = 0;
  planes.forEach((c, k) => {
    if (!(y[k]! > 0)) return;
    total += y[k]! * reach(problem, c);
    const all = images([c[1]!, c[2]!, c[3]!], problem.mirrors);
    for (const image of all) terms.push(c[0]!, ...image, y[k]! / all.length);
  });
  const flat = Float64Array.from(terms);
  const free = [0, 1, 2].filter((k) => !problem.mirrors[k]);
  const tilt: Vector = [0, 0, 0];
  free.forEach((k, n) => {
    tilt[k] = z[n]!;
  });
  const at = ([p, q, r]: Vector, scale: number): number => {
    const [x, yy, zz] = [scale * p, scale * q, scale * r];
    let sum = tilt[0] * x + tilt[1] * yy + tilt[2] * zz;
    for (let k = 0; k < flat.length; k += 5) {
      const c = flat[k]! + flat[k + 1]! * x + flat[k + 2]! * yy + flat[k + 3]! * zz;
      sum += flat[k + 4]! * Math.abs(c);
    }
    return sum;
  };
  const net = new Net(octants(problem.mirrors, false));
  const values: number[] = [];
  const value = (vertex: number): number => {
    const known = values[vertex];
    if (known !== undefined) return known;
    const found = at(net.vertices[vertex]!, 1);
    values[vertex] = found;
    return found;
  };
  const bound = (triangle: Triangle): number => {
    const stretch = net.stretch(triangle);
    return Math.max(...triangle.map((i) => Math.max(value(i), at(net.vertices[i]!, stretch))));
  };
  return largest({ net, value, bound }, tolerance).bound / total;
}
