import {
  DISCRIMINANT_ROUNDING,
  EIGENVALUE_ROUNDING,
  LAGUERRE_STEP,
  LAGUERRE_STEPS,
  NUDGE,
  NUDGE_GROWTH,
  NUDGES,
  VERIFY_MARGIN,
} from "../constants";

/**
 * Upper bound of H(c) = max over unit a of |c + Tᵀa| + |c − Tᵀa|, tight to rounding.
 *
 * a₁ … a₃ are the squares of diag T in descending order, w_i = (t_i c_i)², cc = |c|².
 * H ≤ 2√x for every x with diag(x − A_i) + wwᵀ/x ⪰ 0, A_i = t_i² + |c|². With
 * y = x − A₂ that is, for 0 < y < L,
 *     w₁ ≥ (L − y)(A₂ + y + w₂/y + w₃/(y + M)),  L = A₁ − A₂, M = A₂ − A₃.
 * The least such y is the largest root of a quartic with only real roots (the
 * quadratic eigenproblem x² − xA + wwᵀ is overdamped), which Laguerre's method
 * reaches from the right; the inequality itself is then verified with a margin, so
 * that rounding cannot make the bound too small.
 */
export function focalBound(a1: f64, a2: f64, a3: f64, w1: f64, w2: f64, w3: f64, cc: f64): f64 {
  const top = a1 + cc;
  const base = a2 + cc;
  const l = a1 - a2;
  const m = a2 - a3;
  const c3 = base + m - l;
  const c2 = base * (m - l) - l * m + (w1 + w2 + w3);
  const c1 = w1 * m + w2 * (m - l) - w3 * l - base * l * m;
  const c0 = -w2 * l * m;
  let y: f64 = l;
  for (let step: i32 = 0; step < LAGUERRE_STEPS; step++) {
    const q = (((y + c3) * y + c2) * y + c1) * y + c0;
    if (!(q > 0)) break;
    const q1 = ((4 * y + 3 * c3) * y + 2 * c2) * y + c1;
    const q2 = (12 * y + 6 * c3) * y + 2 * c2;
    const denominator = q1 + sqrt<f64>(max<f64>(0, 9 * q1 * q1 - 12 * q * q2));
    if (!(denominator > 0)) break;
    const shift = (4 * q) / denominator;
    y -= shift;
    if (shift < LAGUERRE_STEP * top) break;
  }
  y = max<f64>(0, y);
  let nudge: f64 = NUDGE * top;
  for (let k: i32 = 0; k < NUDGES; k++) {
    const up = y + nudge;
    if (up >= l) break;
    if (w1 * (1 - VERIFY_MARGIN) >= (l - up) * (base + up + w2 / up + w3 / (up + m))) {
      return 2 * sqrt<f64>(base + up);
    }
    nudge *= NUDGE_GROWTH;
  }
  return 2 * sqrt<f64>(top);
}

/**
 * Upper bound of σ_max² of diag T on the plane orthogonal to p, from the squares
 * x, y, z of p's components: the larger root of the restricted 2×2 form. It falls with
 * x and rises with y and z.
 */
export function planeSquare(a1: f64, a2: f64, a3: f64, x: f64, y: f64, z: f64): f64 {
  const n = x + y + z;
  if (!(n > 0)) return a1;
  const trace = (a1 * (y + z) + a2 * (x + z) + a3 * (x + y)) / n;
  const determinant = (x * a2 * a3 + y * a1 * a3 + z * a1 * a2) / n;
  const discriminant = max<f64>(0, 0.25 * trace * trace - determinant);
  return 0.5 * trace + sqrt<f64>(discriminant + DISCRIMINANT_ROUNDING * a1 * a1);
}

/**
 * Upper bound of the largest eigenvalue of the symmetric matrix with diagonal
 * a, b, c and off-diagonals d (12), e (13), f (23): Laguerre's method from the right
 * on the characteristic polynomial, with its value lowered by its rounding error,
 * so that no step passes the root. Tight to rounding, or to its square root where two
 * eigenvalues meet.
 */
export function largestEigenvalue(a: f64, b: f64, c: f64, d: f64, e: f64, f: f64): f64 {
  const mean = (a + b + c) / 3;
  const x = a - mean;
  const y = b - mean;
  const z = c - mean;
  const q = 0.5 * (x * x + y * y + z * z) + (d * d + e * e + f * f);
  const determinant = x * (y * z - f * f) - d * (d * z - f * e) + e * (d * f - y * e);
  let root: f64 = 2 * sqrt<f64>(q / 3);
  const size = abs<f64>(mean) + root;
  const rounding = EIGENVALUE_ROUNDING * size * size * size;
  for (let step: i32 = 0; step < LAGUERRE_STEPS; step++) {
    const p = (root * root - q) * root - determinant - rounding;
    if (!(p > 0)) break;
    const p1 = 3 * root * root - q;
    const p2 = 6 * root;
    const denominator = p1 + sqrt<f64>(max<f64>(0, 4 * p1 * p1 - 6 * p * p2));
    if (!(denominator > 0)) break;
    const shift = (3 * p) / denominator;
    root -= shift;
    if (shift < LAGUERRE_STEP * size) break;
  }
  return mean + root;
}
