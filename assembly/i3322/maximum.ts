import { arena, copy } from "../arena";
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
} from "../constants";
import * as slot from "../layout";
import { ascend } from "./ascent";
import { planarMaximum } from "./planar";
import { leaveSaddle } from "./polish";
import { searchMaximum } from "./search";

/** The problem of the state whose singular frame has been found, into FRAME. */
export function singularProblem(): void {
  arena[slot.FRAME_IS_X] = 0;
  for (let k: i32 = 0; k < 3; k++) {
    let r: f64 = 0;
    let s: f64 = 0;
    for (let i: i32 = 0; i < 3; i++) {
      r += arena[slot.SINGULAR_U + 3 * i + k] * arena[slot.BLOCH_R + i];
      s += arena[slot.SINGULAR_W + 3 * i + k] * arena[slot.BLOCH_S + i];
    }
    arena[slot.FRAME_T + k] = arena[slot.SINGULAR_T + k];
    arena[slot.FRAME_R + k] = r;
    arena[slot.FRAME_S + k] = s;
  }
}

/**
 * The problem of an X-state into FRAME: T = diag(2(|ρ₂₃|+|ρ₁₄|), 2(|ρ₂₃|−|ρ₁₄|),
 * ρ₁₁−ρ₂₂−ρ₃₃+ρ₄₄), r and s along z.
 */
export function xProblem(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): void {
  arena[slot.FRAME_IS_X] = 1;
  arena[slot.FRAME_T] = 2 * (c23 + c14);
  arena[slot.FRAME_T + 1] = 2 * (c23 - c14);
  arena[slot.FRAME_T + 2] = p1 - p2 - p3 + p4;
  arena[slot.FRAME_R] = 0;
  arena[slot.FRAME_R + 1] = 0;
  arena[slot.FRAME_R + 2] = p1 + p2 - p3 - p4;
  arena[slot.FRAME_S] = 0;
  arena[slot.FRAME_S + 1] = 0;
  arena[slot.FRAME_S + 2] = p1 - p2 + p3 - p4;
}

/** Alice's directions for the planar point of axis `e` into BEST. */
function planarPoint(e: i32): void {
  const z = arena[slot.PLANAR_Z];
  const u = arena[slot.PLANAR_U];
  const p = 0.5 * Math.sqrt(u);
  const q = 0.5 * Math.sqrt(Math.max(0, 4 - z * z - u));
  arena[slot.BEST + 1 - e] = p;
  arena[slot.BEST + e] = q;
  arena[slot.BEST + 2] = 0.5 * z;
  arena[slot.BEST + 4 - e] = p;
  arena[slot.BEST + 3 + e] = -q;
  arena[slot.BEST + 5] = 0.5 * z;
  arena[slot.BEST + 7 - e] = 0;
  arena[slot.BEST + 6 + e] = 1;
  arena[slot.BEST + 8] = 0;
}

/**
 * The better of the point in BEST, whose value is given, and those that ascents reach from
 * three directions fanned out in the vertical plane of the larger in-plane correlation,
 * upwards and downwards: where |t_z| > t_xy, one maximum in some thousands lies there.
 */
function verticalMaximum(value: f64): f64 {
  let reached: f64 = value;
  for (let k: i32 = 0; k < 2; k++) {
    const up: f64 = k === 0 ? 1 : -1;
    arena[slot.CANDIDATE] = FAN_X1;
    arena[slot.CANDIDATE + 1] = 0;
    arena[slot.CANDIDATE + 2] = up * FAN_Z1;
    arena[slot.CANDIDATE + 3] = FAN_X2;
    arena[slot.CANDIDATE + 4] = 0;
    arena[slot.CANDIDATE + 5] = up * FAN_Z2;
    arena[slot.CANDIDATE + 6] = FAN_X3;
    arena[slot.CANDIDATE + 7] = 0;
    arena[slot.CANDIDATE + 8] = up * FAN_Z3;
    const next = ascend(slot.CANDIDATE, ASCENT_STEPS, reached);
    if (next > reached) {
      reached = next;
      copy(slot.BEST, slot.CANDIDATE, slot.POINT);
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
export function xMaximum(thorough: bool): f64 {
  const t1 = arena[slot.FRAME_T];
  const t2 = Math.abs(arena[slot.FRAME_T + 1]);
  const t3 = Math.abs(arena[slot.FRAME_T + 2]);
  const first = planarMaximum(0);
  const z = arena[slot.PLANAR_Z];
  const u = arena[slot.PLANAR_U];
  if (t1 > t2 && planarMaximum(1) > first) {
    planarPoint(1);
  } else {
    arena[slot.PLANAR_Z] = z;
    arena[slot.PLANAR_U] = u;
    planarPoint(0);
  }
  let value: f64 = ascend(slot.BEST, ASCENT_STEPS, 0);
  if (!(arena[slot.STEP_CONCAVE] > 0)) {
    value = leaveSaddle(value);
  }
  if (!thorough && arena[slot.STEP_CONCAVE] > 0) {
    const splitting = t1 - t2;
    if (value > LOCAL_BOUND && splitting <= AXIAL_SPLITTING * t1) {
      return t3 > t1 ? verticalMaximum(value) : value;
    }
    if (t2 >= t3 && splitting <= LOCAL_SPLITTING * t1) return value;
  }
  copy(slot.SAVED, slot.BEST, slot.POINT);
  const searched = searchMaximum();
  if (searched > value) return searched;
  copy(slot.BEST, slot.SAVED, slot.POINT);
  return value;
}
