import { copy, get, set } from "../arena";
import {
  FINAL_STEPS,
  RING_PUSH,
  RING_REACH,
  RING_SPLITTING,
  RING_STEPS,
  RING_TURN,
  SADDLE_PUSH,
} from "../constants";
import { BEST, CANDIDATE, FRAME_T, POINT, STEP_TRIAL } from "../layout";

import { ascend } from "./ascent";
import { objective } from "./objective";

/** Moves the point in BEST off a saddle, in a fixed direction without symmetry. */
function push(size: f64): void {
  for (let p: i32 = 0; p < POINT; p += 3) {
    const x = get(BEST + p) + size * (0.3 + 0.1 * p);
    const y = get(BEST + p + 1) + size * (0.7 - 0.2 * p);
    const z = get(BEST + p + 2) - size * (0.5 - 0.15 * p);
    const inverse = 1 / sqrt<f64>(x * x + y * y + z * z);
    set(BEST + p, x * inverse);
    set(BEST + p + 1, y * inverse);
    set(BEST + p + 2, z * inverse);
  }
}

/**
 * Ascends from two displacements of the point in BEST, which is no strict maximum: a
 * small one, and one that leaves a nearly flat ring. Keeps the best point; its value.
 */
export function leaveSaddle(value: f64): f64 {
  const start = CANDIDATE;
  const best = CANDIDATE + POINT;
  copy(start, BEST, POINT);
  copy(best, BEST, POINT);
  let reached: f64 = value;
  for (let k: i32 = 0; k < 2; k++) {
    copy(BEST, start, POINT);
    push(k == 0 ? SADDLE_PUSH : RING_PUSH);
    const next = ascend(BEST, FINAL_STEPS, 0);
    if (next > reached) {
      reached = next;
      copy(best, BEST, POINT);
    }
  }
  copy(BEST, best, POINT);
  return reached;
}

/** BEST turned in the plane of axes i and j by the angle 2 atan τ, into STEP_TRIAL: its value. */
function turned(i: i32, j: i32, tau: f64): f64 {
  const inverse = 1 / (1 + tau * tau);
  const c = (1 - tau * tau) * inverse;
  const s = 2 * tau * inverse;
  copy(STEP_TRIAL, BEST, POINT);
  for (let p: i32 = 0; p < POINT; p += 3) {
    const x = get(BEST + p + i);
    const y = get(BEST + p + j);
    set(STEP_TRIAL + p + i, c * x - s * y);
    set(STEP_TRIAL + p + j, s * x + c * y);
  }
  return objective(STEP_TRIAL);
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
    copy(BEST, STEP_TRIAL, POINT);
  }
  return reached;
}

/**
 * Where two |t| are nearly equal, turning all directions in their plane hardly changes
 * the objective: the maximum lies on a ring that is too flat and too curved for steps
 * along tangents. Turns the point in BEST to the ring's maximum and ascends from there.
 */
export function climbRings(value: f64): f64 {
  const largest = max<f64>(
    abs<f64>(get(FRAME_T)),
    max<f64>(abs<f64>(get(FRAME_T + 1)), abs<f64>(get(FRAME_T + 2))),
  );
  let reached: f64 = value;
  for (let k: i32 = 0; k < 3; k++) {
    const i: i32 = k == 2 ? 1 : 0;
    const j: i32 = k == 0 ? 1 : 2;
    const gap = abs<f64>(abs<f64>(get(FRAME_T + i)) - abs<f64>(get(FRAME_T + j)));
    if (!(gap <= RING_SPLITTING * largest)) continue;
    const turnedTo = climbRing(i, j, reached);
    if (turnedTo > reached) reached = ascend(BEST, FINAL_STEPS, 0);
  }
  return reached;
}
