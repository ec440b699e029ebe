import {
  EIGENVALUE_ROUNDING,
  EIGENVALUE_STEPS,
  LAGUERRE_STEP,
  LAGUERRE_STEPS,
  NUDGE,
  NUDGE_GROWTH,
  NUDGES,
  PLANE_ROUNDING,
  VERIFY_MARGIN,
} from "../constants";

/**
 * Upper bound of H(c) = max over unit a of |c + Tᵀa| + |c − Tᵀa|, tight to rounding.
 *
 * a₁ … a₃ are the squares of diag T in descending order, w_i = (t_i c_i)², off = c₂² + c₃²,
 * cc = |c|². H ≤ 2√x for every x with diag(x − A_i) + wwᵀ/x ⪰ 0, A_i = t_i² + |c|². With
 * y = x − A₂ that is, for 0 < y < L,
 *     (x − a₁)(x − cc) ≥ a₁ off + (L − y)(w₂/y + w₃/(y + M)),  L = A₁ − A₂, M = A₂ − A₃,
 * where every term is a product of numbers good to their last places but x − a₁ = y + cc − L,
 * whose error is one of x. The least such y is the largest root of a quartic with only real
 * roots (the quadratic eigenproblem x² − xA + wwᵀ is overdamped), which Laguerre's method
 * reaches from the right; the inequality itself is then verified with a margin, so that
 * rounding cannot make the bound too small.
 */
export function focalBound(
  a1: f64,
  a2: f64,
  a3: f64,
  w1: f64,
  w2: f64,
  w3: f64,
  off: f64,
  cc: f64,
): f64 {
  const top = a1 + cc;
  const base = a2 + cc;
  const l = a1 - a2;
  const m = a2 - a3;
  const c3 = base + m - l;
  const c2 = base * (m - l) - l * m + (w1 + w2 + w3);
  const c1 = w1 * m + w2 * (m - l) - w3 * l - base * l * m;
  const shear = a1 * off;
  let y: f64 = l;
  for (let step: i32 = 0; step < LAGUERRE_STEPS; step++) {
    const far = y + m;
    const q = y * far * ((y + cc - l) * (y + a2) - shear) - (l - y) * (w2 * far + w3 * y);
    if (q === 0) break;
    const q1 = ((4 * y + 3 * c3) * y + 2 * c2) * y + c1;
    const q2 = (12 * y + 6 * c3) * y + 2 * c2;
    const denominator = q1 + Math.sqrt(Math.max(0, 9 * q1 * q1 - 12 * q * q2));
    if (!(denominator > 0)) break;
    const shift = (4 * q) / denominator;
    y -= shift;
    // Rounding may take a long step past the root: the next one comes back.
    if (Math.abs(shift) < LAGUERRE_STEP * top) break;
  }
  y = Math.max(0, y);
  let nudge: f64 = NUDGE * top;
  for (let k: i32 = 0; k < NUDGES; k++) {
    const up = y + nudge;
    if (up >= l) break;
    const above = up + cc - l - VERIFY_MARGIN * top;
    if (above * (up + a2) * (1 - VERIFY_MARGIN) >= shear + (l - up) * (w2 / up + w3 / (up + m))) {
      return 2 * Math.sqrt(base + up);
    }
    nudge *= NUDGE_GROWTH;
  }
  return 2 * Math.sqrt(top);
}

/**
 * Upper bound of σ_max² of diag T on the plane orthogonal to p, from the squares
 * x, y, z of p's components. It falls with x and rises with y and z.
 *
 * Less A₂ it is the larger root of λ² − (P − N)λ − y(A₁−A₂)(A₂−A₃)/n, P = (A₁−A₂)(y+z)/n,
 * N = (A₂−A₃)(x+y)/n, n = x + y + z. The roots have opposite signs, so that no difference stands
 * under the square root, and the larger one is at least P − N. Hence N ≤ A₂ ≤ σ² and
 * P ≤ A₂ − N + P ≤ σ²: every rounding is a few units in the last place of σ² itself.
 */
export function planeSquare(a1: f64, a2: f64, a3: f64, x: f64, y: f64, z: f64): f64 {
  const n = x + y + z;
  if (!(n > 0)) return a1;
  const up = a1 - a2;
  const down = a2 - a3;
  const trace = (up * (y + z) - down * (x + y)) / n;
  const root = Math.sqrt(trace * trace + (4 * up * down * y) / n);
  return (a2 + 0.5 * (trace + root)) * (1 + PLANE_ROUNDING);
}

/**
 * Upper bound, tight to rounding, of the largest eigenvalue of the symmetric matrix with
 * diagonal a, b, c and off-diagonals d (12), e (13), f (23), whose entries are good to a few
 * units in the last place of `size`, and no larger; `near` is a guess.
 *
 * With the least diagonal entry in the third place and m = (e, f), Schur's complement says
 * that λ > c is above λ_max exactly where it is above
 *     g(λ) = λ_max([a d; d b] + mmᵀ/(λ − c)),
 * so the larger of λ and g(λ) bounds λ_max for every λ > c. λ − g(λ) is concave and rises:
 * Newton's method crosses the root from the right at most once and then climbs to it. The root in
 * g is one of a sum of squares: where eigenvalues meet nothing is lost.
 */
export function largestEigenvalue(
  a: f64,
  b: f64,
  c: f64,
  d: f64,
  e: f64,
  f: f64,
  size: f64,
  near: f64,
): f64 {
  if (a < c && a <= b) return largestEigenvalue(c, b, a, f, e, d, size, near);
  if (b < c) return largestEigenvalue(a, c, b, e, d, f, size, near);
  const middle = 0.5 * (a + b);
  const apart = 0.5 * (a - b);
  const sum = 0.5 * (e * e + f * f);
  const difference = 0.5 * (e * e - f * f);
  const product = e * f;
  const rounding = EIGENVALUE_ROUNDING * size;
  // λ_max is at most the largest sum of sizes in a row, and at least what a or b and a block of
  // two say: a start that is no lower stays clear of the pole of g.
  const across = Math.max(Math.abs(e), Math.abs(f));
  const rows = Math.abs(d) + Math.abs(e) + Math.abs(f);
  let bound: f64 = Math.max(a, b) + rows + rounding;
  let root: f64 = Math.max(near, Math.max(Math.max(a, b), c + across));
  for (let step: i32 = 0; step < EIGENVALUE_STEPS; step++) {
    const gap = root - c;
    if (!(gap > 0)) break;
    const inverse = 1 / gap;
    const coupling = sum * inverse;
    const half = apart + difference * inverse;
    const off = d + product * inverse;
    const radius = Math.sqrt(half * half + off * off);
    const least = middle + coupling + radius;
    bound = Math.min(bound, Math.max(root, least) + rounding + EIGENVALUE_ROUNDING * coupling);
    const excess = root - least;
    if (Math.abs(excess) <= rounding) break;
    // Minus the derivative of g: (m·v)²/(λ − c)², v its eigenvector, times the radius.
    const scale = radius > 0 ? radius : 1;
    const slope = (sum * scale + difference * half + product * off) * inverse * inverse;
    root -= (excess * scale) / (scale + slope);
  }
  return bound;
}
