import { PLANAR_STEPS, PLANAR_WIDTH } from "../../../assembly/constants.js";
import {
  FRAME_R,
  FRAME_S,
  FRAME_T,
  PLANAR_SAMPLES,
  PLANAR_U,
  PLANAR_VALUE,
  PLANAR_Z,
} from "../../../assembly/layout.js";
import { f64 } from "../arena.js";

// The planar families of an X-state (T diagonal, r and s along z): a₁ − a₂ and a₃
// along one in-plane axis e, p = a₁ + a₂ in the plane of the other axis o and z.
// For fixed z = p_z the best u = p_o² is analytic,
//   u = 4 − z² − t_e² S²/B,  B = t_e² + 4t_o²,  S² = 4 − z² + ((t₃z − s)² + t_e²)/t_o²,
// where that is positive (form A), else u = 0 (form B); docs/i3322.md.

/** Best p_o² at p_z = z. */
function transverse(te2: number, to2: number, t3: number, s: number, z: number): number {
  if (!(to2 > 0)) return 0;
  const c = t3 * z - s;
  const rest = 4 - z * z;
  const spread = rest + (c * c + te2) / to2;
  return Math.max(0, rest - (te2 * spread) / (te2 + 4 * to2));
}

/** The family's objective at p_z = z with the best p_o. */
function planarValue(
  te2: number,
  to2: number,
  t3: number,
  r: number,
  s: number,
  z: number,
): number {
  const c = t3 * z - s;
  const rest = Math.max(0, 4 - z * z);
  const spread = rest + (c * c + te2) / to2;
  const sum = te2 + 4 * to2;
  if (to2 > 0 && rest * sum > te2 * spread) return r * z + Math.sqrt(sum * spread);
  return r * z + Math.sqrt(te2 * rest) + 2 * Math.sqrt(c * c + te2);
}

/** Its derivative in z. */
function planarSlope(
  te2: number,
  to2: number,
  t3: number,
  r: number,
  s: number,
  z: number,
): number {
  const c = t3 * z - s;
  const rest = Math.max(0, 4 - z * z);
  const spread = rest + (c * c + te2) / to2;
  const sum = te2 + 4 * to2;
  if (to2 > 0 && rest * sum > te2 * spread) {
    return r + (Math.sqrt(sum) * ((t3 * c) / to2 - z)) / Math.sqrt(spread);
  }
  return r - z * Math.sqrt(te2 / rest) + (2 * t3 * c) / Math.sqrt(c * c + te2);
}

/** Sample k of the family: denser towards |z| = 2, where form B bends. */
function sample(k: number): number {
  const x = (2 * k) / (PLANAR_SAMPLES - 1) - 1;
  return x * (3 - x * x);
}

/**
 * Maximum of the family with axis `e` (0 or 1) for the problem in FRAME: the
 * closed form A where it is valid, else all local maxima in z. Leaves the point
 * in PLANAR_Z, PLANAR_U; returns the value.
 */
export function planarMaximum(e: number): number {
  const te = f64[FRAME_T + e]!;
  const to = f64[FRAME_T + 1 - e]!;
  const t3 = f64[FRAME_T + 2]!;
  const r = f64[FRAME_R + 2]!;
  const s = f64[FRAME_S + 2]!;
  const te2 = te * te;
  const to2 = to * to;
  const a = to2 - t3 * t3;
  if (a > 0) {
    const ab = a * (te2 + 4 * to2);
    const shift = (r / a) * Math.sqrt(to2 * ((ab + s * s * to2) / (ab + r * r * to2)));
    const z = shift - (s * t3) / a;
    if (z * z <= 4) {
      const u = transverse(te2, to2, t3, s, z);
      if (u > 0) {
        f64[PLANAR_Z] = z;
        f64[PLANAR_U] = u;
        return planarValue(te2, to2, t3, r, s, z);
      }
    }
  }
  for (let k = 0; k < PLANAR_SAMPLES; k++) {
    f64[PLANAR_VALUE + k] = planarValue(te2, to2, t3, r, s, sample(k));
  }
  let best = -Infinity;
  for (let k = 0; k < PLANAR_SAMPLES; k++) {
    const value = f64[PLANAR_VALUE + k]!;
    if (k > 0 && value < f64[PLANAR_VALUE + k - 1]!) continue;
    if (k < PLANAR_SAMPLES - 1 && value < f64[PLANAR_VALUE + k + 1]!) continue;
    const low = sample(Math.max(0, k - 1));
    const high = sample(Math.min(PLANAR_SAMPLES - 1, k + 1));
    const z = refine(te2, to2, t3, r, s, low, high);
    const refined = planarValue(te2, to2, t3, r, s, z);
    const kept = refined > value ? z : sample(k);
    const reached = Math.max(refined, value);
    if (reached > best) {
      best = reached;
      f64[PLANAR_Z] = kept;
    }
  }
  f64[PLANAR_U] = transverse(te2, to2, t3, s, f64[PLANAR_Z]!);
  return best;
}

/** Zero of the slope between `low` and `high`: false position, Illinois variant. */
function refine(
  te2: number,
  to2: number,
  t3: number,
  r: number,
  s: number,
  low: number,
  high: number,
): number {
  let left = planarSlope(te2, to2, t3, r, s, low);
  let right = planarSlope(te2, to2, t3, r, s, high);
  if (!(left > 0)) return low;
  if (!(right < 0)) return high;
  let kept = 0;
  for (let step = 0; step < PLANAR_STEPS && high - low > PLANAR_WIDTH; step++) {
    let z = 0.5 * (low + high);
    if (left < Infinity && right > -Infinity) z = low + (high - low) * (left / (left - right));
    const slope = planarSlope(te2, to2, t3, r, s, z);
    if (slope > 0) {
      low = z;
      left = slope;
      if (kept > 0) right *= 0.5;
      kept = 1;
    } else if (slope < 0) {
      high = z;
      right = slope;
      if (kept < 0) left *= 0.5;
      kept = -1;
    } else {
      return z;
    }
  }
  return 0.5 * (low + high);
}
