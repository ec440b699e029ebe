// Four directions that attain the maximum of CHSH, A₁B₁ + A₁B₂ + A₂B₁ − A₂B₂.
//
// For any orthonormal c, c' in the plane of the two largest singular values of T the choice
// b₁, b₂ = cos χ c ± sin χ c', tan χ = |Tc'|/|Tc|, a₁ = Tc/|Tc|, a₂ = Tc'/|Tc'| attains
// 2√(t₁² + t₂²): the maxima form a circle. Which of them is a matter of gauge: c lies as close to
// one fixed direction as the plane allows, and c' = n × c with the plane's normal n on that side.
// So a path of states gives a path of directions wherever the plane is isolated (t₂ > t₃), but
// where the fixed direction enters it; t₁ = t₂ is no exception.

import { arena } from "../arena";
import { GAUGE_X, GAUGE_Y, GAUGE_Z } from "../constants";
import * as slot from "../layout";

/** The vector T v into three slots, made one of unit length; its length. Bob's z axis for a zero vector. */
function image(at: i32, x: f64, y: f64, z: f64): f64 {
  const t = slot.CORRELATION;
  const a = arena[t] * x + arena[t + 1] * y + arena[t + 2] * z;
  const b = arena[t + 3] * x + arena[t + 4] * y + arena[t + 5] * z;
  const c = arena[t + 6] * x + arena[t + 7] * y + arena[t + 8] * z;
  const size = Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
  // Divided by the largest component first: squares of small numbers have no digits left.
  const u = size > 0 ? a / size : 0.0;
  const v = size > 0 ? b / size : 0.0;
  const w = size > 0 ? c / size : 1.0;
  const norm = Math.sqrt(u * u + v * v + w * w);
  arena[at] = u / norm;
  arena[at + 1] = v / norm;
  arena[at + 2] = w / norm;
  return size * norm;
}

/** The directions for a plane of Bob's by its unit normal, T in CORRELATION, into STATE_CHSH_SETTINGS. */
function planeSettings(nx: f64, ny: f64, nz: f64): void {
  const above = nx * GAUGE_X + ny * GAUGE_Y + nz * GAUGE_Z;
  const sign: f64 = above < 0 ? -1 : 1;
  // What the plane leaves of the fixed direction; the x axis's part where that is nothing.
  let x: f64 = GAUGE_X - above * nx;
  let y: f64 = GAUGE_Y - above * ny;
  let z: f64 = GAUGE_Z - above * nz;
  let square: f64 = x * x + y * y + z * z;
  if (square === 0) {
    x = 1 - nx * nx;
    y = -nx * ny;
    z = -nx * nz;
    square = x * x + y * y + z * z;
  }
  let norm: f64 = Math.sqrt(square);
  x = x / norm;
  y = y / norm;
  z = z / norm;
  // Once more: a remnant as small as rounding need not lie in the plane.
  const off = x * nx + y * ny + z * nz;
  x = x - off * nx;
  y = y - off * ny;
  z = z - off * nz;
  norm = Math.sqrt(x * x + y * y + z * z);
  x = x / norm;
  y = y / norm;
  z = z / norm;
  const u = sign * (ny * z - nz * y);
  const v = sign * (nz * x - nx * z);
  const w = sign * (nx * y - ny * x);
  const a = slot.STATE_CHSH_SETTINGS;
  const first = image(a, x, y, z);
  const second = image(a + 3, u, v, w);
  const larger = Math.max(first, second);
  // The ratio first, as in image().
  const p = larger > 0 ? first / larger : 1.0;
  const q = larger > 0 ? second / larger : 0.0;
  const length = Math.sqrt(p * p + q * q);
  const cos = p / length;
  const sin = q / length;
  const b = a + 6;
  arena[b] = cos * x + sin * u;
  arena[b + 1] = cos * y + sin * v;
  arena[b + 2] = cos * z + sin * w;
  arena[b + 3] = cos * x - sin * u;
  arena[b + 4] = cos * y - sin * v;
  arena[b + 5] = cos * z - sin * w;
}

/** The directions for the state whose correlations and singular frame have been found. */
export function chshSettings(): void {
  planeSettings(arena[slot.SINGULAR_W + 2], arena[slot.SINGULAR_W + 5], arena[slot.SINGULAR_W + 8]);
}

/** The same for an X-state with these coherences and this t_z. */
export function chshSettingsX(re14: f64, im14: f64, re23: f64, im23: f64, tz: f64): void {
  const t = slot.CORRELATION;
  arena[t] = 2 * (re23 + re14);
  arena[t + 1] = 2 * (im23 - im14);
  arena[t + 2] = 0;
  arena[t + 3] = -2 * (im23 + im14);
  arena[t + 4] = 2 * (re23 - re14);
  arena[t + 5] = 0;
  arena[t + 6] = 0;
  arena[t + 7] = 0;
  arena[t + 8] = tz;
  const c14 = Math.sqrt(re14 * re14 + im14 * im14);
  const c23 = Math.sqrt(re23 * re23 + im23 * im23);
  if (2 * Math.abs(c23 - c14) >= Math.abs(tz)) {
    planeSettings(0, 0, 1);
    return;
  }
  // The in-plane axis of the smaller t: the columns of the block (a, b; c, d) have the products
  // (a² + c², ab + cd; ab + cd, b² + d²), that axis lies at a right angle to the larger ones'.
  const cc = arena[t] * arena[t] + arena[t + 3] * arena[t + 3];
  const ss = arena[t + 1] * arena[t + 1] + arena[t + 4] * arena[t + 4];
  const cs = arena[t] * arena[t + 1] + arena[t + 3] * arena[t + 4];
  const half = 0.5 * (cc - ss);
  const root = Math.sqrt(half * half + cs * cs);
  // (half + root, cs) or (cs, root − half) is along the larger: the one without cancellation.
  let x: f64 = half >= 0 ? half + root : cs;
  let y: f64 = half >= 0 ? cs : root - half;
  const norm = Math.sqrt(x * x + y * y);
  if (!(norm > 0)) {
    x = 1;
    y = 0;
  } else {
    x = x / norm;
    y = y / norm;
  }
  planeSettings(-y, x, 0);
}
