import { arena } from "../arena";
import * as slot from "../layout";

/** Bob's best answers to Alice's directions in BEST, frame coordinates, into STEP_G. */
function answers(): void {
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const s = arena[slot.FRAME_S + i];
    const sum = arena[slot.BEST + i] + arena[slot.BEST + 3 + i];
    arena[slot.STEP_G + i] = t * (sum + arena[slot.BEST + 6 + i]) - s;
    arena[slot.STEP_G + 3 + i] = t * (sum - arena[slot.BEST + 6 + i]) - s;
    arena[slot.STEP_G + 6 + i] = t * (arena[slot.BEST + i] - arena[slot.BEST + 3 + i]);
  }
  for (let k: i32 = 0; k < 9; k += 3) {
    const x = arena[slot.STEP_G + k];
    const y = arena[slot.STEP_G + k + 1];
    const z = arena[slot.STEP_G + k + 2];
    const norm = Math.sqrt(x * x + y * y + z * z);
    // A zero vector leaves the direction free: the value does not depend on it.
    arena[slot.STEP_G + k] = norm > 0 ? x / norm : 0;
    arena[slot.STEP_G + k + 1] = norm > 0 ? y / norm : 0;
    arena[slot.STEP_G + k + 2] = norm > 0 ? z / norm : 1;
  }
}

/** Six unit vectors that attain the maximum at BEST into STATE_SETTINGS. */
export function settings(): void {
  if (arena[slot.FRAME_IS_X] > 0) xSettings();
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
        a += arena[slot.SINGULAR_U + 3 * i + j] * arena[slot.BEST + k + j];
        b += arena[slot.SINGULAR_W + 3 * i + j] * arena[slot.STEP_G + k + j];
      }
      arena[slot.STATE_SETTINGS + k + i] = a;
      arena[slot.STATE_SETTINGS + 9 + k + i] = b;
    }
  }
}

/**
 * The rotations about z that make ρ₁₄ and ρ₂₃ real and non-negative, into
 * X_ROTATION: Alice by −(α+β)/2, Bob by (β−α)/2 for the phases α of ρ₁₄, β of ρ₂₃.
 */
export function xRotation(re14: f64, im14: f64, re23: f64, im23: f64): void {
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  const ar = c14 > 0 ? re14 / c14 : 1;
  const ai = c14 > 0 ? im14 / c14 : 0;
  const br = c23 > 0 ? re23 / c23 : 1;
  const bi = c23 > 0 ? im23 / c23 : 0;
  // exp(−i(α+β)), its square root for Alice, times exp(iβ) for Bob.
  const cos = ar * br - ai * bi;
  const sin = -(ar * bi + ai * br);
  let half: f64 = Math.sqrt(0.5 + 0.5 * Math.abs(cos));
  let other: f64 = (0.5 * sin) / half;
  if (cos < 0) {
    const swap = Math.abs(other);
    other = sin < 0 ? -half : half;
    half = swap;
  }
  arena[slot.X_ROTATION] = half;
  arena[slot.X_ROTATION + 1] = other;
  arena[slot.X_ROTATION + 2] = half * br - other * bi;
  arena[slot.X_ROTATION + 3] = half * bi + other * br;
}

/** The same for an X-state problem; call xRotation() first. */
function xSettings(): void {
  answers();
  const ca = arena[slot.X_ROTATION];
  const sa = arena[slot.X_ROTATION + 1];
  const cb = arena[slot.X_ROTATION + 2];
  const sb = arena[slot.X_ROTATION + 3];
  for (let k: i32 = 0; k < 9; k += 3) {
    const ax = arena[slot.BEST + k];
    const ay = arena[slot.BEST + k + 1];
    arena[slot.STATE_SETTINGS + k] = ca * ax - sa * ay;
    arena[slot.STATE_SETTINGS + k + 1] = sa * ax + ca * ay;
    arena[slot.STATE_SETTINGS + k + 2] = arena[slot.BEST + k + 2];
    const bx = arena[slot.STEP_G + k];
    const by = arena[slot.STEP_G + k + 1];
    arena[slot.STATE_SETTINGS + 9 + k] = cb * bx - sb * by;
    arena[slot.STATE_SETTINGS + 9 + k + 1] = sb * bx + cb * by;
    arena[slot.STATE_SETTINGS + 9 + k + 2] = arena[slot.STEP_G + k + 2];
  }
}
