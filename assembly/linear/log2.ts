import { LOG2_E, SQRT1_2 } from "../constants";
import { exponent, mantissa } from "./binary";

/**
 * log₂ x for normal x > 0, to two units in the last place or 2e-16 beside x = 1.
 *
 * x = 2^k m with √½ ≤ m < √2, s = (m − 1)/(m + 1), and ln m = 2 artanh s = s(2 + R(s²)) with the
 * polynomial R of fdlibm's e_log.c (Sun Microsystems, 1993), which leaves 2⁻⁵⁸. The functions of
 * the engines differ between each other; these operations do not.
 */
export function log2(x: f64): f64 {
  let k: i32 = exponent(x);
  let m: f64 = mantissa(x);
  if (m * SQRT1_2 >= 1.0) {
    m = 0.5 * m;
    k = k + 1;
  }
  const f = m - 1.0;
  const s = f / (2.0 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return k + (f - s * (f - (even + odd))) * LOG2_E;
}

/** −x log₂ x, the part of an entropy in bits; 0 for what is not above zero. */
export function entropyPart(x: f64): f64 {
  return x > 0 ? -x * log2(x) : 0.0;
}
