// Stands in the place of assembly/linear/binary.ts, which reads the bits of a double in a register.

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which of the two words has the sign and the exponent: the machine's order of bytes decides. */
double[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/** ⌊log₂ x⌋ for normal x > 0. */
export function exponent(x: number): number {
  double[0] = x;
  return (words[HIGH]! >>> 20) - 1023;
}

/** x / 2^⌊log₂ x⌋ for normal x > 0, from 1 to below 2. */
export function mantissa(x: number): number {
  double[0] = x;
  words[HIGH] = (words[HIGH]! & 0xfffff) | 0x3ff00000;
  return double[0];
}
