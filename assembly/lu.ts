import { address, get, set } from "./arena";
import {
  LIOUVILLE,
  LU_IM,
  LU_RE,
  PIVOT_IM,
  PIVOT_MAX,
  PIVOT_MIN,
  PIVOT_RE,
  RHS_IM,
  RHS_PAIRS,
  RHS_RE,
} from "./layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "./status";

// Twin of src/js/lu.ts. The same operations on every element in the same order,
// never fused; lanes hold two neighbouring columns of one row (the matrix) or the
// real and imaginary part of one row (the right-hand side), so that no lane ever
// meets another. Where a pair starts left of the column at work, its first lane
// updates an entry that is not read again.

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

/** Address of the right-hand side pair of row i. */
function rhs(i: i32): usize {
  return address(RHS_PAIRS) + ((<usize>i) << 4);
}

/**
 * Solves the dense complex 16×16 system in LU (row by row, destroyed) and RHS
 * (replaced by the solution) by LU with partial pivoting: the largest |Re| + |Im|
 * of the column, the first of equals. Returns a status code.
 */
export function luSolve(): i32 {
  let smallest: f64 = Infinity;
  let largest: f64 = 0;
  for (let i: i32 = 0; i < LIOUVILLE; i++) {
    v128.store(rhs(i), f64x2(get(RHS_RE + i), get(RHS_IM + i)));
  }
  for (let k: i32 = 0; k < LIOUVILLE; k++) {
    // Sizes are not negative: their bits order as integers, which select without
    // a branch that no predictor could know.
    let pivotRow: i32 = -1;
    let pivotBits: i64 = 0;
    let at = address(LU_RE) + <usize>k * (ROW + 8);
    for (let i: i32 = k; i < LIOUVILLE; i++) {
      const bits = reinterpret<i64>(abs<f64>(load<f64>(at)) + abs<f64>(load<f64>(at, PLANE)));
      const larger = bits > pivotBits;
      pivotRow = select<i32>(i, pivotRow, larger);
      pivotBits = select<i64>(bits, pivotBits, larger);
      at += ROW;
    }
    const pivotSize = reinterpret<f64>(pivotBits);
    if (!(pivotSize < Infinity)) return STATUS_OVERFLOW;
    if (pivotRow < 0) return STATUS_SINGULAR_LIOUVILLIAN;
    smallest = min<f64>(smallest, pivotSize);
    largest = max<f64>(largest, pivotSize);
    if (pivotRow != k) swapRows(k, pivotRow);
    eliminate(k);
  }
  set(PIVOT_MIN, smallest);
  set(PIVOT_MAX, largest);
  substitute();
  return STATUS_OK;
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

/** Subtracts multiples of pivot row k from the rows below, two at a time. */
function eliminate(k: i32): void {
  const column = (<usize>k) << 3;
  const start = (<usize>((k + 1) & ~1)) << 3;
  const rowK = address(LU_RE) + <usize>k * ROW;
  const pr = load<f64>(rowK + column);
  const pi = load<f64>(rowK + column, PLANE);
  const scale = 1.0 / (pr * pr + pi * pi);
  const ir = pr * scale;
  const ii = -pi * scale;
  set(PIVOT_RE + k, ir);
  set(PIVOT_IM + k, ii);
  const right = v128.load(rhs(k));
  const turn = turned(right);
  let row = rowK + ROW;
  let i: i32 = k + 1;
  for (; i + 1 < LIOUVILLE; i += 2, row += 2 * ROW) {
    const ar = load<f64>(row + column);
    const ai = load<f64>(row + column, PLANE);
    const er = load<f64>(row + column, ROW);
    const ei = load<f64>(row + column, ROW + PLANE);
    if (ar == 0 && ai == 0 && er == 0 && ei == 0) continue;
    const lr = f64x2.splat(ar * ir - ai * ii);
    const li = f64x2.splat(ar * ii + ai * ir);
    const mr = f64x2.splat(er * ir - ei * ii);
    const mi = f64x2.splat(er * ii + ei * ir);
    const end = row + ROW;
    let u = rowK + start;
    let a = row + start;
    while (a < end) {
      const ur = v128.load(u);
      const ui = v128.load(u, PLANE);
      v128.store(a, takeDifference(v128.load(a), lr, ur, li, ui));
      v128.store(a, takeSum(v128.load(a, PLANE), lr, ui, li, ur), PLANE);
      v128.store(a, takeDifference(v128.load(a, ROW), mr, ur, mi, ui), ROW);
      v128.store(a, takeSum(v128.load(a, ROW + PLANE), mr, ui, mi, ur), ROW + PLANE);
      u += 16;
      a += 16;
    }
    v128.store(rhs(i), takeDifference(v128.load(rhs(i)), lr, right, li, turn));
    v128.store(rhs(i + 1), takeDifference(v128.load(rhs(i + 1)), mr, right, mi, turn));
  }
  if (i < LIOUVILLE) {
    const ar = load<f64>(row + column);
    const ai = load<f64>(row + column, PLANE);
    const lr = f64x2.splat(ar * ir - ai * ii);
    const li = f64x2.splat(ar * ii + ai * ir);
    const end = row + ROW;
    let u = rowK + start;
    let a = row + start;
    while (a < end) {
      const ur = v128.load(u);
      const ui = v128.load(u, PLANE);
      v128.store(a, takeDifference(v128.load(a), lr, ur, li, ui));
      v128.store(a, takeSum(v128.load(a, PLANE), lr, ui, li, ur), PLANE);
      u += 16;
      a += 16;
    }
    v128.store(rhs(i), takeDifference(v128.load(rhs(i)), lr, right, li, turn));
  }
}

/** Back substitution: each unknown from the last, taken out of all rows above it. */
function substitute(): void {
  const signs = f64x2(-1, 1);
  let value = v128.load(rhs(LIOUVILLE - 1));
  for (let j: i32 = LIOUVILLE - 1; ; j--) {
    const ir = f64x2.splat(get(PIVOT_RE + j));
    const ii = f64x2.mul(f64x2.splat(get(PIVOT_IM + j)), signs);
    const x = f64x2.add(f64x2.mul(value, ir), f64x2.mul(v128.shuffle<u64>(value, value, 1, 0), ii));
    set(RHS_RE + j, f64x2.extract_lane(x, 0));
    set(RHS_IM + j, f64x2.extract_lane(x, 1));
    if (j == 0) break;
    const turn = turned(x);
    // The next unknown's row stays in a register: it is what the next turn waits for.
    let at = address(LU_RE) + <usize>(j - 1) * ROW + ((<usize>j) << 3);
    value = takeDifference(
      v128.load(rhs(j - 1)),
      v128.load64_splat(at),
      x,
      v128.load64_splat(at, PLANE),
      turn,
    );
    at = address(LU_RE) + ((<usize>j) << 3);
    for (let i: i32 = 0; i < j - 1; i++) {
      v128.store(
        rhs(i),
        takeDifference(
          v128.load(rhs(i)),
          v128.load64_splat(at),
          x,
          v128.load64_splat(at, PLANE),
          turn,
        ),
      );
      at += ROW;
    }
  }
}
