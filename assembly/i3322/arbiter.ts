import { arena, copy } from "../arena";
import { FINAL_STEPS } from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { certifyRun, certifyStart } from "./certify";
import { ARBITER_CELLS, ARBITER_GAP } from "./constants";

/**
 * The maximum for the problem in FRAME, whose search ended at BEST with this value and whose
 * quick bound is given: where the two are apart the certificate looks wherever the maximum may be
 * above the value by more than ARBITER_GAP, and ascends from what it finds. The point is in BEST, and
 * CERTIFY_BOUND bounds the maximum; it is further off than ARBITER_GAP where ARBITER_CELLS did not do.
 */
export function arbitrate(value: f64, quick: f64): f64 {
  arena[slot.CERTIFY_BOUND] = quick;
  if (quick - value <= ARBITER_GAP) return value;
  // The certificate takes small components of r and s for zero.
  copy(slot.SAVED, slot.FRAME_R, 6);
  certifyStart(value, ARBITER_GAP);
  certifyRun(ARBITER_CELLS);
  copy(slot.FRAME_R, slot.SAVED, 6);
  const found: f64 = arena[slot.CERTIFY_VALUE] > value ? ascend(slot.BEST, FINAL_STEPS, 0) : value;
  arena[slot.CERTIFY_BOUND] = Math.max(found, Math.min(quick, arena[slot.CERTIFY_BOUND]));
  return found;
}
