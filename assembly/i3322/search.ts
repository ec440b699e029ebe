import { arena, copy } from "../arena";
import {
  ASCENT_STEPS,
  FINAL_STEPS,
  IMAGE_GAIN,
  IMAGE_OUTLOOK,
  IMAGE_ROUNDS,
  IMAGE_SWEEPS,
  SEARCH_NEAR,
  START_OUTLOOK,
  START_OUTLOOK_EARLY,
  START_SWEEPS,
  START_SWEEPS_EARLY,
} from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { climbRings, leaveSaddle } from "./polish";
import { relax } from "./relax";

function start(
  index: i32,
  x1: f64,
  y1: f64,
  z1: f64,
  x2: f64,
  y2: f64,
  z2: f64,
  x3: f64,
  y3: f64,
  z3: f64,
): void {
  const at = slot.START + slot.POINT * index;
  direction(at, x1, y1, z1);
  direction(at + 3, x2, y2, z2);
  direction(at + 6, x3, y3, z3);
}

/** The unit vector along (x, y, z) at slot `at`: the table has four digits. */
function direction(at: i32, x: f64, y: f64, z: f64): void {
  const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
  arena[at] = inverse * x;
  arena[at + 1] = inverse * y;
  arena[at + 2] = inverse * z;
}

/**
 * Fills the table of starts: Alice's directions a₁, a₂, a₃ in a frame where |t| descends,
 * t ≥ 0 and r_i ≥ s_i. They are maxima of other states, chosen one after the other
 * so that as many as possible of 25,000 random states of twelve kinds reach their maximum
 * from one of them, and from two, and from three.
 */
