import { address, set } from "./arena";
import {
  LIOUVILLE,
  LU_IM,
  LU_RE,
  PIVOT,
  PIVOT_MAX,
  PIVOT_MIN,
  PIVOT_ROWS,
  PIVOT_SIZES,
  RHS,
} from "./layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "./status";

// Twin of src/js/lu.ts. The same operations on every element in the same order,
// never fused; lanes hold two neighbouring columns of one row (the matrix), the
// same column of two rows (its multipliers and sizes) or the real and imaginary
// part of one row (the right-hand side), so that no lane ever meets another. Where
// a pair of columns starts left of the column at work, its first lane updates an
// entry that is not read again.

/** Bytes of one row of either plane, and from an entry to its imaginary part. */
const ROW: usize = (<usize>LIOUVILLE) << 3;
const PLANE: usize = (<usize>(LU_IM - LU_RE)) << 3;

/** a − (x·u − y·v) in both lanes. */
function takeDifference(a: v128, x: v128, u: v128, y: v128, v: v128): v128 {
  return f64x2.sub(a, f64x2.sub(f64x2.mul(x, u), f64x2.mul(y, v)));
}

/** a − (x·u + y·v) in both lanes. */
function takeSum(a: v128, x: v128, u: v128, y: v128, v: v128): v128 {
  return f64x2.sub(a, f64x2.add(f64x2.mul(x, u), f64x2.mul(y, v)));
}

/** (u, v) → (v, −u): the second factor of a complex product in pair form. */
function turned(pair: v128): v128 {
  return f64x2(f64x2.extract_lane(pair, 1), -f64x2.extract_lane(pair, 0));
}

/** A column of two rows from its pair of columns: the second lanes if it is odd, else the first. */
function column(first: v128, second: v128, odd: bool): v128 {
  return odd ? v128.shuffle<u64>(first, second, 1, 3) : v128.shuffle<u64>(first, second, 0, 2);
}

/** Address of the right-hand side of row i. */
function rhs(i: i32): usize {
  return address(RHS) + ((<usize>i) << 4);
}

/**
 * Solves the dense complex 16×16 system in LU (row by row, destroyed) and RHS
 * (replaced by the solution) by LU with partial pivoting: the largest |Re| + |Im|
 * of the column, the first of equals. Returns a status code.
 */
export function luSolve(): i32 {
  set(PIVOT_MIN, Infinity);
  set(PIVOT_MAX, 0);
  firstSizes();
  for (let k: i32 = 0; k < LIOUVILLE; k++) {
    const status = choosePivot(k);
    if (status != STATUS_OK) return status;
    if (k + 1 < LIOUVILLE) eliminate(k);
  }
  substitute();
  return STATUS_OK;
}

/** The candidates for the first pivot. */
function firstSizes(): void {
  let sizes = f64x2.splat(0);
  let rows = i64x2.splat(-1);
  let places = i64x2(0, 1);
  let at = address(LU_RE);
  for (let i: i32 = 0; i < LIOUVILLE; i += 2, at += 2 * ROW) {
    const re = column(v128.load(at), v128.load(at, ROW), false);
    const im = column(v128.load(at, PLANE), v128.load(at, ROW + PLANE), false);
    const size = f64x2.add(f64x2.abs(re), f64x2.abs(im));
    rows = v128.bitselect(places, rows, f64x2.gt(size, sizes));
    sizes = f64x2.pmax(sizes, size);
    places = i64x2.add(places, i64x2.splat(2));
  }
  v128.store(address(PIVOT_SIZES), sizes);
  v128.store(address(PIVOT_ROWS), rows);
}

/** Brings the larger of both lanes' candidates into row k, and keeps its reciprocal; a status. */
function choosePivot(k: i32): i32 {
  // Sizes are not negative: their bits order as integers, which select without a branch.
  const first = load<i64>(address(PIVOT_SIZES));
  const second = load<i64>(address(PIVOT_SIZES), 8);
  const firstRow = load<i32>(address(PIVOT_ROWS));
  const secondRow = load<i32>(address(PIVOT_ROWS), 8);
  const later = i32(second > first) | (i32(second == first) & i32(secondRow < firstRow));
  const size = reinterpret<f64>(select<i64>(second, first, later));
  const row = select<i32>(secondRow, firstRow, later);
  if (size == 0) return withoutPivot(k);
  if (size == Infinity) return STATUS_OVERFLOW;
  const range = v128.load(address(PIVOT_MIN));
  const sizes = f64x2.splat(size);
  v128.store(
    address(PIVOT_MIN),
    v128.shuffle<u64>(f64x2.pmin(range, sizes), f64x2.pmax(range, sizes), 0, 3),
  );
  const at = address(LU_RE) + <usize>row * ROW + ((<usize>k) << 3);
  const re = load<f64>(at);
  const im = load<f64>(at, PLANE);
  const scale = 1.0 / (re * re + im * im);
  set(PIVOT + 2 * k, re * scale);
  set(PIVOT + 2 * k + 1, -im * scale);
  if (row != k) swapRows(k, row);
  return STATUS_OK;
}

