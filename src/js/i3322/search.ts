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
} from "../../../assembly/constants.js";
import {
  BEST,
  CANDIDATE,
  CANDIDATE_VALUE,
  FRAME_R,
  FRAME_S,
  FRAME_T,
  GRID,
  GRID_DIRECTIONS,
  GRID_POINTS,
  GRID_RING,
  GRID_SHELL,
  GRID_SHELLS,
  GRID_STRIDE,
  GRID_VALUE,
  POINT,
  STEP_CONCAVE,
} from "../../../assembly/layout.js";
import { copy, f64 } from "../arena.js";
import { ascend } from "./ascent.js";
import { objective } from "./objective.js";
import { climbRings, leaveSaddle } from "./polish.js";
import { seesaw } from "./seesaw.js";

/** Writes the grid point p = |p|·(x, y, z): itself, two unit vectors orthogonal to it, √(4 − |p|²). */
export function gridPoint(index: number, radius: number, x: number, y: number, z: number): void {
  const at = GRID + GRID_STRIDE * index;
  f64[at] = radius * x;
  f64[at + 1] = radius * y;
  f64[at + 2] = radius * z;
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  f64[at + 3] = 1 + side * x * x * q;
  f64[at + 4] = side * (x * y * q);
  f64[at + 5] = -side * x;
  f64[at + 6] = x * y * q;
  f64[at + 7] = side + y * y * q;
  f64[at + 8] = -y;
  f64[at + 9] = Math.sqrt(4 - radius * radius);
}

