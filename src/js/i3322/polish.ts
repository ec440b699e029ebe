import {
  FINAL_STEPS,
  RING_PUSH,
  RING_REACH,
  RING_SPLITTING,
  RING_STEPS,
  RING_TURN,
  SADDLE_PUSH,
} from "../../../assembly/constants.js";
import { BEST, CANDIDATE, FRAME_T, POINT, STEP_TRIAL } from "../../../assembly/layout.js";
import { copy, f64 } from "../arena.js";
import { ascend } from "./ascent.js";
import { objective } from "./objective.js";

/** Moves the point in BEST off a saddle, in a fixed direction without symmetry. */
function push(size: number): void {
  for (let p = 0; p < POINT; p += 3) {
    const x = f64[BEST + p]! + size * (0.3 + 0.1 * p);
    const y = f64[BEST + p + 1]! + size * (0.7 - 0.2 * p);
    const z = f64[BEST + p + 2]! - size * (0.5 - 0.15 * p);
    const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
    f64[BEST + p] = x * inverse;
    f64[BEST + p + 1] = y * inverse;
    f64[BEST + p + 2] = z * inverse;
  }
}

/**
 * Ascends from two displacements of the point in BEST, which is no strict maximum: a
 * small one, and one that leaves a nearly flat ring. Keeps the best point; its value.
 */
export function leaveSaddle(value: number): number {
  const start = CANDIDATE;
  const best = CANDIDATE + POINT;
  copy(start, BEST, POINT);
  copy(best, BEST, POINT);
  let reached = value;
  for (let k = 0; k < 2; k++) {
    copy(BEST, start, POINT);
    push(k === 0 ? SADDLE_PUSH : RING_PUSH);
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
function turned(i: number, j: number, tau: number): number {
  const inverse = 1 / (1 + tau * tau);
  const c = (1 - tau * tau) * inverse;
  const s = 2 * tau * inverse;
  copy(STEP_TRIAL, BEST, POINT);
  for (let p = 0; p < POINT; p += 3) {
    const x = f64[BEST + p + i]!;
    const y = f64[BEST + p + j]!;
    f64[STEP_TRIAL + p + i] = c * x - s * y;
    f64[STEP_TRIAL + p + j] = s * x + c * y;
  }
  return objective(STEP_TRIAL);
}

/** Newton's method in the angle by which all directions turn in the plane of axes i and j. */
function climbRing(i: number, j: number, value: number): number {
  let reached = value;
  for (let k = 0; k < RING_STEPS; k++) {
    const up = turned(i, j, RING_TURN);
    const down = turned(i, j, -RING_TURN);
    const slope = 0.5 * (up - down);
    const bend = up - 2 * reached + down;
    const far = slope < 0 ? -RING_REACH : RING_REACH;
    let step = bend < 0 ? -slope / bend : far;
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
export function climbRings(value: number): number {
  const largest = Math.max(
    Math.abs(f64[FRAME_T]!),
    Math.max(Math.abs(f64[FRAME_T + 1]!), Math.abs(f64[FRAME_T + 2]!)),
  );
  let reached = value;
  for (let k = 0; k < 3; k++) {
    const i = k === 2 ? 1 : 0;
    const j = k === 0 ? 1 : 2;
    const gap = Math.abs(Math.abs(f64[FRAME_T + i]!) - Math.abs(f64[FRAME_T + j]!));
    if (!(gap <= RING_SPLITTING * largest)) continue;
    const turnedTo = climbRing(i, j, reached);
    if (turnedTo > reached) reached = ascend(BEST, FINAL_STEPS, 0);
  }
  return reached;
}
