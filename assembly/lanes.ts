// Rows side by side: each place of the lanes holds one number of two rows, under the numbers that
// the slots of system/layout.ts have. What imports `lane` is text that lanes.mjs turns into SIMD.
// The JavaScript core has src/js/lanes.ts in this place, where a place holds one number.

import { address, arena } from "./arena";
import { expm1OfPair } from "./linear/pair";
import { ACTIVE, SYSTEM_START } from "./system/layout";

/** A number of each row, and a condition on each. */
export type Lane = f64;
export type Mask = boolean;

/** Rows that are worked at together. */
export const LANES: i32 = 2;

/** Where the places are. */
export const PLACES: usize = memory.data((ACTIVE - SYSTEM_START) << 4, 16);

/** Address of a place. */
function placed(slot: i32): usize {
  return PLACES + ((<usize>(slot - SYSTEM_START)) << 4);
}

/** `lane[slot]`: what both rows have there; lanes.mjs makes a load or a store of it. */
export declare const lane: { [slot: number]: Lane };

/** Whether a condition holds in a row, or in all. */
export function any(condition: Mask): boolean {
  return condition;
}
export function all(condition: Mask): boolean {
  return condition;
}

/** exp(x) − 1 for 0 ≤ x ≤ EXP_LIMIT. */
export function expm1Lanes(x: Lane): Lane {
  return changetype<Lane>(expm1OfPair(changetype<v128>(x)));
}

/** A number of one row. */
export function laneAt(row: i32, slot: i32): f64 {
  return load<f64>(placed(slot) + ((<usize>row) << 3));
}
export function putLane(row: i32, slot: i32, value: f64): void {
  store<f64>(placed(slot) + ((<usize>row) << 3), value);
}

/** The same number into all rows. */
export function fillLanes(slot: i32, value: f64): void {
  v128.store(placed(slot), f64x2.splat(value));
}

/** Zeroes `length` places. */
export function clearLanes(from: i32, length: i32): void {
  memory.fill(placed(from), 0, (<usize>length) << 4);
}

/** `length` slots of the arena into the same places of all rows, and those of the first row back. */
export function spreadLanes(from: i32, length: i32): void {
  for (let k: i32 = from; k < from + length; k++) {
    v128.store(placed(k), v128.load64_splat(address(k)));
  }
}
export function firstLane(from: i32, length: i32): void {
  keepRow(0, from, length);
}

/** Those of one row back. */
export function keepRow(row: i32, from: i32, length: i32): void {
  for (let k: i32 = from; k < from + length; k++) arena[k] = laneAt(row, k);
}

/**
 * Exchanges rows of a matrix whose rows begin a stride apart, from `first` on: row 0 and, in each
 * lane, the row whose number stands at `pivot`, `length` places of each.
 */
export function exchangeRows(first: i32, stride: i32, pivot: i32, length: i32): void {
  const top = placed(first);
  const p = top + ((<usize>(stride * i32(laneAt(0, pivot)))) << 4);
  const q = top + ((<usize>(stride * i32(laneAt(1, pivot)))) << 4);
  if (p === top && q === top) return;
  if (p === q) {
    for (let at: usize = 0; at < (<usize>length) << 4; at += 16) {
      const given = v128.load(top + at);
      v128.store(top + at, v128.load(p + at));
      v128.store(p + at, given);
    }
    return;
  }
  const low = i64x2(-1, 0);
  for (let at: usize = 0; at < (<usize>length) << 4; at += 16) {
    const given = v128.load(top + at);
    const one = v128.load(p + at);
    v128.store(p + at, v128.bitselect(given, one, low));
    const other = v128.load(q + at);
    v128.store(q + at, v128.bitselect(other, given, low));
    v128.store(top + at, v128.bitselect(one, other, low));
  }
}
