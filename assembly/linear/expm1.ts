import { expm1OfPair } from "./pair";

/** exp(x) − 1 of one number for 0 ≤ x ≤ EXP_LIMIT; assembly/linear/pair.ts says how. */
export function expm1(x: f64): f64 {
  return f64x2.extract_lane(expm1OfPair(f64x2.splat(x)), 0);
}
