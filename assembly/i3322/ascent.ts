import { address, copy, get, set } from "../arena";
import {
  ASCENT_GAIN,
  ASCENT_OUTLOOK,
  CURVATURE_FLOOR,
  CURVATURE_TOLERANCE,
  STEP_SHRINK,
  STEP_TRIALS,
} from "../constants";
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
} from "../layout";
import { normGradients, objective } from "./objective";

/** Sign of norm k in the derivative along direction p: F depends on ±a_p through it. */
function sign(p: i32, k: i32): f64 {
  return p + k == 3 ? -1 : p + k == 4 ? 0 : 1;
}

/**
 * Two unit tangents at the unit vector n, direction p (Duff et al., JCGT 6(1), 2017):
 * no branch but the sign of n_z, no normalisation.
 */
function tangents(at: i32, p: i32): void {
  const x = get(at);
  const y = get(at + 1);
  const z = get(at + 2);
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  const xy = x * y * q;
  const e = STEP_E + 6 * p;
  set(e, 1 + side * x * x * q);
  set(e + 2, side * xy);
  set(e + 4, -side * x);
  set(e + 1, xy);
  set(e + 3, side + y * y * q);
  set(e + 5, -y);
}

/** Gradient on the six angles into STEP_GRADIENT; norm gradients along the tangents into STEP_TANGENT. */
function gradient(): void {
  for (let p: i32 = 0; p < 3; p++) {
    // Both tangents at once: one lane each.
    const e = address(STEP_E + 6 * p);
    const e0 = v128.load(e);
    const e1 = v128.load(e, 16);
    const e2 = v128.load(e, 32);
    let g = f64x2.splat(0);
    if (p < 2) {
      g = f64x2.add(g, f64x2.mul(e0, f64x2.splat(get(FRAME_R))));
      g = f64x2.add(g, f64x2.mul(e1, f64x2.splat(get(FRAME_R + 1))));
      g = f64x2.add(g, f64x2.mul(e2, f64x2.splat(get(FRAME_R + 2))));
    }
    for (let k: i32 = 0; k < 3; k++) {
      const norm = STEP_G + 3 * k;
      let u = f64x2.add(f64x2.splat(0), f64x2.mul(e0, f64x2.splat(get(norm))));
      u = f64x2.add(u, f64x2.mul(e1, f64x2.splat(get(norm + 1))));
      u = f64x2.add(u, f64x2.mul(e2, f64x2.splat(get(norm + 2))));
      v128.store(address(STEP_TANGENT + 6 * p + 2 * k), u);
      g = f64x2.add(g, f64x2.mul(f64x2.splat(sign(p, k)), u));
    }
    v128.store(address(STEP_GRADIENT + 2 * p), g);
  }
}

/** a_p · ∂F/∂a_p: what the sphere's curvature subtracts from the Hessian. */
function radial(at: i32, p: i32): f64 {
  let sum: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    let d: f64 = p < 2 ? get(FRAME_R + i) : 0;
    for (let k: i32 = 0; k < 3; k++) d += sign(p, k) * get(STEP_G + 3 * k + i);
    sum += get(at + 3 * p + i) * d;
  }
  return sum;
}

/**
 * Minus the Hessian on the six angles, lower triangle. Norm k contributes
 * (EᵀT²E − (EᵀTû)(EᵀTû)ᵀ)/|u_k| with the signs of both directions.
 */
function hessian(at: i32): void {
  const t0 = get(FRAME_T) * get(FRAME_T);
  const t1 = get(FRAME_T + 1) * get(FRAME_T + 1);
  const t2 = get(FRAME_T + 2) * get(FRAME_T + 2);
  for (let p: i32 = 0; p < 3; p++) {
    for (let q: i32 = 0; q <= p; q++) {
      const c0 = sign(p, 0) * sign(q, 0) * get(STEP_INVERSE);
      const c1 = sign(p, 1) * sign(q, 1) * get(STEP_INVERSE + 1);
      const c2 = sign(p, 2) * sign(q, 2) * get(STEP_INVERSE + 2);
      const c = c0 + c1 + c2;
      // Rows 2p and 2p + 1 in the lanes, one column after the other.
      const ep = address(STEP_E + 6 * p);
      const w0 = f64x2.mul(v128.load(ep), f64x2.splat(t0));
      const w1 = f64x2.mul(v128.load(ep, 16), f64x2.splat(t1));
      const w2 = f64x2.mul(v128.load(ep, 32), f64x2.splat(t2));
      const gp = address(STEP_TANGENT + 6 * p);
      const d0 = f64x2.mul(v128.load(gp), f64x2.splat(c0));
      const d1 = f64x2.mul(v128.load(gp, 16), f64x2.splat(c1));
      const d2 = f64x2.mul(v128.load(gp, 32), f64x2.splat(c2));
      for (let n: i32 = 0; n < 2; n++) {
        const en = address(STEP_E + 6 * q + n);
        const gn = address(STEP_TANGENT + 6 * q + n);
        const w = f64x2.add(
          f64x2.add(f64x2.mul(w0, v128.load64_splat(en)), f64x2.mul(w1, v128.load64_splat(en, 16))),
          f64x2.mul(w2, v128.load64_splat(en, 32)),
        );
        const g = f64x2.add(
          f64x2.add(f64x2.mul(d0, v128.load64_splat(gn)), f64x2.mul(d1, v128.load64_splat(gn, 16))),
          f64x2.mul(d2, v128.load64_splat(gn, 32)),
        );
        const h = f64x2.sub(g, f64x2.mul(w, f64x2.splat(c)));
        const to = STEP_HESSIAN + 12 * p + 2 * q + n;
        set(to, f64x2.extract_lane(h, 0));
        set(to + 6, f64x2.extract_lane(h, 1));
      }
    }
    const curvature = radial(at, p);
    set(STEP_HESSIAN + 14 * p, get(STEP_HESSIAN + 14 * p) + curvature);
    set(STEP_HESSIAN + 14 * p + 7, get(STEP_HESSIAN + 14 * p + 7) + curvature);
  }
}

