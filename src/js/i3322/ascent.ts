import {
  ASCENT_GAIN,
  ASCENT_OUTLOOK,
  CURVATURE_FLOOR,
  CURVATURE_TOLERANCE,
  STEP_SHRINK,
  STEP_TRIALS,
} from "../../../assembly/constants.js";
import {
  FRAME_R,
  FRAME_T,
  POINT,
  STEP_CONCAVE,
  STEP_DIAGONAL,
  STEP_DIRECTION,
  STEP_E,
  STEP_G,
  STEP_GRADIENT,
  STEP_HESSIAN,
  STEP_INVERSE,
  STEP_TANGENT,
  STEP_TRIAL,
} from "../../../assembly/layout.js";
import { copy, f64 } from "../arena.js";
import { normGradients, objective } from "./objective.js";

/** Sign of norm k in the derivative along direction p: F depends on ±a_p through it. */
function sign(p: number, k: number): number {
  return p + k === 3 ? -1 : p + k === 4 ? 0 : 1;
}

/**
 * Two unit tangents at the unit vector n, direction p (Duff et al., JCGT 6(1), 2017):
 * no branch but the sign of n_z, no normalisation.
 */
function tangents(at: number, p: number): void {
  const x = f64[at]!;
  const y = f64[at + 1]!;
  const z = f64[at + 2]!;
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  const xy = x * y * q;
  const e = STEP_E + 6 * p;
  f64[e] = 1 + side * x * x * q;
  f64[e + 2] = side * xy;
  f64[e + 4] = -side * x;
  f64[e + 1] = xy;
  f64[e + 3] = side + y * y * q;
  f64[e + 5] = -y;
}

/** Gradient on the six angles into STEP_GRADIENT; norm gradients along the tangents into STEP_TANGENT. */
function gradient(): void {
  for (let p = 0; p < 3; p++) {
    const e = STEP_E + 6 * p;
    let g1 = 0;
    let g2 = 0;
    if (p < 2) {
      for (let i = 0; i < 3; i++) {
        const r = f64[FRAME_R + i]!;
        g1 += f64[e + 2 * i]! * r;
        g2 += f64[e + 2 * i + 1]! * r;
      }
    }
    for (let k = 0; k < 3; k++) {
      let u = 0;
      let v = 0;
      for (let i = 0; i < 3; i++) {
        const g = f64[STEP_G + 3 * k + i]!;
        u += f64[e + 2 * i]! * g;
        v += f64[e + 2 * i + 1]! * g;
      }
      f64[STEP_TANGENT + 6 * p + 2 * k] = u;
      f64[STEP_TANGENT + 6 * p + 2 * k + 1] = v;
      const s = sign(p, k);
      g1 += s * u;
      g2 += s * v;
    }
    f64[STEP_GRADIENT + 2 * p] = g1;
    f64[STEP_GRADIENT + 2 * p + 1] = g2;
  }
}

/** a_p · ∂F/∂a_p: what the sphere's curvature subtracts from the Hessian. */
function radial(at: number, p: number): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    let d = p < 2 ? f64[FRAME_R + i]! : 0;
    for (let k = 0; k < 3; k++) d += sign(p, k) * f64[STEP_G + 3 * k + i]!;
    sum += f64[at + 3 * p + i]! * d;
  }
  return sum;
}

/**
 * Minus the Hessian on the six angles, lower triangle. Norm k contributes
 * (EᵀT²E − (EᵀTû)(EᵀTû)ᵀ)/|u_k| with the signs of both directions.
 */
function hessian(at: number): void {
  const t0 = f64[FRAME_T]! * f64[FRAME_T]!;
  const t1 = f64[FRAME_T + 1]! * f64[FRAME_T + 1]!;
  const t2 = f64[FRAME_T + 2]! * f64[FRAME_T + 2]!;
  for (let p = 0; p < 3; p++) {
    for (let q = 0; q <= p; q++) {
      const c0 = sign(p, 0) * sign(q, 0) * f64[STEP_INVERSE]!;
      const c1 = sign(p, 1) * sign(q, 1) * f64[STEP_INVERSE + 1]!;
      const c2 = sign(p, 2) * sign(q, 2) * f64[STEP_INVERSE + 2]!;
      const c = c0 + c1 + c2;
      for (let m = 0; m < 2; m++) {
        const em = STEP_E + 6 * p + m;
        const gm = STEP_TANGENT + 6 * p + m;
        const w0 = f64[em]! * t0;
        const w1 = f64[em + 2]! * t1;
        const w2 = f64[em + 4]! * t2;
        const d0 = f64[gm]! * c0;
        const d1 = f64[gm + 2]! * c1;
        const d2 = f64[gm + 4]! * c2;
        for (let n = 0; n < 2; n++) {
          const en = STEP_E + 6 * q + n;
          const gn = STEP_TANGENT + 6 * q + n;
          const w = w0 * f64[en]! + w1 * f64[en + 2]! + w2 * f64[en + 4]!;
          const g = d0 * f64[gn]! + d1 * f64[gn + 2]! + d2 * f64[gn + 4]!;
          f64[STEP_HESSIAN + 6 * (2 * p + m) + 2 * q + n] = g - w * c;
        }
      }
    }
    const curvature = radial(at, p);
    f64[STEP_HESSIAN + 14 * p]! += curvature;
    f64[STEP_HESSIAN + 14 * p + 7]! += curvature;
  }
}

