import {
  CELL_FLOOR,
  CERTIFY_IMPROVEMENT,
  FINAL_STEPS,
  OPEN_SECTOR_WEIGHT,
  RIM_FLOOR,
  SEARCH_SWEEPS,
  SECTOR_WEIGHT,
} from "../../../assembly/constants.js";
import {
  BEST,
  CANDIDATE,
  CELL_CENTRE,
  CELL_VERTEX,
  CERTIFY_ALLOWANCE,
  CERTIFY_AXES,
  CERTIFY_BOUND,
  CERTIFY_CELLS,
  CERTIFY_DISCARDED,
  CERTIFY_GAP,
  CERTIFY_HALF,
  CERTIFY_PLANAR,
  CERTIFY_TARGET,
  CERTIFY_VALUE,
  GRID_POINTS,
  PLACE_MAIN,
  POINT,
  PROBLEM_MAIN,
  QUEUE,
  QUEUE_CAPACITY,
  QUEUE_COUNT,
  QUEUE_FIRST,
  QUEUE_STRIDE,
} from "../../../assembly/layout.js";
import { copy, f64 } from "../arena.js";
import { ascend } from "./ascent.js";
import { cellBound } from "./cell.js";
import { align, boxProblem, planarProblem, symmetryAxis } from "./problem.js";
import { gridPoint, startPoint } from "./search.js";
import { boxBound, sectorBound, side } from "./sector.js";
import { seesaw } from "./seesaw.js";

/**
 * Starts the certificate for the problem in FRAME, whose maximum is believed to be
 * `value` at the point in BEST: the bound is to come within `gap` of it.
 *
 * Where r and s lie along one axis and T is nearly isotropic across it (the model's
 * states, pure states), a cell is a rectangle in p's distance ρ from the axis and height
 * z times a sector of its azimuth φ, counted as tan(φ/2); otherwise it is a box.
 */
export function certifyStart(value: number, gap: number): void {
  f64[CERTIFY_VALUE] = value;
  f64[CERTIFY_GAP] = gap;
  f64[CERTIFY_TARGET] = value + gap;
  f64[CERTIFY_DISCARDED] = value;
  f64[CERTIFY_CELLS] = 0;
  f64[QUEUE_COUNT] = 0;
  f64[QUEUE_FIRST] = 0;
  f64[CERTIFY_ALLOWANCE] = align();
  const axis = symmetryAxis();
  f64[CERTIFY_PLANAR] = axis;
  if (axis >= 0) {
    planarProblem(axis);
    startPlanar();
  } else {
    boxProblem();
    startBox();
  }
  certifyRun(0);
}

/** The first cell of an X-state: a quarter of the azimuth, half of the heights where r = s = 0. */
function startPlanar(): void {
  const sector = f64[CERTIFY_HALF]! > 0 ? 0.5 : 0;
  const centred = mirrored(f64[PLACE_MAIN + 2]! | 0);
  consider(sector, 1, centred ? 1 : 0, sector, 1, centred ? 1 : 2);
}

/** The first box: p_i ≥ 0 where r_i = s_i = 0. */
function startBox(): void {
  const c1 = mirrored(0) ? 1 : 0;
  const c2 = mirrored(1) ? 1 : 0;
  const c3 = mirrored(2) ? 1 : 0;
  consider(c1, c2, c3, 2 - c1, 2 - c2, 2 - c3);
}

/** Whether the problem is its own mirror image in axis k. */
function mirrored(k: number): boolean {
  return f64[PROBLEM_MAIN + 6 + k] === 0 && f64[PROBLEM_MAIN + 9 + k] === 0;
}

/** Bounds a cell; keeps it in the queue where the bound is above the target. */
function consider(c1: number, c2: number, c3: number, h1: number, h2: number, h3: number): void {
  const at = QUEUE + QUEUE_STRIDE * slotOf(f64[QUEUE_COUNT]! | 0);
  f64[at + 7] = 0;
  const planar = f64[CERTIFY_PLANAR]! >= 0;
  const bound = planar ? sectorBound(at, c1, c2, c3, h1, h2, h3) : boxBound(c1, c2, c3, h1, h2, h3);
  f64[CERTIFY_CELLS]! += 1;
  const narrow = Math.max(h2, h3) < CELL_FLOOR && h1 < CELL_FLOOR;
  if (bound <= f64[CERTIFY_TARGET]! || narrow) {
    f64[CERTIFY_DISCARDED] = Math.max(f64[CERTIFY_DISCARDED]!, bound);
    return;
  }
  f64[at] = c1;
  f64[at + 1] = c2;
  f64[at + 2] = c3;
  f64[at + 3] = h1;
  f64[at + 4] = h2;
  f64[at + 5] = h3;
  f64[at + 6] = bound;
  f64[QUEUE_COUNT]! += 1;
}

