import { LN2_HIGH, LN2_LOW, LOG2_E } from "./constants";

/**
 * exp(x) − 1 for 0 ≤ x ≤ EXP_LIMIT, to about one unit in the last place.
 *
 * x = k ln 2 + r with |r| ≤ ½ ln 2; the Taylor polynomial of degree 14 leaves
 * r¹⁴/15! < 3e-19 relative to r. The same operations as in src/js/math.ts, so
 * that both cores agree bit for bit.
 */
export function expm1(x: f64): f64 {
  const k = floor<f64>(x * LOG2_E + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let q: f64 = 1.0 / 87178291200.0;
  q = q * r + 1.0 / 6227020800.0;
  q = q * r + 1.0 / 479001600.0;
  q = q * r + 1.0 / 39916800.0;
  q = q * r + 1.0 / 3628800.0;
  q = q * r + 1.0 / 362880.0;
  q = q * r + 1.0 / 40320.0;
  q = q * r + 1.0 / 5040.0;
  q = q * r + 1.0 / 720.0;
  q = q * r + 1.0 / 120.0;
  q = q * r + 1.0 / 24.0;
  q = q * r + 1.0 / 6.0;
  q = q * r + 1.0 / 2.0;
  const p = r + r * r * q;
  // 2^k from its bits: 0 ≤ k < 1024.
  const scale = reinterpret<f64>((<u64>k + 1023) << 52);
  return scale * p + (scale - 1);
}
