import { copy, get, set } from "../arena";
import {
  CERTIFY_FLOOR,
  CERTIFY_IMPROVEMENT,
  FINAL_STEPS,
  SEARCH_SWEEPS,
  TARGET_ROUNDING,
} from "../constants";
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
} from "../layout";
import { ascend } from "./ascent";
import { cellBound } from "./cell";
import { gridPoint, startPoint } from "./search";
import { side } from "./sector";
import { seesaw } from "./seesaw";

/** The value reached, and the bound that is to be reached: no closer than rounding allows. */
export function aim(value: f64): void {
  const gap = get(CERTIFY_GAP) - get(CERTIFY_ALLOWANCE) - TARGET_ROUNDING;
  set(CERTIFY_VALUE, value);
  set(CERTIFY_TARGET, value + max<f64>(gap, CERTIFY_FLOOR));
}

/** probe() at the centre of a sector cell. */
export function probeSector(tangent: f64, rho: f64, z: f64): void {
  const cos = (1 - tangent * tangent) / (1 + tangent * tangent);
  const sin = (2 * tangent) / (1 + tangent * tangent);
  const at = CANDIDATE;
  set(at + <i32>get(PLACE_MAIN), rho * cos);
  set(at + <i32>get(PLACE_MAIN + 1), rho * sin);
  set(at + <i32>get(PLACE_MAIN + 2), z);
  probe(get(at), get(at + 1), get(at + 2));
}

/**
 * Ascends from p (in the problem's order) where its value, the bound of a cell of no
 * size, is above the best known one.
 */
export function probe(p1: f64, p2: f64, p3: f64): void {
  if (p1 * p1 + p2 * p2 + p3 * p3 >= 4) return;
  side(0, p1, 0);
  side(1, p2, 0);
  side(2, p3, 0);
  set(CELL_VERTEX, p1);
  set(CELL_VERTEX + 1, p2);
  set(CELL_VERTEX + 2, p3);
  const value = cellBound(PROBLEM_MAIN, 1) - get(CERTIFY_ALLOWANCE);
  if (value > get(CERTIFY_VALUE) + CERTIFY_IMPROVEMENT) raise();
}

/** Ascends from the point in CELL_CENTRE; keeps what is better than the best known point. */
function raise(): void {
  const scratch = CANDIDATE + POINT;
  for (let k: i32 = 0; k < 3; k++) {
    set(scratch + <i32>get(CERTIFY_AXES + k), get(CELL_CENTRE + <i32>get(PLACE_MAIN + k)));
  }
  const x = get(scratch);
  const y = get(scratch + 1);
  const z = get(scratch + 2);
  const radius = sqrt<f64>(x * x + y * y + z * z);
  if (radius > 0) gridPoint(GRID_POINTS, radius, x / radius, y / radius, z / radius);
  else gridPoint(GRID_POINTS, 0, 0, 0, 1);
  for (let axis: i32 = 0; axis < 3; axis++) {
    startPoint(CANDIDATE, GRID_POINTS, axis);
    seesaw(CANDIDATE, SEARCH_SWEEPS);
    // What was taken for zero in r and s may be missing from the state's own value.
    const value = ascend(CANDIDATE, FINAL_STEPS, 0) - get(CERTIFY_ALLOWANCE);
    if (value > get(CERTIFY_VALUE)) {
      aim(value);
      copy(BEST, CANDIDATE, POINT);
    }
  }
}
