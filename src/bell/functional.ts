import type { Inequality } from "./inequality.js";

/** Bloch vectors r, s and correlation matrix T (row: Alice) of a state. */
export interface Correlations {
  readonly r: Float64Array;
  readonly s: Float64Array;
  readonly t: Float64Array;
}

/** r, s, T of a Hermitian matrix, 16 entries row by row. */
export function correlations(re: Float64Array, im: Float64Array): Correlations {
  const [p1, p2, p3, p4] = [re[0]!, re[5]!, re[10]!, re[15]!];
  return {
    r: Float64Array.of(2 * (re[2]! + re[7]!), -2 * (im[2]! + im[7]!), p1 + p2 - p3 - p4),
    s: Float64Array.of(2 * (re[1]! + re[11]!), -2 * (im[1]! + im[11]!), p1 - p2 + p3 - p4),
    t: Float64Array.of(
      2 * (re[6]! + re[3]!),
      2 * (im[6]! - im[3]!),
      2 * (re[2]! - re[7]!),
      -2 * (im[6]! + im[3]!),
      2 * (re[6]! - re[3]!),
      -2 * (im[2]! - im[7]!),
      2 * (re[1]! - re[11]!),
      -2 * (im[1]! - im[11]!),
      p1 - p2 - p3 + p4,
    ),
  };
}

/**
 * The value of an inequality on a state as a function of one party's directions x_i alone, the
 * other's being the best reply: F = Σ a_i r·x_i + Σ_j |h_j|, h_j = Tᵀ Σ_i c_ij x_i + b_j s. The
 * party that chooses first is the one with fewer settings.
 */
export class Functional {
  /** Settings of the party that chooses, and of the one that replies. */
  readonly m: number;
  readonly n: number;
  /** Whether the one that chooses is Bob. */
  readonly swapped: boolean;
  readonly #a: Float64Array;
  readonly #b: Float64Array;
  readonly #c: Float64Array;
  readonly #r: Float64Array;
  readonly #s: Float64Array;
  /** Row by row, the chooser's index first. */
  readonly #t: Float64Array;
  /** T Tᵀ */
  readonly #square: Float64Array;
  /** h_j, its length, T h_j/|h_j|. */
  readonly #h: Float64Array;
  readonly #length: Float64Array;
  readonly #back: Float64Array;
  /** ∂F/∂x_i */
  readonly gradient: Float64Array;
  readonly #tangent: Float64Array;
  /** Gradient and minus the Hessian on two angles for each direction. */
  readonly slope: Float64Array;
  readonly curvature: Float64Array;

