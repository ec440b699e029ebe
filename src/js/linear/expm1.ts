import { LN2_HIGH, LN2_LOW, LOG2_E } from "../../../assembly/constants.js";

// 2^k for 0 ≤ k < 1024 is POWER_LOW[k & 31] · POWER_HIGH[k >> 5], both factors exact.
const POWER_LOW = new Float64Array(32);
const POWER_HIGH = new Float64Array(32);
for (let k = 0; k < 32; k++) {
  POWER_LOW[k] = 2 ** k;
  POWER_HIGH[k] = k === 0 ? 1 : POWER_HIGH[k - 1]! * 2 ** 32;
}

/**
 * exp(x) − 1 for 0 ≤ x ≤ EXP_LIMIT, to about one unit in the last place.
 *
 * x = k ln 2 + r with |r| ≤ ½ ln 2; the Taylor polynomial of degree 14 leaves
 * r¹⁴/15! < 3e-19 relative to r. The same operations as in assembly/linear/pair.ts, so
 * that both cores agree bit for bit (Math.expm1 differs between engines).
 */
export function expm1(x: number): number {
  const k = Math.floor(x * LOG2_E + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let q = 1 / 87178291200;
  q = q * r + 1 / 6227020800;
  q = q * r + 1 / 479001600;
  q = q * r + 1 / 39916800;
  q = q * r + 1 / 3628800;
  q = q * r + 1 / 362880;
  q = q * r + 1 / 40320;
  q = q * r + 1 / 5040;
  q = q * r + 1 / 720;
  q = q * r + 1 / 120;
  q = q * r + 1 / 24;
  q = q * r + 1 / 6;
  q = q * r + 1 / 2;
  const p = r + r * r * q;
  const scale = POWER_LOW[k & 31]! * POWER_HIGH[k >> 5]!;
  return scale * p + (scale - 1);
}
