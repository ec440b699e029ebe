import { arena } from "../arena";
import {
  FINAL_STEPS,
  IMAGE_ROUNDS,
  IMAGE_SWEEPS,
  IMAGE_SWEEPS_EARLY,
  OUTLOOK_EARLY,
  SEARCH_GAIN,
  SLOW_RATIO,
  SLOW_SPREAD,
  START_SWEEPS,
  START_SWEEPS_EARLY,
} from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { climb, climbFrom, largest, promises, take } from "./candidates";
import { climbRings, leaveSaddle } from "./polish";
import { relax } from "./relax";
import { placeImages, placeStarts } from "./starts";

/** Whether see-saws crawl: T has one large singular value, or hardly tells directions apart. */
function isSlow(): bool {
  const x = Math.abs(arena[slot.FRAME_T]);
  const y = Math.abs(arena[slot.FRAME_T + 1]);
  const z = Math.abs(arena[slot.FRAME_T + 2]);
  const most = Math.max(x, Math.max(y, z));
  const least = Math.min(x, Math.min(y, z));
  const middle = x + y + z - most - least;
  return middle < SLOW_RATIO * most || most - least < SLOW_SPREAD * most;
}

/** Relaxes all starts. */
function relaxStarts(): void {
  placeStarts();
  relax(slot.STARTS, START_SWEEPS_EARLY);
}

/** Whether any start may come to more than `level`, by what its first sweeps promise. */
export function mayExceed(level: f64): bool {
  if (isSlow()) return true;
  relaxStarts();
  for (let k: i32 = 0; k < slot.STARTS; k++) if (promises(k, OUTLOOK_EARLY, level)) return true;
  return false;
}

/**
 * Global maximum of the objective for the problem in FRAME: see-saws from the table of
 * starts, second-order ascents of the best and of those that may win, then of the images of the
 * best point until none is better. Leaves the point in BEST; returns the value.
 */
export function searchMaximum(): f64 {
  const slow = isSlow();
  arena[slot.END_COUNT] = 0;
  relaxStarts();
  take(largest(slot.STARTS), slot.CANDIDATE);
  let value: f64 = climb(1, -1);
  value = climbFrom(slot.STARTS, START_SWEEPS, slow, value);
  for (let round: i32 = 0; round < IMAGE_ROUNDS; round++) {
    placeImages();
    relax(slot.IMAGES, IMAGE_SWEEPS_EARLY);
    const next = climbFrom(slot.IMAGES, IMAGE_SWEEPS, slow, value);
    const settled: bool = !(next > value + SEARCH_GAIN);
    value = next;
    if (settled) break;
  }
  value = ascend(slot.BEST, FINAL_STEPS, 0);
  if (!(arena[slot.STEP_CONCAVE] > 0)) value = leaveSaddle(value);
  return climbRings(value);
}
