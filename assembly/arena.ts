import { ARENA_SIZE } from "./layout";

/** The single memory block: ARENA_SIZE doubles, zeroed, aligned for v128. */
export const ARENA: usize = memory.data(ARENA_SIZE << 3, 16);

/** Address of a slot. */
export function address(slot: i32): usize {
  return ARENA + ((<usize>slot) << 3);
}

/** The double at a slot. */
export function get(slot: i32): f64 {
  return load<f64>(ARENA + ((<usize>slot) << 3));
}

/** Stores a double at a slot. */
export function set(slot: i32, value: f64): void {
  store<f64>(ARENA + ((<usize>slot) << 3), value);
}

/** Copies `length` doubles between slots that do not overlap. */
export function copy(to: i32, from: i32, length: i32): void {
  memory.copy(address(to), address(from), (<usize>length) << 3);
}

/** Zeroes `length` doubles from a slot on. */
export function clear(from: i32, length: i32): void {
  memory.fill(address(from), 0, (<usize>length) << 3);
}
