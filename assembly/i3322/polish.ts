import { arena, copy } from "../arena";
import {
  FINAL_STEPS,
  RING_PUSH,
  RING_REACH,
  RING_SPLITTING,
  RING_STEPS,
  RING_TURN,
  SADDLE_PUSH,
} from "../constants";
import * as slot from "../layout";

import { ascend } from "./ascent";
import { objective } from "./objective";

/** Moves the point in BEST off a saddle, in a fixed direction without symmetry. */
function push(size: f64): void {
  for (let p: i32 = 0; p < slot.POINT; p += 3) {
    const x = arena[slot.BEST + p] + size * (0.3 + 0.1 * p);
    const y = arena[slot.BEST + p + 1] + size * (0.7 - 0.2 * p);
    const z = arena[slot.BEST + p + 2] - size * (0.5 - 0.15 * p);
    const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
    arena[slot.BEST + p] = x * inverse;
    arena[slot.BEST + p + 1] = y * inverse;
    arena[slot.BEST + p + 2] = z * inverse;
  }
}

/**
 * Ascends from two displacements of the point in BEST, which is no strict maximum: a
 * small one, and one that leaves a nearly flat ring. Keeps the best point; its value.
 */
export function leaveSaddle(value: f64): f64 {
  const start = slot.CANDIDATE;
  const best = slot.CANDIDATE + slot.POINT;
  copy(start, slot.BEST, slot.POINT);
  copy(best, slot.BEST, slot.POINT);
  let reached: f64 = value;
  for (let k: i32 = 0; k < 2; k++) {
    copy(slot.BEST, start, slot.POINT);
    push(k === 0 ? SADDLE_PUSH : RING_PUSH);
    const next = ascend(slot.BEST, FINAL_STEPS, 0);
    if (next > reached) {
      reached = next;
      copy(best, slot.BEST, slot.POINT);
    }
  }
  copy(slot.BEST, best, slot.POINT);
  return reached;
}

/** BEST turned in the plane of axes i and j by the angle 2 atan τ, into STEP_TRIAL: its value. */
function turned(i: i32, j: i32, tau: f64): f64 {
  const inverse = 1 / (1 + tau * tau);
  const c = (1 - tau * tau) * inverse;
  const s = 2 * tau * inverse;
  copy(slot.STEP_TRIAL, slot.BEST, slot.POINT);
  for (let p: i32 = 0; p < slot.POINT; p += 3) {
    const x = arena[slot.BEST + p + i];
    const y = arena[slot.BEST + p + j];
    arena[slot.STEP_TRIAL + p + i] = c * x - s * y;
    arena[slot.STEP_TRIAL + p + j] = s * x + c * y;
  }
  return objective(slot.STEP_TRIAL);
}

/** Newton's method in the angle by which all directions turn in the plane of axes i and j. */
function climbRing(i: i32, j: i32, value: f64): f64 {
  let reached: f64 = value;
  for (let k: i32 = 0; k < RING_STEPS; k++) {
    const up = turned(i, j, RING_TURN);
    const down = turned(i, j, -RING_TURN);
    const slope = 0.5 * (up - down);
    const bend = up - 2 * reached + down;
    const far = slope < 0 ? -RING_REACH : RING_REACH;
    let step: f64 = bend < 0 ? -slope / bend : far;
    if (!(step * step <= RING_REACH * RING_REACH)) step = far;
    const next = turned(i, j, step * RING_TURN);
    if (!(next > reached)) break;
    reached = next;
    copy(slot.BEST, slot.STEP_TRIAL, slot.POINT);
  }
  return reached;
}

/**
 * Where two |t| are nearly equal, turning all directions in their plane hardly changes
 * the objective: the maximum lies on a ring that is too flat and too curved for steps
 * along tangents. Turns the point in BEST to the ring's maximum and ascends from there.
 */
export function climbRings(value: f64): f64 {
  const largest = Math.max(
    Math.abs(arena[slot.FRAME_T]),
    Math.max(Math.abs(arena[slot.FRAME_T + 1]), Math.abs(arena[slot.FRAME_T + 2])),
  );
  let reached: f64 = value;
  for (let k: i32 = 0; k < 3; k++) {
    const i: i32 = k === 2 ? 1 : 0;
    const j: i32 = k === 0 ? 1 : 2;
    const gap = Math.abs(Math.abs(arena[slot.FRAME_T + i]) - Math.abs(arena[slot.FRAME_T + j]));
    if (!(gap <= RING_SPLITTING * largest)) continue;
    const turnedTo = climbRing(i, j, reached);
    if (turnedTo > reached) reached = ascend(slot.BEST, FINAL_STEPS, 0);
  }
  return reached;
}
