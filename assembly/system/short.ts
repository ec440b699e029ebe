// Products of real 16×16 matrices in doubles, two entries at a time. src/js/system/short.ts does the
// same operations one after the other.

import { address } from "../arena";

/** Bytes of a row. */
const ROW: usize = 128;

/** Four pairs of a row of A B: those from byte `at` of the rows on. */
function quarter(to: usize, a: usize, b: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (let k: usize = 0; k < ROW; k += 8) {
    const x = v128.load64_splat(a + k);
    const row = b + (k << 4);
    s0 = f64x2.add(s0, f64x2.mul(x, v128.load(row)));
    s1 = f64x2.add(s1, f64x2.mul(x, v128.load(row, 16)));
    s2 = f64x2.add(s2, f64x2.mul(x, v128.load(row, 32)));
    s3 = f64x2.add(s3, f64x2.mul(x, v128.load(row, 48)));
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
}

/** A B, row by row; `to` is neither factor. */
export function shortProduct(to: i32, a: i32, b: i32): void {
  const from = address(a);
  const into = address(to);
  const second = address(b);
  for (let i: usize = 0; i < 16 * ROW; i += ROW) {
    quarter(into + i, from + i, second);
    quarter(into + i + 64, from + i, second + 64);
  }
}

/** P x: of each row the even and the odd terms, then both; `to` is not x. */
export function shortApply(to: i32, p: i32, x: i32): void {
  const vector = address(x);
  const x0 = v128.load(vector);
  const x1 = v128.load(vector, 16);
  const x2 = v128.load(vector, 32);
  const x3 = v128.load(vector, 48);
  const x4 = v128.load(vector, 64);
  const x5 = v128.load(vector, 80);
  const x6 = v128.load(vector, 96);
  const x7 = v128.load(vector, 112);
  const from = address(p);
  const into = address(to);
  for (let i: usize = 0; i < 16; i++) {
    const row = from + i * ROW;
    let sum = f64x2.mul(v128.load(row), x0);
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 16), x1));
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 32), x2));
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 48), x3));
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 64), x4));
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 80), x5));
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 96), x6));
    sum = f64x2.add(sum, f64x2.mul(v128.load(row, 112), x7));
    store<f64>(into + (i << 3), f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  }
}
