import type { Vector } from "./canonical.js";
import { largest } from "./patches.js";
import { Game } from "./simplex.js";
import { Net, octants, type Triangle } from "./sphere.js";

/** Steering with T = diag(t, t, t₃) and a along the third axis. */
export interface AxialProblem {
  readonly a: number;
  readonly t: number;
  readonly t3: number;
}

/** Weights of rings about the axis at these polar angles. */
export interface Rings {
  readonly angles: number[];
  readonly weights: number[];
}

/** What arcsines, roots and sums of some dozens of terms round by, of a ratio of order one. */
const ROUNDING = 1e-12;
/** Planes added at a time. */
const PLANES = 24;

/** Mean of |A + B cos φ| over φ, B ≥ 0. */
function ringMean(a: number, b: number): number {
  if (Math.abs(a) >= b) return Math.abs(a);
  return (2 / Math.PI) * (Math.sqrt((b - a) * (b + a)) + a * Math.asin(a / b));
}

/** |c₀ a + T c| of a plane (c₀, c⊥, c_z). */
function reach({ a, t, t3 }: AxialProblem, [c0, c, cz]: Vector): number {
  return Math.hypot(t * c, c0 * a + t3 * cz);
}

/** The search for the best rings: a game of rings against planes. */
export class RingGame {
  readonly #problem: AxialProblem;
  readonly #cos: number[] = [];
  readonly #sin: number[] = [];
  readonly #angles: number[] = [];
  readonly #game: Game;
  readonly #planes: Vector[] = [];
  /** Planes, as vertices of a net on the sphere of (c₀, c⊥, c_z), and what each ring sees of them. */
  readonly #net: Net;
  readonly #seen: Float64Array[] = [];
  readonly #added = new Set<number>();

