import {
  balanced,
  type Distribution,
  images,
  innerRadius,
  type Plane,
  type Problem,
  planesBound,
  pull,
  radiusOf,
  reach,
} from "./bounds.js";
import type { Vector } from "./canonical.js";
import { Zonotope } from "./gauge.js";
import { Game } from "./simplex.js";
import { icosphere, normalised } from "./sphere.js";

/** One point of each orbit of the mirrors. */
function representatives(points: readonly Vector[], mirrors: Problem["mirrors"]): Vector[] {
  return points.filter((u) => mirrors.every((mirror, k) => !mirror || u[k]! >= 0));
}

/** The plane with c·p = 1 and the smallest mean |c₀ + c·u| over the uniform distribution. */
function uniformPlane(p: Float64Array): Plane | null {
  const norm = Math.hypot(p[1]!, p[2]!, p[3]!);
  if (!(norm > 0)) return null;
  const r = p[0]! / norm;
  const offset = Math.abs(r) < 1e-8 ? r / 2 : (Math.sqrt(1 + r * r) - 1) / r;
  return new Float64Array([offset, p[1]! / norm, p[2]! / norm, p[3]! / norm]);
}

/** The search for the best distribution on given points: a game of points against planes. */
export class PointGame {
  readonly #problem: Problem;
  readonly #orbits: Vector[][];
  readonly #game: Game;
  readonly planes: Plane[] = [];
  readonly #known = new Set<string>();
  /** Alice's directions from which planes are looked for. */
  readonly #directions: Vector[];

  /** `known`: planes to begin with. */
  constructor(
    problem: Problem,
    frequency: number,
    directions: number,
    known: readonly Plane[] = [],
  ) {
    this.#problem = problem;
    const { mirrors } = problem;
    const rows = representatives(icosphere(frequency), mirrors);
    this.#orbits = rows.map((u) => images(u, mirrors));
    const free = [0, 1, 2].filter((k) => !mirrors[k]);
    this.#game = new Game(
      rows.length,
      free.map((k) => Float64Array.from(rows, (u) => u[k]!)),
    );
    this.#directions = representatives(icosphere(directions), mirrors).filter(
      (x) => free.length === 0 || x[free[0]!]! >= 0,
    );
    for (const x of this.#directions) {
      const plane = uniformPlane(pull(problem, x));
      if (plane !== null) this.#add(plane);
    }
    for (const plane of known) this.#add(plane);
  }

  /** Orbits of points, the rows of the game. */
  get rows(): number {
    return this.#orbits.length;
  }

  /** At most so many pivots; whether the game is solved. */
  pivot(limit: number): boolean {
    return this.#game.solve(limit);
  }

  /** Adds a plane where it is a new one. */
  #add(plane: Plane): void {
    const size = reach(this.#problem, plane);
    if (!(size > 1e-12)) return;
    const scaled = plane.map((x) => x / size);
    const key = Array.from(scaled, (x) => Math.round(1e7 * x)).join();
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.planes.push(scaled);
    this.#game.add(this.#orbits.map((orbit) => mean(scaled, orbit)));
  }

  /** Adds the planes that the present weights violate by more than this part; whether there is none. */
  improve(tolerance: number): boolean {
    const { points, weights } = this.#solid();
    const zonotope = new Zonotope(points, weights);
    const before = this.planes.length;
    const value = 1 / this.#game.price.reduce((a, b) => a + b, 0);
    let worst = value;
    for (const x of this.#directions) {
      let at = x;
      let found = Infinity;
      // The plane that x meets has a direction of its own that it holds back more: once more from there.
      for (let turn = 0; turn < 4; turn++) {
        const p = pull(this.#problem, at);
        if (zonotope.gauge(p, 1) === Infinity) break;
        const size = reach(this.#problem, zonotope.plane);
        const radius = zonotope.support(zonotope.plane) / size;
        if (radius < value * (1 - tolerance)) this.#add(zonotope.plane.slice());
        if (radius > found * (1 - 1e-6)) break;
        found = Math.min(found, radius);
        at = normalised(this.#holding(zonotope.plane));
      }
      worst = Math.min(worst, found);
    }
    return worst >= value * (1 - tolerance) || this.planes.length === before;
  }

  #holding(c: Float64Array): Vector {
    const { a, t } = this.#problem;
    return [c[0]! * a[0] + t[0] * c[1]!, c[0]! * a[1] + t[1] * c[2]!, c[0]! * a[2] + t[2] * c[3]!];
  }

  /** The present weights, normalised, of mean zero. */
  distribution(): Distribution {
    const points: Vector[] = [];
    const weights: number[] = [];
    let total = 0;
    for (const price of this.#game.price) total += Math.max(0, price);
    this.#orbits.forEach((orbit, row) => {
      const weight = Math.max(0, this.#game.price[row]!) / total;
      if (!(weight > 1e-12)) return;
      for (const u of orbit) {
        points.push(u);
        weights.push(weight / orbit.length);
      }
    });
    return balanced({ points, weights });
  }

  /** A lower bound of the radius from the present weights. */
  lower(tolerance: number): { lower: number; distribution: Distribution } {
    const distribution = this.#solid();
    return { lower: radiusOf(this.#problem, distribution, tolerance), distribution };
  }

  /** The present weights; where they lie in a plane, which leaves rounding no room, with a little of all points. */
  #solid(): Distribution {
    const found = this.distribution();
    if (innerRadius(found) >= FLAT) return found;
    const all = this.#orbits.flat();
    return balanced({
      points: [...found.points, ...all],
      weights: [...found.weights, ...all.map(() => THICKNESS / all.length)],
    });
  }

  /** An upper bound of the radius from the present planes. */
  upper(tolerance: number): number {
    const { y, z } = this.#game.solution();
    return planesBound(this.#problem, this.planes, y, z, tolerance);
  }
}

/** A ball inside the zonotope that is smaller than this is made larger, by so much of all points together. */
const FLAT = 1e-6;
const THICKNESS = 1e-6;

/** Mean of |c₀ + c·u| over points. */
function mean(c: ArrayLike<number>, points: readonly Vector[]): number {
  let sum = 0;
  for (const [x, y, z] of points) sum += Math.abs(c[0]! + c[1]! * x + c[2]! * y + c[3]! * z);
  return sum / points.length;
}
