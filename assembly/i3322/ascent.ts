import { arena, copy } from "../arena";
import {
  ASCENT_GAIN,
  ASCENT_OUTLOOK,
  CURVATURE_FLOOR,
  CURVATURE_SLOPE,
  CURVATURE_TOLERANCE,
  STEP_SHRINK,
  STEP_TRIALS,
} from "../constants";
import * as slot from "../layout";
import { gradient, hessian } from "./derivatives";
import { normGradients, objective } from "./objective";

/**
 * Two unit tangents at the unit vector n, direction p (Duff et al., JCGT 6(1), 2017):
 * no branch but the sign of n_z, no normalisation.
 */
function tangents(at: i32, p: i32): void {
  const x = arena[at];
  const y = arena[at + 1];
  const z = arena[at + 2];
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  const xy = x * y * q;
  const e = slot.STEP_E + 6 * p;
  arena[e] = 1 + side * x * x * q;
  arena[e + 2] = side * xy;
  arena[e + 4] = -side * x;
  arena[e + 1] = xy;
  arena[e + 3] = side + y * y * q;
  arena[e + 5] = -y;
}
/**
 * Newton direction: LDLᵀ of minus the Hessian with |d| for d, so that it always
 * climbs, also away from a saddle; returns the gain that the model promises.
 */
function newtonDirection(): f64 {
  let concave: f64 = 1;
  let square: f64 = 0;
  for (let j: i32 = 0; j < 6; j++) {
    square += arena[slot.STEP_GRADIENT + j] * arena[slot.STEP_GRADIENT + j];
  }
  const floor = Math.max(CURVATURE_FLOOR, CURVATURE_SLOPE * Math.sqrt(square));
  for (let j: i32 = 0; j < 6; j++) {
    let d: f64 = arena[slot.STEP_HESSIAN + 7 * j];
    for (let k: i32 = 0; k < j; k++) {
      const l = arena[slot.STEP_HESSIAN + 6 * j + k];
      d -= l * l * arena[slot.STEP_DIAGONAL + k];
    }
    if (d < -CURVATURE_TOLERANCE) concave = 0;
    d = Math.max(Math.abs(d), floor);
    arena[slot.STEP_DIAGONAL + j] = d;
    const inverse = 1 / d;
    for (let i: i32 = j + 1; i < 6; i++) {
      let l: f64 = arena[slot.STEP_HESSIAN + 6 * i + j];
      for (let k: i32 = 0; k < j; k++) {
        l -=
          arena[slot.STEP_HESSIAN + 6 * i + k] *
          arena[slot.STEP_HESSIAN + 6 * j + k] *
          arena[slot.STEP_DIAGONAL + k];
      }
      arena[slot.STEP_HESSIAN + 6 * i + j] = l * inverse;
    }
  }
  arena[slot.STEP_CONCAVE] = concave;
  for (let i: i32 = 0; i < 6; i++) {
    let y: f64 = arena[slot.STEP_GRADIENT + i];
    for (let k: i32 = 0; k < i; k++)
      y -= arena[slot.STEP_HESSIAN + 6 * i + k] * arena[slot.STEP_DIRECTION + k];
    arena[slot.STEP_DIRECTION + i] = y;
  }
  for (let i: i32 = 0; i < 6; i++)
    arena[slot.STEP_DIRECTION + i] = arena[slot.STEP_DIRECTION + i] / arena[slot.STEP_DIAGONAL + i];
  let gain: f64 = 0;
  for (let i: i32 = 5; i >= 0; i--) {
    let y: f64 = arena[slot.STEP_DIRECTION + i];
    for (let k: i32 = i + 1; k < 6; k++)
      y -= arena[slot.STEP_HESSIAN + 6 * k + i] * arena[slot.STEP_DIRECTION + k];
    arena[slot.STEP_DIRECTION + i] = y;
    gain += arena[slot.STEP_GRADIENT + i] * y;
  }
  return gain;
}
/** The point at distance `length` along the direction, back on the spheres, into STEP_TRIAL. */
function retract(at: i32, length: f64): void {
  for (let p: i32 = 0; p < 3; p++) {
    const e = slot.STEP_E + 6 * p;
    const from = at + 3 * p;
    const to = slot.STEP_TRIAL + 3 * p;
    const u = length * arena[slot.STEP_DIRECTION + 2 * p];
    const v = length * arena[slot.STEP_DIRECTION + 2 * p + 1];
    const x = arena[from] + (u * arena[e] + v * arena[e + 1]);
    const y = arena[from + 1] + (u * arena[e + 2] + v * arena[e + 3]);
    const z = arena[from + 2] + (u * arena[e + 4] + v * arena[e + 5]);
    const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
    arena[to] = x * inverse;
    arena[to + 1] = y * inverse;
    arena[to + 2] = z * inverse;
  }
}
/**
 * Second-order ascent of the objective from the point at slot `at`, in place:
 * Newton on the six angles with analytic gradient and Hessian, steps of at most
 * one radian in all, shortened until they climb. Given up where it is about to end
 * below `floor`. Returns the objective.
 */
export function ascend(at: i32, steps: i32, floor: f64): f64 {
  let value: f64 = objective(at);
  for (let step: i32 = 0; step < steps; step++) {
    normGradients(at);
    tangents(at, 0);
    tangents(at + 3, 1);
    tangents(at + 6, 2);
    gradient();
    hessian(at);
    const gain = newtonDirection();
    if (arena[slot.STEP_CONCAVE] > 0 && value + ASCENT_OUTLOOK * gain < floor) break;
    let squared: f64 = 0;
    for (let i: i32 = 0; i < 6; i++)
      squared += arena[slot.STEP_DIRECTION + i] * arena[slot.STEP_DIRECTION + i];
    let length: f64 = squared > 1 ? 1 / Math.sqrt(squared) : 1;
    let climbed: bool = false;
    for (let trial: i32 = 0; trial < STEP_TRIALS; trial++) {
      retract(at, length);
      const next = objective(slot.STEP_TRIAL);
      if (next > value) {
        value = next;
        climbed = true;
        copy(at, slot.STEP_TRIAL, slot.POINT);
        break;
      }
      if (gain < ASCENT_GAIN) break;
      length *= STEP_SHRINK;
    }
    if (!climbed || gain < ASCENT_GAIN) break;
  }
  return value;
}
