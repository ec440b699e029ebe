// Linear systems solved and judged without the kernel: the textbook loop, and residuals
// in doubled precision.

import type { Matrix } from "./complex.js";

export interface Vector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * Textbook LU in Crout's form with partial pivoting on |Re| + |Im| (the first of
 * equals): a pivot row is multiplied by the pivot's reciprocal, then x ← x − a_ik·u_kj
 * below. The arithmetic that the kernels promise, one column at a time in the most naive
 * order of loops; copies its arguments. A zero column gives NaN or Infinity.
 */
export function eliminate(a: Matrix, b: Vector): Vector {
  const { n } = a;
  // The right-hand side is one more column.
  const augmented = (plane: Float64Array, right: Float64Array) =>
    Array.from({ length: n }, (_, i) => [...plane.subarray(i * n, (i + 1) * n), right[i]!]);
  const re = augmented(a.re, b.re);
  const im = augmented(a.im, b.im);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      const size = Math.abs(re[i]![k]!) + Math.abs(im[i]![k]!);
      if (size > Math.abs(re[pivot]![k]!) + Math.abs(im[pivot]![k]!)) pivot = i;
    }
    for (const rows of [re, im]) [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const pr = re[k]![k]!;
    const pi = im[k]![k]!;
    const scale = 1 / (pr * pr + pi * pi);
    const ir = pr * scale;
    const ii = -pi * scale;
    for (let j = k + 1; j <= n; j++) {
      const x = re[k]![j]!;
      const y = im[k]![j]!;
      re[k]![j] = x * ir - y * ii;
      im[k]![j] = x * ii + y * ir;
    }
    for (let i = k + 1; i < n; i++) {
      const lr = re[i]![k]!;
      const li = im[i]![k]!;
      for (let j = k + 1; j <= n; j++) {
        const ur = re[k]![j]!;
        const ui = im[k]![j]!;
        re[i]![j] = re[i]![j]! - (lr * ur - li * ui);
        im[i]![j] = im[i]![j]! - (lr * ui + li * ur);
      }
    }
  }
  for (let j = n - 1; j >= 0; j--) {
    const xr = re[j]![n]!;
    const xi = im[j]![n]!;
    for (let i = 0; i < j; i++) {
      const ur = re[i]![j]!;
      const ui = im[i]![j]!;
      re[i]![n] = re[i]![n]! - (ur * xr - ui * xi);
      im[i]![n] = im[i]![n]! - (ur * xi + ui * xr);
    }
  }
  return {
    re: Float64Array.from(re, (row) => row[n]!),
    im: Float64Array.from(im, (row) => row[n]!),
  };
}

/** Veltkamp's constant 2²⁷ + 1: splits a double into halves whose products are exact. */
const SPLITTER = 134217729;

/** The rounding error of the product p = fl(x·y) (Dekker 1971). */
function productError(x: number, y: number, p: number): number {
  const cx = SPLITTER * x;
  const xh = cx - (cx - x);
  const xl = x - xh;
  const cy = SPLITTER * y;
  const yh = cy - (cy - y);
  const yl = y - yh;
  return xl * yl - (p - xh * yh - xl * yh - xh * yl);
}

/** A sum carried in two doubles (Ogita, Rump and Oishi 2005: dot product as in doubled precision). */
class Accumulator {
  #high = 0;
  #low = 0;

  add(x: number): void {
    const sum = this.#high + x;
    const part = sum - this.#high;
    this.#low += this.#high - (sum - part) + (x - part);
    this.#high = sum;
  }

  addProduct(x: number, y: number): void {
    const p = x * y;
    this.add(p);
    this.#low += productError(x, y, p);
  }

  get value(): number {
    return this.#high + this.#low;
  }
}

/**
 * Backward error max_i |Ax − b|_i / (|A||x| + |b|)_i of a solution (Oettli and Prager
 * 1964): the relative change of the entries of A and b that would make it exact. The
 * residual is formed in doubled precision.
 */
export function backwardError(a: Matrix, x: Vector, b: Vector): number {
  const { n } = a;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const re = new Accumulator();
    const im = new Accumulator();
    re.add(-b.re[i]!);
    im.add(-b.im[i]!);
    let size = Math.abs(b.re[i]!) + Math.abs(b.im[i]!);
    for (let j = 0; j < n; j++) {
      const ar = a.re[i * n + j]!;
      const ai = a.im[i * n + j]!;
      const xr = x.re[j]!;
      const xi = x.im[j]!;
      re.addProduct(ar, xr);
      re.addProduct(-ai, xi);
      im.addProduct(ar, xi);
      im.addProduct(ai, xr);
      size += (Math.abs(ar) + Math.abs(ai)) * (Math.abs(xr) + Math.abs(xi));
    }
    if (size > 0) worst = Math.max(worst, (Math.abs(re.value) + Math.abs(im.value)) / size);
  }
  return worst;
}
