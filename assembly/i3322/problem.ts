import { get, set } from "../arena";
import { ALIGNMENT, SECTOR_SPLITTING } from "../constants";
import {
  CERTIFY_AXES,
  CERTIFY_HALF,
  CERTIFY_MEAN,
  FRAME_R,
  FRAME_S,
  FRAME_T,
  PLACE_AXIAL,
  PLACE_MAIN,
  PROBLEM_AXIAL,
  PROBLEM_MAIN,
} from "../layout";

/** The problem with |T| = diag(x, y, z) on three axes in descending order; where each axis went. */
export function order(
  problem: i32,
  place: i32,
  x: f64,
  y: f64,
  z: f64,
  rx: f64,
  ry: f64,
  rz: f64,
  sx: f64,
  sy: f64,
  sz: f64,
): void {
  const px = (y > x ? 1 : 0) + (z > x ? 1 : 0);
  const py = (x >= y ? 1 : 0) + (z > y ? 1 : 0);
  const pz = (x >= z ? 1 : 0) + (y >= z ? 1 : 0);
  set(place, px);
  set(place + 1, py);
  set(place + 2, pz);
  set(problem + px, x);
  set(problem + py, y);
  set(problem + pz, z);
  for (let k: i32 = 0; k < 3; k++) set(problem + 3 + k, get(problem + k) * get(problem + k));
  set(problem + 6 + px, rx);
  set(problem + 6 + py, ry);
  set(problem + 6 + pz, rz);
  set(problem + 9 + px, sx);
  set(problem + 9 + py, sy);
  set(problem + 9 + pz, sz);
}

/** Bob's axis turned where t < 0: his component of s. */
function turned(axis: i32): f64 {
  return get(FRAME_T + axis) < 0 ? -get(FRAME_S + axis) : get(FRAME_S + axis);
}

/**
 * The problem of an X-state whose r and s lie along `axis` of FRAME: the larger and the
 * smaller in-plane |t| and the axis stand for x, y and z; with the axial problem that
 * dominates it.
 */
export function planarProblem(axis: i32): void {
  const x = axis == 0 ? 1 : 0;
  const y = axis == 2 ? 1 : 2;
  const tx = abs<f64>(get(FRAME_T + x));
  const ty = abs<f64>(get(FRAME_T + y));
  set(CERTIFY_AXES, tx >= ty ? x : y);
  set(CERTIFY_AXES + 1, tx >= ty ? y : x);
  set(CERTIFY_AXES + 2, axis);
  const tz = abs<f64>(get(FRAME_T + axis));
  const r = get(FRAME_R + axis);
  const s = turned(axis);
  const larger = max<f64>(tx, ty);
  const smaller = min<f64>(tx, ty);
  const half = 0.5 * (larger - smaller);
  set(CERTIFY_MEAN, 0.5 * (larger + smaller));
  set(CERTIFY_HALF, half);
  order(PROBLEM_MAIN, PLACE_MAIN, larger, smaller, tz, 0, 0, r, 0, 0, s);
  order(PROBLEM_AXIAL, PLACE_AXIAL, larger, larger, tz, 0, 0, r, 0, 0, s);
}

/** The problem in FRAME with its axes in descending order of |t|. */
export function boxProblem(): void {
  for (let k: i32 = 0; k < 3; k++) set(CERTIFY_AXES + k, k);
  order(
    PROBLEM_MAIN,
    PLACE_MAIN,
    abs<f64>(get(FRAME_T)),
    abs<f64>(get(FRAME_T + 1)),
    abs<f64>(get(FRAME_T + 2)),
    get(FRAME_R),
    get(FRAME_R + 1),
    get(FRAME_R + 2),
    turned(0),
    turned(1),
    turned(2),
  );
}

/** Sets components of r and s that are zero to rounding to zero; returns what they could add: |p|, |m| ≤ 2. */
export function align(): f64 {
  let allowance: f64 = 0;
  for (let slot: i32 = FRAME_R; slot < FRAME_R + 6; slot++) {
    const size = abs<f64>(get(slot));
    if (size <= ALIGNMENT) {
      allowance += 2 * size;
      set(slot, 0);
    }
  }
  return allowance;
}

/** The axis of FRAME that r and s lie along and T is nearly isotropic across; −1 where there is none. */
export function symmetryAxis(): i32 {
  let found: i32 = -1;
  let least: f64 = SECTOR_SPLITTING;
  for (let axis: i32 = 0; axis < 3; axis++) {
    const x = axis == 0 ? 1 : 0;
    const y = axis == 2 ? 1 : 2;
    if (!(free(x) && free(y))) continue;
    const tx = abs<f64>(get(FRAME_T + x));
    const ty = abs<f64>(get(FRAME_T + y));
    const larger = max<f64>(tx, ty);
    const splitting = larger > 0 ? (0.5 * abs<f64>(tx - ty)) / larger : 0;
    if (splitting <= least) {
      least = splitting;
      found = axis;
    }
  }
  return found;
}

/** Whether r and s have no component along an axis of FRAME. */
function free(axis: i32): bool {
  return get(FRAME_R + axis) == 0 && get(FRAME_S + axis) == 0;
}
