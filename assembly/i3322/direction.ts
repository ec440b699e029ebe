import { arena } from "../arena";
import {
  AXIS_WEIGHT,
  GAIN_FLOOR,
  OPEN_SECTOR_WEIGHT,
  SECTOR_STALL,
  SECTOR_WEIGHT,
  SIDE_FLOOR,
} from "../constants";
import * as slot from "../layout";
import { planeSquare } from "./norms";

/** Which side of a cell to halve: 0, 1, 2 for a box; these for a sector. */
export const AZIMUTH: i32 = 0;
export const RADIUS: i32 = 1;
export const HEIGHT: i32 = 2;
/** … or to put a box around the sector, or that no side is worth halving. */
export const AS_BOX: i32 = 3;
export const NONE: i32 = -1;

/**
 * How much sharper √(4−|p|²) σ bends along p than across, from |c|², Σ|c_i|h_i and σ: 4σ/w³, w the
 * width of √(4−|p|²) at the centre or where the rim cuts the cell.
 */
function rim(cc: f64, reach: f64, sigma: f64): f64 {
  const square = Math.max(4 - cc, reach);
  return (4 * sigma) / (square * Math.sqrt(square));
}

/**
 * How sharply σ bends where p turns: (t₁² − t₂²)/(t₁|p|²), from |c|². Turning p towards the
 * first axis does it, and where p lies along that axis, turning away from it.
 */
function turn(cc: f64): f64 {
  const a1 = arena[slot.PROBLEM_MAIN + 3];
  return cc > 0 && a1 > 0 ? (a1 - arena[slot.PROBLEM_MAIN + 4]) / (cc * Math.sqrt(a1)) : 0;
}

/** What halving a side of half width h gains: h² times the bending; nothing where c ± h would be rounded. */
function gain(h: f64, bending: f64): f64 {
  return h < SIDE_FLOOR ? 0 : h * h * bending;
}

/** The side of a box whose halving gains most. */
export function boxDirection(c1: f64, c2: f64, c3: f64, h1: f64, h2: f64, h3: f64): i32 {
  const cc = c1 * c1 + c2 * c2 + c3 * c3;
  const reach = Math.abs(c1) * h1 + Math.abs(c2) * h2 + Math.abs(c3) * h3;
  const sigma = Math.sqrt(
    planeSquare(
      arena[slot.PROBLEM_MAIN + 3],
      arena[slot.PROBLEM_MAIN + 4],
      arena[slot.PROBLEM_MAIN + 5],
      c1 * c1,
      c2 * c2,
      c3 * c3,
    ),
  );
  const bend = cc > 0 ? rim(cc, reach, sigma) / cc : 0;
  const along = cc > 0 ? (c1 * c1) / cc : 0;
  const towards = turn(cc) * (1 - along);
  const away = turn(cc) * along;
  const w1 = gain(h1, 1 + bend * c1 * c1 + towards);
  const w2 = gain(h2, 1 + bend * c2 * c2 + away);
  const w3 = gain(h3, 1 + bend * c3 * c3 + away);
  if (Math.max(w1, Math.max(w2, w3)) < GAIN_FLOOR) return NONE;
  if (w1 >= w2 && w1 >= w3) return 0;
  return w2 >= w3 ? 1 : 2;
}

/**
 * The same for a sector cell: the azimuth where its slack is larger than what the other sides
 * give away and than the excess of the cell over the value.
 *
 * A cell that touches the axis of ρ has every azimuth at the same p: halving it gains nothing
 * there, and a maximum on the axis would be tiled by ever more sectors. Such a cell keeps its
 * quarter of the azimuth until it is so slender that a box around it is better.
 */
export function sectorDirection(
  rho: f64,
  z: f64,
  h: f64,
  hr: f64,
  hz: f64,
  slack: f64,
  excess: f64,
): i32 {
  const area = hr * hr + hz * hz;
  const half = arena[slot.CERTIFY_HALF];
  const stalled = slack > excess || slack > SECTOR_STALL * area;
  const open = slack < 0 && half * h > OPEN_SECTOR_WEIGHT * area;
  if (open || (slack > GAIN_FLOOR && slack > SECTOR_WEIGHT * area && stalled)) {
    if (rho > hr) return AZIMUTH;
    return 4 * hr * hr > AXIS_WEIGHT * half ? RADIUS : AS_BOX;
  }
  const cc = rho * rho + z * z;
  const bend = cc > 0 ? rim(cc, rho * hr + Math.abs(z) * hz, 1) / cc : 0;
  // The first axis is the vertical one where |t_z| is the largest; else σ does not bend here.
  const along = cc > 0 ? (z * z) / cc : 0;
  const bent = arena[slot.PLACE_MAIN + 2] === 0 ? turn(cc) : 0;
  const outwards = gain(hr, 1 + bend * rho * rho + bent * along);
  const upwards = gain(hz, 1 + bend * z * z + bent * (1 - along));
  if (Math.max(outwards, upwards) < GAIN_FLOOR) return NONE;
  return outwards > upwards ? RADIUS : HEIGHT;
}
