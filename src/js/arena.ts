import { ARENA_SIZE } from "../../assembly/layout.js";

/** The twin's memory: the arena of assembly/layout.ts as one array of doubles. */
export const f64 = new Float64Array(ARENA_SIZE);

/** Lengths from which the engine's own copy beats a loop. */
const BULK = 64;

/** Copies `length` doubles between slots that do not overlap. */
export function copy(to: number, from: number, length: number): void {
  if (length >= BULK) f64.copyWithin(to, from, from + length);
  else for (let k = 0; k < length; k++) f64[to + k] = f64[from + k]!;
}

/** Zeroes `length` doubles from a slot on. */
export function clear(from: number, length: number): void {
  f64.fill(0, from, from + length);
}