export function searchStarts(): void {
  start(0, 0.7981, 0.527, -0.2923, 0.7981, -0.527, -0.2923, 0.0, 1.0, -0.0);
  start(1, 0.9829, 0.1842, 0.0, -0.4034, 0.915, 0.0, 1.0, -0.0001, 0.0);
  start(2, 0.0594, -0.9982, 0.0, 0.9995, -0.0314, 0.0, -0.0092, 1.0, 0.0);
  start(3, 0.6235, 0.7365, 0.2622, -0.6235, 0.7365, 0.2622, 1.0, -0.0, 0.0);
  start(4, -0.8471, 0.3157, 0.4275, -0.8471, -0.3157, -0.4275, -0.0, 0.9173, 0.3981);
  start(5, 0.9704, -0.1854, 0.1545, 0.9903, 0.0321, 0.1353, 0.9303, -0.3658, -0.0279);
  start(6, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
  start(7, 0.8581, 0.5135, 0.0001, 0.8581, -0.5134, 0.0001, -0.0001, 1.0, 0.0);
  start(8, 1.0, 0.0, -0.0, -1.0, 0.0, -0.0, -0.0, 1.0, 0.0);
  start(9, 0.9852, 0.1707, 0.0177, 0.6755, 0.7344, 0.0658, 0.8111, 0.2746, -0.5165);
  start(10, 0.8749, 0.2463, 0.4171, -0.8876, 0.231, 0.3986, 0.9998, -0.017, -0.0138);
  start(11, 0.5534, -0.7269, -0.4067, 0.9756, 0.1021, -0.1942, -0.1288, -0.9914, 0.0219);
  start(12, -0.6495, -0.2076, 0.7315, -0.399, 0.5529, 0.7315, 0.3128, 0.9498, 0.0);
  start(13, 0.9931, 0.1133, 0.0291, 0.681, 0.7277, 0.0818, 0.677, -0.7204, -0.1506);
  start(14, 0.9142, -0.207, 0.3486, 0.8998, 0.2314, 0.3698, 0.0179, -0.9998, -0.0013);
  start(15, 0.9038, -0.428, 0.0003, 0.9048, 0.4259, -0.0002, -0.0008, -1.0, 0.0002);
  start(16, -0.4253, -0.9051, 0.0, 0.9955, -0.0945, 0.0, -0.4045, -0.9145, 0.0);
  start(17, 0.9869, -0.1612, 0.0, 0.9869, 0.1612, -0.0, -1.0, 0.0, -0.0);
  start(18, 0.9938, -0.1112, 0.0001, 0.9937, 0.1122, 0.0001, -0.006, 1.0, 0.0019);
  start(19, 0.3472, 0.0, 0.9378, -0.3472, -0.0, 0.9378, -1.0, -0.0, 0.0);
  start(20, 0.8432, -0.4904, 0.2204, 0.8432, 0.4904, 0.2204, 0.0, 1.0, -0.0);
  start(21, 0.9501, -0.1245, 0.286, 0.3826, 0.8539, 0.3529, 0.4526, -0.8901, -0.0527);
  start(22, 0.9967, -0.0335, -0.0744, 0.776, 0.624, -0.0919, 0.2302, -0.9731, -0.0003);
  start(23, 0.8143, 0.3551, 0.4591, 0.698, -0.5496, 0.4591, 0.1276, 0.9918, -0.0);
}

/** Slot of component `k` of candidate `index`: two candidates lie side by side, a lane each. */
function lane(index: i32, k: i32): i32 {
  const pair: i32 = index >> 1;
  return slot.RELAX + 2 * slot.POINT * pair + 2 * k + (index & 1);
}

/** The starts in the frame of the problem: axes in descending order of |t|, turned so that r_i ≥ s_i. */
function placeStarts(): void {
  const x = Math.abs(arena[slot.FRAME_T]);
  const y = Math.abs(arena[slot.FRAME_T + 1]);
  const z = Math.abs(arena[slot.FRAME_T + 2]);
  const px: i32 = (y > x ? 1 : 0) + (z > x ? 1 : 0);
  const py: i32 = (x >= y ? 1 : 0) + (z > y ? 1 : 0);
  const pz: i32 = (x >= z ? 1 : 0) + (y >= z ? 1 : 0);
  for (let i: i32 = 0; i < 3; i++) {
    const place: i32 = i === 0 ? px : i === 1 ? py : pz;
    const s = arena[slot.FRAME_T + i] < 0 ? -arena[slot.FRAME_S + i] : arena[slot.FRAME_S + i];
    const side: f64 = arena[slot.FRAME_R + i] < s ? -1 : 1;
    for (let k: i32 = 0; k < slot.STARTS; k++) {
      for (let p: i32 = 0; p < slot.POINT; p += 3) {
        arena[lane(k, p + i)] = side * arena[slot.START + slot.POINT * k + p + place];
      }
    }
  }
}

/** See-saw sweeps of the first `count` candidates; the largest value. */
function relaxAll(count: i32, sweeps: i32): f64 {
  for (let k: i32 = 0; k < count; k += 2) {
    relax(slot.RELAX + slot.POINT * k, slot.RELAX_VALUE + k, slot.RELAX_GAIN + k, sweeps);
  }
  let best: f64 = -1;
  for (let k: i32 = 0; k < count; k++) best = Math.max(best, arena[slot.RELAX_VALUE + k]);
  return best;
}

/** Moves the candidates that may still come to `best` to the front; how many there are. */
function keepPromising(count: i32, outlook: f64, best: f64): i32 {
  let kept: i32 = 0;
  for (let k: i32 = 0; k < count; k++) {
    if (arena[slot.RELAX_VALUE + k] + outlook * arena[slot.RELAX_GAIN + k] < best) continue;
    for (let i: i32 = 0; i < slot.POINT; i++) arena[lane(kept, i)] = arena[lane(k, i)];
    kept += 1;
  }
  return kept;
}

/** Squared distance of the directions at slots `a` and `b`, the second with a sign. */
function distance(a: i32, b: i32, sign: f64): f64 {
  const x = arena[a] - sign * arena[b];
  const y = arena[a + 1] - sign * arena[b + 1];
  const z = arena[a + 2] - sign * arena[b + 2];
  return x * x + y * y + z * z;
}

/** Whether the points in CANDIDATE and BEST are nearly the same, up to the exchange of a₁ and a₂ and the sign of a₃. */
function nearBest(): bool {
  const a = slot.CANDIDATE;
  const b = slot.BEST;
  const third = Math.min(distance(a + 6, b + 6, 1), distance(a + 6, b + 6, -1));
  const same = distance(a, b, 1) + distance(a + 3, b + 3, 1);
  const crossed = distance(a, b + 3, 1) + distance(a + 3, b, 1);
  return third + Math.min(same, crossed) < SEARCH_NEAR;
}

/**
 * Ascends from those of the candidates, the best first, that may exceed `value`: whose own
 * value plus `outlook` times their last gain reaches it, and that are not where the best
 * point is. Keeps the best in BEST; its value.
 */
function climb(count: i32, outlook: f64, value: f64): f64 {
  let reached: f64 = value;
  for (let round: i32 = 0; round < count; round++) {
    let best: i32 = -1;
    let found: f64 = -1;
    for (let k: i32 = 0; k < count; k++) {
      if (arena[slot.RELAX_VALUE + k] > found) {
        found = arena[slot.RELAX_VALUE + k];
        best = k;
      }
    }
    if (best < 0) break;
    arena[slot.RELAX_VALUE + best] = -1;
    if (found + outlook * arena[slot.RELAX_GAIN + best] < reached) continue;
    for (let i: i32 = 0; i < slot.POINT; i++) arena[slot.CANDIDATE + i] = arena[lane(best, i)];
    if (found <= reached && nearBest()) continue;
    const next = ascend(slot.CANDIDATE, ASCENT_STEPS, reached + IMAGE_GAIN);
    if (next > reached) {
      reached = next;
      copy(slot.BEST, slot.CANDIDATE, slot.POINT);
    }
  }
  return reached;
}

/**
 * Images of the point in BEST as candidates: its mirror images in the planes of the axes,
 * and those of Bob's best answer to it with the parties exchanged, where a → −b. Another
 * maximum close in value is often near one of them.
 */
function placeImages(): void {
  let n1: f64 = 0;
  let n2: f64 = 0;
  let n3: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const s = arena[slot.FRAME_S + i];
    const a1 = arena[slot.BEST + i];
    const a2 = arena[slot.BEST + 3 + i];
    const a3 = arena[slot.BEST + 6 + i];
    const b1 = s - t * (a1 + a2 + a3);
    const b2 = s - t * (a1 + a2 - a3);
    const b3 = t * (a2 - a1);
    // Bob's frame, turned so that t ≥ 0, has the axes of Alice's.
    const side: f64 = t < 0 ? -1 : 1;
    arena[slot.CANDIDATE + i] = side * b1;
    arena[slot.CANDIDATE + 3 + i] = side * b2;
    arena[slot.CANDIDATE + 6 + i] = side * b3;
    n1 += b1 * b1;
    n2 += b2 * b2;
    n3 += b3 * b3;
  }
  answer(0, n1);
  answer(3, n2);
  answer(6, n3);
  for (let k: i32 = 0; k < slot.IMAGES; k++) {
    // From 1 on: image 0 is the point itself.
    const image: i32 = k + 1;
    const from: i32 = image < 8 ? slot.BEST : slot.CANDIDATE;
    for (let i: i32 = 0; i < 3; i++) {
      const side: f64 = ((image >> i) & 1) === 0 ? 1 : -1;
      for (let p: i32 = 0; p < slot.POINT; p += 3) {
        arena[lane(k, p + i)] = side * arena[from + p + i];
      }
    }
  }
}

