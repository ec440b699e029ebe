// What must hold before anything is timed: all variants come to the same.

/** Throws unless the two lists have the same bits. */
export function sameBits(name: string, a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length || a.length === 0) throw new Error(`${name}: nothing to compare`);
  for (let k = 0; k < a.length; k++) {
    if (!Object.is(a[k], b[k])) throw new Error(`${name}: ${a[k]} is not ${b[k]} (value ${k})`);
  }
}

/** Agreement expected of two programs that round differently, relative to the largest value. */
const TOLERANCE = 1e-9;

/** Throws unless the two lists agree to TOLERANCE of the largest value. */
export function close(name: string, a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length || a.length === 0) throw new Error(`${name}: nothing to compare`);
  let largest = 0;
  for (let k = 0; k < a.length; k++) largest = Math.max(largest, Math.abs(a[k]!));
  for (let k = 0; k < a.length; k++) {
    if (!(Math.abs(a[k]! - b[k]!) <= TOLERANCE * largest)) {
      throw new Error(`${name}: ${a[k]} and ${b[k]} differ (value ${k})`);
    }
  }
}
