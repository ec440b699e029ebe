import { ALIGNMENT, SECTOR_SPLITTING } from "../../../assembly/constants.js";
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
} from "../../../assembly/layout.js";
import { f64 } from "../arena.js";

/** The problem with |T| = diag(x, y, z) on three axes in descending order; where each axis went. */
export function order(
  problem: number,
  place: number,
  x: number,
  y: number,
  z: number,
  rx: number,
  ry: number,
  rz: number,
  sx: number,
  sy: number,
  sz: number,
): void {
  const px = (y > x ? 1 : 0) + (z > x ? 1 : 0);
  const py = (x >= y ? 1 : 0) + (z > y ? 1 : 0);
  const pz = (x >= z ? 1 : 0) + (y >= z ? 1 : 0);
  f64[place] = px;
  f64[place + 1] = py;
  f64[place + 2] = pz;
  f64[problem + px] = x;
  f64[problem + py] = y;
  f64[problem + pz] = z;
  for (let k = 0; k < 3; k++) f64[problem + 3 + k] = f64[problem + k]! * f64[problem + k]!;
  f64[problem + 6 + px] = rx;
  f64[problem + 6 + py] = ry;
  f64[problem + 6 + pz] = rz;
  f64[problem + 9 + px] = sx;
  f64[problem + 9 + py] = sy;
  f64[problem + 9 + pz] = sz;
}

/** Bob's axis turned where t < 0: his component of s. */
function turned(axis: number): number {
  return f64[FRAME_T + axis]! < 0 ? -f64[FRAME_S + axis]! : f64[FRAME_S + axis]!;
}

/**
 * The problem of an X-state whose r and s lie along `axis` of FRAME: the larger and the
 * smaller in-plane |t| and the axis stand for x, y and z; with the axial problem that
 * dominates it.
 */
export function planarProblem(axis: number): void {
  const x = axis === 0 ? 1 : 0;
  const y = axis === 2 ? 1 : 2;
  const tx = Math.abs(f64[FRAME_T + x]!);
  const ty = Math.abs(f64[FRAME_T + y]!);
  f64[CERTIFY_AXES] = tx >= ty ? x : y;
  f64[CERTIFY_AXES + 1] = tx >= ty ? y : x;
  f64[CERTIFY_AXES + 2] = axis;
  const tz = Math.abs(f64[FRAME_T + axis]!);
  const r = f64[FRAME_R + axis]!;
  const s = turned(axis);
  const larger = Math.max(tx, ty);
  const smaller = Math.min(tx, ty);
  const half = 0.5 * (larger - smaller);
  f64[CERTIFY_MEAN] = 0.5 * (larger + smaller);
  f64[CERTIFY_HALF] = half;
  order(PROBLEM_MAIN, PLACE_MAIN, larger, smaller, tz, 0, 0, r, 0, 0, s);
  order(PROBLEM_AXIAL, PLACE_AXIAL, larger, larger, tz, 0, 0, r, 0, 0, s);
}

/** The problem in FRAME with its axes in descending order of |t|. */
export function boxProblem(): void {
  for (let k = 0; k < 3; k++) f64[CERTIFY_AXES + k] = k;
  order(
    PROBLEM_MAIN,
    PLACE_MAIN,
    Math.abs(f64[FRAME_T]!),
    Math.abs(f64[FRAME_T + 1]!),
    Math.abs(f64[FRAME_T + 2]!),
    f64[FRAME_R]!,
    f64[FRAME_R + 1]!,
    f64[FRAME_R + 2]!,
    turned(0),
    turned(1),
    turned(2),
  );
}

/** Sets components of r and s that are zero to rounding to zero; returns what they could add: |p|, |m| ≤ 2. */
export function align(): number {
  let allowance = 0;
  for (let slot = FRAME_R; slot < FRAME_R + 6; slot++) {
    const size = Math.abs(f64[slot]!);
    if (size <= ALIGNMENT) {
      allowance += 2 * size;
      f64[slot] = 0;
    }
  }
  return allowance;
}

/** The axis of FRAME that r and s lie along and T is nearly isotropic across; −1 where there is none. */
export function symmetryAxis(): number {
  let found = -1;
  let least = SECTOR_SPLITTING;
  for (let axis = 0; axis < 3; axis++) {
    const x = axis === 0 ? 1 : 0;
    const y = axis === 2 ? 1 : 2;
    if (!(free(x) && free(y))) continue;
    const tx = Math.abs(f64[FRAME_T + x]!);
    const ty = Math.abs(f64[FRAME_T + y]!);
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
function free(axis: number): boolean {
  return f64[FRAME_R + axis]! === 0 && f64[FRAME_S + axis]! === 0;
}