/** Direction p of Bob's answer in CANDIDATE, whose squared length is given: normed, or Alice's where it is free. */
function answer(p: i32, squared: f64): void {
  const free: bool = !(squared > 0);
  const inverse: f64 = free ? 1 : 1 / Math.sqrt(squared);
  for (let i: i32 = p; i < p + 3; i++) {
    arena[slot.CANDIDATE + i] = inverse * arena[(free ? slot.BEST : slot.CANDIDATE) + i];
  }
}

/**
 * Global maximum of the objective for the problem in FRAME: see-saws from the table of
 * starts, second-order ascents of those that may win, then of the images of the best point
 * until none is better. Leaves the point in BEST; returns the value.
 */
export function searchMaximum(): f64 {
  placeStarts();
  const early = relaxAll(slot.STARTS, START_SWEEPS_EARLY);
  const kept = keepPromising(slot.STARTS, START_OUTLOOK_EARLY, early);
  relaxAll(kept, START_SWEEPS);
  let value: f64 = climb(kept, START_OUTLOOK, -1);
  for (let round: i32 = 0; round < IMAGE_ROUNDS; round++) {
    placeImages();
    relaxAll(slot.IMAGES, IMAGE_SWEEPS);
    const next = climb(slot.IMAGES, IMAGE_OUTLOOK, value);
    const settled: bool = !(next > value + IMAGE_GAIN);
    value = next;
    if (settled) break;
  }
  value = ascend(slot.BEST, FINAL_STEPS, 0);
  if (!(arena[slot.STEP_CONCAVE] > 0)) value = leaveSaddle(value);
  return climbRings(value);
}
