import {
  ASCENT_STEPS,
  AXIAL_SPLITTING,
  FAN_X1,
  FAN_X2,
  FAN_X3,
  FAN_Z1,
  FAN_Z2,
  FAN_Z3,
  LOCAL_BOUND,
  LOCAL_SPLITTING,
} from "../../../assembly/constants.js";
import {
  BEST,
  BLOCH_R,
  BLOCH_S,
  CANDIDATE,
  FRAME_IS_X,
  FRAME_R,
  FRAME_S,
  FRAME_T,
  PLANAR_U,
  PLANAR_Z,
  POINT,
  SAVED,
  SINGULAR_T,
  SINGULAR_U,
  SINGULAR_W,
  STEP_CONCAVE,
} from "../../../assembly/layout.js";
import { copy, f64 } from "../arena.js";
import { ascend } from "./ascent.js";
import { planarMaximum } from "./planar.js";
import { leaveSaddle } from "./polish.js";
import { searchMaximum } from "./search.js";

/** The problem of the state whose singular frame has been found, into FRAME. */
export function singularProblem(): void {
  f64[FRAME_IS_X] = 0;
  for (let k = 0; k < 3; k++) {
    let r = 0;
    let s = 0;
    for (let i = 0; i < 3; i++) {
      r += f64[SINGULAR_U + 3 * i + k]! * f64[BLOCH_R + i]!;
      s += f64[SINGULAR_W + 3 * i + k]! * f64[BLOCH_S + i]!;
    }
    f64[FRAME_T + k] = f64[SINGULAR_T + k]!;
    f64[FRAME_R + k] = r;
    f64[FRAME_S + k] = s;
  }
}

/**
 * The problem of an X-state into FRAME: T = diag(2(|ρ₂₃|+|ρ₁₄|), 2(|ρ₂₃|−|ρ₁₄|),
 * ρ₁₁−ρ₂₂−ρ₃₃+ρ₄₄), r and s along z.
 */
export function xProblem(
  p1: number,
  p2: number,
  p3: number,
  p4: number,
  c14: number,
  c23: number,
): void {
  f64[FRAME_IS_X] = 1;
  f64[FRAME_T] = 2 * (c23 + c14);
  f64[FRAME_T + 1] = 2 * (c23 - c14);
  f64[FRAME_T + 2] = p1 - p2 - p3 + p4;
  f64[FRAME_R] = 0;
  f64[FRAME_R + 1] = 0;
  f64[FRAME_R + 2] = p1 + p2 - p3 - p4;
  f64[FRAME_S] = 0;
  f64[FRAME_S + 1] = 0;
  f64[FRAME_S + 2] = p1 - p2 + p3 - p4;
}

/** Alice's directions for the planar point of axis `e` into BEST. */
function planarPoint(e: number): void {
  const z = f64[PLANAR_Z]!;
  const u = f64[PLANAR_U]!;
  const p = 0.5 * Math.sqrt(u);
  const q = 0.5 * Math.sqrt(Math.max(0, 4 - z * z - u));
  f64[BEST + 1 - e] = p;
  f64[BEST + e] = q;
  f64[BEST + 2] = 0.5 * z;
  f64[BEST + 4 - e] = p;
  f64[BEST + 3 + e] = -q;
  f64[BEST + 5] = 0.5 * z;
  f64[BEST + 7 - e] = 0;
  f64[BEST + 6 + e] = 1;
  f64[BEST + 8] = 0;
}

/**
 * The better of the point in BEST, whose value is given, and those that ascents reach from
 * three directions fanned out in the vertical plane of the larger in-plane correlation,
 * upwards and downwards: where |t_z| > t_xy, one maximum in some thousands lies there.
 */
function verticalMaximum(value: number): number {
  let reached = value;
  for (let k = 0; k < 2; k++) {
    const up = k === 0 ? 1 : -1;
    f64[CANDIDATE] = FAN_X1;
    f64[CANDIDATE + 1] = 0;
    f64[CANDIDATE + 2] = up * FAN_Z1;
    f64[CANDIDATE + 3] = FAN_X2;
    f64[CANDIDATE + 4] = 0;
    f64[CANDIDATE + 5] = up * FAN_Z2;
    f64[CANDIDATE + 6] = FAN_X3;
    f64[CANDIDATE + 7] = 0;
    f64[CANDIDATE + 8] = up * FAN_Z3;
    const next = ascend(CANDIDATE, ASCENT_STEPS, reached);
    if (next > reached) {
      reached = next;
      copy(BEST, CANDIDATE, POINT);
    }
  }
  return reached;
}

/**
 * Global maximum for the X-state problem in FRAME; the point in BEST.
 *
 * The better planar family is ascended; where that point is concave, T nearly
 * axial, and either t_xy ≥ |t_z| or the inequality violated, it is the maximum
 * (proven for axial T with t_xy ≥ |t_z|, else an observation that the reference
 * test repeats). Otherwise, and where `thorough` asks for it, the general search
 * decides.
 */
export function xMaximum(thorough: boolean): number {
  const t1 = f64[FRAME_T]!;
  const t2 = Math.abs(f64[FRAME_T + 1]!);
  const t3 = Math.abs(f64[FRAME_T + 2]!);
  const first = planarMaximum(0);
  const z = f64[PLANAR_Z]!;
  const u = f64[PLANAR_U]!;
  if (t1 > t2 && planarMaximum(1) > first) {
    planarPoint(1);
  } else {
    f64[PLANAR_Z] = z;
    f64[PLANAR_U] = u;
    planarPoint(0);
  }
  let value = ascend(BEST, ASCENT_STEPS, 0);
  if (!(f64[STEP_CONCAVE]! > 0)) {
    value = leaveSaddle(value);
  }
  if (!thorough && f64[STEP_CONCAVE]! > 0) {
    const splitting = t1 - t2;
    if (value > LOCAL_BOUND && splitting <= AXIAL_SPLITTING * t1) {
      return t3 > t1 ? verticalMaximum(value) : value;
    }
    if (t2 >= t3 && splitting <= LOCAL_SPLITTING * t1) return value;
  }
  copy(SAVED, BEST, POINT);
  const searched = searchMaximum();
  if (searched > value) return searched;
  copy(BEST, SAVED, POINT);
  return value;
}
