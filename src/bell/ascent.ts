import type { Functional } from "./functional.js";

const NEWTON_STEPS = 80;
/** An ascent ends where its model promises less, relative to the value. */
const GAIN = 1e-16;
/** Smallest curvature that is not taken for zero. */
const FLAT = 1e-9;

/**
 * Solves (M + λ) d = g with the smallest λ tried for which M + λ is positive definite, by Cholesky;
 * λ. `factor` is scratch of the size of M.
 */
function descend(m: Float64Array, g: Float64Array, d: Float64Array, factor: Float64Array): number {
  const n = g.length;
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(m[i * n + i]!));
  for (let lambda = 0; ; lambda = lambda === 0 ? 1e-6 * scale + 1e-12 : 4 * lambda) {
    if (!cholesky(m, lambda, FLAT * scale + 1e-300, factor, n) && lambda < 1e6 * scale + 1)
      continue;
    for (let i = 0; i < n; i++) {
      let sum = g[i]!;
      for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * d[k]!;
      d[i] = sum / factor[i * n + i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = d[i]!;
      for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * d[k]!;
      d[i] = sum / factor[i * n + i]!;
    }
    return lambda;
  }
}

/** Lower factor of M + λ; false where a pivot is not above `least`. */
export function cholesky(
  m: Float64Array,
  lambda: number,
  least: number,
  factor: Float64Array,
  n: number,
): boolean {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) {
      let sum = m[i * n + k]! + (i === k ? lambda : 0);
      for (let e = 0; e < k; e++) sum -= factor[i * n + e]! * factor[k * n + e]!;
      if (i === k) {
        if (!(sum > least)) return false;
        factor[i * n + i] = Math.sqrt(sum);
      } else factor[i * n + k] = sum / factor[k * n + k]!;
    }
  }
  return true;
}

/** Climbs from x, by see-saw sweeps and then by Newton steps, to a local maximum; its value. */
export class Ascent {
  readonly #functional: Functional;
  readonly #trial: Float64Array;
  readonly #angles: Float64Array;
  readonly #factor: Float64Array;

  constructor(functional: Functional) {
    this.#functional = functional;
    this.#trial = new Float64Array(3 * functional.m);
    this.#angles = new Float64Array(2 * functional.m);
    this.#factor = new Float64Array(4 * functional.m * functional.m);
  }

  climb(x: Float64Array, sweeps: number): number {
    const f = this.#functional;
    let value = f.value(x);
    for (let k = 0; k < sweeps; k++) {
      f.sweep(x);
      value = f.value(x);
    }
    for (let step = 0; step < NEWTON_STEPS; step++) {
      f.expand(x);
      descend(f.curvature, f.slope, this.#angles, this.#factor);
      let promised = 0;
      for (let k = 0; k < this.#angles.length; k++) promised += f.slope[k]! * this.#angles[k]!;
      if (!(promised > GAIN * (1 + Math.abs(value)))) break;
      const next = this.#line(x, value);
      if (next > value) {
        value = next;
        continue;
      }
      // Next to a kink no Newton step climbs: one of the see-saw, which always does.
      value = f.value(x);
      f.sweep(x);
      const swept = f.value(x);
      if (!(swept > value + GAIN * (1 + Math.abs(value)))) {
        value = Math.max(value, swept);
        break;
      }
      value = swept;
    }
    return f.value(x);
  }

  #line(x: Float64Array, value: number): number {
    for (let step = 1; step > 1e-9; step *= 0.35) {
      this.#functional.move(x, this.#angles, step, this.#trial);
      const next = this.#functional.value(this.#trial);
      if (next > value) {
        x.set(this.#trial);
        return next;
      }
    }
    return value;
  }
}
