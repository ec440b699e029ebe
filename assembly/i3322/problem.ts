import { arena } from "../arena";
import { ALIGNMENT, SECTOR_SPLITTING } from "../constants";
import * as slot from "../layout";

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
  arena[place] = px;
  arena[place + 1] = py;
  arena[place + 2] = pz;
  arena[problem + px] = x;
  arena[problem + py] = y;
  arena[problem + pz] = z;
  for (let k: i32 = 0; k < 3; k++) arena[problem + 3 + k] = arena[problem + k] * arena[problem + k];
  arena[problem + 6 + px] = rx;
  arena[problem + 6 + py] = ry;
  arena[problem + 6 + pz] = rz;
  arena[problem + 9 + px] = sx;
  arena[problem + 9 + py] = sy;
  arena[problem + 9 + pz] = sz;
}

/** Bob's axis turned where t < 0: his component of s. */
function turned(axis: i32): f64 {
  return arena[slot.FRAME_T + axis] < 0 ? -arena[slot.FRAME_S + axis] : arena[slot.FRAME_S + axis];
}

/**
 * The problem of an X-state whose r and s lie along `axis` of FRAME: the larger and the
 * smaller in-plane |t| and the axis stand for x, y and z; with the axial problem that
 * dominates it.
 */
export function planarProblem(axis: i32): void {
  const x = axis === 0 ? 1 : 0;
  const y = axis === 2 ? 1 : 2;
  const tx = Math.abs(arena[slot.FRAME_T + x]);
  const ty = Math.abs(arena[slot.FRAME_T + y]);
  arena[slot.CERTIFY_AXES] = tx >= ty ? x : y;
  arena[slot.CERTIFY_AXES + 1] = tx >= ty ? y : x;
  arena[slot.CERTIFY_AXES + 2] = axis;
  const tz = Math.abs(arena[slot.FRAME_T + axis]);
  const r = arena[slot.FRAME_R + axis];
  const s = turned(axis);
  const larger = Math.max(tx, ty);
  const smaller = Math.min(tx, ty);
  const half = 0.5 * (larger - smaller);
  arena[slot.CERTIFY_MEAN] = 0.5 * (larger + smaller);
  arena[slot.CERTIFY_HALF] = half;
  order(slot.PROBLEM_MAIN, slot.PLACE_MAIN, larger, smaller, tz, 0, 0, r, 0, 0, s);
  order(slot.PROBLEM_AXIAL, slot.PLACE_AXIAL, larger, larger, tz, 0, 0, r, 0, 0, s);
}

/** The problem in FRAME with its axes in descending order of |t|. */
export function boxProblem(): void {
  for (let k: i32 = 0; k < 3; k++) arena[slot.CERTIFY_AXES + k] = k;
  order(
    slot.PROBLEM_MAIN,
    slot.PLACE_MAIN,
    Math.abs(arena[slot.FRAME_T]),
    Math.abs(arena[slot.FRAME_T + 1]),
    Math.abs(arena[slot.FRAME_T + 2]),
    arena[slot.FRAME_R],
    arena[slot.FRAME_R + 1],
    arena[slot.FRAME_R + 2],
    turned(0),
    turned(1),
    turned(2),
  );
}

/** Sets components of r and s that are zero to rounding to zero; returns what they could add: |p|, |m| ≤ 2. */
export function align(): f64 {
  let allowance: f64 = 0;
  for (let at: i32 = slot.FRAME_R; at < slot.FRAME_R + 6; at++) {
    const size = Math.abs(arena[at]);
    if (size <= ALIGNMENT) {
      allowance += 2 * size;
      arena[at] = 0;
    }
  }
  return allowance;
}

/** The axis of FRAME that r and s lie along and T is nearly isotropic across; −1 where there is none. */
export function symmetryAxis(): i32 {
  let found: i32 = -1;
  let least: f64 = SECTOR_SPLITTING;
  for (let axis: i32 = 0; axis < 3; axis++) {
    const x = axis === 0 ? 1 : 0;
    const y = axis === 2 ? 1 : 2;
    if (!(free(x) && free(y))) continue;
    const tx = Math.abs(arena[slot.FRAME_T + x]);
    const ty = Math.abs(arena[slot.FRAME_T + y]);
    const larger = Math.max(tx, ty);
    const splitting = larger > 0 ? (0.5 * Math.abs(tx - ty)) / larger : 0;
    if (splitting <= least) {
      least = splitting;
      found = axis;
    }
  }
  return found;
}

/** Whether r and s have no component along an axis of FRAME. */
function free(axis: i32): bool {
  return arena[slot.FRAME_R + axis] === 0 && arena[slot.FRAME_S + axis] === 0;
}
