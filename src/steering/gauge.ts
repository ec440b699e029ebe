import type { Vector } from "./canonical.js";

/** Shift of every plane's offset by a random part of this: no plane then passes through four points. */
const SHIFT = 1e-10;
const STEPS = 400;
/** An edge on which L falls less is no way down: rounding of a sum of weights of one in all. */
const STEEP = 1e-14;

/**
 * The zonotope Σ w_l [−1, 1] q_l of weighted points u_l, q = (1, u): its support function is
 * L(c₀, c) = Σ w_l |c₀ + c·u_l|. A ray from its centre leaves it through a facet, a plane
 * (c₀, c) of Bob's sphere through three of the points.
 */
export class Zonotope {
  readonly #points: Float64Array;
  readonly #weights: Float64Array;
  readonly #shift: Float64Array;
  readonly #value: Float64Array;
  readonly #slope: Float64Array;
  readonly #crossing: Float64Array;
  /** Points of the plane found last, from which the next search begins. */
  readonly triple = new Int32Array(3);
  /** The plane found last: c₀, c. */
  readonly plane = new Float64Array(4);
  readonly #edge = new Float64Array(16);
  readonly #sum = new Float64Array(4);
  readonly count: number;

  constructor(points: readonly Vector[], weights: ArrayLike<number>) {
    const used = points.flatMap((u, l) => (weights[l]! > 0 ? [{ u, w: weights[l]! }] : []));
    this.count = used.length;
    this.#points = new Float64Array(4 * this.count);
    this.#weights = new Float64Array(this.count);
    this.#shift = new Float64Array(this.count);
    used.forEach(({ u, w }, l) => {
      this.#points.set([1, ...u], 4 * l);
      this.#weights[l] = w;
      // Cubes: mirror images have consecutive numbers, and their planes a linear relation.
      this.#shift[l] = SHIFT * (((l + 1) ** 3 * 0.6180339887498949) % 1);
    });
    this.#value = new Float64Array(this.count);
    this.#slope = new Float64Array(this.count);
    this.#crossing = new Float64Array(this.count);
    this.triple[0] = -1;
  }

  /** Σ w |c·q| at any plane. */
  support(c: ArrayLike<number>): number {
    let sum = 0;
    for (let l = 0; l < this.count; l++) sum += this.#weights[l]! * Math.abs(this.#at(c, 0, l));
    return sum;
  }

