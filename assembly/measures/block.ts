import { arena } from "../arena";
import { FLAG_TOLERANCE, STATE_TOLERANCE } from "../constants";
import * as slot from "../layout";
import { FLAG_NOT_POSITIVE, STATUS_NO_STATE, STATUS_OK } from "../status";
import { measureState, stateColumns } from "./state";

/**
 * Measures the states 0 … count−1 of the block: 32 numbers each from IN_STATE on, results in the
 * OUT columns that `mask` asks for. What is not Hermitian or of trace 1 to STATE_TOLERANCE gets a
 * status and NaN, and so does what is not positive unless `accept` is 1; the rest go on.
 */
export function stateBlock(count: i32, mask: i32, accept: i32): void {
  const least = accept === 1 ? -Infinity : -STATE_TOLERANCE;
  for (let i: i32 = 0; i < count; i++) {
    if (takeState(i) && measureState(mask, least)) putState(i, mask);
    else clearState(i);
  }
}

/** The Hermitian part of state `i` into RHO; false where it is not Hermitian or of another trace, NaN included. */
function takeState(i: i32): bool {
  const from = slot.IN_STATE + slot.STATE_NUMBERS * i;
  let trace: f64 = 0;
  // The square of what each entry is off its mirror image's complex conjugate.
  let off: f64 = 0;
  for (let row: i32 = 0; row < slot.LEVELS; row++) {
    const diagonal = (slot.LEVELS + 1) * row;
    const real = arena[from + 2 * diagonal];
    const rest = 2 * arena[from + 2 * diagonal + 1];
    off = Math.max(off, rest * rest);
    trace += real;
    arena[slot.RHO_RE + diagonal] = real;
    arena[slot.RHO_IM + diagonal] = 0;
    for (let column: i32 = 0; column < row; column++) {
      const low = slot.LEVELS * row + column;
      const up = slot.LEVELS * column + row;
      const a = arena[from + 2 * low];
      const b = arena[from + 2 * low + 1];
      const c = arena[from + 2 * up];
      const d = arena[from + 2 * up + 1];
      off = Math.max(off, (a - c) * (a - c) + (b + d) * (b + d));
      const re = 0.5 * (a + c);
      const im = 0.5 * (b - d);
      arena[slot.RHO_RE + low] = re;
      arena[slot.RHO_RE + up] = re;
      arena[slot.RHO_IM + low] = im;
      arena[slot.RHO_IM + up] = -im;
    }
  }
  return Math.abs(trace - 1) <= STATE_TOLERANCE && off <= STATE_TOLERANCE * STATE_TOLERANCE;
}

/** The measures in the STATE slots into row `i`. */
function putState(i: i32, mask: i32): void {
  arena[slot.OUT_STATUS + i] = STATUS_OK;
  const negative = arena[slot.STATE_MIN_EIGENVALUE] < -FLAG_TOLERANCE;
  arena[slot.OUT_FLAGS + i] = negative ? FLAG_NOT_POSITIVE : 0;
  stateColumns(i);
  if ((mask & slot.OBSERVE_SETTINGS) !== 0) putDirections(i, 0, 18);
  if ((mask & slot.OBSERVE_CHSH_SETTINGS) !== 0) putDirections(i, 18, 30);
}

/** Numbers of the directions in STATE_SETTINGS and behind, in STATE_CHSH_SETTINGS, into row `i`. */
function putDirections(i: i32, from: i32, to: i32): void {
  for (let k: i32 = from; k < to; k++) {
    arena[slot.OUT_SETTINGS + slot.BLOCK * k + i] = arena[slot.STATE_SETTINGS + k];
  }
}

/** NaN in every result of state `i`, and no flags. */
function clearState(i: i32): void {
  arena[slot.OUT_STATUS + i] = STATUS_NO_STATE;
  arena[slot.OUT_FLAGS + i] = 0;
  arena[slot.OUT_MIN_EIGENVALUE + i] = NaN;
  for (let column: i32 = slot.OUT_CONCURRENCE; column < slot.OUT_END; column += slot.BLOCK) {
    arena[column + i] = NaN;
  }
}
