import { get, set } from "../arena";
import { SECTOR_COSINE, SECTOR_LIPSCHITZ } from "../constants";
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
} from "../layout";
import { cellBound } from "./cell";
import { order } from "./problem";

/** What stands for a cell's slack where it is a box, and where it is too wide a sector to have one. */
export const BOX: f64 = -2;
const OPEN: f64 = -1;

/** Bound of the box c ± h; BOX in CERTIFY_SLACK. */
export function boxBound(c1: f64, c2: f64, c3: f64, h1: f64, h2: f64, h3: f64): f64 {
  side(0, c1, h1);
  side(1, c2, h2);
  side(2, c3, h3);
  for (let v: i32 = 0; v < 8; v++) {
    const at = CELL_VERTEX + 3 * v;
    set(at, (v & 1) == 0 ? c1 - h1 : c1 + h1);
    set(at + 1, (v & 2) == 0 ? c2 - h2 : c2 + h2);
    set(at + 2, (v & 4) == 0 ? c3 - h3 : c3 + h3);
  }
  set(CERTIFY_SLACK, BOX);
  return cellBound(PROBLEM_MAIN, 8);
}

/** Centre and range of |p_k| for the interval c ± h. */
export function side(k: i32, c: f64, h: f64): void {
  const size = abs<f64>(c);
  set(CELL_CENTRE + k, c);
  set(CELL_LOW + k, max<f64>(0, size - h));
  set(CELL_HIGH + k, size + h);
}

/** Bound of the rectangle (ρ ± hr, z ± hz) at the azimuth with this cosine and sine. */
function rectangleBound(
  problem: i32,
  place: i32,
  cos: f64,
  sin: f64,
  rho: f64,
  z: f64,
  hr: f64,
  hz: f64,
): f64 {
  const px = <i32>get(place);
  const py = <i32>get(place + 1);
  const pz = <i32>get(place + 2);
  side(px, rho * cos, hr * cos);
  side(py, rho * sin, hr * sin);
  side(pz, z, hz);
  for (let v: i32 = 0; v < 4; v++) {
    const at = CELL_VERTEX + 3 * v;
    const radius = (v & 1) == 0 ? rho - hr : rho + hr;
    set(at + px, radius * cos);
    set(at + py, radius * sin);
    set(at + pz, (v & 2) == 0 ? z - hz : z + hz);
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
export function sectorBound(tangent: f64, rho: f64, z: f64, h: f64, hr: f64, hz: f64): f64 {
  const half = get(CERTIFY_HALF);
  const axial = rectangleBound(PROBLEM_AXIAL, PLACE_AXIAL, 1, 0, rho, z, hr, hz);
  set(CERTIFY_SLACK, 0);
  if (half == 0 || axial <= get(CERTIFY_TARGET)) return axial;
  set(CERTIFY_SLACK, OPEN);
  const u = max<f64>(0, tangent - h);
  const v = tangent + h;
  const cosU = (1 - u * u) / (1 + u * u);
  const sinU = (2 * u) / (1 + u * u);
  const cosV = (1 - v * v) / (1 + v * v);
  const sinV = (2 * v) / (1 + v * v);
  const x = 0.5 * (cosU + cosV);
  const y = 0.5 * (sinU + sinV);
  const opening = sqrt<f64>(x * x + y * y);
  const cosine = 2 * opening * opening - 1;
  if (cosine < SECTOR_COSINE) return axial;
  const mean = get(CERTIFY_MEAN);
  const tip = half / cosine;
  const pz = <i32>get(PLACE_MAIN + 2);
  order(
    PROBLEM_TIP,
    PLACE_TIP,
    mean + tip,
    abs<f64>(mean - tip),
    get(PROBLEM_MAIN + pz),
    0,
    0,
    get(PROBLEM_MAIN + 6 + pz),
    0,
    0,
    get(PROBLEM_MAIN + 9 + pz),
  );
  const first = rectangleBound(PROBLEM_MAIN, PLACE_MAIN, cosU, sinU, rho, z, hr, hz);
  const second = rectangleBound(PROBLEM_MAIN, PLACE_MAIN, cosV, sinV, rho, z, hr, hz);
  const third = rectangleBound(PROBLEM_TIP, PLACE_TIP, x / opening, y / opening, rho, z, hr, hz);
  set(CERTIFY_SLACK, SECTOR_LIPSCHITZ * (tip - half));
  return min<f64>(axial, max<f64>(first, max<f64>(second, third)));
}
