import { arena } from "../arena";
import { QUEUE_RESERVE } from "../constants";
import * as slot from "../layout";
import { AS_BOX, boxDirection, NONE, sectorDirection } from "./direction";
import { aim, probe, probeSector } from "./probe";
import { align, boxProblem, planarProblem, symmetryAxis } from "./problem";
import { BOX, boxBound, sectorBound } from "./sector";

/**
 * Starts the certificate for the problem in FRAME, whose maximum is believed to be
 * `value` at the point in BEST: the bound is to come within `gap` of it.
 *
 * Where r and s lie along one axis and T is nearly isotropic across it (the model's
 * states, pure states), a cell is a rectangle in p's distance ρ from the axis and height
 * z times a sector of its azimuth φ, counted as tan(φ/2); otherwise, and close to that
 * axis, it is a box.
 */
export function certifyStart(value: f64, gap: f64): void {
  arena[slot.CERTIFY_GAP] = gap;
  arena[slot.CERTIFY_ALLOWANCE] = align();
  aim(value);
  arena[slot.CERTIFY_DISCARDED] = value;
  arena[slot.CERTIFY_CELLS] = 0;
  arena[slot.QUEUE_COUNT] = 0;
  arena[slot.QUEUE_FIRST] = 0;
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
  const sector = arena[slot.CERTIFY_HALF] > 0 ? 0.5 : 0;
  const centred = mirrored(i32(arena[slot.PLACE_MAIN + 2]));
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
function mirrored(k: i32): bool {
  return arena[slot.PROBLEM_MAIN + 6 + k] === 0 && arena[slot.PROBLEM_MAIN + 9 + k] === 0;
}

/**
 * Bounds a cell whose parent has the bound `above`; keeps it in the queue where its own is
 * above the target and there is room. What is dropped still counts in the bound of the whole.
 */
function consider(
  above: f64,
  box: bool,
  c1: f64,
  c2: f64,
  c3: f64,
  h1: f64,
  h2: f64,
  h3: f64,
): void {
  const own = box ? boxBound(c1, c2, c3, h1, h2, h3) : sectorBound(c1, c2, c3, h1, h2, h3);
  const bound = Math.min(above, own);
  arena[slot.CERTIFY_CELLS] = arena[slot.CERTIFY_CELLS] + 1;
  const count = i32(arena[slot.QUEUE_COUNT]);
  if (bound <= arena[slot.CERTIFY_TARGET] || count >= slot.QUEUE_CAPACITY) {
    discard(bound);
    return;
  }
  const at = slot.QUEUE + slot.QUEUE_STRIDE * slotOf(count);
  arena[at] = c1;
  arena[at + 1] = c2;
  arena[at + 2] = c3;
  arena[at + 3] = h1;
  arena[at + 4] = h2;
  arena[at + 5] = h3;
  arena[at + 6] = bound;
  arena[at + 7] = arena[slot.CERTIFY_SLACK];
  arena[slot.QUEUE_COUNT] = count + 1;
}

/** A cell that is not looked at again. */
function discard(bound: f64): void {
  arena[slot.CERTIFY_DISCARDED] = Math.max(arena[slot.CERTIFY_DISCARDED], bound);
}

/** Ring index of the k-th cell of the queue. */
function slotOf(k: i32): i32 {
  const index = i32(arena[slot.QUEUE_FIRST]) + k;
  return index < slot.QUEUE_CAPACITY ? index : index - slot.QUEUE_CAPACITY;
}

/**
 * Goes on with the certificate for at most `limit` cells; returns how many are left.
 * CERTIFY_BOUND then bounds the maximum, CERTIFY_VALUE is the best value found (BEST its
 * point), whether or not the two are within the gap. The bound never rises from call to call:
 * no cell's bound is above that of the cell it was cut from.
 */
export function certifyRun(limit: i32): i32 {
  const end = arena[slot.CERTIFY_CELLS] + limit;
  while (arena[slot.QUEUE_COUNT] > 0 && arena[slot.CERTIFY_CELLS] < end) split();
  let bound: f64 = arena[slot.CERTIFY_DISCARDED];
  const left = i32(arena[slot.QUEUE_COUNT]);
  for (let k: i32 = 0; k < left; k++) {
    bound = Math.max(bound, arena[slot.QUEUE + slot.QUEUE_STRIDE * slotOf(k) + 6]);
  }
  arena[slot.CERTIFY_BOUND] =
    Math.max(bound, arena[slot.CERTIFY_VALUE]) + arena[slot.CERTIFY_ALLOWANCE];
  return left;
}

/**
 * Takes a cell (the oldest; the newest where the queue is nearly full, so that it grows by no
 * more than one cell a level), looks for a better value at its centre, and halves it.
 */
function split(): void {
  const count = i32(arena[slot.QUEUE_COUNT]);
  const newest = count > slot.QUEUE_CAPACITY - QUEUE_RESERVE;
  const at = slot.QUEUE + slot.QUEUE_STRIDE * slotOf(newest ? count - 1 : 0);
  const c1 = arena[at];
  const c2 = arena[at + 1];
  const c3 = arena[at + 2];
  const h1 = arena[at + 3];
  const h2 = arena[at + 4];
  const h3 = arena[at + 5];
  const bound = arena[at + 6];
  const slack = arena[at + 7];
  if (!newest) arena[slot.QUEUE_FIRST] = slotOf(1);
  arena[slot.QUEUE_COUNT] = count - 1;
  if (bound <= arena[slot.CERTIFY_TARGET]) {
    // The value has risen since the cell was kept.
    discard(bound);
    return;
  }
  const box = slack === BOX;
  if (box) probe(c1, c2, c3);
  else probeSector(c1, c2, c3);
  const direction = box
    ? boxDirection(c1, c2, c3, h1, h2, h3)
    : sectorDirection(c2, c3, h1, h2, h3, slack, bound - arena[slot.CERTIFY_VALUE]);
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
function boxAround(bound: f64, rho: f64, z: f64, hr: f64, hz: f64): void {
  const x = i32(arena[slot.PLACE_MAIN]);
  const y = i32(arena[slot.PLACE_MAIN + 1]);
  const up = i32(arena[slot.PLACE_MAIN + 2]);
  const at = slot.CANDIDATE;
  arena[at + x] = rho;
  arena[at + y] = rho;
  arena[at + up] = z;
  arena[at + 3 + x] = hr;
  arena[at + 3 + y] = hr;
  arena[at + 3 + up] = hz;
  consider(
    bound,
    true,
    arena[at],
    arena[at + 1],
    arena[at + 2],
    arena[at + 3],
    arena[at + 4],
    arena[at + 5],
  );
}