  constructor(problem: AxialProblem, rings: number) {
    this.#problem = problem;
    for (let k = 0; k < rings; k++) {
      const angle = (Math.PI * k) / (rings - 1);
      this.#angles.push(angle);
      this.#cos.push(Math.cos(angle));
      this.#sin.push(k === 0 || k === rings - 1 ? 0 : Math.sin(angle));
    }
    this.#game = new Game(rings, [Float64Array.from(this.#cos)]);
    this.#net = new Net(octants([false, true, false], true));
    let triangles = [...this.#net.octants];
    for (let level = 0; level < 4; level++) {
      triangles = triangles.flatMap((triangle) => this.#net.quarters(triangle));
    }
    for (let vertex = 0; vertex < this.#net.vertices.length; vertex++) this.#add(vertex);
  }

  #seenAt(vertex: number): Float64Array {
    const known = this.#seen[vertex];
    if (known !== undefined) return known;
    const [c0, c, cz] = this.#net.vertices[vertex]!;
    const seen = new Float64Array(this.#cos.length);
    for (let k = 0; k < seen.length; k++) {
      seen[k] = ringMean(c0 + cz * this.#cos[k]!, c * this.#sin[k]!);
    }
    this.#seen[vertex] = seen;
    return seen;
  }

  #add(vertex: number): void {
    const size = reach(this.#problem, this.#net.vertices[vertex]!);
    if (this.#added.has(vertex) || !(size > 1e-9)) return;
    this.#added.add(vertex);
    const plane = this.#net.vertices[vertex]!;
    this.#planes.push([plane[0] / size, plane[1] / size, plane[2] / size]);
    this.#game.add(this.#seenAt(vertex).map((x) => x / size));
  }

  /** The present weights of mean zero and sum one; what the mean is off by is put at a pole. */
  #weights(): Float64Array {
    const weights = this.#game.price.map((price) => Math.max(0, price));
    const total = weights.reduce((sum, w) => sum + w, 0);
    let mean = 0;
    for (let k = 0; k < weights.length; k++) {
      weights[k] = weights[k]! / total;
      mean += weights[k]! * this.#cos[k]!;
    }
    const pole = mean > 0 ? weights.length - 1 : 0;
    weights[pole] = weights[pole]! + Math.abs(mean);
    return weights.map((w) => w / (1 + Math.abs(mean)));
  }

  /**
   * Solves the game, then bounds what the weights reach: 1/R is the largest |c₀ a + T c| over the
   * mean of |c₀ + c·u|. On a triangle of planes the numerator, convex, is at most its interpolation,
   * the denominator, convex, at least its tangent. The planes that are violated most are added.
   */
  improve(tolerance: number): { lower: number; rings: Rings; better: boolean } {
    this.#game.solve(5000);
    const weights = this.#weights();
    const { vertices } = this.#net;
    const ratios: number[] = [];
    const value = (vertex: number): number => {
      const known = ratios[vertex];
      if (known !== undefined) return known;
      const seen = this.#seenAt(vertex);
      let sum = 0;
      for (let k = 0; k < seen.length; k++) sum += weights[k]! * seen[k]!;
      const ratio = reach(this.#problem, vertices[vertex]!) / sum;
      ratios[vertex] = ratio;
      return ratio;
    };
    const bound = (triangle: Triangle) => this.#bound(triangle, weights);
    const found = largest({ net: this.#net, value, bound }, tolerance);
    const game = this.#game.price.reduce((sum, price) => sum + price, 0);
    const violated = [...ratios.keys()]
      .filter(
        (vertex) => ratios[vertex] !== undefined && ratios[vertex]! > game * (1 + 0.2 * tolerance),
      )
      .sort((p, q) => ratios[q]! - ratios[p]!);
    for (const vertex of violated.slice(0, PLANES)) this.#add(vertex);
    return {
      lower: (1 - ROUNDING) / found.bound,
      rings: { angles: this.#angles, weights: Array.from(weights) },
      better: violated.length > 0,
    };
  }

  #bound(triangle: Triangle, weights: Float64Array): number {
    const corners = triangle.map((vertex) => this.#net.vertices[vertex]!);
    const middle = [0, 1, 2].map((k) => corners.reduce((sum, corner) => sum + corner[k]!, 0));
    const g = [0, 0, 0];
    for (let k = 0; k < weights.length; k++) {
      const a = middle[0]! + middle[2]! * this.#cos[k]!;
      const b = middle[1]! * this.#sin[k]!;
      const across = Math.abs(a) < b;
      const slope = across ? (2 / Math.PI) * Math.asin(a / b) : Math.sign(a);
      const out = across ? (2 / Math.PI) * Math.sqrt(1 - (a / b) * (a / b)) : 0;
      g[0] = g[0]! + weights[k]! * slope;
      g[1] = g[1]! + weights[k]! * out * this.#sin[k]!;
      g[2] = g[2]! + weights[k]! * slope * this.#cos[k]!;
    }
    let worst = 0;
    for (const corner of corners) {
      const tangent = g[0]! * corner[0] + g[1]! * corner[1] + g[2]! * corner[2];
      const size = reach(this.#problem, corner);
      worst = Math.max(worst, tangent > 0 ? size / tangent : size > 0 ? Infinity : 0);
    }
    return worst;
  }

  /**
   * An upper bound of R from the present planes, y and z: R Σ y |c₀ a + T c| is at most the largest
   * value on the sphere of Σ y ⟨|c₀ + c·u|⟩ + z u_z, convex in the height and the distance from the
   * axis: on an arc at most that at its ends and where its end tangents meet.
   */
  upper(tolerance: number): number {
    const { y, z } = this.#game.solution();
    let total = 0;
    const used = this.#planes.flatMap((plane, k) => (y[k]! > 0 ? [{ plane, y: y[k]! }] : []));
    for (const { plane, y: weight } of used) total += weight * reach(this.#problem, plane);
    const at = (angle: number, stretch: number): number => {
      const height = stretch * Math.cos(angle);
      const out = stretch * Math.sin(angle);
      let sum = z[0]! * height;
      for (const { plane, y: weight } of used) {
        sum += weight * ringMean(plane[0] + plane[2] * height, plane[1] * Math.abs(out));
      }
      return sum;
    };
    let best = 0;
    let proven = 0;
    const arcs: [number, number, number][] = [];
    const START = 64;
    for (let k = 0; k <= START; k++) best = Math.max(best, at((Math.PI * k) / START, 1));
    for (let k = 0; k < START; k++)
      arcs.push([(Math.PI * k) / START, (Math.PI * (k + 1)) / START, 0]);
    for (let arc = arcs.pop(); arc !== undefined; arc = arcs.pop()) {
      const [low, high, depth] = arc;
      const middle = 0.5 * (low + high);
      const corner = at(middle, 1 / Math.cos(0.5 * (high - low)));
      const limit = Math.max(at(low, 1), at(high, 1), corner);
      best = Math.max(best, at(middle, 1));
      if (limit > best * (1 + tolerance) && depth < 20) {
        arcs.push([low, middle, depth + 1], [middle, high, depth + 1]);
      } else {
        proven = Math.max(proven, limit);
      }
    }
    return (proven / total) * (1 + ROUNDING);
  }

  get planes(): number {
    return this.#planes.length;
  }
}
