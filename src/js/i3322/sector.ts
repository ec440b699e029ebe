import { SECTOR_COSINE, SECTOR_LIPSCHITZ } from "../../../assembly/constants.js";
import {
  CELL_CENTRE,
  CELL_HIGH,
  CELL_LOW,
  CELL_VERTEX,
  CERTIFY_HALF,
  CERTIFY_MEAN,
  CERTIFY_SLACK,
  CERTIFY_TARGET,
  PLACE_AXIAL,
  PLACE_MAIN,
  PLACE_TIP,
  PROBLEM_AXIAL,
  PROBLEM_MAIN,
  PROBLEM_TIP,
} from "../../../assembly/layout.js";
import { f64 } from "../arena.js";
import { cellBound } from "./cell.js";
import { order } from "./problem.js";

/** What stands for a cell's slack where it is a box, and where it is too wide a sector to have one. */
export const BOX = -2;
const OPEN = -1;

/** Bound of the box c ± h; BOX in CERTIFY_SLACK. */
export function boxBound(
  c1: number,
  c2: number,
  c3: number,
  h1: number,
  h2: number,
  h3: number,
): number {
  side(0, c1, h1);
  side(1, c2, h2);
  side(2, c3, h3);
  for (let v = 0; v < 8; v++) {
    const at = CELL_VERTEX + 3 * v;
    f64[at] = (v & 1) === 0 ? c1 - h1 : c1 + h1;
    f64[at + 1] = (v & 2) === 0 ? c2 - h2 : c2 + h2;
    f64[at + 2] = (v & 4) === 0 ? c3 - h3 : c3 + h3;
  }
  f64[CERTIFY_SLACK] = BOX;
  return cellBound(PROBLEM_MAIN, 8);
}

/** Centre and range of |p_k| for the interval c ± h. */
export function side(k: number, c: number, h: number): void {
  const size = Math.abs(c);
  f64[CELL_CENTRE + k] = c;
  f64[CELL_LOW + k] = Math.max(0, size - h);
  f64[CELL_HIGH + k] = size + h;
}

/** Bound of the rectangle (ρ ± hr, z ± hz) at the azimuth with this cosine and sine. */
function rectangleBound(
  problem: number,
  place: number,
  cos: number,
  sin: number,
  rho: number,
  z: number,
  hr: number,
  hz: number,
): number {
  const px = f64[place]! | 0;
  const py = f64[place + 1]! | 0;
  const pz = f64[place + 2]! | 0;
  side(px, rho * cos, hr * cos);
  side(py, rho * sin, hr * sin);
  side(pz, z, hz);
  for (let v = 0; v < 4; v++) {
    const at = CELL_VERTEX + 3 * v;
    const radius = (v & 1) === 0 ? rho - hr : rho + hr;
    f64[at + px] = radius * cos;
    f64[at + py] = radius * sin;
    f64[at + pz] = (v & 2) === 0 ? z - hz : z + hz;
  }
  return cellBound(problem, 4);
}

/**
 * Bound of a sector cell of an X-state. Turning both parties' frames by the azimuth φ
 * brings p to azimuth 0 and T's in-plane part to t̄ + ½δ(cos 2φ, sin 2φ): over a sector a
 * circular arc, inside the triangle of its two ends and the crossing of its tangents.
 * The maximum is a convex function of T, so the largest of the three corners bounds
 * the sector, to second order in its opening. A wide sector is bounded by the axial
 * state with t_xy = t_x, which dominates every azimuth. The slack of the azimuth is left
 * in CERTIFY_SLACK (OPEN: too wide a sector for that).
 */
export function sectorBound(
  tangent: number,
  rho: number,
  z: number,
  h: number,
  hr: number,
  hz: number,
): number {
  const half = f64[CERTIFY_HALF]!;
  const axial = rectangleBound(PROBLEM_AXIAL, PLACE_AXIAL, 1, 0, rho, z, hr, hz);
  f64[CERTIFY_SLACK] = 0;
  if (half === 0 || axial <= f64[CERTIFY_TARGET]!) return axial;
  f64[CERTIFY_SLACK] = OPEN;
  const u = Math.max(0, tangent - h);
  const v = tangent + h;
  const cosU = (1 - u * u) / (1 + u * u);
  const sinU = (2 * u) / (1 + u * u);
  const cosV = (1 - v * v) / (1 + v * v);
  const sinV = (2 * v) / (1 + v * v);
  const x = 0.5 * (cosU + cosV);
  const y = 0.5 * (sinU + sinV);
  const opening = Math.sqrt(x * x + y * y);
  const cosine = 2 * opening * opening - 1;
  if (cosine < SECTOR_COSINE) return axial;
  const mean = f64[CERTIFY_MEAN]!;
  const tip = half / cosine;
  const pz = f64[PLACE_MAIN + 2]! | 0;
  order(
    PROBLEM_TIP,
    PLACE_TIP,
    mean + tip,
    Math.abs(mean - tip),
    f64[PROBLEM_MAIN + pz]!,
    0,
    0,
    f64[PROBLEM_MAIN + 6 + pz]!,
    0,
    0,
    f64[PROBLEM_MAIN + 9 + pz]!,
  );
  const first = rectangleBound(PROBLEM_MAIN, PLACE_MAIN, cosU, sinU, rho, z, hr, hz);
  const second = rectangleBound(PROBLEM_MAIN, PLACE_MAIN, cosV, sinV, rho, z, hr, hz);
  const third = rectangleBound(PROBLEM_TIP, PLACE_TIP, x / opening, y / opening, rho, z, hr, hz);
  f64[CERTIFY_SLACK] = SECTOR_LIPSCHITZ * (tip - half);
  return Math.min(axial, Math.max(first, Math.max(second, third)));
}
