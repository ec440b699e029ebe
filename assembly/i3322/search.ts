import { arena, copy } from "../arena";
import {
  ASCENT_STEPS,
  AXIS_RADIUS,
  FINAL_STEPS,
  GOLDEN_COS,
  GOLDEN_SIN,
  RING_MAJOR,
  RING_MINOR,
  RING_RADIUS,
  SEARCH_ASCENTS,
  SEARCH_RELAXED,
  SEARCH_SPACING,
  SEARCH_SWEEPS,
  SHELL_1,
  SHELL_2,
  SHELL_3,
  TILT_MAJOR,
  TILT_MINOR,
} from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { objective } from "./objective";
import { climbRings, leaveSaddle } from "./polish";
import { seesaw } from "./seesaw";

/** Writes the grid point p = |p|·(x, y, z): itself, two unit vectors orthogonal to it, √(4 − |p|²). */
export function gridPoint(index: i32, radius: f64, x: f64, y: f64, z: f64): void {
  const at = slot.GRID + slot.GRID_STRIDE * index;
  arena[at] = radius * x;
  arena[at + 1] = radius * y;
  arena[at + 2] = radius * z;
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  arena[at + 3] = 1 + side * x * x * q;
  arena[at + 4] = side * (x * y * q);
  arena[at + 5] = -side * x;
  arena[at + 6] = x * y * q;
  arena[at + 7] = side + y * y * q;
  arena[at + 8] = -y;
  arena[at + 9] = Math.sqrt(4 - radius * radius);
}

/** Fills the table of start points: p = 0, next to ± the axes, shells of a golden-angle spiral. */
export function searchGrid(): void {
  gridPoint(0, 0, 0, 0, 1);
  for (let side: i32 = 0; side < 2; side++) {
    const one = side === 0 ? 1 : -1;
    gridPoint(1 + side, AXIS_RADIUS, one * TILT_MAJOR, TILT_MINOR, -TILT_MINOR);
    gridPoint(3 + side, AXIS_RADIUS, -TILT_MINOR, one * TILT_MAJOR, TILT_MINOR);
    gridPoint(5 + side, AXIS_RADIUS, TILT_MINOR, -TILT_MINOR, one * TILT_MAJOR);
  }
  for (let k: i32 = 0; k < 8; k++) {
    const x = (k & 1) === 0 ? RING_MAJOR : -RING_MAJOR;
    const y = (k & 2) === 0 ? RING_MINOR : -RING_MINOR;
    const z = (k & 4) === 0 ? RING_MINOR : -RING_MINOR;
    gridPoint(slot.GRID_RING + k, RING_RADIUS, x, y, z);
  }
  for (let shell: i32 = 0; shell < slot.GRID_SHELLS; shell++) {
    const radius = shell === 0 ? SHELL_1 : shell === 1 ? SHELL_2 : SHELL_3;
    let cos: f64 = 1;
    let sin: f64 = 0;
    for (let k: i32 = 0; k < slot.GRID_DIRECTIONS; k++) {
      const z = 1 - (2.0 * k + 1) / slot.GRID_DIRECTIONS;
      const rho = Math.sqrt(1 - z * z);
      gridPoint(
        slot.GRID_SHELL + slot.GRID_DIRECTIONS * shell + k,
        radius,
        rho * cos,
        rho * sin,
        z,
      );
      const next = cos * GOLDEN_COS - sin * GOLDEN_SIN;
      sin = cos * GOLDEN_SIN + sin * GOLDEN_COS;
      cos = next;
    }
  }
}

/**
 * The objective at every grid point with the best a₁ − a₂ ⟂ p, for a₃ along
 * either axis: r·p + √(4−|p|²) σ_max(T on p⊥) + |c + Ta₃| + |c − Ta₃|, c = Tp − s.
 */
function scanGrid(): void {
  const t0 = arena[slot.FRAME_T];
  const t1 = arena[slot.FRAME_T + 1];
  const t2 = arena[slot.FRAME_T + 2];
  for (let index: i32 = 0; index < slot.GRID_POINTS; index++) {
    const at = slot.GRID + slot.GRID_STRIDE * index;
    const x = arena[at];
    const y = arena[at + 1];
    const z = arena[at + 2];
    const u0 = t0 * arena[at + 3];
    const u1 = t1 * arena[at + 4];
    const u2 = t2 * arena[at + 5];
    const v0 = t0 * arena[at + 6];
    const v1 = t1 * arena[at + 7];
    const v2 = t2 * arena[at + 8];
    const uu = u0 * u0 + u1 * u1 + u2 * u2;
    const uv = u0 * v0 + u1 * v1 + u2 * v2;
    const vv = v0 * v0 + v1 * v1 + v2 * v2;
    const half = 0.5 * (uu - vv);
    const sigma = Math.sqrt(0.5 * (uu + vv) + Math.sqrt(half * half + uv * uv));
    const base =
      arena[slot.FRAME_R] * x +
      arena[slot.FRAME_R + 1] * y +
      arena[slot.FRAME_R + 2] * z +
      arena[at + 9] * sigma;
    const c0 = t0 * x - arena[slot.FRAME_S];
    const c1 = t1 * y - arena[slot.FRAME_S + 1];
    const c2 = t2 * z - arena[slot.FRAME_S + 2];
    const cc = c0 * c0 + c1 * c1 + c2 * c2;
    const out = slot.GRID_VALUE + 3 * index;
    arena[out] = base + focalSum(cc + t0 * t0, 2 * t0 * c0);
    arena[out + 1] = base + focalSum(cc + t1 * t1, 2 * t1 * c1);
    arena[out + 2] = base + focalSum(cc + t2 * t2, 2 * t2 * c2);
  }
}