  #at(c: ArrayLike<number>, from: number, l: number): number {
    const q = this.#points;
    return (
      c[from]! * q[4 * l]! +
      c[from + 1]! * q[4 * l + 1]! +
      c[from + 2]! * q[4 * l + 2]! +
      c[from + 3]! * q[4 * l + 3]!
    );
  }

  /**
   * Columns of the inverse of the matrix with rows q_i, q_j, q_k, p: the directions that leave one
   * of the three planes at a time, and the plane with c·p = 1. False where it is nearly singular.
   */
  #edges(p: ArrayLike<number>): boolean {
    const m = new Float64Array(32);
    for (let r = 0; r < 4; r++) {
      for (let k = 0; k < 4; k++) {
        m[8 * r + k] = r < 3 ? this.#points[4 * this.triple[r]! + k]! : p[k]!;
      }
      m[8 * r + 4 + r] = 1;
    }
    for (let c = 0; c < 4; c++) {
      let row = c;
      for (let r = c + 1; r < 4; r++) {
        if (Math.abs(m[8 * r + c]!) > Math.abs(m[8 * row + c]!)) row = r;
      }
      const pivot = m[8 * row + c]!;
      if (!(Math.abs(pivot) > 1e-9)) return false;
      for (let k = 0; k < 8; k++) {
        const kept = m[8 * row + k]!;
        m[8 * row + k] = m[8 * c + k]!;
        m[8 * c + k] = kept / pivot;
      }
      for (let r = 0; r < 4; r++) {
        const factor = m[8 * r + c]!;
        if (r === c || factor === 0) continue;
        for (let k = 0; k < 8; k++) m[8 * r + k] = m[8 * r + k]! - factor * m[8 * c + k]!;
      }
    }
    for (let e = 0; e < 4; e++) {
      for (let k = 0; k < 4; k++) this.#edge[4 * e + k] = m[8 * k + 4 + e]!;
    }
    return true;
  }

  /** Some three points that span a plane with p. */
  #begin(p: ArrayLike<number>): boolean {
    if (this.triple[0]! >= 0 && this.#edges(p)) return true;
    const n = this.count;
    for (let k = 0; k < 500; k++) {
      for (let e = 0; e < 3; e++) this.triple[e] = (k * 7 + (e * (n - 1 + k)) / 3) % n;
      const [i, j, l] = this.triple;
      if (i !== j && j !== l && l !== i && this.#edges(p)) return true;
    }
    return false;
  }

  /**
   * An upper bound of the smallest τ⁻¹ with τ p in the zonotope, attained but for rounding and
   * SHIFT. What proves it is a point of the zonotope: factors f_l with |f_l| ≤ 1 and
   * Σ w f q = τ p; where rounding leaves more, the bound is raised by it over `radius`, that of a
   * ball inside.
   */
  gauge(p: ArrayLike<number>, radius: number): number {
    if (!this.#begin(p)) return Infinity;
    const { count, plane, triple } = this;
    const weights = this.#weights;
    const points = this.#points;
    const value = this.#value;
    const edge = this.#edge;
    const sum = this.#sum;
    let tau = 0;
    for (let step = 0; ; step++) {
      // The plane that meets the three shifted offsets.
      for (let k = 0; k < 4; k++) {
        plane[k] = edge[12 + k]!;
        for (let e = 0; e < 3; e++) {
          plane[k] = plane[k]! - this.#shift[triple[e]!]! * edge[4 * e + k]!;
        }
      }
      sum.fill(0);
      for (let l = 0; l < count; l++) {
        value[l] = this.#at(plane, 0, l) + this.#shift[l]!;
        if (l === triple[0] || l === triple[1] || l === triple[2]) continue;
        const w = value[l]! >= 0 ? weights[l]! : -weights[l]!;
        for (let k = 0; k < 4; k++) sum[k] = sum[k]! + w * points[4 * l + k]!;
      }
      let worst = -1;
      let slope = -STEEP;
      for (let e = 0; e < 3; e++) {
        let s = 0;
        for (let k = 0; k < 4; k++) s += sum[k]! * edge[4 * e + k]!;
        const w = weights[triple[e]!]!;
        if (w - Math.abs(s) < slope) {
          slope = w - Math.abs(s);
          worst = s > 0 ? e : e + 4;
        }
      }
      tau = 0;
      for (let k = 0; k < 4; k++) tau += sum[k]! * edge[12 + k]!;
      if (worst < 0 || step >= STEPS) break;
      const leaving = worst & 3;
      const next = this.#walk(leaving, worst > 3 ? 1 : -1, slope);
      if (next < 0) break;
      const left = triple[leaving]!;
      triple[leaving] = next;
      if (!this.#edges(p)) {
        triple[leaving] = left;
        this.#edges(p);
        break;
      }
    }
    return this.#proven(p, tau, radius);
  }

  /** Along an edge from the plane to where L stops falling: the point that its plane meets there. */
  #walk(leaving: number, sign: number, start: number): number {
    const { count, triple } = this;
    const crossing = this.#crossing;
    for (let l = 0; l < count; l++) {
      crossing[l] = Infinity;
      if (l === triple[0] || l === triple[1] || l === triple[2]) continue;
      const rate = sign * this.#at(this.#edge, 4 * leaving, l);
      this.#slope[l] = rate;
      const at = -this.#value[l]! / rate;
      if (at > 0) crossing[l] = at;
    }
    let slope = start;
    for (;;) {
      let first = -1;
      let nearest = Infinity;
      for (let l = 0; l < count; l++) {
        if (crossing[l]! < nearest) {
          nearest = crossing[l]!;
          first = l;
        }
      }
      if (first < 0) return -1;
      slope += 2 * this.#weights[first]! * Math.abs(this.#slope[first]!);
      if (slope >= 0) return first;
      crossing[first] = Infinity;
    }
  }

  #proven(p: ArrayLike<number>, tau: number, radius: number): number {
    // Residual of Σ w f q = τ p, from the factors themselves.
    const rest = [-tau * p[0]!, -tau * p[1]!, -tau * p[2]!, -tau * p[3]!];
    for (let k = 0; k < 4; k++) rest[k] = rest[k]! + this.#sum[k]!;
    for (let e = 0; e < 3; e++) {
      let s = 0;
      for (let k = 0; k < 4; k++) s += this.#sum[k]! * this.#edge[4 * e + k]!;
      // The factor −s/w, held within ±1.
      const w = this.#weights[this.triple[e]!]!;
      const held = Math.max(-w, Math.min(w, s));
      for (let k = 0; k < 4; k++) {
        rest[k] = rest[k]! - held * this.#points[4 * this.triple[e]! + k]!;
      }
    }
    const size = Math.hypot(...rest) + ROUNDING;
    return tau > 0 ? (1 + size / radius) / tau : Infinity;
  }
}

/** Rounding of a sum of at most some thousand terms of weight at most one in all, each of length √2. */
const ROUNDING = 1e-14;