/**
 * Newton direction: LDLᵀ of minus the Hessian with |d| for d, so that it always
 * climbs, also away from a saddle; returns the gain that the model promises.
 */
function newtonDirection(): f64 {
  let concave: f64 = 1;
  for (let j: i32 = 0; j < 6; j++) {
    let d: f64 = get(STEP_HESSIAN + 7 * j);
    for (let k: i32 = 0; k < j; k++) {
      const l = get(STEP_HESSIAN + 6 * j + k);
      d -= l * l * get(STEP_DIAGONAL + k);
    }
    if (d < -CURVATURE_TOLERANCE) concave = 0;
    d = max<f64>(abs<f64>(d), CURVATURE_FLOOR);
    set(STEP_DIAGONAL + j, d);
    const inverse = 1 / d;
    for (let i: i32 = j + 1; i < 6; i++) {
      let l: f64 = get(STEP_HESSIAN + 6 * i + j);
      for (let k: i32 = 0; k < j; k++) {
        l -= get(STEP_HESSIAN + 6 * i + k) * get(STEP_HESSIAN + 6 * j + k) * get(STEP_DIAGONAL + k);
      }
      set(STEP_HESSIAN + 6 * i + j, l * inverse);
    }
  }
  set(STEP_CONCAVE, concave);
  for (let i: i32 = 0; i < 6; i++) {
    let y: f64 = get(STEP_GRADIENT + i);
    for (let k: i32 = 0; k < i; k++) y -= get(STEP_HESSIAN + 6 * i + k) * get(STEP_DIRECTION + k);
    set(STEP_DIRECTION + i, y);
  }
  for (let i: i32 = 0; i < 6; i++)
    set(STEP_DIRECTION + i, get(STEP_DIRECTION + i) / get(STEP_DIAGONAL + i));
  let gain: f64 = 0;
  for (let i: i32 = 5; i >= 0; i--) {
    let y: f64 = get(STEP_DIRECTION + i);
    for (let k: i32 = i + 1; k < 6; k++)
      y -= get(STEP_HESSIAN + 6 * k + i) * get(STEP_DIRECTION + k);
    set(STEP_DIRECTION + i, y);
    gain += get(STEP_GRADIENT + i) * y;
  }
  return gain;
}

/** The point at distance `length` along the direction, back on the spheres, into STEP_TRIAL. */
function retract(at: i32, length: f64): void {
  for (let p: i32 = 0; p < 3; p++) {
    const e = STEP_E + 6 * p;
    const from = at + 3 * p;
    const to = STEP_TRIAL + 3 * p;
    const u = length * get(STEP_DIRECTION + 2 * p);
    const v = length * get(STEP_DIRECTION + 2 * p + 1);
    const x = get(from) + (u * get(e) + v * get(e + 1));
    const y = get(from + 1) + (u * get(e + 2) + v * get(e + 3));
    const z = get(from + 2) + (u * get(e + 4) + v * get(e + 5));
    const inverse = 1 / sqrt<f64>(x * x + y * y + z * z);
    set(to, x * inverse);
    set(to + 1, y * inverse);
    set(to + 2, z * inverse);
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
    if (get(STEP_CONCAVE) > 0 && value + ASCENT_OUTLOOK * gain < floor) break;
    let squared: f64 = 0;
    for (let i: i32 = 0; i < 6; i++) squared += get(STEP_DIRECTION + i) * get(STEP_DIRECTION + i);
    let length: f64 = squared > 1 ? 1 / sqrt<f64>(squared) : 1;
    let climbed: bool = false;
    for (let trial: i32 = 0; trial < STEP_TRIALS; trial++) {
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
