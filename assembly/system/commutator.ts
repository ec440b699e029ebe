// Products of strings of two Pauli matrices.

import { arena } from "../arena";
import * as slot from "./layout";

/** The phase of σ_p σ_l for single letters: 1 for +i, −1 for −i, 0 for ±1. */
export function turn(p: i32, l: i32): f64 {
  if (p === 0 || l === 0 || p === l) return 0;
  return l - p === 1 || p - l === 2 ? 1 : -1;
}

/** Fills COMMUTATOR and OPPOSED; once, before any system. */
export function commutatorTable(): void {
  for (let p: i32 = 0; p < 16; p++) {
    let at: i32 = slot.OPPOSED + slot.OPPOSED_STRINGS * p;
    for (let l: i32 = 0; l < 16; l++) {
      const first = turn(p >> 2, l >> 2);
      const second = turn(p & 3, l & 3);
      // The strings anticommute where exactly one pair of letters does: σ_p σ_l = ±i σ_m, and
      // −i[σ_p, σ_l] = ±2 σ_m.
      arena[slot.COMMUTATOR + 16 * p + l] = first === 0.0 ? second : second === 0.0 ? first : 0.0;
      if (arena[slot.COMMUTATOR + 16 * p + l] === 0.0) continue;
      arena[at] = l;
      at = at + 1;
    }
  }
}
