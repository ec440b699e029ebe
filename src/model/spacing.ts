// Values between two ends, evenly spaced in the number or in its logarithm. Math.log and Math.exp
// differ in their last digit from engine to engine; these do not, so that a table has the same
// bits wherever its parts were computed.

export type Scale = "linear" | "log";

export const SCALES: readonly Scale[] = ["linear", "log"];

export interface Spacing {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly scale: Scale;
}

const { LN2, SQRT2 } = Math;
/** Terms after which the series below are exact to rounding. */
const LOG_TERMS = 12;
const EXP_TERMS = 14;
/** Where the exponent stands in the upper word of a double, and its bias. */
const EXPONENT_SHIFT = 20;
const EXPONENT_MASK = 0x7ff;
const BIAS = 1023;
/** 2⁵⁴, which makes the smallest doubles normal. */
const NORMAL = 18014398509481984;
const NORMAL_EXPONENT = 54;
/** Digits that values keep where they stand further apart than that: those that people would write. */
const DIGITS = 15;
const APART = 1e-9;

const view = new DataView(new ArrayBuffer(8));

/** A positive number as 2^(whole + rest), |rest| ≤ ½. */
function binaryLogarithm(x: number): { whole: number; rest: number } {
  view.setFloat64(0, x);
  const exponent = (view.getUint32(0) >>> EXPONENT_SHIFT) & EXPONENT_MASK;
  if (exponent === 0) {
    const { whole, rest } = binaryLogarithm(x * NORMAL);
    return { whole: whole - NORMAL_EXPONENT, rest };
  }
  let whole = exponent - BIAS;
  let mantissa = x / powerOfTwo(whole);
  if (mantissa > SQRT2) {
    mantissa *= 0.5;
    whole += 1;
  }
  // ln m = 2 artanh z.
  const z = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let k = LOG_TERMS; k >= 0; k--) sum = sum * z * z + 1 / (2 * k + 1);
  return { whole, rest: (2 * z * sum) / LN2 };
}

/** 2ⁿ for a normal number. */
function powerOfTwo(n: number): number {
  view.setFloat64(0, 0);
  view.setUint32(0, (n + BIAS) << EXPONENT_SHIFT);
  return view.getFloat64(0);
}

/** 2^(whole + rest) for a rest of a few units. */
function exponential(whole: number, rest: number): number {
  const nearest = Math.round(rest);
  const y = (rest - nearest) * LN2;
  let sum = 1;
  for (let k = EXP_TERMS; k > 0; k--) sum = 1 + (sum * y) / k;
  // In two steps: the power itself may leave the range of normal numbers.
  const exponent = whole + nearest;
  const half = Math.trunc(exponent / 2);
  return sum * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/** Value k, counted from 0, of `count`; the first is `from`, the last `to` itself. */
export function spacedValue({ from, to, count, scale }: Spacing, k: number): number {
  const steps = Math.max(1, count - 1);
  if (k === steps) return to;
  if (scale === "linear") return from + (to - from) * (k / steps);
  return k === 0 ? from : logarithmicValue(from, to, k, steps);
}

/** |from|^(1 − k/steps) |to|^(k/steps) with the sign of both. */
function logarithmicValue(from: number, to: number, k: number, steps: number): number {
  const a = binaryLogarithm(Math.abs(from));
  const b = binaryLogarithm(Math.abs(to));
  // Whole exponents apart, so that no digit of the rest is lost to them.
  const whole = k * (b.whole - a.whole);
  const quotient = Math.floor(whole / steps);
  const rest = (whole - quotient * steps) / steps + a.rest + (b.rest - a.rest) * (k / steps);
  const value = exponential(a.whole + quotient, rest);
  const step = Math.abs(b.whole - a.whole + b.rest - a.rest) / steps;
  const rounded = step > APART ? Number(value.toPrecision(DIGITS)) : value;
  const [low, high] = [Math.abs(from), Math.abs(to)].sort((x, y) => x - y) as [number, number];
  return Math.sign(from) * Math.min(high, Math.max(low, rounded));
}