/** Fills the table of start points: p = 0, next to ± the axes, shells of a golden-angle spiral. */
export function searchGrid(): void {
  gridPoint(0, 0, 0, 0, 1);
  for (let side = 0; side < 2; side++) {
    const one = side === 0 ? 1 : -1;
    gridPoint(1 + side, AXIS_RADIUS, one * TILT_MAJOR, TILT_MINOR, -TILT_MINOR);
    gridPoint(3 + side, AXIS_RADIUS, -TILT_MINOR, one * TILT_MAJOR, TILT_MINOR);
    gridPoint(5 + side, AXIS_RADIUS, TILT_MINOR, -TILT_MINOR, one * TILT_MAJOR);
  }
  for (let k = 0; k < 8; k++) {
    const x = (k & 1) === 0 ? RING_MAJOR : -RING_MAJOR;
    const y = (k & 2) === 0 ? RING_MINOR : -RING_MINOR;
    const z = (k & 4) === 0 ? RING_MINOR : -RING_MINOR;
    gridPoint(GRID_RING + k, RING_RADIUS, x, y, z);
  }
  for (let shell = 0; shell < GRID_SHELLS; shell++) {
    const radius = shell === 0 ? SHELL_1 : shell === 1 ? SHELL_2 : SHELL_3;
    let cos = 1;
    let sin = 0;
    for (let k = 0; k < GRID_DIRECTIONS; k++) {
      const z = 1 - (2 * k + 1) / GRID_DIRECTIONS;
      const rho = Math.sqrt(1 - z * z);
      gridPoint(GRID_SHELL + GRID_DIRECTIONS * shell + k, radius, rho * cos, rho * sin, z);
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
  const t0 = f64[FRAME_T]!;
  const t1 = f64[FRAME_T + 1]!;
  const t2 = f64[FRAME_T + 2]!;
  for (let index = 0; index < GRID_POINTS; index++) {
    const at = GRID + GRID_STRIDE * index;
    const x = f64[at]!;
    const y = f64[at + 1]!;
    const z = f64[at + 2]!;
    const u0 = t0 * f64[at + 3]!;
    const u1 = t1 * f64[at + 4]!;
    const u2 = t2 * f64[at + 5]!;
    const v0 = t0 * f64[at + 6]!;
    const v1 = t1 * f64[at + 7]!;
    const v2 = t2 * f64[at + 8]!;
    const uu = u0 * u0 + u1 * u1 + u2 * u2;
    const uv = u0 * v0 + u1 * v1 + u2 * v2;
    const vv = v0 * v0 + v1 * v1 + v2 * v2;
    const half = 0.5 * (uu - vv);
    const sigma = Math.sqrt(0.5 * (uu + vv) + Math.sqrt(half * half + uv * uv));
    const base =
      f64[FRAME_R]! * x + f64[FRAME_R + 1]! * y + f64[FRAME_R + 2]! * z + f64[at + 9]! * sigma;
    const c0 = t0 * x - f64[FRAME_S]!;
    const c1 = t1 * y - f64[FRAME_S + 1]!;
    const c2 = t2 * z - f64[FRAME_S + 2]!;
    const cc = c0 * c0 + c1 * c1 + c2 * c2;
    const out = GRID_VALUE + 3 * index;
    f64[out] = base + focalSum(cc + t0 * t0, 2 * t0 * c0);
    f64[out + 1] = base + focalSum(cc + t1 * t1, 2 * t1 * c1);
    f64[out + 2] = base + focalSum(cc + t2 * t2, 2 * t2 * c2);
  }
}

/** √(a + b) + √(a − b); rounding may take a − |b| below zero. */
function focalSum(a: number, b: number): number {
  return Math.sqrt(Math.max(0, a + b)) + Math.sqrt(Math.max(0, a - b));
}

/** Alice's directions for grid point `index` with a₃ along `axis`, at slot `at`. */
export function startPoint(at: number, index: number, axis: number): void {
  const grid = GRID + GRID_STRIDE * index;
  let uu = 0;
  let uv = 0;
  let vv = 0;
  for (let i = 0; i < 3; i++) {
    const t = f64[FRAME_T + i]!;
    const u = t * f64[grid + 3 + i]!;
    const v = t * f64[grid + 6 + i]!;
    uu += u * u;
    uv += u * v;
    vv += v * v;
  }
  // Principal direction of T on the plane; either of two equal ones.
  const half = 0.5 * (uu - vv);
  const root = Math.sqrt(half * half + uv * uv);
  let cu = half >= 0 ? half + root : uv;
  let cv = half >= 0 ? uv : root - half;
  const norm = Math.sqrt(cu * cu + cv * cv);
  if (norm > 0) {
    cu /= norm;
    cv /= norm;
  } else {
    cu = 1;
    cv = 0;
  }
  const w = 0.5 * f64[grid + 9]!;
  for (let i = 0; i < 3; i++) {
    const p = 0.5 * f64[grid + i]!;
    const q = w * (cu * f64[grid + 3 + i]! + cv * f64[grid + 6 + i]!);
    f64[at + i] = p + q;
    f64[at + 3 + i] = p - q;
    f64[at + 6 + i] = i === axis ? TILT_MAJOR : TILT_MINOR;
  }
}

/** Strikes the grid values with the same a₃ next to grid point `index`. */
function strikeNeighbours(index: number, axis: number): void {
  const at = GRID + GRID_STRIDE * index;
  const x = f64[at]!;
  const y = f64[at + 1]!;
  const z = f64[at + 2]!;
  for (let other = 0; other < GRID_POINTS; other++) {
    const to = GRID + GRID_STRIDE * other;
    const dx = f64[to]! - x;
    const dy = f64[to + 1]! - y;
    const dz = f64[to + 2]! - z;
    if (dx * dx + dy * dy + dz * dz <= SEARCH_SPACING) f64[GRID_VALUE + 3 * other + axis] = -1;
  }
}

/** Takes the largest of `count` values at slot `at`: its index, the value struck; −1 where none is left. */
function takeLargest(at: number, count: number): number {
  let best = -1;
  let value = -1;
  for (let k = 0; k < count; k++) {
    const v = f64[at + k]!;
    if (v > value) {
      value = v;
      best = k;
    }
  }
  if (best >= 0) f64[at + best] = -1;
  return best;
}

/**
 * Global maximum of the objective for the problem in FRAME, by a search over the
 * sum vector p = a₁ + a₂ (three dimensions; the rest is optimal in closed form):
 * grid, see-saw, second-order ascent. Leaves the point in BEST; returns the value.
 */
export function searchMaximum(): number {
  scanGrid();
  let relaxed = 0;
  while (relaxed < SEARCH_RELAXED) {
    const taken = takeLargest(GRID_VALUE, 3 * GRID_POINTS);
    if (taken < 0) break;
    const index = (taken / 3) | 0;
    const axis = taken - 3 * index;
    strikeNeighbours(index, axis);
    const at = CANDIDATE + POINT * relaxed;
    startPoint(at, index, axis);
    seesaw(at, SEARCH_SWEEPS);
    f64[CANDIDATE_VALUE + relaxed] = objective(at);
    relaxed += 1;
  }
  let value = -1;
  for (let k = 0; k < SEARCH_ASCENTS; k++) {
    const taken = takeLargest(CANDIDATE_VALUE, relaxed);
    if (taken < 0) break;
    const at = CANDIDATE + POINT * taken;
    const next = ascend(at, ASCENT_STEPS, value);
    if (next > value) {
      value = next;
      copy(BEST, at, POINT);
    }
  }
  value = ascend(BEST, FINAL_STEPS, 0);
  if (!(f64[STEP_CONCAVE]! > 0)) value = leaveSaddle(value);
  return climbRings(value);
}
