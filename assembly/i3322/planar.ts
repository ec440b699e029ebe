import { arena } from "../arena";
import { PLANAR_STEPS, PLANAR_WIDTH } from "../constants";
import * as slot from "../layout";

// The planar families of an X-state (T diagonal, r and s along z): a₁ − a₂ and a₃
// along one in-plane axis e, p = a₁ + a₂ in the plane of the other axis o and z.
// For fixed z = p_z the best u = p_o² is analytic,
//   u = 4 − z² − t_e² S²/B,  B = t_e² + 4t_o²,  S² = 4 − z² + ((t₃z − s)² + t_e²)/t_o²,
// where that is positive (form A), else u = 0 (form B); docs/i3322.md.

/** Best p_o² at p_z = z. */
function transverse(te2: f64, to2: f64, t3: f64, s: f64, z: f64): f64 {
  if (!(to2 > 0)) return 0;
  const c = t3 * z - s;
  const rest = 4 - z * z;
  const spread = rest + (c * c + te2) / to2;
  return Math.max(0, rest - (te2 * spread) / (te2 + 4 * to2));
}

/** The family's objective at p_z = z with the best p_o. */
function planarValue(te2: f64, to2: f64, t3: f64, r: f64, s: f64, z: f64): f64 {
  const c = t3 * z - s;
  const rest = Math.max(0, 4 - z * z);
  const spread = rest + (c * c + te2) / to2;
  const sum = te2 + 4 * to2;
  if (to2 > 0 && rest * sum > te2 * spread) return r * z + Math.sqrt(sum * spread);
  return r * z + Math.sqrt(te2 * rest) + 2 * Math.sqrt(c * c + te2);
}

/** Its derivative in z. */
function planarSlope(te2: f64, to2: f64, t3: f64, r: f64, s: f64, z: f64): f64 {
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
function sample(k: i32): f64 {
  const x = (2.0 * k) / (slot.PLANAR_SAMPLES - 1) - 1;
  return x * (3 - x * x);
}

/**
 * Maximum of the family with axis `e` (0 or 1) for the problem in FRAME: the
 * closed form A where it is valid, else all local maxima in z. Leaves the point
 * in PLANAR_Z, PLANAR_U; returns the value.
 */
export function planarMaximum(e: i32): f64 {
  const te = arena[slot.FRAME_T + e];
  const to = arena[slot.FRAME_T + 1 - e];
  const t3 = arena[slot.FRAME_T + 2];
  const r = arena[slot.FRAME_R + 2];
  const s = arena[slot.FRAME_S + 2];
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
        arena[slot.PLANAR_Z] = z;
        arena[slot.PLANAR_U] = u;
        return planarValue(te2, to2, t3, r, s, z);
      }
    }
  }
  for (let k: i32 = 0; k < slot.PLANAR_SAMPLES; k++) {
    arena[slot.PLANAR_VALUE + k] = planarValue(te2, to2, t3, r, s, sample(k));
  }
  let best: f64 = -Infinity;
  for (let k: i32 = 0; k < slot.PLANAR_SAMPLES; k++) {
    const value = arena[slot.PLANAR_VALUE + k];
    if (k > 0 && value < arena[slot.PLANAR_VALUE + k - 1]) continue;
    if (k < slot.PLANAR_SAMPLES - 1 && value < arena[slot.PLANAR_VALUE + k + 1]) continue;
    const low = sample(k > 0 ? k - 1 : 0);
    const high = sample(k < slot.PLANAR_SAMPLES - 1 ? k + 1 : k);
    const z = refine(te2, to2, t3, r, s, low, high);
    const refined = planarValue(te2, to2, t3, r, s, z);
    const kept = refined > value ? z : sample(k);
    const reached = Math.max(refined, value);
    if (reached > best) {
      best = reached;
      arena[slot.PLANAR_Z] = kept;
    }
  }
  arena[slot.PLANAR_U] = transverse(te2, to2, t3, s, arena[slot.PLANAR_Z]);
  return best;
}

/** Zero of the slope between `low` and `high`: false position, Illinois variant. */
function refine(te2: f64, to2: f64, t3: f64, r: f64, s: f64, low: f64, high: f64): f64 {
  let left: f64 = planarSlope(te2, to2, t3, r, s, low);
  let right: f64 = planarSlope(te2, to2, t3, r, s, high);
  if (!(left > 0)) return low;
  if (!(right < 0)) return high;
  let kept: i32 = 0;
  for (let step: i32 = 0; step < PLANAR_STEPS && high - low > PLANAR_WIDTH; step++) {
    let z: f64 = 0.5 * (low + high);
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
