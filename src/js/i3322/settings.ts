import {
  BEST,
  FRAME_IS_X,
  FRAME_S,
  FRAME_T,
  SINGULAR_U,
  SINGULAR_W,
  STATE_SETTINGS,
  STEP_G,
  X_ROTATION,
} from "../../../assembly/layout.js";
import { f64 } from "../arena.js";

/** Bob's best answers to Alice's directions in BEST, frame coordinates, into STEP_G. */
function answers(): void {
  for (let i = 0; i < 3; i++) {
    const t = f64[FRAME_T + i]!;
    const s = f64[FRAME_S + i]!;
    const sum = f64[BEST + i]! + f64[BEST + 3 + i]!;
    f64[STEP_G + i] = t * (sum + f64[BEST + 6 + i]!) - s;
    f64[STEP_G + 3 + i] = t * (sum - f64[BEST + 6 + i]!) - s;
    f64[STEP_G + 6 + i] = t * (f64[BEST + i]! - f64[BEST + 3 + i]!);
  }
  for (let k = 0; k < 9; k += 3) {
    const x = f64[STEP_G + k]!;
    const y = f64[STEP_G + k + 1]!;
    const z = f64[STEP_G + k + 2]!;
    const norm = Math.sqrt(x * x + y * y + z * z);
    // A zero vector leaves the direction free: the value does not depend on it.
    f64[STEP_G + k] = norm > 0 ? x / norm : 0;
    f64[STEP_G + k + 1] = norm > 0 ? y / norm : 0;
    f64[STEP_G + k + 2] = norm > 0 ? z / norm : 1;
  }
}

/** Six unit vectors that attain the maximum at BEST into STATE_SETTINGS. */
export function settings(): void {
  if (f64[FRAME_IS_X]! > 0) xSettings();
  else singularSettings();
}

/** The same for a singular-frame problem. */
function singularSettings(): void {
  answers();
  for (let k = 0; k < 9; k += 3) {
    for (let i = 0; i < 3; i++) {
      let a = 0;
      let b = 0;
      for (let j = 0; j < 3; j++) {
        a += f64[SINGULAR_U + 3 * i + j]! * f64[BEST + k + j]!;
        b += f64[SINGULAR_W + 3 * i + j]! * f64[STEP_G + k + j]!;
      }
      f64[STATE_SETTINGS + k + i] = a;
      f64[STATE_SETTINGS + 9 + k + i] = b;
    }
  }
}

/**
 * The rotations about z that make ρ₁₄ and ρ₂₃ real and non-negative, into
 * X_ROTATION: Alice by −(α+β)/2, Bob by (β−α)/2 for the phases α of ρ₁₄, β of ρ₂₃.
 */
export function xRotation(re14: number, im14: number, re23: number, im23: number): void {
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  const ar = c14 > 0 ? re14 / c14 : 1;
  const ai = c14 > 0 ? im14 / c14 : 0;
  const br = c23 > 0 ? re23 / c23 : 1;
  const bi = c23 > 0 ? im23 / c23 : 0;
  // exp(−i(α+β)), its square root for Alice, times exp(iβ) for Bob.
  const cos = ar * br - ai * bi;
  const sin = -(ar * bi + ai * br);
  let half = Math.sqrt(0.5 + 0.5 * Math.abs(cos));
  let other = (0.5 * sin) / half;
  if (cos < 0) {
    const swap = Math.abs(other);
    other = sin < 0 ? -half : half;
    half = swap;
  }
  f64[X_ROTATION] = half;
  f64[X_ROTATION + 1] = other;
  f64[X_ROTATION + 2] = half * br - other * bi;
  f64[X_ROTATION + 3] = half * bi + other * br;
}

/** The same for an X-state problem; call xRotation() first. */
function xSettings(): void {
  answers();
  const ca = f64[X_ROTATION]!;
  const sa = f64[X_ROTATION + 1]!;
  const cb = f64[X_ROTATION + 2]!;
  const sb = f64[X_ROTATION + 3]!;
  for (let k = 0; k < 9; k += 3) {
    const ax = f64[BEST + k]!;
    const ay = f64[BEST + k + 1]!;
    f64[STATE_SETTINGS + k] = ca * ax - sa * ay;
    f64[STATE_SETTINGS + k + 1] = sa * ax + ca * ay;
    f64[STATE_SETTINGS + k + 2] = f64[BEST + k + 2]!;
    const bx = f64[STEP_G + k]!;
    const by = f64[STEP_G + k + 1]!;
    f64[STATE_SETTINGS + 9 + k] = cb * bx - sb * by;
    f64[STATE_SETTINGS + 9 + k + 1] = sb * bx + cb * by;
    f64[STATE_SETTINGS + 9 + k + 2] = f64[STEP_G + k + 2]!;
  }
}
