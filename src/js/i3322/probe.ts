import {
  CERTIFY_FLOOR,
  CERTIFY_IMPROVEMENT,
  FINAL_STEPS,
  SEARCH_SWEEPS,
  TARGET_ROUNDING,
} from "../../../assembly/constants.js";
import {
  BEST,
  CANDIDATE,
  CELL_CENTRE,
  CELL_VERTEX,
  CERTIFY_ALLOWANCE,
  CERTIFY_AXES,
  CERTIFY_GAP,
  CERTIFY_TARGET,
  CERTIFY_VALUE,
  GRID_POINTS,
  PLACE_MAIN,
  POINT,
  PROBLEM_MAIN,
} from "../../../assembly/layout.js";
import { copy, f64 } from "../arena.js";
import { ascend } from "./ascent.js";
import { cellBound } from "./cell.js";
import { gridPoint, startPoint } from "./search.js";
import { side } from "./sector.js";
import { seesaw } from "./seesaw.js";

/** The value reached, and the bound that is to be reached: no closer than rounding allows. */
export function aim(value: number): void {
  const gap = f64[CERTIFY_GAP]! - f64[CERTIFY_ALLOWANCE]! - TARGET_ROUNDING;
  f64[CERTIFY_VALUE] = value;
  f64[CERTIFY_TARGET] = value + Math.max(gap, CERTIFY_FLOOR);
}

/** probe() at the centre of a sector cell. */
export function probeSector(tangent: number, rho: number, z: number): void {
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
export function probe(p1: number, p2: number, p3: number): void {
  if (p1 * p1 + p2 * p2 + p3 * p3 >= 4) return;
  side(0, p1, 0);
  side(1, p2, 0);
  side(2, p3, 0);
  f64[CELL_VERTEX] = p1;
  f64[CELL_VERTEX + 1] = p2;
  f64[CELL_VERTEX + 2] = p3;
  const value = cellBound(PROBLEM_MAIN, 1) - f64[CERTIFY_ALLOWANCE]!;
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
    // What was taken for zero in r and s may be missing from the state's own value.
    const value = ascend(CANDIDATE, FINAL_STEPS, 0) - f64[CERTIFY_ALLOWANCE]!;
    if (value > f64[CERTIFY_VALUE]!) {
      aim(value);
      copy(BEST, CANDIDATE, POINT);
    }
  }
}