  constructor({ a, b, c }: Pick<Inequality, "a" | "b" | "c">, { r, s, t }: Correlations) {
    this.swapped = a.length > b.length;
    const [m, n] = this.swapped ? [b.length, a.length] : [a.length, b.length];
    this.m = m;
    this.n = n;
    this.#a = this.swapped ? b : a;
    this.#b = this.swapped ? a : b;
    this.#r = this.swapped ? s : r;
    this.#s = this.swapped ? r : s;
    this.#c = new Float64Array(m * n);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) this.#c[i * n + j] = this.swapped ? c[j * m + i]! : c[i * n + j]!;
    }
    this.#t = new Float64Array(9);
    this.#square = new Float64Array(9);
    for (let i = 0; i < 3; i++) {
      for (let k = 0; k < 3; k++) this.#t[3 * i + k] = this.swapped ? t[3 * k + i]! : t[3 * i + k]!;
    }
    for (let i = 0; i < 3; i++) {
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let e = 0; e < 3; e++) sum += this.#t[3 * i + e]! * this.#t[3 * k + e]!;
        this.#square[3 * i + k] = sum;
      }
    }
    this.#h = new Float64Array(3 * n);
    this.#length = new Float64Array(n);
    this.#back = new Float64Array(3 * n);
    this.gradient = new Float64Array(3 * m);
    this.#tangent = new Float64Array(6 * m);
    this.slope = new Float64Array(2 * m);
    this.curvature = new Float64Array(4 * m * m);
  }

  /** F at the directions x, and h_j. */
  value(x: Float64Array): number {
    let value = 0;
    for (let i = 0; i < this.m; i++) {
      const along =
        this.#r[0]! * x[3 * i]! + this.#r[1]! * x[3 * i + 1]! + this.#r[2]! * x[3 * i + 2]!;
      value += this.#a[i]! * along;
    }
    const t = this.#t;
    for (let j = 0; j < this.n; j++) {
      let [p, q, w] = [0, 0, 0];
      for (let i = 0; i < this.m; i++) {
        const c = this.#c[i * this.n + j]!;
        p += c * x[3 * i]!;
        q += c * x[3 * i + 1]!;
        w += c * x[3 * i + 2]!;
      }
      const b = this.#b[j]!;
      const h0 = t[0]! * p + t[3]! * q + t[6]! * w + b * this.#s[0]!;
      const h1 = t[1]! * p + t[4]! * q + t[7]! * w + b * this.#s[1]!;
      const h2 = t[2]! * p + t[5]! * q + t[8]! * w + b * this.#s[2]!;
      const length = Math.sqrt(h0 * h0 + h1 * h1 + h2 * h2);
      this.#h[3 * j] = h0;
      this.#h[3 * j + 1] = h1;
      this.#h[3 * j + 2] = h2;
      this.#length[j] = length;
      value += length;
    }
    return value;
  }

  /** ∂F/∂x_i from the h_j of the last `value`. */
  differentiate(): void {
    const { m, n } = this;
    const t = this.#t;
    for (let j = 0; j < n; j++) {
      const inverse = this.#length[j]! > 0 ? 1 / this.#length[j]! : 0;
      const p = this.#h[3 * j]! * inverse;
      const q = this.#h[3 * j + 1]! * inverse;
      const w = this.#h[3 * j + 2]! * inverse;
      for (let k = 0; k < 3; k++) {
        this.#back[3 * j + k] = t[3 * k]! * p + t[3 * k + 1]! * q + t[3 * k + 2]! * w;
      }
    }
    for (let i = 0; i < m; i++) {
      for (let k = 0; k < 3; k++) {
        let sum = this.#a[i]! * this.#r[k]!;
        for (let j = 0; j < n; j++) sum += this.#c[i * n + j]! * this.#back[3 * j + k]!;
        this.gradient[3 * i + k] = sum;
      }
    }
  }

  /** Every x_i to its gradient: the best answer to the other party's replies. */
  sweep(x: Float64Array): void {
    this.differentiate();
    for (let i = 0; i < 3 * this.m; i += 3) {
      const [p, q, w] = [this.gradient[i]!, this.gradient[i + 1]!, this.gradient[i + 2]!];
      const norm = Math.sqrt(p * p + q * q + w * w);
      if (!(norm > 1e-300)) continue;
      x[i] = p / norm;
      x[i + 1] = q / norm;
      x[i + 2] = w / norm;
    }
  }

  /** Slope and curvature at x, whose `value` was the last one taken. */
  expand(x: Float64Array): void {
    this.differentiate();
    const { m, n } = this;
    const e = this.#tangent;
    const g = this.gradient;
    for (let i = 0; i < m; i++) {
      tangents(x, 3 * i, e, 6 * i);
      for (let u = 0; u < 2; u++) this.slope[2 * i + u] = dot(g, 3 * i, e, 6 * i + 3 * u);
    }
    const size = 2 * m;
    const square = this.#square;
    for (let i = 0; i < m; i++) {
      for (let k = 0; k <= i; k++) {
        for (let u = 0; u < 2; u++) {
          const eu = 6 * i + 3 * u;
          for (let v = 0; v < 2; v++) {
            const ev = 6 * k + 3 * v;
            let shared = 0;
            for (let p = 0; p < 3; p++) {
              const row =
                square[3 * p]! * e[ev]! +
                square[3 * p + 1]! * e[ev + 1]! +
                square[3 * p + 2]! * e[ev + 2]!;
              shared += e[eu + p]! * row;
            }
            let sum = 0;
            for (let j = 0; j < n; j++) {
              const c = this.#c[i * n + j]! * this.#c[k * n + j]!;
              if (c === 0 || !(this.#length[j]! > 0)) continue;
              const across = dot(this.#back, 3 * j, e, eu) * dot(this.#back, 3 * j, e, ev);
              sum += (c * (shared - across)) / this.#length[j]!;
            }
            if (i === k && u === v) sum -= dot(x, 3 * i, g, 3 * i);
            this.curvature[(2 * i + u) * size + 2 * k + v] = -sum;
            this.curvature[(2 * k + v) * size + 2 * i + u] = -sum;
          }
        }
      }
    }
  }

  /** x moved by angles along the tangents of the last `expand`, times a step, into `to`. */
  move(x: Float64Array, angles: Float64Array, step: number, to: Float64Array): void {
    const e = this.#tangent;
    for (let i = 0; i < this.m; i++) {
      let norm = 0;
      for (let k = 0; k < 3; k++) {
        const at = 3 * i + k;
        to[at] =
          x[at]! + step * (angles[2 * i]! * e[6 * i + k]! + angles[2 * i + 1]! * e[6 * i + 3 + k]!);
        norm += to[at]! * to[at]!;
      }
      norm = 1 / Math.sqrt(norm);
      for (let k = 3 * i; k < 3 * i + 3; k++) to[k] = to[k]! * norm;
    }
  }

  /** The best replies, unit vectors, and the multipliers |∂F/∂x_i| and |h_j| at the last `value`. */
  replies(): Float64Array {
    const y = new Float64Array(3 * this.n);
    for (let j = 0; j < this.n; j++) {
      // Where the reply does not matter, along the third axis.
      if (this.#length[j]! > 0) {
        for (let k = 3 * j; k < 3 * j + 3; k++) y[k] = this.#h[k]! / this.#length[j]!;
      } else y[3 * j + 2] = 1;
    }
    return y;
  }
}

function dot(p: Float64Array, i: number, q: Float64Array, k: number): number {
  return p[i]! * q[k]! + p[i + 1]! * q[k + 1]! + p[i + 2]! * q[k + 2]!;
}

/** Two unit vectors orthogonal to the unit vector at x[i] and to each other, into e[k], e[k + 3]. */
function tangents(x: Float64Array, i: number, e: Float64Array, k: number): void {
  const [p, q, w] = [x[i]!, x[i + 1]!, x[i + 2]!];
  const sign = w >= 0 ? 1 : -1;
  const a = -1 / (sign + w);
  const b = p * q * a;
  e[k] = 1 + sign * p * p * a;
  e[k + 1] = sign * b;
  e[k + 2] = -sign * p;
  e[k + 3] = b;
  e[k + 4] = sign + q * q * a;
  e[k + 5] = -q;
}
