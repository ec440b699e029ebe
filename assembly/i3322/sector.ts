import { arena } from "../arena";
import { SECTOR_COSINE, SECTOR_LIPSCHITZ } from "../constants";
import * as slot from "../layout";
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
    const at = slot.CELL_VERTEX + 3 * v;
    arena[at] = (v & 1) === 0 ? c1 - h1 : c1 + h1;
    arena[at + 1] = (v & 2) === 0 ? c2 - h2 : c2 + h2;
    arena[at + 2] = (v & 4) === 0 ? c3 - h3 : c3 + h3;
  }
  arena[slot.CERTIFY_SLACK] = BOX;
  return cellBound(slot.PROBLEM_MAIN, 8);
}

/** Centre and range of |p_k| for the interval c ± h. */
export function side(k: i32, c: f64, h: f64): void {
  const size = Math.abs(c);
  arena[slot.CELL_CENTRE + k] = c;
  arena[slot.CELL_LOW + k] = Math.max(0, size - h);
  arena[slot.CELL_HIGH + k] = size + h;
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
  const px = i32(arena[place]);
  const py = i32(arena[place + 1]);
  const pz = i32(arena[place + 2]);
  side(px, rho * cos, hr * cos);
  side(py, rho * sin, hr * sin);
  side(pz, z, hz);
  for (let v: i32 = 0; v < 4; v++) {
    const at = slot.CELL_VERTEX + 3 * v;
    const radius = (v & 1) === 0 ? rho - hr : rho + hr;
    arena[at + px] = radius * cos;
    arena[at + py] = radius * sin;
    arena[at + pz] = (v & 2) === 0 ? z - hz : z + hz;
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
  const half = arena[slot.CERTIFY_HALF];
  const axial = rectangleBound(slot.PROBLEM_AXIAL, slot.PLACE_AXIAL, 1, 0, rho, z, hr, hz);
  arena[slot.CERTIFY_SLACK] = 0;
  if (half === 0 || axial <= arena[slot.CERTIFY_TARGET]) return axial;
  arena[slot.CERTIFY_SLACK] = OPEN;
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
  const mean = arena[slot.CERTIFY_MEAN];
  const tip = half / cosine;
  const pz = i32(arena[slot.PLACE_MAIN + 2]);
  order(
    slot.PROBLEM_TIP,
    slot.PLACE_TIP,
    mean + tip,
    Math.abs(mean - tip),
    arena[slot.PROBLEM_MAIN + pz],
    0,
    0,
    arena[slot.PROBLEM_MAIN + 6 + pz],
    0,
    0,
    arena[slot.PROBLEM_MAIN + 9 + pz],
  );
  const first = rectangleBound(slot.PROBLEM_MAIN, slot.PLACE_MAIN, cosU, sinU, rho, z, hr, hz);
  const second = rectangleBound(slot.PROBLEM_MAIN, slot.PLACE_MAIN, cosV, sinV, rho, z, hr, hz);
  const third = rectangleBound(
    slot.PROBLEM_TIP,
    slot.PLACE_TIP,
    x / opening,
    y / opening,
    rho,
    z,
    hr,
    hz,
  );
  arena[slot.CERTIFY_SLACK] = SECTOR_LIPSCHITZ * (tip - half);
  return Math.min(axial, Math.max(first, Math.max(second, third)));
}
