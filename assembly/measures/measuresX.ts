import { arena, clear } from "../arena";
import { xProblem } from "../i3322/maximum";
import * as slot from "../layout";
import { capped } from "./chsh";
import { conditional1, conditional2 } from "./discord";
import { binaryEntropy, entropyX, formation, purityX } from "./entropy";
import { fidelity, fullyEntangledX } from "./fidelity";
import { negativityX } from "./negativity";

/** What closed forms, and one angle for discord, give of an X-state; into the STATE slots, by mask. */
export function measuresX(
  mask: i32,
  p1: f64,
  p2: f64,
  p3: f64,
  p4: f64,
  c14: f64,
  c23: f64,
  concurrence: f64,
): void {
  if ((mask & slot.OBSERVE_NEGATIVITY) !== 0) {
    arena[slot.STATE_NEGATIVITY] = negativityX(p1, p2, p3, p4, c14, c23);
  }
  if ((mask & slot.OBSERVE_FORMATION) !== 0) arena[slot.STATE_FORMATION] = formation(concurrence);
  if ((mask & slot.OBSERVE_PURITY) !== 0) {
    arena[slot.STATE_PURITY] = purityX(p1, p2, p3, p4, c14, c23);
  }
  if ((mask & slot.OBSERVE_FULLY_ENTANGLED) !== 0) {
    arena[slot.STATE_FULLY_ENTANGLED] = fullyEntangledX(p1, p2, p3, p4, c14, c23);
  }
  const discord = (mask & (slot.OBSERVE_DISCORD1 | slot.OBSERVE_DISCORD2)) !== 0;
  const mutual = (mask & slot.OBSERVE_MUTUAL_INFORMATION) !== 0;
  if (!discord && !mutual && (mask & slot.OBSERVE_ENTROPY) === 0) return;
  const entropy = entropyX(p1, p2, p3, p4, c14, c23);
  arena[slot.STATE_ENTROPY] = entropy;
  const first = binaryEntropy(p1 + p2, p3 + p4);
  const second = binaryEntropy(p1 + p3, p2 + p4);
  if (mutual) arena[slot.STATE_MUTUAL_INFORMATION] = Math.max(0, first + second - entropy);
  if (!discord) return;
  xProblem(p1, p2, p3, p4, c14, c23);
  if ((mask & slot.OBSERVE_DISCORD1) !== 0) {
    arena[slot.STATE_DISCORD1] = Math.max(0, first - entropy + conditional1());
  }
  if ((mask & slot.OBSERVE_DISCORD2) !== 0) {
    arena[slot.STATE_DISCORD2] = Math.max(0, second - entropy + conditional2());
  }
}

/** What measuresX and fidelities answer. */
const FURTHER: i32 =
  slot.OBSERVE_NEGATIVITY |
  slot.OBSERVE_FORMATION |
  slot.OBSERVE_PURITY |
  slot.OBSERVE_ENTROPY |
  slot.OBSERVE_MUTUAL_INFORMATION |
  slot.OBSERVE_DISCORD1 |
  slot.OBSERVE_DISCORD2 |
  slot.OBSERVE_FULLY_ENTANGLED |
  slot.OBSERVE_FIDELITY;

/** The same, and the fidelity, of the state in X_RHO into the columns of point `i` of a block. */
export function furtherPoint(
  i: i32,
  mask: i32,
  p1: f64,
  p2: f64,
  p3: f64,
  p4: f64,
  c14: f64,
  c23: f64,
  concurrence: f64,
  smallest: f64,
): void {
  if ((mask & FURTHER) === 0) return;
  measuresX(mask, p1, p2, p3, p4, c14, c23, concurrence);
  if ((mask & slot.OBSERVE_FIDELITY) !== 0) {
    placeX();
    arena[slot.STATE_FIDELITY] = capped(fidelity(), 1, smallest);
  }
  // The two stand in one order.
  for (let k: i32 = 0; k <= slot.STATE_FIDELITY - slot.STATE_NEGATIVITY; k++) {
    arena[slot.OUT_NEGATIVITY + slot.BLOCK * k + i] = arena[slot.STATE_NEGATIVITY + k];
  }
}

/** The state in X_RHO as a matrix, into RHO. */
function placeX(): void {
  clear(slot.RHO_RE, 2 * slot.LIOUVILLE);
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    arena[slot.RHO_RE + 5 * k] = arena[slot.X_RHO + k];
  }
  for (let k: i32 = 0; k < 2; k++) {
    // (1,4) and (4,1), then (2,3) and (3,2).
    const re = arena[slot.X_RHO + 4 + 2 * k];
    const im = arena[slot.X_RHO + 5 + 2 * k];
    arena[slot.RHO_RE + 3 + 3 * k] = re;
    arena[slot.RHO_RE + 12 - 3 * k] = re;
    arena[slot.RHO_IM + 3 + 3 * k] = im;
    arena[slot.RHO_IM + 12 - 3 * k] = -im;
  }
}
