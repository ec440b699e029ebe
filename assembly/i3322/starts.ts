import { arena } from "../arena";
import * as slot from "../layout";
import { direction, inLanes } from "./candidates";

// Where the search begins: a table of starts, and the images of a point that it has found.

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
  const at = slot.CANDIDATE;
  direction(at, x1, y1, z1);
  direction(at + 3, x2, y2, z2);
  direction(at + 6, x3, y3, z3);
  for (let k: i32 = 0; k < slot.POINT; k++) {
    arena[slot.START + inLanes(index, k)] = arena[at + k];
  }
}

/**
 * Fills the table of starts: Alice's directions a₁, a₂, a₃ in a frame where |t| descends,
 * t ≥ 0 and r_i ≥ s_i. They are maxima of other states, in a few digits: 24 chosen one after the
 * other so that as many as possible of 25,000 random states of twelve kinds reach their maximum from
 * one of them, and from two, and from three; and eight of states that these missed. None has
 * a₁ = a₂, which no see-saw leaves.
 */
export function searchStarts(): void {
  start(0, 0.7981, 0.527, -0.2923, 0.7981, -0.527, -0.2923, 0.0, 1.0, -0.0);
  start(1, 0.9829, 0.1842, 0.0, -0.4034, 0.915, 0.0, 1.0, -0.0001, 0.0);
  start(2, 0.0594, -0.9982, 0.0, 0.9995, -0.0314, 0.0, -0.0092, 1.0, 0.0);
  start(3, 0.6235, 0.7365, 0.2622, -0.6235, 0.7365, 0.2622, 1.0, -0.0, 0.0);
  start(4, -0.8471, 0.3157, 0.4275, -0.8471, -0.3157, -0.4275, -0.0, 0.9173, 0.3981);
  start(5, 0.9704, -0.1854, 0.1545, 0.9903, 0.0321, 0.1353, 0.9303, -0.3658, -0.0279);
  start(6, 1.0, 0.02, 0.01, 1.0, -0.02, -0.01, 1.0, 0.01, 0.02);
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
  start(24, -0.78, 0.62, 0.02, 1.0, 0.003, 0.001, 1.0, 0.0, 0.0);
  start(25, 0.96, 0.25, 0.15, 0.4, 0.84, 0.36, -1.0, 0.05, 0.0);
  start(26, 0.97, 0.08, 0.22, 0.37, 0.2, 0.9, 1.0, -0.01, -0.01);
  start(27, -0.73, 0.675, 0.09, -0.08, 0.99, 0.1, -0.286, -0.958, 0.0);
  start(28, -0.935, 0.327, 0.137, -0.998, 0.02, 0.05, 0.99, 0.12, 0.04);
  start(29, -0.998, 0.0425, 0.04, -0.971, -0.137, 0.195, -0.9455, 0.117, -0.304);
  start(30, -0.95, 0.3, 0.02, -0.95, -0.3, 0.0, 0.003, -1.0, 0.0);
  start(31, -0.9, 0.435, 0.0, 1.0, 0.001, 0.0, -1.0, 0.0, 0.0);
}

/** A component of four candidates side by side, with a sign. */
function turn(to: i32, from: i32, side: f64): void {
  arena[to] = side * arena[from];
  arena[to + 1] = side * arena[from + 1];
  arena[to + 2] = side * arena[from + 2];
  arena[to + 3] = side * arena[from + 3];
}

/** The starts in the frame of the problem: axes in descending order of |t|, turned so that r_i ≥ s_i. */
export function placeStarts(): void {
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
    for (let group: i32 = 0; group < slot.STARTS; group += 4) {
      for (let p: i32 = 0; p < slot.POINT; p += 3) {
        turn(slot.RELAX + inLanes(group, p + i), slot.START + inLanes(group, p + place), side);
      }
    }
  }
}

/**
 * Images of the point in BEST as candidates: its mirror images in the planes of the axes,
 * and those of Bob's best answer to it with the parties exchanged, where a → −b. Another
 * maximum close in value is often near one of them. The first is the point itself.
 */
export function placeImages(): void {
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
  // Signs of the first two axes in the lanes, that of the third and the party group by group.
  for (let group: i32 = 0; group < slot.IMAGES; group += 4) {
    const from: i32 = group < 8 ? slot.BEST : slot.CANDIDATE;
    const side: f64 = (group & 4) === 0 ? 1 : -1;
    for (let p: i32 = 0; p < slot.POINT; p += 3) {
      const x = arena[from + p];
      const y = arena[from + p + 1];
      mirror(slot.RELAX + inLanes(group, p), x, -x, x, -x);
      mirror(slot.RELAX + inLanes(group, p + 1), y, y, -y, -y);
      const z = side * arena[from + p + 2];
      mirror(slot.RELAX + inLanes(group, p + 2), z, z, z, z);
    }
  }
}

/** A component of four images side by side. */
function mirror(to: i32, a: f64, b: f64, c: f64, d: f64): void {
  arena[to] = a;
  arena[to + 1] = b;
  arena[to + 2] = c;
  arena[to + 3] = d;
}

/** Direction p of Bob's answer in CANDIDATE, whose squared length is given: normed, or Alice's where it is free. */
function answer(p: i32, squared: f64): void {
  const free: bool = !(squared > 0);
  const inverse: f64 = free ? 1 : 1 / Math.sqrt(squared);
  for (let i: i32 = p; i < p + 3; i++) {
    arena[slot.CANDIDATE + i] = inverse * arena[(free ? slot.BEST : slot.CANDIDATE) + i];
  }
}