/** Ring index of the k-th cell of the queue. */
function slotOf(k: number): number {
  const index = (f64[QUEUE_FIRST]! | 0) + k;
  return index < QUEUE_CAPACITY ? index : index - QUEUE_CAPACITY;
}

/**
 * Goes on with the certificate for at most `limit` cells; returns how many are left.
 * CERTIFY_BOUND then bounds the maximum, CERTIFY_VALUE is the best value found (BEST its
 * point), whether or not the two are within the gap.
 */
export function certifyRun(limit: number): number {
  const end = f64[CERTIFY_CELLS]! + limit;
  while (f64[QUEUE_COUNT]! > 0 && f64[CERTIFY_CELLS]! < end) split();
  let bound = f64[CERTIFY_DISCARDED]!;
  const left = f64[QUEUE_COUNT]! | 0;
  for (let k = 0; k < left; k++) {
    bound = Math.max(bound, f64[QUEUE + QUEUE_STRIDE * slotOf(k) + 6]!);
  }
  f64[CERTIFY_BOUND] = Math.max(bound, f64[CERTIFY_VALUE]!) + f64[CERTIFY_ALLOWANCE]!;
  return left;
}

/**
 * Takes a cell (the oldest; the newest where the queue is nearly full, so that it never
 * overflows), looks for a better value at its centre, and halves it.
 */
function split(): void {
  const count = f64[QUEUE_COUNT]! | 0;
  const newest = count > QUEUE_CAPACITY - 64;
  const at = QUEUE + QUEUE_STRIDE * slotOf(newest ? count - 1 : 0);
  const c1 = f64[at]!;
  const c2 = f64[at + 1]!;
  const c3 = f64[at + 2]!;
  const h1 = f64[at + 3]!;
  const h2 = f64[at + 4]!;
  const h3 = f64[at + 5]!;
  const bound = f64[at + 6]!;
  const slack = f64[at + 7]!;
  if (!newest) f64[QUEUE_FIRST] = slotOf(1);
  f64[QUEUE_COUNT] = count - 1;
  if (bound <= f64[CERTIFY_TARGET]!) {
    // The value has risen since the cell was kept.
    f64[CERTIFY_DISCARDED] = Math.max(f64[CERTIFY_DISCARDED]!, bound);
    return;
  }
  const planar = f64[CERTIFY_PLANAR]! >= 0;
  const direction = planar
    ? planarDirection(c2, c3, h1, h2, h3, slack, bound - f64[CERTIFY_VALUE]!)
    : boxDirection(c1, c2, c3, h1, h2, h3);
  if (planar) probePlanar(c1, c2, c3);
  else probe(c1, c2, c3);
  const g1 = direction === 0 ? 0.5 * h1 : h1;
  const g2 = direction === 1 ? 0.5 * h2 : h2;
  const g3 = direction === 2 ? 0.5 * h3 : h3;
  const d1 = direction === 0 ? g1 : 0;
  const d2 = direction === 1 ? g2 : 0;
  const d3 = direction === 2 ? g3 : 0;
  consider(c1 - d1, c2 - d2, c3 - d3, g1, g2, g3);
  consider(c1 + d1, c2 + d2, c3 + d3, g1, g2, g3);
}

/** How much sharper √(4−|p|²) bends along p than across: 4/w³, from |c|². */
function rim(cc: number): number {
  const width = Math.max(RIM_FLOOR, Math.sqrt(Math.max(0, 4 - cc)));
  return 4 / (width * width * width);
}

/**
 * How sharply σ bends where p turns: (t₁² − t₂²)/(t₁|p|²), from |c|². Turning p towards the
 * first axis does it, and where p lies along that axis, turning away from it.
 */
function turn(cc: number): number {
  const a1 = f64[PROBLEM_MAIN + 3]!;
  return cc > 0 && a1 > 0 ? (a1 - f64[PROBLEM_MAIN + 4]!) / (cc * Math.sqrt(a1)) : 0;
}

