// Stands in the place of assembly/lanes.ts: one row at a time, in a memory of its own.

import { ACTIVE } from "../../assembly/system/layout.js";
import { arena } from "./arena.js";

import { expm1 } from "./linear/expm1.js";

export type Lane = number;
export type Mask = boolean;

export const LANES = 1;

/** What the row at work has at each slot of the layout. */
export const lane = new Float64Array(ACTIVE);

export function any(condition: boolean): boolean {
  return condition;
}
export function all(condition: boolean): boolean {
  return condition;
}

export function expm1Lanes(x: number): number {
  return expm1(x);
}

export function laneAt(_row: number, slot: number): number {
  return lane[slot]!;
}
export function putLane(_row: number, slot: number, value: number): void {
  lane[slot] = value;
}
export function fillLanes(slot: number, value: number): void {
  lane[slot] = value;
}
export function clearLanes(from: number, length: number): void {
  lane.fill(0, from, from + length);
}
export function spreadLanes(from: number, length: number): void {
  for (let k = from; k < from + length; k++) lane[k] = arena[k]!;
}
export function firstLane(from: number, length: number): void {
  for (let k = from; k < from + length; k++) arena[k] = lane[k]!;
}

export function keepRow(_row: number, from: number, length: number): void {
  firstLane(from, length);
}

export function exchangeRows(first: number, stride: number, pivot: number, length: number): void {
  const other = first + stride * lane[pivot]!;
  if (other === first) return;
  for (let k = 0; k < length; k++) {
    const given = lane[first + k]!;
    lane[first + k] = lane[other + k]!;
    lane[other + k] = given;
  }
}
