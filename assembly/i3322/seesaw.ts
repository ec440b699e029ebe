import { arena } from "../arena";
import * as slot from "../layout";
import { normGradients } from "./objective";

/**
 * See-saw sweeps: Bob's best answer to Alice, then Alice's best answer to Bob.
 * Each sweep climbs, but converges only linearly: it prepares the ascent.
 */
export function seesaw(at: i32, sweeps: i32): void {
  for (let sweep: i32 = 0; sweep < sweeps; sweep++) {
    normGradients(at);
    let n1: f64 = 0;
    let n2: f64 = 0;
    let n3: f64 = 0;
    for (let i: i32 = 0; i < 3; i++) {
      const u = arena[slot.STEP_G + i];
      const v = arena[slot.STEP_G + 3 + i];
      const w = arena[slot.STEP_G + 6 + i];
      const sum = u + v + arena[slot.FRAME_R + i];
      const a1 = sum + w;
      const a2 = sum - w;
      const a3 = u - v;
      arena[slot.STEP_G + i] = a1;
      arena[slot.STEP_G + 3 + i] = a2;
      arena[slot.STEP_G + 6 + i] = a3;
      n1 += a1 * a1;
      n2 += a2 * a2;
      n3 += a3 * a3;
    }
    replace(at, slot.STEP_G, n1);
    replace(at + 3, slot.STEP_G + 3, n2);
    replace(at + 6, slot.STEP_G + 6, n3);
  }
}

/** The direction of `source`, whose squared length is given; kept as it was where that is zero. */
function replace(at: i32, source: i32, squared: f64): void {
  if (!(squared > 0)) return;
  const inverse = 1 / Math.sqrt(squared);
  arena[at] = arena[source] * inverse;
  arena[at + 1] = arena[source + 1] * inverse;
  arena[at + 2] = arena[source + 2] * inverse;
}
