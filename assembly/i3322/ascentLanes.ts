import { ASCENT_OUTLOOK, STEP_SHRINK, STEP_TRIALS } from "../constants";
import { any, type Lane, lane, type Mask } from "../lanes";
import * as slot from "../system/layout";
import { derivatives } from "./derivatives";
import { newtonStep } from "./newton";

/** The objective at the point in ASCENT_TRIAL. */
function trialValue(): Lane {
  const at = slot.ASCENT_TRIAL;
  let first: Lane = 0;
  let second: Lane = 0;
  let third: Lane = 0;
  let linear: Lane = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = lane[slot.ASCENT_T + i];
    const s = lane[slot.ASCENT_S + i];
    const a1 = lane[at + i];
    const a2 = lane[at + 3 + i];
    const a3 = lane[at + 6 + i];
    const sum = a1 + a2;
    const u = t * (sum + a3) - s;
    const v = t * (sum - a3) - s;
    const w = t * (a1 - a2);
    first = first + u * u;
    second = second + v * v;
    third = third + w * w;
    linear = linear + lane[slot.ASCENT_R + i] * sum;
  }
  return Math.sqrt(first) + Math.sqrt(second) + Math.sqrt(third) + linear;
}

/** The point at `length` along the step, back on the spheres, into ASCENT_TRIAL. */
function retract(length: Lane): void {
  for (let p: i32 = 0; p < 9; p += 3) {
    const from = slot.ASCENT_POINT + p;
    const step = slot.ASCENT_STEP + p;
    const to = slot.ASCENT_TRIAL + p;
    const x = lane[from] + length * lane[step];
    const y = lane[from + 1] + length * lane[step + 1];
    const z = lane[from + 2] + length * lane[step + 2];
    const inverse = 1.0 / Math.sqrt(x * x + y * y + z * z);
    lane[to] = x * inverse;
    lane[to + 1] = y * inverse;
    lane[to + 2] = z * inverse;
  }
}

/** The point in ASCENT_TRIAL into ASCENT_POINT, in the rows that took it. */
function accept(better: Mask): void {
  for (let k: i32 = 0; k < 9; k++) {
    lane[slot.ASCENT_POINT + k] = better
      ? lane[slot.ASCENT_TRIAL + k]
      : lane[slot.ASCENT_POINT + k];
  }
}

/**
 * Second-order ascents of the objective from ASCENT_POINT, in place: Newton's steps of at most one
 * radian in all, shortened until they climb, until the model promises less than `least`. Given up
 * where it is about to end below ASCENT_FLOOR. Leaves the objective in ASCENT_VALUE.
 */
export function ascendLanes(steps: i32, least: f64): void {
  for (let k: i32 = 0; k < 9; k++) lane[slot.ASCENT_TRIAL + k] = lane[slot.ASCENT_POINT + k];
  let value: Lane = trialValue();
  let live: Mask = value >= 0;
  for (let step: i32 = 0; step < steps; step++) {
    const concave = lane[slot.ASCENT_CONCAVE];
    derivatives();
    newtonStep();
    lane[slot.ASCENT_CONCAVE] = live ? lane[slot.ASCENT_CONCAVE] : concave;
    const gain = lane[slot.ASCENT_PROMISE];
    const hopeless =
      lane[slot.ASCENT_CONCAVE] > 0 && value + ASCENT_OUTLOOK * gain < lane[slot.ASCENT_FLOOR];
    live = live && !hopeless;
    const square = lane[slot.ASCENT_SQUARE];
    let length: Lane = square > 1 ? 1.0 / Math.sqrt(square) : 1;
    let pending: Mask = live;
    let climbed: Mask = live && !live;
    const last = gain < least;
    for (let trial: i32 = 0; trial < STEP_TRIALS; trial++) {
      if (!any(pending)) break;
      retract(length);
      const next = trialValue();
      const better = pending && next > value;
      value = better ? next : value;
      accept(better);
      climbed = climbed || better;
      pending = pending && !better && !last;
      length = length * STEP_SHRINK;
    }
    live = live && climbed && !last;
    if (!any(live)) break;
  }
  lane[slot.ASCENT_VALUE] = value;
}
