import { address, arena } from "../arena";
import { LIOUVILLE, LU_IM, LU_RE, PIVOT_MAX, PIVOT_MIN, RHS } from "../layout";
import { STATUS_OK, STATUS_OVERFLOW, STATUS_SINGULAR_LIOUVILLIAN } from "../status";

// The JavaScript core has src/js/linear/lu.ts in this place: the same operations on every element in the same order,
// never fused; lanes hold two neighbouring columns of one row (the matrix) or the
// real and imaginary part of one row (the right-hand side), so that no lane ever
// meets another.

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
  return v128.xor(v128.shuffle<u64>(pair, pair, 1, 0), i64x2(0, i64.MIN_VALUE));
}

/** The product of a pair (Re, Im) and a number given in both lanes. */
function product(pair: v128, re: v128, im: v128): v128 {
  return f64x2.sub(f64x2.mul(pair, re), f64x2.mul(turned(pair), im));
}

/** Address of the right-hand side of row i. */
function rhs(i: i32): usize {
  return address(RHS) + ((<usize>i) << 4);
}

/**
 * |Re| + |Im| as an integer: sizes are not negative, so their bits order as they do, NaN last
 * (its sign, cleared by abs, is not set again by any processor's addition).
 */
function size(re: f64, im: f64): i64 {
  return reinterpret<i64>(abs<f64>(re) + abs<f64>(im));
}

/** The size of the entry at an address. */
function sizeAt(at: usize): i64 {
  return size(load<f64>(at), load<f64>(at, PLANE));
}

/**
 * Solves the dense complex 16×16 system in LU (row by row, destroyed) and RHS
 * (replaced by the solution) by Crout's LU, two columns at a time, with partial
 * pivoting: the largest |Re| + |Im| of the column, the first of equals. Returns a
 * status code.
 */
export function luSolve(): i32 {
  arena[PIVOT_MIN] = Infinity;
  arena[PIVOT_MAX] = 0;
  let first = firstPivot();
  for (let k: i32 = 0; k < LIOUVILLE; k += 2) {
    const column = address(LU_RE) + ((<usize>k) << 3);
    const pivot = column + <usize>first * ROW;
    let status = judge(pivot);
    if (status !== STATUS_OK) return status;
    const one = reciprocal(pivot);
    const second = nextColumn(k, first, one);
    const nextPivot = column + <usize>second * ROW + 8;
    status = judge(nextPivot);
    if (status !== STATUS_OK) return status;
    pivotRows(k, first, second, one, reciprocal(nextPivot));
    first = eliminate(k);
  }
  substitute();
  return STATUS_OK;
}

// Two conditions, best − x < 0 and x > best, say the same below: of one condition for both
// choices the engine would make a number first.

/** The row of the first pivot. */
function firstPivot(): i32 {
  let row: i32 = 0;
  let best: i64 = 0;
  let at = address(LU_RE);
  for (let i: i32 = 0; i < LIOUVILLE; i++, at += ROW) {
    const here = sizeAt(at);
    row = select<i32>(i, row, best - here < 0);
    best = select<i64>(here, best, here > best);
  }
  return row;
}

/** Whether the best pivot will do; keeps the smallest and the largest of all. */
function judge(at: usize): i32 {
  const here = reinterpret<f64>(sizeAt(at));
  if (here === 0) return STATUS_SINGULAR_LIOUVILLIAN;
  if (!(here < Infinity)) return STATUS_OVERFLOW;
  const range = v128.load(address(PIVOT_MIN));
  const sizes = f64x2.splat(here);
  v128.store(
    address(PIVOT_MIN),
    v128.shuffle<u64>(f64x2.pmin(range, sizes), f64x2.pmax(range, sizes), 0, 3),
  );
  return STATUS_OK;
}

/** The reciprocal of an entry as a pair (Re, Im). */
function reciprocal(at: usize): v128 {
  const re = load<f64>(at);
  const im = load<f64>(at, PLANE);
  const scale = 1.0 / (re * re + im * im);
  return f64x2(re * scale, -im * scale);
}

/**
 * Exchanges rows k and `first` in the columns k and k + 1 and takes pivot k out of column
 * k + 1. Returns the row of its pivot.
 */
