// Elementary functions of spectra, from the four operations and expm1, so that every engine
// gives the same bits.

import { EXP_LIMIT, LN2_HIGH, LN2_LOW } from "../constants";
import { expm1 } from "../linear/expm1";
import { SQRT_HALF, SQRT_TWO } from "./constants";

/** exp(−x) for x ≥ 0, 0 above EXP_LIMIT; two units in the last place. */
export function decay(x: f64): f64 {
  return x <= EXP_LIMIT ? 1.0 / (1.0 + expm1(x)) : 0.0;
}

/**
 * ln x for normal x > 0, to two units in the last place or 2e-16 beside x = 1.
 *
 * x = 2^k m with √½ ≤ m ≤ √2, and ln m = 2 artanh((m − 1)/(m + 1)): eleven terms of the series
 * leave 0.0295¹¹/23 < 1e-18.
 */
export function logarithm(x: f64): f64 {
  let m: f64 = x;
  let k: f64 = 0;
  let power: f64 = 512;
  let factor: f64 = 1.3407807929942597e154;
  while (power >= 1.0) {
    while (m > SQRT_TWO * factor) {
      m = m / factor;
      k = k + power;
    }
    while (m * factor < SQRT_HALF) {
      m = m * factor;
      k = k - power;
    }
    power = 0.5 * power;
    factor = Math.sqrt(factor);
  }
  // What is left is within a factor of two of the interval.
  if (m > SQRT_TWO) {
    m = 0.5 * m;
    k = k + 1.0;
  }
  if (m < SQRT_HALF) {
    m = 2.0 * m;
    k = k - 1.0;
  }
  const s = (m - 1.0) / (m + 1.0);
  const z = s * s;
  let q: f64 = 1.0 / 23.0;
  q = q * z + 1.0 / 21.0;
  q = q * z + 1.0 / 19.0;
  q = q * z + 1.0 / 17.0;
  q = q * z + 1.0 / 15.0;
  q = q * z + 1.0 / 13.0;
  q = q * z + 1.0 / 11.0;
  q = q * z + 1.0 / 9.0;
  q = q * z + 1.0 / 7.0;
  q = q * z + 1.0 / 5.0;
  q = q * z + 1.0 / 3.0;
  return k * LN2_HIGH + (k * LN2_LOW + 2.0 * (s + s * z * q));
}

/**
 * x^p for x > 0: products for p = 0, 1, 2, 3 and square roots for their halves, else
 * exp(p ln x), whose relative error is 2e-16 (1 + |p ln x|).
 */
export function power(x: f64, p: f64): f64 {
  if (p === 1.0) return x;
  if (p === 0.0) return 1;
  if (p === 2.0) return x * x;
  if (p === 3.0) return x * x * x;
  if (p === 0.5) return Math.sqrt(x);
  if (p === 1.5) return x * Math.sqrt(x);
  const y = p * logarithm(x);
  if (y < 0) return decay(-y);
  return y <= EXP_LIMIT ? 1.0 + expm1(y) : Infinity;
}
