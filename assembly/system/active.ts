// Which numbers of a system count: kernels leave out coefficients that are 0 in every row.

import { arena } from "../arena";
import { spreadLanes } from "../lanes";
import * as slot from "./layout";

/** The system in the SYSTEM slots into all rows; ACTIVE has 1 where one of its numbers is not 0. */
export function findActive(): void {
  arena[slot.LEVELS_KNOWN] = 0;
  arena[slot.COUPLINGS_KNOWN] = 0;
  arena[slot.SPECTRA_KNOWN] = 0;
  const baths = i32(arena[slot.SYSTEM_BATHS]);
  const jumps = i32(arena[slot.SYSTEM_JUMPS]);
  find(slot.SYSTEM_START, slot.SYSTEM_BATH - slot.SYSTEM_START);
  find(slot.SYSTEM_BATH, slot.BATH_STRIDE * baths);
  find(slot.SYSTEM_JUMP, slot.JUMP_STRIDE * jumps);
}

function find(from: i32, length: i32): void {
  spreadLanes(from, length);
  for (let k: i32 = from; k < from + length; k++) {
    arena[slot.ACTIVE + (k - slot.SYSTEM_START)] = arena[k] !== 0.0 ? 1 : 0;
  }
}

/** … or a row changes it. */
export function findMoved(): void {
  const moved = i32(arena[slot.MOVED_COUNT]);
  for (let m: i32 = 0; m < moved; m++) {
    arena[slot.ACTIVE + (i32(arena[slot.MOVED_SLOT + m]) - slot.SYSTEM_START)] = 1;
  }
}
