// Functions of both lanes at once. Each lane does what src/js/linear/expm1.ts does.

import { LN2_HIGH, LN2_LOW, LOG2_E } from "../constants";

/** 2⁵² + 1023: added to a whole number k, it leaves the exponent bits of 2^k in the last places. */
const EXPONENT_BITS: f64 = 4503599627371519.0;

/** q·r + c in both lanes: a step of Horner's scheme. */
function step(q: v128, r: v128, c: f64): v128 {
  return f64x2.add(f64x2.mul(q, r), f64x2.splat(c));
}

/**
 * exp(x) − 1 in both lanes for 0 ≤ x ≤ EXP_LIMIT, to about one unit in the last place.
 *
 * x = k ln 2 + r with |r| ≤ ½ ln 2; the Taylor polynomial of degree 14 leaves
 * r¹⁴/15! < 3e-19 relative to r. The same operations as in src/js/linear/expm1.ts, so
 * that both cores agree bit for bit.
 */
export function expm1OfPair(x: v128): v128 {
  const k = f64x2.floor(step(x, f64x2.splat(LOG2_E), 0.5));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(LN2_LOW)));
  let q = f64x2.splat(1.0 / 87178291200.0);
  q = step(q, r, 1.0 / 6227020800.0);
  q = step(q, r, 1.0 / 479001600.0);
  q = step(q, r, 1.0 / 39916800.0);
  q = step(q, r, 1.0 / 3628800.0);
  q = step(q, r, 1.0 / 362880.0);
  q = step(q, r, 1.0 / 40320.0);
  q = step(q, r, 1.0 / 5040.0);
  q = step(q, r, 1.0 / 720.0);
  q = step(q, r, 1.0 / 120.0);
  q = step(q, r, 1.0 / 24.0);
  q = step(q, r, 1.0 / 6.0);
  q = step(q, r, 1.0 / 2.0);
  const p = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), q));
  // 2^k from its bits: 0 ≤ k < 1024.
  const scale = i64x2.shl(f64x2.add(k, f64x2.splat(EXPONENT_BITS)), 52);
  return f64x2.add(f64x2.mul(scale, p), f64x2.sub(scale, f64x2.splat(1)));
}