/** The side of a box whose halving gains most: h² times the bending along it. */
function boxDirection(
  c1: number,
  c2: number,
  c3: number,
  h1: number,
  h2: number,
  h3: number,
): number {
  const cc = c1 * c1 + c2 * c2 + c3 * c3;
  const bend = cc > 0 ? (f64[PROBLEM_MAIN + 3]! * rim(cc)) / cc : 0;
  const along = cc > 0 ? (c1 * c1) / cc : 0;
  const towards = turn(cc) * (1 - along);
  const away = turn(cc) * along;
  const w1 = h1 * h1 * (1 + bend * c1 * c1 + towards);
  const w2 = h2 * h2 * (1 + bend * c2 * c2 + away);
  const w3 = h3 * h3 * (1 + bend * c3 * c3 + away);
  if (w1 >= w2 && w1 >= w3) return 0;
  return w2 >= w3 ? 1 : 2;
}

/** The same for a sector cell: the azimuth (0) where its slack is larger than that and than the excess over the value. */
function planarDirection(
  rho: number,
  z: number,
  h: number,
  hr: number,
  hz: number,
  slack: number,
  excess: number,
): number {
  const area = hr * hr + hz * hz;
  if (h > CELL_FLOOR) {
    if (slack < 0 && f64[CERTIFY_HALF]! * h > OPEN_SECTOR_WEIGHT * area) return 0;
    if (slack > SECTOR_WEIGHT * area && slack > excess) return 0;
  }
  const cc = rho * rho + z * z;
  const bend = cc > 0 ? rim(cc) / cc : 0;
  // The first axis is the vertical one where |t_z| is the largest; else σ does not bend here.
  const along = cc > 0 ? (z * z) / cc : 0;
  const bent = f64[PLACE_MAIN + 2]! === 0 ? turn(cc) : 0;
  const outwards = hr * hr * (1 + bend * rho * rho + bent * along);
  const upwards = hz * hz * (1 + bend * z * z + bent * (1 - along));
  return outwards > upwards ? 1 : 2;
}

function probePlanar(tangent: number, rho: number, z: number): void {
  const cos = (1 - tangent * tangent) / (1 + tangent * tangent);
  const sin = (2 * tangent) / (1 + tangent * tangent);
  const at = CANDIDATE;
  f64[at + (f64[PLACE_MAIN]! | 0)] = rho * cos;
  f64[at + (f64[PLACE_MAIN + 1]! | 0)] = rho * sin;
  f64[at + (f64[PLACE_MAIN + 2]! | 0)] = z;
  probe(f64[at]!, f64[at + 1]!, f64[at + 2]!);
}

/**
 * Ascends from p (in the problem's order) where its value, the bound of a cell of no
 * size, is above the best known one.
 */
function probe(p1: number, p2: number, p3: number): void {
  if (p1 * p1 + p2 * p2 + p3 * p3 >= 4) return;
  side(0, p1, 0);
  side(1, p2, 0);
  side(2, p3, 0);
  f64[CELL_VERTEX] = p1;
  f64[CELL_VERTEX + 1] = p2;
  f64[CELL_VERTEX + 2] = p3;
  const value = cellBound(PROBLEM_MAIN, 1);
  if (value > f64[CERTIFY_VALUE]! + CERTIFY_IMPROVEMENT) raise();
}

/** Ascends from the point in CELL_CENTRE; keeps what is better than the best known point. */
function raise(): void {
  const scratch = CANDIDATE + POINT;
  for (let k = 0; k < 3; k++) {
    f64[scratch + (f64[CERTIFY_AXES + k]! | 0)] = f64[CELL_CENTRE + (f64[PLACE_MAIN + k]! | 0)]!;
  }
  const x = f64[scratch]!;
  const y = f64[scratch + 1]!;
  const z = f64[scratch + 2]!;
  const radius = Math.sqrt(x * x + y * y + z * z);
  if (radius > 0) gridPoint(GRID_POINTS, radius, x / radius, y / radius, z / radius);
  else gridPoint(GRID_POINTS, 0, 0, 0, 1);
  for (let axis = 0; axis < 3; axis++) {
    startPoint(CANDIDATE, GRID_POINTS, axis);
    seesaw(CANDIDATE, SEARCH_SWEEPS);
    const value = ascend(CANDIDATE, FINAL_STEPS, 0);
    if (value > f64[CERTIFY_VALUE]!) {
      f64[CERTIFY_VALUE] = value;
      f64[CERTIFY_TARGET] = value + f64[CERTIFY_GAP]!;
      copy(BEST, CANDIDATE, POINT);
    }
  }
}
