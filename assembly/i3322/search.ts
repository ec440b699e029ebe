import { copy, get, set } from "../arena";
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
} from "../layout";
import { ascend } from "./ascent";
import { objective } from "./objective";
import { climbRings, leaveSaddle } from "./polish";
import { seesaw } from "./seesaw";

/** Writes the grid point p = |p|·(x, y, z): itself, two unit vectors orthogonal to it, √(4 − |p|²). */
export function gridPoint(index: i32, radius: f64, x: f64, y: f64, z: f64): void {
  const at = GRID + GRID_STRIDE * index;
  set(at, radius * x);
  set(at + 1, radius * y);
  set(at + 2, radius * z);
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  set(at + 3, 1 + side * x * x * q);
  set(at + 4, side * (x * y * q));
  set(at + 5, -side * x);
  set(at + 6, x * y * q);
  set(at + 7, side + y * y * q);
  set(at + 8, -y);
  set(at + 9, sqrt<f64>(4 - radius * radius));
}

/** Fills the table of start points: p = 0, next to ± the axes, shells of a golden-angle spiral. */
export function searchGrid(): void {
  gridPoint(0, 0, 0, 0, 1);
  for (let side: i32 = 0; side < 2; side++) {
    const one = side == 0 ? 1 : -1;
    gridPoint(1 + side, AXIS_RADIUS, one * TILT_MAJOR, TILT_MINOR, -TILT_MINOR);
    gridPoint(3 + side, AXIS_RADIUS, -TILT_MINOR, one * TILT_MAJOR, TILT_MINOR);
    gridPoint(5 + side, AXIS_RADIUS, TILT_MINOR, -TILT_MINOR, one * TILT_MAJOR);
  }
  for (let k: i32 = 0; k < 8; k++) {
    const x = (k & 1) == 0 ? RING_MAJOR : -RING_MAJOR;
    const y = (k & 2) == 0 ? RING_MINOR : -RING_MINOR;
    const z = (k & 4) == 0 ? RING_MINOR : -RING_MINOR;
    gridPoint(GRID_RING + k, RING_RADIUS, x, y, z);
  }
  for (let shell: i32 = 0; shell < GRID_SHELLS; shell++) {
    const radius = shell == 0 ? SHELL_1 : shell == 1 ? SHELL_2 : SHELL_3;
    let cos: f64 = 1;
    let sin: f64 = 0;
    for (let k: i32 = 0; k < GRID_DIRECTIONS; k++) {
      const z = 1 - <f64>(2 * k + 1) / <f64>GRID_DIRECTIONS;
      const rho = sqrt<f64>(1 - z * z);
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
  const t0 = get(FRAME_T);
  const t1 = get(FRAME_T + 1);
  const t2 = get(FRAME_T + 2);
  for (let index: i32 = 0; index < GRID_POINTS; index++) {
    const at = GRID + GRID_STRIDE * index;
    const x = get(at);
    const y = get(at + 1);
    const z = get(at + 2);
    const u0 = t0 * get(at + 3);
    const u1 = t1 * get(at + 4);
    const u2 = t2 * get(at + 5);
    const v0 = t0 * get(at + 6);
    const v1 = t1 * get(at + 7);
    const v2 = t2 * get(at + 8);
    const uu = u0 * u0 + u1 * u1 + u2 * u2;
    const uv = u0 * v0 + u1 * v1 + u2 * v2;
    const vv = v0 * v0 + v1 * v1 + v2 * v2;
    const half = 0.5 * (uu - vv);
    const sigma = sqrt<f64>(0.5 * (uu + vv) + sqrt<f64>(half * half + uv * uv));
    const base =
      get(FRAME_R) * x + get(FRAME_R + 1) * y + get(FRAME_R + 2) * z + get(at + 9) * sigma;
    const c0 = t0 * x - get(FRAME_S);
    const c1 = t1 * y - get(FRAME_S + 1);
    const c2 = t2 * z - get(FRAME_S + 2);
    const cc = c0 * c0 + c1 * c1 + c2 * c2;
    const out = GRID_VALUE + 3 * index;
    set(out, base + focalSum(cc + t0 * t0, 2 * t0 * c0));
    set(out + 1, base + focalSum(cc + t1 * t1, 2 * t1 * c1));
    set(out + 2, base + focalSum(cc + t2 * t2, 2 * t2 * c2));
  }
}

/** √(a + b) + √(a − b); rounding may take a − |b| below zero. */
function focalSum(a: f64, b: f64): f64 {
  return sqrt<f64>(max<f64>(0, a + b)) + sqrt<f64>(max<f64>(0, a - b));
}

/** Alice's directions for grid point `index` with a₃ along `axis`, at slot `at`. */
export function startPoint(at: i32, index: i32, axis: i32): void {
  const grid = GRID + GRID_STRIDE * index;
  let uu: f64 = 0;
  let uv: f64 = 0;
  let vv: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = get(FRAME_T + i);
    const u = t * get(grid + 3 + i);
    const v = t * get(grid + 6 + i);
    uu += u * u;
    uv += u * v;
    vv += v * v;
  }
  // Principal direction of T on the plane; either of two equal ones.
  const half = 0.5 * (uu - vv);
  const root = sqrt<f64>(half * half + uv * uv);
  let cu: f64 = half >= 0 ? half + root : uv;
  let cv: f64 = half >= 0 ? uv : root - half;
  const norm = sqrt<f64>(cu * cu + cv * cv);
  if (norm > 0) {
    cu /= norm;
    cv /= norm;
  } else {
    cu = 1;
    cv = 0;
  }
  const w = 0.5 * get(grid + 9);
  for (let i: i32 = 0; i < 3; i++) {
    const p = 0.5 * get(grid + i);
    const q = w * (cu * get(grid + 3 + i) + cv * get(grid + 6 + i));
    set(at + i, p + q);
    set(at + 3 + i, p - q);
    set(at + 6 + i, i == axis ? TILT_MAJOR : TILT_MINOR);
  }
}

/** Strikes the grid values with the same a₃ next to grid point `index`. */
function strikeNeighbours(index: i32, axis: i32): void {
  const at = GRID + GRID_STRIDE * index;
  const x = get(at);
  const y = get(at + 1);
  const z = get(at + 2);
  for (let other: i32 = 0; other < GRID_POINTS; other++) {
    const to = GRID + GRID_STRIDE * other;
    const dx = get(to) - x;
    const dy = get(to + 1) - y;
    const dz = get(to + 2) - z;
    if (dx * dx + dy * dy + dz * dz <= SEARCH_SPACING) set(GRID_VALUE + 3 * other + axis, -1);
  }
}

/** Takes the largest of `count` values at slot `at`: its index, the value struck; −1 where none is left. */
function takeLargest(at: i32, count: i32): i32 {
  let best: i32 = -1;
  let value: f64 = -1;
  for (let k: i32 = 0; k < count; k++) {
    const v = get(at + k);
    if (v > value) {
      value = v;
      best = k;
    }
  }
  if (best >= 0) set(at + best, -1);
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
    const taken = takeLargest(GRID_VALUE, 3 * GRID_POINTS);
    if (taken < 0) break;
    const index = taken / 3;
    const axis = taken - 3 * index;
    strikeNeighbours(index, axis);
    const at = CANDIDATE + POINT * relaxed;
    startPoint(at, index, axis);
    seesaw(at, SEARCH_SWEEPS);
    set(CANDIDATE_VALUE + relaxed, objective(at));
    relaxed += 1;
  }
  let value: f64 = -1;
  for (let k: i32 = 0; k < SEARCH_ASCENTS; k++) {
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
  if (!(get(STEP_CONCAVE) > 0)) value = leaveSaddle(value);
  return climbRings(value);
}
