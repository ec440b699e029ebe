import { arena } from "../arena";
import { ASCENT_GAIN } from "../constants";
import { fillLanes, LANES, laneAt, putLane } from "../lanes";
import * as slot from "../layout";
import {
  ASCENT_CONCAVE,
  ASCENT_FLOOR,
  ASCENT_POINT,
  ASCENT_R,
  ASCENT_S,
  ASCENT_T,
  ASCENT_VALUE,
} from "../system/layout";
import { ascendLanes } from "./ascentLanes";

/**
 * Ascends from `count` points side by side from slot `at` on, one or two, in place, until the
 * model promises less than `least`; given up where it is about to end below `floor`. Leaves the
 * objective of each in ASCENDED, and whether the last step saw a negative semidefinite Hessian.
 */
export function ascendFrom(at: i32, count: i32, steps: i32, least: f64, floor: f64): void {
  for (let i: i32 = 0; i < 3; i++) {
    fillLanes(ASCENT_T + i, arena[slot.FRAME_T + i]);
    fillLanes(ASCENT_R + i, arena[slot.FRAME_R + i]);
    fillLanes(ASCENT_S + i, arena[slot.FRAME_S + i]);
  }
  fillLanes(ASCENT_FLOOR, floor);
  for (let from: i32 = 0; from < count; from += LANES) {
    // A lane that is left over goes along with the last point.
    for (let row: i32 = 0; row < LANES; row++) {
      const point = at + slot.POINT * (from + row < count ? from + row : count - 1);
      for (let k: i32 = 0; k < slot.POINT; k++) putLane(row, ASCENT_POINT + k, arena[point + k]);
    }
    ascendLanes(steps, least);
    for (let row: i32 = 0; row < LANES; row++) {
      if (from + row >= count) break;
      const point = at + slot.POINT * (from + row);
      for (let k: i32 = 0; k < slot.POINT; k++) arena[point + k] = laneAt(row, ASCENT_POINT + k);
      arena[slot.ASCENDED + from + row] = laneAt(row, ASCENT_VALUE);
      arena[slot.STEP_CONCAVE] = laneAt(row, ASCENT_CONCAVE);
    }
  }
}

/** The same from one point, to the last digit. Returns the objective. */
export function ascend(at: i32, steps: i32, floor: f64): f64 {
  ascendFrom(at, 1, steps, ASCENT_GAIN, floor);
  return arena[slot.ASCENDED];
}
