import { arena, copy } from "../arena";
import {
  ASCENT_STEPS,
  END_NOISE,
  OUTLOOK,
  OUTLOOK_EARLY,
  OUTLOOK_RATIO,
  RELAX_NOISE,
  SEARCH_GAIN,
  SEARCH_NEAR,
  SLOW_NEAR,
} from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { relax } from "./relax";

// The points of a search: see-saws of all, then ascents of those that may win.

/** Slot of component `k` of candidate `index`: four candidates lie side by side, a lane each. */
export function lane(index: i32, k: i32): i32 {
  const group: i32 = index >> 2;
  return slot.RELAX + 4 * slot.POINT * group + 4 * k + (index & 3);
}

/** The unit vector along (x, y, z) at slot `at`. */
export function direction(at: i32, x: f64, y: f64, z: f64): void {
  const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
  arena[at] = inverse * x;
  arena[at + 1] = inverse * y;
  arena[at + 2] = inverse * z;
}

/** See-saw sweeps of the first `count` candidates. */
export function relaxAll(count: i32, sweeps: i32): void {
  for (let k: i32 = 0; k < count; k += 4) relax(k, sweeps);
}

/** The candidate of the largest value. */
export function largest(count: i32): i32 {
  let best: i32 = 0;
  let found: f64 = arena[slot.RELAX_VALUE];
  for (let k: i32 = 1; k < count; k++) {
    if (arena[slot.RELAX_VALUE + k] > found) {
      found = arena[slot.RELAX_VALUE + k];
      best = k;
    }
  }
  return best;
}

/** Candidate k into CANDIDATE, its directions of unit length beyond single precision. */
export function take(k: i32): void {
  for (let p: i32 = 0; p < slot.POINT; p += 3) {
    direction(slot.CANDIDATE + p, arena[lane(k, p)], arena[lane(k, p + 1)], arena[lane(k, p + 2)]);
  }
}

/**
 * What candidate k may still come to, `weight` times what is left of a geometric series whose
 * ratio is that of its last two gains: see-saws converge linearly, and leave a saddle so.
 */
function outlook(k: i32, weight: f64): f64 {
  const value = arena[slot.RELAX_VALUE + k];
  const gain = arena[slot.RELAX_GAIN + k] + RELAX_NOISE * value;
  const before = arena[slot.RELAX_BEFORE + k] + RELAX_NOISE * value;
  const ratio: f64 = gain < OUTLOOK_RATIO * before ? gain / before : OUTLOOK_RATIO;
  return value + (weight * gain) / (1 - ratio);
}

/** Squared distance of the directions at slots `a` and `b`, the second with a sign. */
function distance(a: i32, b: i32, sign: f64): f64 {
  const x = arena[a] - sign * arena[b];
  const y = arena[a + 1] - sign * arena[b + 1];
  const z = arena[a + 2] - sign * arena[b + 2];
  return x * x + y * y + z * z;
}

/**
 * Whether the point in CANDIDATE, of this value, is where an ascent has ended, up to the exchange
 * of a₁ and a₂ and the sign of a₃. Where see-saws crawl maxima may lie close together.
 */
function isKnown(value: f64, slow: bool): bool {
  const a = slot.CANDIDATE;
  const near: f64 = slow ? SLOW_NEAR : SEARCH_NEAR;
  const ends = i32(arena[slot.END_COUNT]);
  for (let k: i32 = 0; k < ends; k++) {
    if (value - END_NOISE * value > arena[slot.END_VALUE + k]) continue;
    const b = slot.END_POINT + slot.POINT * k;
    const third = Math.min(distance(a + 6, b + 6, 1), distance(a + 6, b + 6, -1));
    const same = distance(a, b, 1) + distance(a + 3, b + 3, 1);
    const crossed = distance(a, b + 3, 1) + distance(a + 3, b, 1);
    if (third + Math.min(same, crossed) < near) return true;
  }
  return false;
}

/**
 * Moves the candidates that may still come to `best`, or all where see-saws are `slow`, and that are
 * not where an ascent has ended, to the front; how many there are.
 */
function keepPromising(count: i32, slow: bool, best: f64): i32 {
  let kept: i32 = 0;
  for (let k: i32 = 0; k < count; k++) {
    if (!slow && outlook(k, OUTLOOK_EARLY) < best) continue;
    take(k);
    if (isKnown(arena[slot.RELAX_VALUE + k], slow)) continue;
    for (let i: i32 = 0; i < slot.POINT; i++) arena[lane(kept, i)] = arena[lane(k, i)];
    kept += 1;
  }
  return kept;
}

/** Ascends from CANDIDATE; notes where that ended, and in BEST if it is above `value`. Returns the larger one. */
export function climb(value: f64): f64 {
  const reached = ascend(slot.CANDIDATE, ASCENT_STEPS, value + SEARCH_GAIN);
  const ends = i32(arena[slot.END_COUNT]);
  if (ends < slot.ENDS) {
    copy(slot.END_POINT + slot.POINT * ends, slot.CANDIDATE, slot.POINT);
    arena[slot.END_VALUE + ends] = reached;
    arena[slot.END_COUNT] = ends + 1;
  }
  if (!(reached > value)) return value;
  copy(slot.BEST, slot.CANDIDATE, slot.POINT);
  return reached;
}

/**
 * Relaxes those of the first `count` candidates that may exceed `value` further, and ascends, the
 * best first, from those that still may and are not where an ascent has ended; from all of
 * them where see-saws are `slow`. The best point is in BEST; returns its value.
 */
export function climbFrom(count: i32, sweeps: i32, slow: bool, value: f64): f64 {
  const kept = keepPromising(count, slow, value);
  relaxAll(kept, sweeps);
  let reached: f64 = value;
  for (let round: i32 = 0; round < kept; round++) {
    const best = largest(kept);
    const found = arena[slot.RELAX_VALUE + best];
    const hope = outlook(best, OUTLOOK);
    arena[slot.RELAX_VALUE + best] = -Infinity;
    if (!slow && hope < reached) continue;
    take(best);
    if (!isKnown(found, slow)) reached = climb(reached);
  }
  return reached;
}
