const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The bits of a double as an integer that orders like the double. */
function ordered(x: number): bigint {
  double[0] = x;
  const value = bits[0]!;
  return value < 0n ? -(value & 0x7fffffffffffffffn) : value;
}

/** How many doubles lie between two; Infinity where one of them is NaN and the other is not. */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const distance = ordered(a) - ordered(b);
  return Number(distance < 0n ? -distance : distance);
}

/** The next double above. */
export function nextUp(x: number): number {
  if (!Number.isFinite(x)) return x;
  const value = ordered(x) + 1n;
  bits[0] = value < 0n ? -value | -0x8000000000000000n : value;
  return double[0]!;
}

/** The next double below. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}
