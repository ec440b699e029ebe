import { QUEUE_RESERVE } from "../../../assembly/constants.js";
import {
  CANDIDATE,
  CERTIFY_ALLOWANCE,
  CERTIFY_BOUND,
  CERTIFY_CELLS,
  CERTIFY_DISCARDED,
  CERTIFY_GAP,
  CERTIFY_HALF,
  CERTIFY_SLACK,
  CERTIFY_TARGET,
  CERTIFY_VALUE,
  PLACE_MAIN,
  PROBLEM_MAIN,
  QUEUE,
  QUEUE_CAPACITY,
  QUEUE_COUNT,
  QUEUE_FIRST,
  QUEUE_STRIDE,
} from "../../../assembly/layout.js";
import { f64 } from "../arena.js";
import { AS_BOX, boxDirection, NONE, sectorDirection } from "./direction.js";
import { aim, probe, probeSector } from "./probe.js";
import { align, boxProblem, planarProblem, symmetryAxis } from "./problem.js";
import { BOX, boxBound, sectorBound } from "./sector.js";

/**
 * Starts the certificate for the problem in FRAME, whose maximum is believed to be
 * `value` at the point in BEST: the bound is to come within `gap` of it.
 *
 * Where r and s lie along one axis and T is nearly isotropic across it (the model's
 * states, pure states), a cell is a rectangle in p's distance ρ from the axis and height
 * z times a sector of its azimuth φ, counted as tan(φ/2); otherwise, and close to that
 * axis, it is a box.
 */
export function certifyStart(value: number, gap: number): void {
  f64[CERTIFY_GAP] = gap;
  f64[CERTIFY_ALLOWANCE] = align();
  aim(value);
  f64[CERTIFY_DISCARDED] = value;
  f64[CERTIFY_CELLS] = 0;
  f64[QUEUE_COUNT] = 0;
  f64[QUEUE_FIRST] = 0;
  const axis = symmetryAxis();
  if (axis >= 0) {
    planarProblem(axis);
    startSector();
  } else {
    boxProblem();
    startBox();
  }
  certifyRun(0);
}

/** The first cell of an X-state: a quarter of the azimuth, half of the heights where r = s = 0. */
function startSector(): void {
  const sector = f64[CERTIFY_HALF]! > 0 ? 0.5 : 0;
  const centred = mirrored(f64[PLACE_MAIN + 2]! | 0);
  consider(Infinity, false, sector, 1, centred ? 1 : 0, sector, 1, centred ? 1 : 2);
}

/** The first box: p_i ≥ 0 where r_i = s_i = 0. */
function startBox(): void {
  const c1 = mirrored(0) ? 1 : 0;
  const c2 = mirrored(1) ? 1 : 0;
  const c3 = mirrored(2) ? 1 : 0;
  consider(Infinity, true, c1, c2, c3, 2 - c1, 2 - c2, 2 - c3);
}

/** Whether the problem is its own mirror image in axis k. */
function mirrored(k: number): boolean {
  return f64[PROBLEM_MAIN + 6 + k]! === 0 && f64[PROBLEM_MAIN + 9 + k]! === 0;
}

/**
 * Bounds a cell whose parent has the bound `above`; keeps it in the queue where its own is
 * above the target and there is room. What is dropped still counts in the bound of the whole.
 */
function consider(
  above: number,
  box: boolean,
  c1: number,
  c2: number,
  c3: number,
  h1: number,
  h2: number,
  h3: number,
): void {
  const own = box ? boxBound(c1, c2, c3, h1, h2, h3) : sectorBound(c1, c2, c3, h1, h2, h3);
  const bound = Math.min(above, own);
  f64[CERTIFY_CELLS]! += 1;
  const count = f64[QUEUE_COUNT]! | 0;
  if (bound <= f64[CERTIFY_TARGET]! || count >= QUEUE_CAPACITY) {
    discard(bound);
    return;
  }
  const at = QUEUE + QUEUE_STRIDE * slotOf(count);
  f64[at] = c1;
  f64[at + 1] = c2;
  f64[at + 2] = c3;
  f64[at + 3] = h1;
  f64[at + 4] = h2;
  f64[at + 5] = h3;
  f64[at + 6] = bound;
  f64[at + 7] = f64[CERTIFY_SLACK]!;
  f64[QUEUE_COUNT] = count + 1;
}

/** A cell that is not looked at again. */
function discard(bound: number): void {
  f64[CERTIFY_DISCARDED] = Math.max(f64[CERTIFY_DISCARDED]!, bound);
}

/** Ring index of the k-th cell of the queue. */
function slotOf(k: number): number {
  const index = (f64[QUEUE_FIRST]! | 0) + k;
  return index < QUEUE_CAPACITY ? index : index - QUEUE_CAPACITY;
}

/**
 * Goes on with the certificate for at most `limit` cells; returns how many are left.
 * CERTIFY_BOUND then bounds the maximum, CERTIFY_VALUE is the best value found (BEST its
 * point), whether or not the two are within the gap. The bound never rises from call to call:
 * no cell's bound is above that of the cell it was cut from.
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
 * Takes a cell (the oldest; the newest where the queue is nearly full, so that it grows by no
 * more than one cell a level), looks for a better value at its centre, and halves it.
 */
function split(): void {
  const count = f64[QUEUE_COUNT]! | 0;
  const newest = count > QUEUE_CAPACITY - QUEUE_RESERVE;
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
    discard(bound);
    return;
  }
  const box = slack === BOX;
  if (box) probe(c1, c2, c3);
  else probeSector(c1, c2, c3);
  const direction = box
    ? boxDirection(c1, c2, c3, h1, h2, h3)
    : sectorDirection(c2, c3, h1, h2, h3, slack, bound - f64[CERTIFY_VALUE]!);
  if (direction === NONE) {
    discard(bound);
    return;
  }
  if (direction === AS_BOX) {
    boxAround(bound, c2, c3, h2, h3);
    return;
  }
  const g1 = direction === 0 ? 0.5 * h1 : h1;
  const g2 = direction === 1 ? 0.5 * h2 : h2;
  const g3 = direction === 2 ? 0.5 * h3 : h3;
  const d1 = direction === 0 ? g1 : 0;
  const d2 = direction === 1 ? g2 : 0;
  const d3 = direction === 2 ? g3 : 0;
  consider(bound, box, c1 - d1, c2 - d2, c3 - d3, g1, g2, g3);
  consider(bound, box, c1 + d1, c2 + d2, c3 + d3, g1, g2, g3);
}

/** The box around a sector cell that has a quarter of the azimuth and touches the axis. */
function boxAround(bound: number, rho: number, z: number, hr: number, hz: number): void {
  const x = f64[PLACE_MAIN]! | 0;
  const y = f64[PLACE_MAIN + 1]! | 0;
  const up = f64[PLACE_MAIN + 2]! | 0;
  const at = CANDIDATE;
  f64[at + x] = rho;
  f64[at + y] = rho;
  f64[at + up] = z;
  f64[at + 3 + x] = hr;
  f64[at + 3 + y] = hr;
  f64[at + 3 + up] = hz;
  consider(
    bound,
    true,
    f64[at]!,
    f64[at + 1]!,
    f64[at + 2]!,
    f64[at + 3]!,
    f64[at + 4]!,
    f64[at + 5]!,
  );
}
