import { cholesky } from "./ascent.js";
import type { Correlations } from "./functional.js";
import type { Form } from "./maximum.js";

/** First shift of the multipliers, relative to their mean: rounding of what they are computed from. */
const SHIFT = 1e-13;
/** Rounding of the bound, relative to the multipliers. */
const ROUNDING = 1e-13;

/**
 * An upper bound of an inequality's value over all directions. With Q the quadratic and q the linear
 * part of the value in all x_i, y_j at once, and D diagonal with D − Q positive definite, the value
 * is at most ½ Σ D/3 + ½ qᵀ(D − Q)⁻¹q, since |x_i| = |y_j| = 1. The best D at a maximum are the lengths of
 * its gradients: where the bound has no gap they prove it; elsewhere they are raised until D − Q is
 * positive.
 */
export function upperBound(
  { a, b, c }: Form,
  { r, s, t }: Correlations,
  alice: Float64Array,
  bob: Float64Array,
): number {
  const [m, n] = [a.length, b.length];
  const size = 3 * (m + n);
  const q = new Float64Array(size);
  const minus = new Float64Array(size * size);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < 3; k++) q[3 * i + k] = a[i]! * r[k]!;
  }
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < 3; k++) q[3 * (m + j) + k] = b[j]! * s[k]!;
  }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < 3; k++) {
        for (let l = 0; l < 3; l++) {
          const entry = -c[i * n + j]! * t[3 * k + l]!;
          const [row, column] = [3 * i + k, 3 * (m + j) + l];
          minus[row * size + column] = entry;
          minus[column * size + row] = entry;
        }
      }
    }
  }
  const at = Float64Array.of(...alice, ...bob);
  const lengths = new Float64Array(m + n);
  for (let p = 0; p < m + n; p++) {
    let square = 0;
    for (let row = 3 * p; row < 3 * p + 3; row++) {
      let sum = q[row]!;
      for (let k = 0; k < size; k++) sum -= minus[row * size + k]! * at[k]!;
      square += sum * sum;
    }
    lengths[p] = Math.sqrt(square);
  }
  const mean = lengths.reduce((sum, x) => sum + x, 0) / lengths.length;
  if (!(mean > 0)) return 0;
  const factor = new Float64Array(size * size);
  const bound = (shift: number): number => {
    for (let row = 0; row < size; row++) {
      minus[row * (size + 1)] = lengths[Math.floor(row / 3)]! + shift;
    }
    if (!cholesky(minus, 0, 0, factor, size)) return Infinity;
    let sum = 0;
    for (const length of lengths) sum += length + shift;
    // |F⁻¹ q|² with F the factor.
    const solved = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      let rest = q[row]!;
      for (let k = 0; k < row; k++) rest -= factor[row * size + k]! * solved[k]!;
      solved[row] = rest / factor[row * size + row]!;
      sum += solved[row]! * solved[row]!;
    }
    return 0.5 * sum;
  };
  let best = Infinity;
  // The bound is convex in the shift: stepping up, the first that rises again ends it.
  for (let shift = SHIFT * mean; shift < 1e6 * mean; shift *= 1.5) {
    const found = bound(shift);
    if (found < best) best = found;
    else if (best < Infinity) break;
  }
  return best + ROUNDING * mean * lengths.length;
}
