import { arena, copy } from "../arena";
import {
  ASCENT_STEPS,
  CLIMB_GAIN,
  OUTLOOK,
  OUTLOOK_EARLY,
  OUTLOOK_RATIO,
  RELAX_NOISE,
  SEARCH_GAIN,
  SEARCH_NEAR,
  SLOW_NEAR,
} from "../constants";
import * as slot from "../layout";
import { ascendFrom } from "./ascent";
import { relax } from "./relax";

// The points of a search: see-saws of all, then ascents of those that may win.

/** Candidates that lie side by side, a lane each. */
const GROUP: i32 = 4;

/** Slot of component `k` of candidate `index`. */
function lane(index: i32, k: i32): i32 {
  return slot.RELAX + inLanes(index, k);
}

/** The same counted from the first candidate. */
export function inLanes(index: i32, k: i32): i32 {
  const group: i32 = index >> 2;
  return GROUP * (slot.POINT * group + k) + (index & 3);
}

/** The unit vector along (x, y, z) at slot `at`. */
export function direction(at: i32, x: f64, y: f64, z: f64): void {
  const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
  arena[at] = inverse * x;
  arena[at + 1] = inverse * y;
  arena[at + 2] = inverse * z;
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

/** Candidate k into slot `at`, its directions of unit length beyond single precision. */
export function take(k: i32, at: i32): void {
  for (let p: i32 = 0; p < slot.POINT; p += 3) {
    direction(at + p, arena[lane(k, p)], arena[lane(k, p + 1)], arena[lane(k, p + 2)]);
  }
}

/**
 * Whether candidate k may still come to `level`, by `weight` times what is left of a geometric series
 * whose ratio is that of its last two gains: see-saws converge linearly, and leave a saddle so.
 */
export function promises(k: i32, weight: f64, level: f64): bool {
  const value = arena[slot.RELAX_VALUE + k];
  const lacking = level - value;
  if (lacking <= 0) return true;
  const gain = arena[slot.RELAX_GAIN + k] + RELAX_NOISE * value;
  const before = arena[slot.RELAX_BEFORE + k] + RELAX_NOISE * value;
  // gain/(1 − ratio) without a quotient; the ratio is OUTLOOK_RATIO at most.
  return gain < OUTLOOK_RATIO * before
    ? weight * gain * before >= lacking * (before - gain)
    : weight * gain >= lacking * (1 - OUTLOOK_RATIO);
}

/** Squared distance of the directions at slots `a`, their components `stride` apart, and `b`, the second with a sign. */
function distance(a: i32, stride: i32, b: i32, sign: f64): f64 {
  const x = arena[a] - sign * arena[b];
  const y = arena[a + stride] - sign * arena[b + 1];
  const z = arena[a + 2 * stride] - sign * arena[b + 2];
  return x * x + y * y + z * z;
}

/**
 * Whether two points are close, up to the exchange of a₁ and a₂ and the sign of a₃: closer where
 * see-saws crawl, for maxima may lie close together there.
 */
function isNear(a: i32, stride: i32, b: i32, slow: bool): bool {
  const near: f64 = slow ? SLOW_NEAR : SEARCH_NEAR;
  const second = a + 3 * stride;
  const last = a + 6 * stride;
  const third = Math.min(distance(last, stride, b + 6, 1), distance(last, stride, b + 6, -1));
  if (!(third < near)) return false;
  const same = distance(a, stride, b, 1) + distance(second, stride, b + 3, 1);
  const crossed = distance(a, stride, b + 3, 1) + distance(second, stride, b, 1);
  return third + Math.min(same, crossed) < near;
}

/** Whether candidate k is where an ascent has ended. */
function isKnown(k: i32, slow: bool): bool {
  const value = arena[slot.RELAX_VALUE + k];
  const ends = i32(arena[slot.END_COUNT]);
  for (let end: i32 = 0; end < ends; end++) {
    if (value - RELAX_NOISE * value > arena[slot.END_VALUE + end]) continue;
    if (isNear(lane(k, 0), GROUP, slot.END_POINT + slot.POINT * end, slow)) return true;
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
    if (!(slow || promises(k, OUTLOOK_EARLY, best)) || isKnown(k, slow)) continue;
    for (let i: i32 = 0; i < slot.POINT; i++) arena[lane(kept, i)] = arena[lane(k, i)];
    kept += 1;
  }
  return kept;
}

/**
 * Ascends from the first `count` points in CANDIDATE, one or two; notes where that ended, and in BEST
 * what is above `value`. Returns the largest one.
 */
export function climb(count: i32, value: f64): f64 {
  ascendFrom(slot.CANDIDATE, count, ASCENT_STEPS, CLIMB_GAIN, value + SEARCH_GAIN);
  let best: f64 = value;
  for (let k: i32 = 0; k < count; k++) {
    const at = slot.CANDIDATE + slot.POINT * k;
    const reached = arena[slot.ASCENDED + k];
    const ends = i32(arena[slot.END_COUNT]);
    if (ends < slot.ENDS) {
      copy(slot.END_POINT + slot.POINT * ends, at, slot.POINT);
      arena[slot.END_VALUE + ends] = reached;
      arena[slot.END_COUNT] = ends + 1;
    }
    if (reached > best) {
      best = reached;
      copy(slot.BEST, at, slot.POINT);
    }
  }
  return best;
}

/**
 * The best of the first `count` candidates that may exceed `value` and is not where an ascent has
 * ended, or −1; of all of them where see-saws are `slow`. It stands at slot `at`; what is out of the question
 * is left with no value.
 */
function next(count: i32, at: i32, slow: bool, value: f64): i32 {
  for (let round: i32 = 0; round < count; round++) {
    const best = largest(count);
    if (arena[slot.RELAX_VALUE + best] === -Infinity) return -1;
    if ((slow || promises(best, OUTLOOK, value)) && !isKnown(best, slow)) {
      take(best, at);
      return best;
    }
    arena[slot.RELAX_VALUE + best] = -Infinity;
  }
  return -1;
}

/**
 * Relaxes those of the first `count` candidates that may exceed `value` further, and ascends, the
 * best first, from those that still may and are not where an ascent has ended: from two at once where they
 * are not close. The best point is in BEST; returns its value.
 */
export function climbFrom(count: i32, sweeps: i32, slow: bool, value: f64): f64 {
  const kept = keepPromising(count, slow, value);
  if (kept === 0) return value;
  relax(kept, sweeps);
  let reached: f64 = value;
  for (let round: i32 = 0; round < kept; round++) {
    const first = next(kept, slot.CANDIDATE, slow, reached);
    if (first < 0) break;
    arena[slot.RELAX_VALUE + first] = -Infinity;
    const other = slot.CANDIDATE + slot.POINT;
    const second = next(kept, other, slow, reached);
    const apart: bool = second >= 0 && !isNear(slot.CANDIDATE, 1, other, slow);
    if (apart) arena[slot.RELAX_VALUE + second] = -Infinity;
    reached = climb(apart ? 2 : 1, reached);
  }
  return reached;
}