/** No entry of column k is larger than zero: it is zero, or what is no number. */
function withoutPivot(k: i32): i32 {
  for (let i: i32 = k; i < LIOUVILLE; i++) {
    const at = address(LU_RE) + <usize>i * ROW + ((<usize>k) << 3);
    const size = abs<f64>(load<f64>(at)) + abs<f64>(load<f64>(at, PLANE));
    if (!(size == 0)) return STATUS_OVERFLOW;
  }
  return STATUS_SINGULAR_LIOUVILLIAN;
}

/** Exchanges two rows from column k on, and their right-hand sides. */
function swapRows(k: i32, other: i32): void {
  const start = (<usize>(k & ~1)) << 3;
  let a = address(LU_RE) + <usize>k * ROW + start;
  let b = address(LU_RE) + <usize>other * ROW + start;
  const end = a + ROW - start;
  while (a < end) {
    const x = v128.load(a);
    const y = v128.load(a, PLANE);
    v128.store(a, v128.load(b));
    v128.store(a, v128.load(b, PLANE), PLANE);
    v128.store(b, x);
    v128.store(b, y, PLANE);
    a += 16;
    b += 16;
  }
  const right = v128.load(rhs(k));
  v128.store(rhs(k), v128.load(rhs(other)));
  v128.store(rhs(other), right);
}

/**
 * Subtracts multiples of pivot row k from the rows below, two at a time; two that have
 * nothing in its column are left alone. What that makes of column k + 1 are the
 * candidates for the next pivot.
 */
function eliminate(k: i32): void {
  const odd = ((k + 1) & 1) != 0;
  const ir = v128.load_splat<u64>(address(PIVOT + 2 * k));
  const ii = v128.load_splat<u64>(address(PIVOT + 2 * k), 8);
  const here = (<usize>k) << 3;
  const next = (<usize>((k + 1) & ~1)) << 3;
  const rowK = address(LU_RE) + <usize>k * ROW;
  const right = v128.load(rhs(k));
  const turn = turned(right);
  let sizes = f64x2.splat(0);
  let rows = i64x2.splat(-1);
  let places = i64x2(k + 1, k + 2);
  let row = rowK + ROW;
  let i: i32 = k + 1;
  for (; i + 1 < LIOUVILLE; i += 2, row += 2 * ROW) {
    const ar = v128.load_lane<u64>(row + here, v128.load_zero<u64>(row + here), 1, ROW);
    const ai = v128.load_lane<u64>(
      row + here,
      v128.load_zero<u64>(row + here, PLANE),
      1,
      ROW + PLANE,
    );
    const a = row + next;
    let re = v128.load(a);
    let im = v128.load(a, PLANE);
    let reBelow = v128.load(a, ROW);
    let imBelow = v128.load(a, ROW + PLANE);
    // Without the signs, for −0 is zero too.
    if (v128.any_true(i64x2.shl(v128.or(ar, ai), 1))) {
      const l = f64x2.sub(f64x2.mul(ar, ir), f64x2.mul(ai, ii));
      const m = f64x2.add(f64x2.mul(ar, ii), f64x2.mul(ai, ir));
      const lr = v128.shuffle<u64>(l, l, 0, 0);
      const li = v128.shuffle<u64>(m, m, 0, 0);
      const mr = v128.shuffle<u64>(l, l, 1, 1);
      const mi = v128.shuffle<u64>(m, m, 1, 1);
      const u = rowK + next;
      const ur = v128.load(u);
      const ui = v128.load(u, PLANE);
      re = takeDifference(re, lr, ur, li, ui);
      im = takeSum(im, lr, ui, li, ur);
      reBelow = takeDifference(reBelow, mr, ur, mi, ui);
      imBelow = takeSum(imBelow, mr, ui, mi, ur);
      v128.store(a, re);
      v128.store(a, im, PLANE);
      v128.store(a, reBelow, ROW);
      v128.store(a, imBelow, ROW + PLANE);
      v128.store(rhs(i), takeDifference(v128.load(rhs(i)), lr, right, li, turn));
      v128.store(rhs(i + 1), takeDifference(v128.load(rhs(i + 1)), mr, right, mi, turn));
      subtractFromTwo(u + 16, a + 16, row + ROW, lr, li, mr, mi);
    }
    const size = f64x2.add(
      f64x2.abs(column(re, reBelow, odd)),
      f64x2.abs(column(im, imBelow, odd)),
    );
    rows = v128.bitselect(places, rows, f64x2.gt(size, sizes));
    sizes = f64x2.pmax(sizes, size);
    places = i64x2.add(places, i64x2.splat(2));
  }
  // Below an even row is an odd number of rows.
  if (odd) {
    subtractFromLast(k, ir, ii, right, turn);
    const size = f64x2(
      abs<f64>(load<f64>(row + here, 8)) + abs<f64>(load<f64>(row + here, PLANE + 8)),
      0,
    );
    rows = v128.bitselect(places, rows, f64x2.gt(size, sizes));
    sizes = f64x2.pmax(sizes, size);
  }
  v128.store(address(PIVOT_SIZES), sizes);
  v128.store(address(PIVOT_ROWS), rows);
}

