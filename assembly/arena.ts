import { ARENA_SIZE } from "./system/layout";

/** The core's memory by index: `arena[slot]` is the double at a slot of the layout. */
@unmanaged
class Arena {
  [key: number]: f64;

  @inline
  @operator("[]")
  read(slot: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>slot) << 3));
  }

  @inline
  @operator("[]=")
  write(slot: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>slot) << 3), value);
  }
}

/** Address of the single memory block: ARENA_SIZE doubles, zeroed, aligned for v128. */
const ARENA: usize = memory.data(ARENA_SIZE << 3, 16);
export const arena: Arena = changetype<Arena>(ARENA);

/** Address of a slot. */
export function address(slot: i32): usize {
  return ARENA + ((<usize>slot) << 3);
}

/** Copies `length` doubles between slots that do not overlap. */
export function copy(to: i32, from: i32, length: i32): void {
  memory.copy(address(to), address(from), (<usize>length) << 3);
}

/** Zeroes `length` doubles from a slot on. */
export function clear(from: i32, length: i32): void {
  memory.fill(address(from), 0, (<usize>length) << 3);
}
