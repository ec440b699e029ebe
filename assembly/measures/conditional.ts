// The conditional entropy of discord as a function of the measured direction, and its descent.

import { arena } from "../arena";
import { LOG2_E } from "../constants";
import * as slot from "../layout";
import { entropyPart, log2 } from "../linear/log2";
import {
  DISCORD_CURVATURE,
  DISCORD_GAIN,
  DISCORD_PURITY,
  DISCORD_REACH,
  DISCORD_SERIES,
  DISCORD_STEPS,
  DISCORD_TRIALS,
} from "./constants";

/** One outcome's part of F, from u and w². */
function outcome(u: f64, v: f64): f64 {
  if (!(u > 0)) return 0;
  const w = Math.sqrt(Math.max(0, v));
  const a = 0.25 * (u + w);
  return entropyPart(a) + entropyPart(0.25 * (u - w)) - entropyPart(0.5 * u);
}

/** F, in bits, at the unit vector at a slot. */
export function conditionalEntropy(n: i32): f64 {
  const x = arena[n];
  const y = arena[n + 1];
  const z = arena[n + 2];
  const r =
    arena[slot.DISCORD_R] * x + arena[slot.DISCORD_R + 1] * y + arena[slot.DISCORD_R + 2] * z;
  const q =
    arena[slot.DISCORD_Q] * x + arena[slot.DISCORD_Q + 1] * y + arena[slot.DISCORD_Q + 2] * z;
  const k =
    arena[slot.DISCORD_S] +
    (arena[slot.DISCORD_K] * x * x +
      arena[slot.DISCORD_K + 1] * y * y +
      arena[slot.DISCORD_K + 2] * z * z);
  return outcome(1.0 + r, k + 2.0 * q) + outcome(1.0 - r, k - 2.0 * q);
}

/** Adds the gradient and the Hessian of one outcome's part at the vector in DISCORD_N. */
function differentiate(sign: f64): void {
  const x = arena[slot.DISCORD_N];
  const y = arena[slot.DISCORD_N + 1];
  const z = arena[slot.DISCORD_N + 2];
  const rx = sign * arena[slot.DISCORD_R];
  const ry = sign * arena[slot.DISCORD_R + 1];
  const rz = sign * arena[slot.DISCORD_R + 2];
  const kx = 2.0 * arena[slot.DISCORD_K];
  const ky = 2.0 * arena[slot.DISCORD_K + 1];
  const kz = 2.0 * arena[slot.DISCORD_K + 2];
  // The gradient of v = w².
  const vx = 2.0 * sign * arena[slot.DISCORD_Q] + kx * x;
  const vy = 2.0 * sign * arena[slot.DISCORD_Q + 1] + ky * y;
  const vz = 2.0 * sign * arena[slot.DISCORD_Q + 2] + kz * z;
  const u = 1.0 + (rx * x + ry * y + rz * z);
  if (!(u > DISCORD_PURITY)) return;
  const q =
    arena[slot.DISCORD_Q] * x + arena[slot.DISCORD_Q + 1] * y + arena[slot.DISCORD_Q + 2] * z;
  const v = Math.max(
    0,
    arena[slot.DISCORD_S] + 0.5 * (kx * x * x + ky * y * y + kz * z * z) + 2.0 * sign * q,
  );
  const w = Math.sqrt(v);
  const d = Math.max(u * u - v, DISCORD_PURITY * u * u);
  const plus = u + w;
  // ln((u + w)/(u − w)) and derivatives by u and v, in bits.
  const difference = log2((plus * plus) / d);
  const fu = 0.5 * log2(u) - 0.25 * log2(d);
  let fv: f64 = 0;
  let fvv: f64 = 0;
  if (w > DISCORD_SERIES * u) {
    fv = -0.125 * (difference / w);
    fvv = -(0.0625 / v) * ((2.0 * u * LOG2_E) / d - difference / w);
  } else {
    const ratio = v / (u * u);
    fv = -(0.25 * LOG2_E * (1.0 + ratio * (1.0 / 3.0))) / u;
    fvv = -(LOG2_E * (1.0 + 1.2 * ratio)) / (12.0 * u * u * u);
  }
  const fuu = (-LOG2_E * v) / (2.0 * u * d);
  const fuv = (0.25 * LOG2_E) / d;
  const g = slot.DISCORD_GRADIENT;
  arena[g] = arena[g] + (fu * rx + fv * vx);
  arena[g + 1] = arena[g + 1] + (fu * ry + fv * vy);
  arena[g + 2] = arena[g + 2] + (fu * rz + fv * vz);
  const h = slot.DISCORD_HESSIAN;
  arena[h] = arena[h] + (fuu * rx * rx + 2.0 * fuv * rx * vx + fvv * vx * vx + fv * kx);
  arena[h + 1] = arena[h + 1] + (fuu * rx * ry + fuv * (rx * vy + ry * vx) + fvv * vx * vy);
  arena[h + 2] = arena[h + 2] + (fuu * rx * rz + fuv * (rx * vz + rz * vx) + fvv * vx * vz);
  arena[h + 3] = arena[h + 3] + (fuu * ry * ry + 2.0 * fuv * ry * vy + fvv * vy * vy + fv * ky);
  arena[h + 4] = arena[h + 4] + (fuu * ry * rz + fuv * (ry * vz + rz * vy) + fvv * vy * vz);
  arena[h + 5] = arena[h + 5] + (fuu * rz * rz + 2.0 * fuv * rz * vz + fvv * vz * vz + fv * kz);
}

