import { arena } from "../arena";
import { TILT_MAJOR, TILT_MINOR } from "../constants";
import * as slot from "../layout";

/** Writes the sum p = a₁ + a₂ = |p|·(x, y, z): itself, two unit vectors orthogonal to it, √(4 − |p|²). */
export function placeSum(radius: f64, x: f64, y: f64, z: f64): void {
  arena[slot.SUM] = radius * x;
  arena[slot.SUM + 1] = radius * y;
  arena[slot.SUM + 2] = radius * z;
  const side = z >= 0 ? 1 : -1;
  const q = -1 / (side + z);
  arena[slot.SUM + 3] = 1 + side * x * x * q;
  arena[slot.SUM + 4] = side * (x * y * q);
  arena[slot.SUM + 5] = -side * x;
  arena[slot.SUM + 6] = x * y * q;
  arena[slot.SUM + 7] = side + y * y * q;
  arena[slot.SUM + 8] = -y;
  arena[slot.SUM + 9] = Math.sqrt(4 - radius * radius);
}

/** Alice's directions for the sum in SUM with a₃ along `axis`, at slot `at`. */
export function splitSum(at: i32, axis: i32): void {
  let uu: f64 = 0;
  let uv: f64 = 0;
  let vv: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const u = t * arena[slot.SUM + 3 + i];
    const v = t * arena[slot.SUM + 6 + i];
    uu += u * u;
    uv += u * v;
    vv += v * v;
  }
  // Principal direction of T on the plane; either of two equal ones.
  const half = 0.5 * (uu - vv);
  const root = Math.sqrt(half * half + uv * uv);
  let cu: f64 = half >= 0 ? half + root : uv;
  let cv: f64 = half >= 0 ? uv : root - half;
  const norm = Math.sqrt(cu * cu + cv * cv);
  if (norm > 0) {
    cu /= norm;
    cv /= norm;
  } else {
    cu = 1;
    cv = 0;
  }
  const w = 0.5 * arena[slot.SUM + 9];
  for (let i: i32 = 0; i < 3; i++) {
    const p = 0.5 * arena[slot.SUM + i];
    const q = w * (cu * arena[slot.SUM + 3 + i] + cv * arena[slot.SUM + 6 + i]);
    arena[at + i] = p + q;
    arena[at + 3 + i] = p - q;
    arena[at + 6 + i] = i === axis ? TILT_MAJOR : TILT_MINOR;
  }
}
