// Doubles as decimal text, several times as fast as String(x) and the same bytes.
//
// The shortest decimal that reads back to x is found as in Loitsch, "Printing
// floating-point numbers quickly and accurately with integers" (PLDI 2010): scale x
// by a power of ten to 17 digits before the point and look for the roundest number
// in the interval of everything that rounds to x. Here the scaled number is a pair
// of doubles (an exact product, Dekker 1971), known to 1e-14 where the interval is
// wider than 1. Where a decision is closer than MARGIN, String(x) makes it.

/** Numbers outside this range, and zero, are left to String: their powers of ten would overflow. */
const SMALLEST = 1e-150;
const LARGEST = 1e150;
/** Powers of ten: from below the smallest number in range, up to 10^(16 − its exponent). */
const POWER_MIN = -151;
const POWER_MAX = 168;
/** A hundred thousand times the error of a scaled number, and still one comparison in 10⁸. */
const MARGIN = 1e-9;
/** A scaled number is HALF · q + r, 10¹⁶ ≤ q · HALF + r < 10¹⁷. */
const HALF = 1e8;
const DIGITS = 17;
/** 2²⁷ + 1: splits a double into halves whose products are exact. */
const SPLIT = 134217729;
/** Integers below this are printed by division; each fits the int32 operations. */
const INTEGERS = 1e9;

const ZERO = 48;
const POINT = 46;
const MINUS = 45;
const PLUS = 43;
const EXPONENT = 101;

/** Most bytes that one number takes: -1.2345678901234567e-100. */
export const LONGEST = 25;

/** The difference 10^k − `high`, rounded once. */
function remainder(k: number, high: number): number {
  if (k >= 0) return Number(10n ** BigInt(k) - BigInt(high));
  // high · 2^600 is a whole number: high ≥ 10⁻¹⁵¹ > 2⁻⁵⁰² has no bit below 2⁻⁵⁵⁵.
  const scaled = BigInt(high * 2 ** 600) << 100n;
  return Number((1n << 700n) / 10n ** BigInt(-k) - scaled) * 2 ** -700;
}

/** 10^k as the sum high + low of two doubles, and the upper part of high. */
const COUNT = POWER_MAX - POWER_MIN + 1;
const POWERS = {
  high: new Float64Array(COUNT),
  low: new Float64Array(COUNT),
  upper: new Float64Array(COUNT),
};
/** 0000, 0001, … 9999. */
const FOUR = new Uint8Array(40000);

/** Fills the tables, once: they take as long as an import of the rest. */
export function prepareNumbers(): void {
  if (FOUR[0] === ZERO) return;
  for (let i = 0; i < COUNT; i++) {
    const high = Number(`1e${POWER_MIN + i}`);
    POWERS.high[i] = high;
    POWERS.low[i] = remainder(POWER_MIN + i, high);
    POWERS.upper[i] = SPLIT * high - (SPLIT * high - high);
  }
  for (let i = 0; i < FOUR.length; i++) {
    FOUR[i] = ZERO + (Math.floor(i / 4 / 10 ** (3 - (i % 4))) % 10);
  }
}

const float = new Float64Array(1);
/** The same bits; wasm's and every JavaScript engine's hosts in use are little-endian. */
const bits = new Uint32Array(float.buffer);