/** Two unit vectors at right angles to the one in DISCORD_N. */
function tangents(): void {
  const x = arena[slot.DISCORD_N];
  const y = arena[slot.DISCORD_N + 1];
  const z = arena[slot.DISCORD_N + 2];
  const e = slot.DISCORD_E;
  const flat = Math.abs(z) < 0.8;
  const ax = flat ? -y : 0.0;
  const ay = flat ? x : -z;
  const az = flat ? 0.0 : y;
  const inverse = 1.0 / Math.sqrt(ax * ax + ay * ay + az * az);
  arena[e] = ax * inverse;
  arena[e + 1] = ay * inverse;
  arena[e + 2] = az * inverse;
  arena[e + 3] = y * arena[e + 2] - z * arena[e + 1];
  arena[e + 4] = z * arena[e] - x * arena[e + 2];
  arena[e + 5] = x * arena[e + 1] - y * arena[e];
}

/** uᵀHv for two of the tangents, at slots. */
function curvature(u: i32, v: i32): f64 {
  const h = slot.DISCORD_HESSIAN;
  return (
    arena[u] * (arena[h] * arena[v] + arena[h + 1] * arena[v + 1] + arena[h + 2] * arena[v + 2]) +
    arena[u + 1] *
      (arena[h + 1] * arena[v] + arena[h + 3] * arena[v + 1] + arena[h + 4] * arena[v + 2]) +
    arena[u + 2] *
      (arena[h + 2] * arena[v] + arena[h + 4] * arena[v + 1] + arena[h + 5] * arena[v + 2])
  );
}

/** v·∇F for the vector at a slot. */
function slope(v: i32): f64 {
  const g = slot.DISCORD_GRADIENT;
  return arena[g] * arena[v] + arena[g + 1] * arena[v + 1] + arena[g + 2] * arena[v + 2];
}

/** The direction in DISCORD_N moved by (a, b) along its tangents, into DISCORD_TRIAL; F there. */
function trial(a: f64, b: f64): f64 {
  const n = slot.DISCORD_N;
  const e = slot.DISCORD_E;
  const inverse = 1.0 / Math.sqrt(1.0 + a * a + b * b);
  for (let i: i32 = 0; i < 3; i++) {
    arena[slot.DISCORD_TRIAL + i] =
      (arena[n + i] + a * arena[e + i] + b * arena[e + 3 + i]) * inverse;
  }
  return conditionalEntropy(slot.DISCORD_TRIAL);
}

/**
 * Least value of F that Newton's method reaches from the unit vector at a slot; where F curves down
 * a step goes down that way, as far as it curves.
 */
export function descend(at: i32): f64 {
  const n = slot.DISCORD_N;
  for (let i: i32 = 0; i < 3; i++) arena[n + i] = arena[at + i];
  let value: f64 = conditionalEntropy(n);
  for (let step: i32 = 0; step < DISCORD_STEPS; step++) {
    for (let k: i32 = 0; k < 3; k++) arena[slot.DISCORD_GRADIENT + k] = 0;
    for (let k: i32 = 0; k < 6; k++) arena[slot.DISCORD_HESSIAN + k] = 0;
    differentiate(1);
    differentiate(-1);
    tangents();
    const e = slot.DISCORD_E;
    const g1 = slope(e);
    const g2 = slope(e + 3);
    // On the sphere: the Hessian of F along tangents, less n·∇F.
    const radial = slope(n);
    const h11 = curvature(e, e) - radial;
    const h12 = curvature(e, e + 3);
    const h22 = curvature(e + 3, e + 3) - radial;
    const half = 0.5 * (h11 - h22);
    const mean = 0.5 * (h11 + h22);
    const root = Math.sqrt(half * half + h12 * h12);
    const high = Math.max(DISCORD_CURVATURE, Math.abs(mean + root));
    const low = Math.max(DISCORD_CURVATURE, Math.abs(mean - root));
    // The eigenvector (c, s) of mean + root.
    let c: f64 = half >= 0 ? half + root : h12;
    let s: f64 = half >= 0 ? h12 : root - half;
    const size = Math.sqrt(c * c + s * s);
    c = size > 0 ? c / size : 1.0;
    s = size > 0 ? s / size : 0.0;
    const along = c * g1 + s * g2;
    const across = c * g2 - s * g1;
    const p = -along / high;
    const q = -across / low;
    const gain = 0.5 * ((along * along) / high + (across * across) / low);
    if (!(gain > DISCORD_GAIN)) break;
    const norm = Math.sqrt(p * p + q * q);
    let scale: f64 = norm > DISCORD_REACH ? DISCORD_REACH / norm : 1.0;
    let next: f64 = Infinity;
    for (let k: i32 = 0; k < DISCORD_TRIALS; k++) {
      next = trial(scale * (c * p - s * q), scale * (s * p + c * q));
      if (next < value) break;
      scale = 0.5 * scale;
    }
    if (!(next < value)) break;
    value = next;
    for (let i: i32 = 0; i < 3; i++) arena[n + i] = arena[slot.DISCORD_TRIAL + i];
  }
  return value;
}