function nextColumn(k: i32, first: i32, inverse: v128): i32 {
  const ir = f64x2.extract_lane(inverse, 0);
  const ii = f64x2.extract_lane(inverse, 1);
  const own = address(LU_RE) + <usize>k * (ROW + 8);
  const other = own + <usize>(first - k) * ROW;
  const x = load<f64>(other, 8);
  const y = load<f64>(other, PLANE + 8);
  const ur = x * ir - y * ii;
  const ui = x * ii + y * ir;
  // As they are read again: a load does not wait for a store that covers all of it.
  store<f64>(other, load<f64>(own));
  store<f64>(other, load<f64>(own, PLANE), PLANE);
  store<f64>(other, load<f64>(own, 8), 8);
  store<f64>(other, load<f64>(own, PLANE + 8), PLANE + 8);
  store<f64>(own, ur, 8);
  store<f64>(own, ui, PLANE + 8);
  let row = k + 1;
  let best: i64 = 0;
  let at = own + ROW;
  for (let i = k + 1; i < LIOUVILLE; i++, at += ROW) {
    const lr = load<f64>(at);
    const li = load<f64>(at, PLANE);
    const re = load<f64>(at, 8) - (lr * ur - li * ui);
    const im = load<f64>(at, PLANE + 8) - (lr * ui + li * ur);
    store<f64>(at, re, 8);
    store<f64>(at, im, PLANE + 8);
    const here = size(re, im);
    row = select<i32>(i, row, best - here < 0);
    best = select<i64>(here, best, here > best);
  }
  return row;
}

/**
 * Brings both pivot rows to their places, rows k and k + 1, in the columns from k + 2 on and
 * on the right-hand side; takes the first out of the second and divides both by their pivots.
 */
function pivotRows(k: i32, first: i32, second: i32, one: v128, two: v128): void {
  const ir = v128.shuffle<u64>(one, one, 0, 0);
  const ii = v128.shuffle<u64>(one, one, 1, 1);
  const jr = v128.shuffle<u64>(two, two, 0, 0);
  const ji = v128.shuffle<u64>(two, two, 1, 1);
  let a = address(LU_RE) + <usize>k * (ROW + 8);
  let b = a + <usize>(first - k) * ROW;
  let c = a + <usize>(second - k) * ROW;
  const lr = v128.load_splat<u64>(c);
  const li = v128.load_splat<u64>(c, PLANE);
  store<f64>(c, load<f64>(a, ROW));
  store<f64>(c, load<f64>(a, ROW + PLANE), PLANE);
  store<f64>(c, load<f64>(a, ROW + 8), 8);
  store<f64>(c, load<f64>(a, ROW + PLANE + 8), PLANE + 8);

  const right = product(v128.load(rhs(first)), ir, ii);
  v128.store(rhs(first), v128.load(rhs(k)));
  v128.store(rhs(k), right);
  const below = takeDifference(v128.load(rhs(second)), lr, right, li, turned(right));
  v128.store(rhs(second), v128.load(rhs(k + 1)));
  v128.store(rhs(k + 1), product(below, jr, ji));

  const end = address(LU_RE) + <usize>(k + 1) * ROW;
  for (a += 16, b += 16, c += 16; a < end; a += 16, b += 16, c += 16) {
    const x = v128.load(b);
    const y = v128.load(b, PLANE);
    v128.store(b, v128.load(a));
    v128.store(b, v128.load(a, PLANE), PLANE);
    const ur = f64x2.sub(f64x2.mul(x, ir), f64x2.mul(y, ii));
    const ui = f64x2.add(f64x2.mul(x, ii), f64x2.mul(y, ir));
    v128.store(a, ur);
    v128.store(a, ui, PLANE);
    const re = takeDifference(v128.load(c), lr, ur, li, ui);
    const im = takeSum(v128.load(c, PLANE), lr, ui, li, ur);
    v128.store(c, v128.load(a, ROW));
    v128.store(c, v128.load(a, ROW + PLANE), PLANE);
    v128.store(a, f64x2.sub(f64x2.mul(re, jr), f64x2.mul(im, ji)), ROW);
    v128.store(a, f64x2.add(f64x2.mul(re, ji), f64x2.mul(im, jr)), ROW + PLANE);
  }
}