/**
 * Newton direction: LDLᵀ of minus the Hessian with |d| for d, so that it always
 * climbs, also away from a saddle; returns the gain that the model promises.
 */
function newtonDirection(): number {
  let concave = 1;
  for (let j = 0; j < 6; j++) {
    let d = f64[STEP_HESSIAN + 7 * j]!;
    for (let k = 0; k < j; k++) {
      const l = f64[STEP_HESSIAN + 6 * j + k]!;
      d -= l * l * f64[STEP_DIAGONAL + k]!;
    }
    if (d < -CURVATURE_TOLERANCE) concave = 0;
    d = Math.max(Math.abs(d), CURVATURE_FLOOR);
    f64[STEP_DIAGONAL + j] = d;
    const inverse = 1 / d;
    for (let i = j + 1; i < 6; i++) {
      let l = f64[STEP_HESSIAN + 6 * i + j]!;
      for (let k = 0; k < j; k++) {
        l -=
          f64[STEP_HESSIAN + 6 * i + k]! * f64[STEP_HESSIAN + 6 * j + k]! * f64[STEP_DIAGONAL + k]!;
      }
      f64[STEP_HESSIAN + 6 * i + j] = l * inverse;
    }
  }
  f64[STEP_CONCAVE] = concave;
  for (let i = 0; i < 6; i++) {
    let y = f64[STEP_GRADIENT + i]!;
    for (let k = 0; k < i; k++) y -= f64[STEP_HESSIAN + 6 * i + k]! * f64[STEP_DIRECTION + k]!;
    f64[STEP_DIRECTION + i] = y;
  }
  for (let i = 0; i < 6; i++) f64[STEP_DIRECTION + i]! /= f64[STEP_DIAGONAL + i]!;
  let gain = 0;
  for (let i = 5; i >= 0; i--) {
    let y = f64[STEP_DIRECTION + i]!;
    for (let k = i + 1; k < 6; k++) y -= f64[STEP_HESSIAN + 6 * k + i]! * f64[STEP_DIRECTION + k]!;
    f64[STEP_DIRECTION + i] = y;
    gain += f64[STEP_GRADIENT + i]! * y;
  }
  return gain;
}

/** The point at distance `length` along the direction, back on the spheres, into STEP_TRIAL. */
function retract(at: number, length: number): void {
  for (let p = 0; p < 3; p++) {
    const e = STEP_E + 6 * p;
    const from = at + 3 * p;
    const to = STEP_TRIAL + 3 * p;
    const u = length * f64[STEP_DIRECTION + 2 * p]!;
    const v = length * f64[STEP_DIRECTION + 2 * p + 1]!;
    const x = f64[from]! + (u * f64[e]! + v * f64[e + 1]!);
    const y = f64[from + 1]! + (u * f64[e + 2]! + v * f64[e + 3]!);
    const z = f64[from + 2]! + (u * f64[e + 4]! + v * f64[e + 5]!);
    const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
    f64[to] = x * inverse;
    f64[to + 1] = y * inverse;
    f64[to + 2] = z * inverse;
  }
}

/**
 * Second-order ascent of the objective from the point at slot `at`, in place:
 * Newton on the six angles with analytic gradient and Hessian, steps of at most
 * one radian in all, shortened until they climb. Given up where it is about to end
 * below `floor`. Returns the objective.
 */
export function ascend(at: number, steps: number, floor: number): number {
  let value = objective(at);
  for (let step = 0; step < steps; step++) {
    normGradients(at);
    tangents(at, 0);
    tangents(at + 3, 1);
    tangents(at + 6, 2);
    gradient();
    hessian(at);
    const gain = newtonDirection();
    if (f64[STEP_CONCAVE]! > 0 && value + ASCENT_OUTLOOK * gain < floor) break;
    let squared = 0;
    for (let i = 0; i < 6; i++) squared += f64[STEP_DIRECTION + i]! * f64[STEP_DIRECTION + i]!;
    let length = squared > 1 ? 1 / Math.sqrt(squared) : 1;
    let climbed = false;
    for (let trial = 0; trial < STEP_TRIALS; trial++) {
      retract(at, length);
      const next = objective(STEP_TRIAL);
      if (next > value) {
        value = next;
        climbed = true;
        copy(at, STEP_TRIAL, POINT);
        break;
      }
      if (gain < ASCENT_GAIN) break;
      length *= STEP_SHRINK;
    }
    if (!climbed || gain < ASCENT_GAIN) break;
  }
  return value;
}
