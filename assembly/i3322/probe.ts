import { arena, copy } from "../arena";
import {
  CERTIFY_FLOOR,
  CERTIFY_IMPROVEMENT,
  FINAL_STEPS,
  SEARCH_SWEEPS,
  TARGET_ROUNDING,
} from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { cellBound } from "./cell";
import { side } from "./sector";
import { seesaw } from "./seesaw";
import { placeSum, splitSum } from "./sum";

/** The value reached, and the bound that is to be reached: no closer than rounding allows. */
export function aim(value: f64): void {
  const gap = arena[slot.CERTIFY_GAP] - arena[slot.CERTIFY_ALLOWANCE] - TARGET_ROUNDING;
  arena[slot.CERTIFY_VALUE] = value;
  arena[slot.CERTIFY_TARGET] = value + Math.max(gap, CERTIFY_FLOOR);
}

/** probe() at the centre of a sector cell. */
export function probeSector(tangent: f64, rho: f64, z: f64): void {
  const cos = (1 - tangent * tangent) / (1 + tangent * tangent);
  const sin = (2 * tangent) / (1 + tangent * tangent);
  const at = slot.CANDIDATE;
  arena[at + i32(arena[slot.PLACE_MAIN])] = rho * cos;
  arena[at + i32(arena[slot.PLACE_MAIN + 1])] = rho * sin;
  arena[at + i32(arena[slot.PLACE_MAIN + 2])] = z;
  probe(arena[at], arena[at + 1], arena[at + 2]);
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
  arena[slot.CELL_VERTEX] = p1;
  arena[slot.CELL_VERTEX + 1] = p2;
  arena[slot.CELL_VERTEX + 2] = p3;
  const value = cellBound(slot.PROBLEM_MAIN, 1) - arena[slot.CERTIFY_ALLOWANCE];
  if (value > arena[slot.CERTIFY_VALUE] + CERTIFY_IMPROVEMENT) raise();
}

/** Ascends from the point in CELL_CENTRE; keeps what is better than the best known point. */
function raise(): void {
  const scratch = slot.CANDIDATE + slot.POINT;
  for (let k: i32 = 0; k < 3; k++) {
    arena[scratch + i32(arena[slot.CERTIFY_AXES + k])] =
      arena[slot.CELL_CENTRE + i32(arena[slot.PLACE_MAIN + k])];
  }
  const x = arena[scratch];
  const y = arena[scratch + 1];
  const z = arena[scratch + 2];
  const radius = Math.sqrt(x * x + y * y + z * z);
  if (radius > 0) placeSum(radius, x / radius, y / radius, z / radius);
  else placeSum(0, 0, 0, 1);
  for (let axis: i32 = 0; axis < 3; axis++) {
    splitSum(slot.CANDIDATE, axis);
    seesaw(slot.CANDIDATE, SEARCH_SWEEPS);
    // What was taken for zero in r and s may be missing from the state's own value.
    const value = ascend(slot.CANDIDATE, FINAL_STEPS, 0) - arena[slot.CERTIFY_ALLOWANCE];
    if (value > arena[slot.CERTIFY_VALUE]) {
      aim(value);
      copy(slot.BEST, slot.CANDIDATE, slot.POINT);
    }
  }
}
