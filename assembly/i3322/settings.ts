import { arena } from "../arena";
import { GAUGE_X, GAUGE_Y, GAUGE_Z, SQUARE_FLOOR } from "../constants";
import * as slot from "../layout";

/** Makes the vector at a slot one of unit length; the z axis of a zero vector, whose direction is free. */
function unit(at: i32): void {
  const size = Math.max(
    Math.abs(arena[at]),
    Math.max(Math.abs(arena[at + 1]), Math.abs(arena[at + 2])),
  );
  // Divided by the largest component first: squares of small numbers have no digits left.
  const x = size > 0 ? arena[at] / size : 0;
  const y = size > 0 ? arena[at + 1] / size : 0;
  const z = size > 0 ? arena[at + 2] / size : 1;
  const inverse = 1 / Math.sqrt(x * x + y * y + z * z);
  arena[at] = x * inverse;
  arena[at + 1] = y * inverse;
  arena[at + 2] = z * inverse;
}

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
    unit(slot.STEP_G + k);
  }
}

/** Component of Alice's sum (sign 1) or difference (sign −1) of a₁ and a₂ in BEST along a frame axis. */
function along(i: i32, sign: f64): f64 {
  return arena[slot.BEST + i] + sign * arena[slot.BEST + 3 + i];
}

/** Turns component i of all directions in BEST around. */
function reflect(i: i32): void {
  for (let k: i32 = 0; k < slot.POINT; k += 3) arena[slot.BEST + k + i] = -arena[slot.BEST + k + i];
}

/** Turns all directions in BEST about z until a₁ − a₂, or a₃ where that is shorter, lies over the x axis. */
function turnAxial(): void {
  const qx = along(0, -1);
  const qy = along(1, -1);
  const ax = arena[slot.BEST + 6];
  const ay = arena[slot.BEST + 7];
  const third = ax * ax + ay * ay > qx * qx + qy * qy;
  const x = third ? ax : qx;
  const y = third ? ay : qy;
  const square = x * x + y * y;
  if (!(square > SQUARE_FLOOR)) return;
  const size = Math.sqrt(square);
  const cos = x / size;
  const sin = y / size;
  for (let k: i32 = 0; k < slot.POINT; k += 3) {
    const u = arena[slot.BEST + k];
    const v = arena[slot.BEST + k + 1];
    arena[slot.BEST + k] = cos * u + sin * v;
    arena[slot.BEST + k + 1] = cos * v - sin * u;
  }
}

/**
 * One of the equal maxima that the symmetries make of the point in BEST, so that states that lie
 * close together get directions that do. The inequality has two: a₁ ↔ a₂ with b₃ → −b₃, and
 * a₃ → −a₃ with b₁ ↔ b₂; a₁ − a₂ is made to point along the direction that is handed over, in
 * the frame, a₃ along a₁ − a₂. An X-state has two mirrors besides, a₁ + a₂ is made to lie in the
 * quadrant between them; and an axial one all turns about z, a₁ − a₂ is made to lie over the x axis.
 */
function gauge(g0: f64, g1: f64, g2: f64): void {
  if (arena[slot.FRAME_IS_X] > 0) {
    if (arena[slot.FRAME_T] === Math.abs(arena[slot.FRAME_T + 1])) turnAxial();
    for (let i: i32 = 0; i < 2; i++) if (along(i, 1) < 0) reflect(i);
  }
  const q0 = along(0, -1);
  const q1 = along(1, -1);
  const q2 = along(2, -1);
  if (q0 * g0 + q1 * g1 + q2 * g2 < 0) {
    for (let i: i32 = 0; i < 3; i++) {
      const a = arena[slot.BEST + i];
      arena[slot.BEST + i] = arena[slot.BEST + 3 + i];
      arena[slot.BEST + 3 + i] = a;
    }
  }
  let third: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) third += along(i, -1) * arena[slot.BEST + 6 + i];
  if (third < 0) for (let i: i32 = 6; i < 9; i++) arena[slot.BEST + i] = -arena[slot.BEST + i];
}

/** The gauge's direction along column k of the singular frame. */
function gaugeAlong(k: i32): f64 {
  return (
    GAUGE_X * arena[slot.SINGULAR_U + k] +
    GAUGE_Y * arena[slot.SINGULAR_U + 3 + k] +
    GAUGE_Z * arena[slot.SINGULAR_U + 6 + k]
  );
}

/** Six unit vectors that attain the maximum at BEST into STATE_SETTINGS. */
export function settings(): void {
  // Where T is so small that its squares have no digits, sweeps leave lengths that are not one.
  for (let k: i32 = 0; k < slot.POINT; k += 3) unit(slot.BEST + k);
  if (arena[slot.FRAME_IS_X] > 0) {
    gauge(GAUGE_X, GAUGE_Y, GAUGE_Z);
    xSettings();
  } else {
    // The frame's axes have no sign of their own: the local basis' do.
    gauge(gaugeAlong(0), gaugeAlong(1), gaugeAlong(2));
    singularSettings();
  }
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

/** The phase factor of re + i im into X_ROTATION + 0, 1; 1 for zero. */
function phase(re: f64, im: f64): void {
  const size = Math.max(Math.abs(re), Math.abs(im));
  // Divided by the larger part first: squares of small numbers have no digits left.
  const x = size > 0 ? re / size : 1;
  const y = size > 0 ? im / size : 0;
  const inverse = 1 / Math.sqrt(x * x + y * y);
  arena[slot.X_ROTATION] = x * inverse;
  arena[slot.X_ROTATION + 1] = y * inverse;
}

/**
 * The rotations about z that make ρ₁₄ and ρ₂₃ real and non-negative, into
 * X_ROTATION: Alice by −(α+β)/2, Bob by (β−α)/2 for the phases α of ρ₁₄, β of ρ₂₃.
 * Where one of the two is zero its phase is free, and such that Alice does not turn.
 */
export function xRotation(re14: f64, im14: f64, re23: f64, im23: f64): void {
  const has14 = re14 !== 0 || im14 !== 0;
  const has23 = re23 !== 0 || im23 !== 0;
  phase(has14 ? re14 : re23, has14 ? im14 : -im23);
  const ar = arena[slot.X_ROTATION];
  const ai = arena[slot.X_ROTATION + 1];
  phase(has23 ? re23 : re14, has23 ? im23 : -im14);
  const br = arena[slot.X_ROTATION];
  const bi = arena[slot.X_ROTATION + 1];
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