function slow(out: Uint8Array, at: number, x: number): number {
  const text = String(x);
  for (let i = 0; i < text.length; i++) out[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** A whole number 0 ≤ x < INTEGERS. */
function writeInteger(out: Uint8Array, at: number, x: number): number {
  let rest = x | 0;
  if (rest < 10) {
    out[at] = ZERO + rest;
    return at + 1;
  }
  let end = at + 1;
  for (let power = 10; power <= rest; power *= 10) end += 1;
  for (let i = end - 1; i >= at; i--) {
    const tenth = (rest / 10) | 0;
    out[i] = ZERO + (rest - 10 * tenth);
    rest = tenth;
  }
  return end;
}

/** Eight digits of a whole number. */
function putEight(out: Uint8Array, at: number, value: number): void {
  const upper = (value / 10000) | 0;
  const first = 4 * upper;
  const second = 4 * ((value | 0) - 10000 * upper);
  out[at] = FOUR[first]!;
  out[at + 1] = FOUR[first + 1]!;
  out[at + 2] = FOUR[first + 2]!;
  out[at + 3] = FOUR[first + 3]!;
  out[at + 4] = FOUR[second]!;
  out[at + 5] = FOUR[second + 1]!;
  out[at + 6] = FOUR[second + 2]!;
  out[at + 7] = FOUR[second + 3]!;
}

/** The 17 digits of HALF · q + r; the place after the last that is not zero. */
function putDigits(out: Uint8Array, at: number, q: number, r: number): number {
  const first = Math.floor(q / HALF);
  out[at] = ZERO + first;
  putEight(out, at + 1, q - first * HALF);
  putEight(out, at + 9, r);
  let end = at + DIGITS;
  while (out[end - 1] === ZERO) end -= 1;
  return end;
}

/**
 * The decimal HALF · q + r with the point after its first `point` digits, as
 * Number::toString lays it out; the place after it.
 */
function layOut(out: Uint8Array, at: number, q: number, r: number, point: number): number {
  if (point <= 0 && point > -6) {
    out[at] = ZERO;
    out[at + 1] = POINT;
    for (let i = point; i < 0; i++) out[at + 2 - point + i] = ZERO;
    return putDigits(out, at + 2 - point, q, r);
  }
  // One place to the right, so that the digits before the point can move.
  const end = putDigits(out, at + 1, q, r);
  const count = end - at - 1;
  if (point > 21 || point <= -6) {
    out[at] = out[at + 1]!;
    out[at + 1] = POINT;
    const power = count > 1 ? end : at + 1;
    out[power] = EXPONENT;
    out[power + 1] = point > 0 ? PLUS : MINUS;
    return writeInteger(out, power + 2, Math.abs(point - 1));
  }
  for (let i = 0; i < point; i++) out[at + i] = i < count ? out[at + i + 1]! : ZERO;
  if (count <= point) return at + point;
  out[at + point] = POINT;
  return end;
}

/**
 * Writes the shortest decimal that reads back to x, the bytes of String(x), to
 * `out` from `start` on; the place after them. Up to LONGEST bytes are written over.
 */
export function writeNumber(out: Uint8Array, start: number, x: number): number {
  let at = start;
  const size = Math.abs(x);
  if (size < INTEGERS && (size | 0) === size) {
    if (x < 0) out[at++] = MINUS;
    return writeInteger(out, at, size);
  }
  if (!(size > SMALLEST && size < LARGEST)) return slow(out, at, x);
  float[0] = size;
  const word = bits[1]!;
  // At a power of two the interval is lopsided.
  if ((word & 0xfffff) === 0 && bits[0] === 0) return slow(out, at, x);
  const biased = word >>> 20;

  // The decimal exponent: ⌊log₁₀ 2^e⌋ or one more.
  let exponent = Math.floor((biased - 1023) * Math.LOG10E * Math.LN2);
  if (size >= POWERS.high[exponent + 1 - POWER_MIN]!) exponent += 1;

  // The scaled number HALF·q + r + fraction from the exact product size · 10^(16 − exponent).
  const k = DIGITS - 1 - exponent - POWER_MIN;
  const high = POWERS.high[k]!;
  const upper = POWERS.upper[k]!;
  const lower = high - upper;
  const product = size * high;
  const split = SPLIT * size;
  const left = split - (split - size);
  const right = size - left;
  const error = left * upper - product + left * lower + right * upper + right * lower;
  const rest = error + size * POWERS.low[k]!;
  const whole = Math.floor(rest);
  const fraction = rest - whole;
  let q = Math.floor(product / HALF);
  let r = product - q * HALF + whole;
  if (r < 0) {
    q -= 1;
    r += HALF;
  } else if (r >= HALF) {
    q += 1;
    r -= HALF;
  }

  // Half the interval: half an ulp of x, scaled.
  bits[0] = 0;
  bits[1] = (biased - 53) << 20;
  const half = float[0]! * high;

  // The multiple of 100 next to it, else of 10, else of 1.
  const last2 = (r | 0) % 100;
  const last1 = last2 % 10;
  const from100 = last2 + fraction;
  const from10 = last1 + fraction;
  const to100 = Math.min(from100, 100 - from100);
  const to10 = Math.min(from10, 10 - from10);
  if (Math.abs(to100 - half) < MARGIN || Math.abs(to10 - half) < MARGIN) return slow(out, at, x);
  if (to100 < half) {
    r += (from100 < 50 ? 0 : 100) - last2;
  } else if (to10 < half) {
    if (Math.abs(from10 - 5) < MARGIN) return slow(out, at, x);
    r += (from10 < 5 ? 0 : 10) - last1;
  } else {
    if (Math.abs(fraction - 0.5) < MARGIN) return slow(out, at, x);
    r += fraction < 0.5 ? 0 : 1;
  }
  if (r >= HALF) {
    q += 1;
    r -= HALF;
  }
  if (q < HALF || q >= 10 * HALF) return slow(out, at, x);

  if (x < 0) out[at++] = MINUS;
  return layOut(out, at, q, r, exponent + 1);
}
