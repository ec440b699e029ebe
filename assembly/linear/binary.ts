// A double's exponent and mantissa by its bits: src/js/linear/binary.ts is the same in JavaScript.

/** ⌊log₂ x⌋ for normal x > 0. */
export function exponent(x: f64): i32 {
  return <i32>(reinterpret<u64>(x) >> 52) - 1023;
}

/** x / 2^⌊log₂ x⌋ for normal x > 0, from 1 to below 2. */
export function mantissa(x: f64): f64 {
  return reinterpret<f64>((reinterpret<u64>(x) & 0xfffffffffffff) | 0x3ff0000000000000);
}
