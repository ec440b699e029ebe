import { ARENA_SIZE } from "../../assembly/system/layout.js";

/** The JavaScript core's memory: `arena[slot]` is the double at a slot of the layout. */
export const arena = new Float64Array(ARENA_SIZE);

/** Lengths from which the engine's own copy beats a loop. */
const BULK = 64;

/** Copies `length` doubles between slots that do not overlap. */
export function copy(to: number, from: number, length: number): void {
  if (length >= BULK) arena.copyWithin(to, from, from + length);
  else for (let k = 0; k < length; k++) arena[to + k] = arena[from + k]!;
}

/** Zeroes `length` doubles from a slot on. */
export function clear(from: number, length: number): void {
  arena.fill(0, from, from + length);
}