/** √(a + b) + √(a − b); rounding may take a − |b| below zero. */
function focalSum(a: f64, b: f64): f64 {
  return Math.sqrt(Math.max(0, a + b)) + Math.sqrt(Math.max(0, a - b));
}

/** Alice's directions for grid point `index` with a₃ along `axis`, at slot `at`. */
export function startPoint(at: i32, index: i32, axis: i32): void {
  const grid = slot.GRID + slot.GRID_STRIDE * index;
  let uu: f64 = 0;
  let uv: f64 = 0;
  let vv: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const u = t * arena[grid + 3 + i];
    const v = t * arena[grid + 6 + i];
    uu += u * u;
    uv += u * v;
    vv += v * v;
  }
  // Principal direction of T on the plane; either of two equal ones.
  const half = 0.5 * (uu - vv);
  const root = Math.sqrt(half * half + uv * uv);
  let cu: f64 = half >= 0 ? half + root : uv;
  let cv: f64 = half >= 0 ? uv : root - half;
  const norm = Math.sqrt(cu * cu + cv * cv);
  if (norm > 0) {
    cu /= norm;
    cv /= norm;
  } else {
    cu = 1;
    cv = 0;
  }
  const w = 0.5 * arena[grid + 9];
  for (let i: i32 = 0; i < 3; i++) {
    const p = 0.5 * arena[grid + i];
    const q = w * (cu * arena[grid + 3 + i] + cv * arena[grid + 6 + i]);
    arena[at + i] = p + q;
    arena[at + 3 + i] = p - q;
    arena[at + 6 + i] = i === axis ? TILT_MAJOR : TILT_MINOR;
  }
}

/** Strikes the grid values with the same a₃ next to grid point `index`. */
function strikeNeighbours(index: i32, axis: i32): void {
  const at = slot.GRID + slot.GRID_STRIDE * index;
  const x = arena[at];
  const y = arena[at + 1];
  const z = arena[at + 2];
  for (let other: i32 = 0; other < slot.GRID_POINTS; other++) {
    const to = slot.GRID + slot.GRID_STRIDE * other;
    const dx = arena[to] - x;
    const dy = arena[to + 1] - y;
    const dz = arena[to + 2] - z;
    if (dx * dx + dy * dy + dz * dz <= SEARCH_SPACING)
      arena[slot.GRID_VALUE + 3 * other + axis] = -1;
  }
}

/** Takes the largest of `count` values at slot `at`: its index, the value struck; −1 where none is left. */
function takeLargest(at: i32, count: i32): i32 {
  let best: i32 = -1;
  let value: f64 = -1;
  for (let k: i32 = 0; k < count; k++) {
    const v = arena[at + k];
    if (v > value) {
      value = v;
      best = k;
    }
  }
  if (best >= 0) arena[at + best] = -1;
  return best;
}

/**
 * Global maximum of the objective for the problem in FRAME, by a search over the
 * sum vector p = a₁ + a₂ (three dimensions; the rest is optimal in closed form):
 * grid, see-saw, second-order ascent. Leaves the point in BEST; returns the value.
 */
export function searchMaximum(): f64 {
  scanGrid();
  let relaxed: i32 = 0;
  while (relaxed < SEARCH_RELAXED) {
    const taken = takeLargest(slot.GRID_VALUE, 3 * slot.GRID_POINTS);
    if (taken < 0) break;
    const index = i32(taken / 3);
    const axis = taken - 3 * index;
    strikeNeighbours(index, axis);
    const at = slot.CANDIDATE + slot.POINT * relaxed;
    startPoint(at, index, axis);
    seesaw(at, SEARCH_SWEEPS);
    arena[slot.CANDIDATE_VALUE + relaxed] = objective(at);
    relaxed += 1;
  }
  let value: f64 = -1;
  for (let k: i32 = 0; k < SEARCH_ASCENTS; k++) {
    const taken = takeLargest(slot.CANDIDATE_VALUE, relaxed);
    if (taken < 0) break;
    const at = slot.CANDIDATE + slot.POINT * taken;
    const next = ascend(at, ASCENT_STEPS, value);
    if (next > value) {
      value = next;
      copy(slot.BEST, at, slot.POINT);
    }
  }
  value = ascend(slot.BEST, FINAL_STEPS, 0);
  if (!(arena[slot.STEP_CONCAVE] > 0)) value = leaveSaddle(value);
  return climbRings(value);
}