/** Subtracts multiples l and m of what stands at u from two rows at a. */
function subtractFromTwo(
  u: usize,
  a: usize,
  end: usize,
  lr: v128,
  li: v128,
  mr: v128,
  mi: v128,
): void {
  for (; a < end; u += 16, a += 16) {
    const ur = v128.load(u);
    const ui = v128.load(u, PLANE);
    v128.store(a, takeDifference(v128.load(a), lr, ur, li, ui));
    v128.store(a, takeSum(v128.load(a, PLANE), lr, ui, li, ur), PLANE);
    v128.store(a, takeDifference(v128.load(a, ROW), mr, ur, mi, ui), ROW);
    v128.store(a, takeSum(v128.load(a, ROW + PLANE), mr, ui, mi, ur), ROW + PLANE);
  }
}

/** Subtracts a multiple of pivot row k from the last row. */
function subtractFromLast(k: i32, ir: v128, ii: v128, right: v128, turn: v128): void {
  const last: i32 = LIOUVILLE - 1;
  let u = address(LU_RE) + <usize>k * (ROW + 8);
  let a = address(LU_RE) + <usize>last * ROW + ((<usize>k) << 3);
  const ar = v128.load_splat<u64>(a);
  const ai = v128.load_splat<u64>(a, PLANE);
  const lr = f64x2.sub(f64x2.mul(ar, ir), f64x2.mul(ai, ii));
  const li = f64x2.add(f64x2.mul(ar, ii), f64x2.mul(ai, ir));
  const end = address(LU_RE) + <usize>LIOUVILLE * ROW;
  for (; a < end; u += 16, a += 16) {
    const ur = v128.load(u);
    const ui = v128.load(u, PLANE);
    v128.store(a, takeDifference(v128.load(a), lr, ur, li, ui));
    v128.store(a, takeSum(v128.load(a, PLANE), lr, ui, li, ur), PLANE);
  }
  v128.store(rhs(last), takeDifference(v128.load(rhs(last)), lr, right, li, turn));
}

/** The unknown of row j, whose right-hand side is all that is left of its equation. */
function unknown(right: v128, j: i32): v128 {
  const at = address(PIVOT + 2 * j);
  const signed = f64x2.mul(v128.load_splat<u64>(at, 8), f64x2(-1, 1));
  return f64x2.add(
    f64x2.mul(right, v128.load_splat<u64>(at)),
    f64x2.mul(v128.shuffle<u64>(right, right, 1, 0), signed),
  );
}

/** What is left of a right-hand side without the entry at an address times an unknown. */
function without(right: v128, at: usize, x: v128, turn: v128): v128 {
  return takeDifference(right, v128.load_splat<u64>(at), x, v128.load_splat<u64>(at, PLANE), turn);
}

/** Back substitution: unknowns from the last, two at a time, taken out of all rows above them. */
function substitute(): void {
  for (let j: i32 = LIOUVILLE - 1; j > 0; j -= 2) {
    const y = unknown(v128.load(rhs(j)), j);
    const turnY = turned(y);
    v128.store(rhs(j), y);
    let at = address(LU_RE) + ((<usize>(j - 1)) << 3);
    const above = without(v128.load(rhs(j - 1)), at + <usize>(j - 1) * ROW + 8, y, turnY);
    const x = unknown(above, j - 1);
    const turnX = turned(x);
    v128.store(rhs(j - 1), x);
    for (let i: i32 = 0; i < j - 1; i++, at += ROW) {
      v128.store(rhs(i), without(without(v128.load(rhs(i)), at + 8, y, turnY), at, x, turnX));
    }
  }
}
