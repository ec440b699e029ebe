import type { Canonical } from "./canonical.js";

/** Steps that shrink the bracket of μ; each halves the logarithm of its width or more. */
const STEPS = 200;
/** Below this part of t₁² the distance μ − t₁² changes nothing to rounding. */
const SMALLEST = 1e-18;

/**
 * S = max over unit x of (a·x)² + 2|Tᵀx| for T = diag(t), t₁ ≥ t₂ ≥ t₃ ≥ 0. At most 1: the uniform
 * distribution of Bob's pure states is a local hidden state model (Bowles, Hirsch, Quintino and
 * Brunner, Phys. Rev. A 93, 022121).
 *
 * 2|Tᵀx| = min over s of s + |Tᵀx|²/s makes it min over s of s + λ_max(aaᵀ + TTᵀ/s). With
 * μ = s λ the eigenvalue obeys s Σ a_k²/(μ − t_k²) = 1: a minimum over the one variable
 * ε = μ − t₁², and every ε ≥ 0 gives an upper bound, whatever rounding does to the search for it.
 */
export function uniformCriterion({ a, t }: Pick<Canonical, "a" | "t">): number {
  const [t1, t2, t3] = t;
  const [a1, a2, a3] = [a[0] * a[0], a[1] * a[1], a[2] * a[2]];
  const top = t1 * t1;
  const d2 = (t1 - t2) * (t1 + t2);
  const d3 = (t1 - t3) * (t1 + t3);
  const length = a1 + a2 + a3;
  if (!(length > 0)) return 2 * t1;
  if (!(t1 > 0)) return length;
  /** The bound that ε proves. */
  const bound = (e: number): number => {
    const largest = 1 / (a1 / e + a2 / (e + d2) + a3 / (e + d3));
    const s = Math.min(largest, Math.sqrt(top + e));
    return s + (top + e) / s;
  };
  /** Sign of the bound's slope in ε. */
  const slope = (e: number): number => {
    const [p1, p2, p3] = [a1 / e, a2 / (e + d2), a3 / (e + d3)];
    const p = p1 + p2 + p3;
    const q = p1 / e + p2 / (e + d2) + p3 / (e + d3);
    return 1 - (top + e) * p * p + (p * p * p) / q;
  };
  let high = t1 * length + top * SMALLEST;
  let low = high;
  const least = top * SMALLEST;
  while (low > least && slope(low) >= 0) {
    high = low;
    low = Math.max(least, low / 64);
  }
  if (slope(low) >= 0) return bound(low);
  for (let step = 0; step < STEPS && high - low > 1e-15 * high; step++) {
    const middle = high > 2 * low ? Math.sqrt(low * high) : 0.5 * (low + high);
    if (slope(middle) >= 0) high = middle;
    else low = middle;
  }
  return Math.min(bound(low), bound(high));
}

/** S of an X-state after the filter: a and t₃ along its axis, t the larger of t₁ and t₂ (all ≥ 0). */
export function axialCriterion(a: number, t: number, t3: number): number {
  const aa = a * a;
  const d = (t - t3) * (t + t3);
  if (d <= aa * t3) return aa + 2 * t3;
  if (d >= aa * t) return 2 * t;
  return (aa * t * t) / d + d / aa;
}