/** The multiples of two pivot rows that a row has to lose. */
// biome-ignore lint/complexity/noStaticOnlyClass: @inline stands only before methods
class Multiples {
  /** Takes them out of the row at a, in one pair of columns; u: the pivot rows. A call would cost as much as the work. */
  @inline
  static take(a: usize, u: usize, pair: usize, lr: v128, li: v128, mr: v128, mi: v128): void {
    const at = pair << 4;
    const ur = v128.load(u + at);
    const ui = v128.load(u + at, PLANE);
    const vr = v128.load(u + at, ROW);
    const vi = v128.load(u + at, ROW + PLANE);
    const re = takeDifference(v128.load(a + at), lr, ur, li, ui);
    const im = takeSum(v128.load(a + at, PLANE), lr, ui, li, ur);
    v128.store(a + at, takeDifference(re, mr, vr, mi, vi));
    v128.store(a + at, takeSum(im, mr, vi, mi, vr), PLANE);
  }
}

/**
 * Takes the pivot rows k and k + 1 out of all rows below; one that has nothing in either
 * column is left alone. Returns the row of the next pivot, in column k + 2.
 */
function eliminate(k: i32): i32 {
  const here = (<usize>k) << 3;
  const u = address(LU_RE) + <usize>k * ROW;
  let row = k + 2;
  let best: i64 = 0;
  let a = u + 2 * ROW;
  for (let i = k + 2; i < LIOUVILLE; i++, a += ROW) {
    const at = a + here;
    // Without the signs, for −0 is zero too.
    const re = load<i64>(at) | load<i64>(at, 8);
    const im = load<i64>(at, PLANE) | load<i64>(at, PLANE + 8);
    if ((re | im) << 1 !== 0) {
      const lr = v128.load_splat<u64>(at);
      const li = v128.load_splat<u64>(at, PLANE);
      const mr = v128.load_splat<u64>(at, 8);
      const mi = v128.load_splat<u64>(at, PLANE + 8);
      // One jump leads past the columns that are done with.
      if (k < 12) {
        if (k < 10) {
          if (k < 8) {
            if (k < 6) {
              if (k < 4) {
                if (k < 2) Multiples.take(a, u, 1, lr, li, mr, mi);
                Multiples.take(a, u, 2, lr, li, mr, mi);
              }
              Multiples.take(a, u, 3, lr, li, mr, mi);
            }
            Multiples.take(a, u, 4, lr, li, mr, mi);
          }
          Multiples.take(a, u, 5, lr, li, mr, mi);
        }
        Multiples.take(a, u, 6, lr, li, mr, mi);
      }
      Multiples.take(a, u, 7, lr, li, mr, mi);
    }
    const next = sizeAt(at + 16);
    row = select<i32>(i, row, best - next < 0);
    best = select<i64>(next, best, next > best);
  }
  eliminateRight(k, u + 2 * ROW + here);
  return row;
}

/** The same on the right-hand side; `at`: entry k of row k + 2. */
function eliminateRight(k: i32, at: usize): void {
  const c = v128.load(rhs(k));
  const d = v128.load(rhs(k + 1));
  const turnC = turned(c);
  const turnD = turned(d);
  for (let i = k + 2; i < LIOUVILLE; i++, at += ROW) {
    const left = without(v128.load(rhs(i)), at, c, turnC);
    v128.store(rhs(i), without(left, at + 8, d, turnD));
  }
}

/** What is left of a right-hand side without the entry at an address times an unknown. */
function without(right: v128, at: usize, x: v128, turn: v128): v128 {
  return takeDifference(right, v128.load_splat<u64>(at), x, v128.load_splat<u64>(at, PLANE), turn);
}

/** Back substitution: unknowns from the last, two at a time, taken out of all rows above them. */
function substitute(): void {
  for (let j: i32 = LIOUVILLE - 1; j > 0; j -= 2) {
    const y = v128.load(rhs(j));
    const turnY = turned(y);
    let at = address(LU_RE) + <usize>(j - 1) * (ROW + 8);
    const x = without(v128.load(rhs(j - 1)), at + 8, y, turnY);
    const turnX = turned(x);
    v128.store(rhs(j - 1), x);
    for (let i = j - 2; i >= 0; i--) {
      at -= ROW;
      v128.store(rhs(i), without(without(v128.load(rhs(i)), at + 8, y, turnY), at, x, turnX));
    }
  }
}
