import { get, set } from "../arena";
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
} from "../layout";

/** Bob's best answers to Alice's directions in BEST, frame coordinates, into STEP_G. */
function answers(): void {
  for (let i: i32 = 0; i < 3; i++) {
    const t = get(FRAME_T + i);
    const s = get(FRAME_S + i);
    const sum = get(BEST + i) + get(BEST + 3 + i);
    set(STEP_G + i, t * (sum + get(BEST + 6 + i)) - s);
    set(STEP_G + 3 + i, t * (sum - get(BEST + 6 + i)) - s);
    set(STEP_G + 6 + i, t * (get(BEST + i) - get(BEST + 3 + i)));
  }
  for (let k: i32 = 0; k < 9; k += 3) {
    const x = get(STEP_G + k);
    const y = get(STEP_G + k + 1);
    const z = get(STEP_G + k + 2);
    const norm = sqrt<f64>(x * x + y * y + z * z);
    // A zero vector leaves the direction free: the value does not depend on it.
    set(STEP_G + k, norm > 0 ? x / norm : 0);
    set(STEP_G + k + 1, norm > 0 ? y / norm : 0);
    set(STEP_G + k + 2, norm > 0 ? z / norm : 1);
  }
}

/** Six unit vectors that attain the maximum at BEST into STATE_SETTINGS. */
export function settings(): void {
  if (get(FRAME_IS_X) > 0) xSettings();
  else singularSettings();
}

/** The same for a singular-frame problem. */
function singularSettings(): void {
  answers();
  for (let k: i32 = 0; k < 9; k += 3) {
    for (let i: i32 = 0; i < 3; i++) {
      let a: f64 = 0;
      let b: f64 = 0;
      for (let j: i32 = 0; j < 3; j++) {
        a += get(SINGULAR_U + 3 * i + j) * get(BEST + k + j);
        b += get(SINGULAR_W + 3 * i + j) * get(STEP_G + k + j);
      }
      set(STATE_SETTINGS + k + i, a);
      set(STATE_SETTINGS + 9 + k + i, b);
    }
  }
}

/**
 * The rotations about z that make ρ₁₄ and ρ₂₃ real and non-negative, into
 * X_ROTATION: Alice by −(α+β)/2, Bob by (β−α)/2 for the phases α of ρ₁₄, β of ρ₂₃.
 */
export function xRotation(re14: f64, im14: f64, re23: f64, im23: f64): void {
  const c14 = sqrt<f64>(re14 * re14 + im14 * im14);
  const c23 = sqrt<f64>(re23 * re23 + im23 * im23);
  const ar = c14 > 0 ? re14 / c14 : 1;
  const ai = c14 > 0 ? im14 / c14 : 0;
  const br = c23 > 0 ? re23 / c23 : 1;
  const bi = c23 > 0 ? im23 / c23 : 0;
  // exp(−i(α+β)), its square root for Alice, times exp(iβ) for Bob.
  const cos = ar * br - ai * bi;
  const sin = -(ar * bi + ai * br);
  let half: f64 = sqrt<f64>(0.5 + 0.5 * abs<f64>(cos));
  let other: f64 = (0.5 * sin) / half;
  if (cos < 0) {
    const swap = abs<f64>(other);
    other = sin < 0 ? -half : half;
    half = swap;
  }
  set(X_ROTATION, half);
  set(X_ROTATION + 1, other);
  set(X_ROTATION + 2, half * br - other * bi);
  set(X_ROTATION + 3, half * bi + other * br);
}

/** The same for an X-state problem; call xRotation() first. */
function xSettings(): void {
  answers();
  const ca = get(X_ROTATION);
  const sa = get(X_ROTATION + 1);
  const cb = get(X_ROTATION + 2);
  const sb = get(X_ROTATION + 3);
  for (let k: i32 = 0; k < 9; k += 3) {
    const ax = get(BEST + k);
    const ay = get(BEST + k + 1);
    set(STATE_SETTINGS + k, ca * ax - sa * ay);
    set(STATE_SETTINGS + k + 1, sa * ax + ca * ay);
    set(STATE_SETTINGS + k + 2, get(BEST + k + 2));
    const bx = get(STEP_G + k);
    const by = get(STEP_G + k + 1);
    set(STATE_SETTINGS + 9 + k, cb * bx - sb * by);
    set(STATE_SETTINGS + 9 + k + 1, sb * bx + cb * by);
    set(STATE_SETTINGS + 9 + k + 2, get(STEP_G + k + 2));
  }
}
