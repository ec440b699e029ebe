// Quantum discord for projective measurements of one qubit (Ollivier, Zurek, Phys. Rev. Lett. 88,
// 017901): S(k) − S(ρ) + min over n of F(n), F = Σ± p± S(other | ±).
//
// In the frame where T is diagonal the outcomes ± along n have p = u/2, u = 1 ± r·n, and leave the
// other qubit with eigenvalues (u ± w)/(2u), w² = s² ± 2q·n + Σ k_i n_i², q = Tᵀs, k_i = t_i². With
// φ(x) = x log₂ x this is F = Σ± φ(u/2) − φ((u + w)/4) − φ((u − w)/4), smooth but where a
// conditional state is pure. F is sampled on the hemisphere and descended from its best samples.

import { arena } from "../arena";
import * as slot from "../layout";
import { conditionalEntropy, descend } from "./conditional";
import {
  DISCORD_APART,
  DISCORD_BOOST,
  DISCORD_BOOSTED,
  DISCORD_CIRCLE,
  DISCORD_CIRCLE_DESCENTS,
  DISCORD_DESCENTS,
  DISCORD_SPREAD,
  GOLDEN_COS,
  GOLDEN_SIN,
} from "./constants";

/** The problem for a measured qubit: Bloch vectors of it and of the other in FRAME. */
function problem(measured: i32, other: i32): void {
  let square: f64 = 0;
  for (let i: i32 = 0; i < 3; i++) {
    const t = arena[slot.FRAME_T + i];
    const s = arena[other + i];
    arena[slot.DISCORD_R + i] = arena[measured + i];
    arena[slot.DISCORD_Q + i] = t * s;
    arena[slot.DISCORD_K + i] = t * t;
    square = square + s * s;
  }
  arena[slot.DISCORD_S] = square;
}

/** Sets a start and its value. */
function start(k: i32, x: f64, y: f64, z: f64): void {
  const at = slot.DISCORD_START + 3 * k;
  arena[at] = x;
  arena[at + 1] = y;
  arena[at + 2] = z;
  arena[slot.DISCORD_VALUE + k] = conditionalEntropy(at);
}

/** The same of a vector of any length but zero. */
function startAlong(k: i32, x: f64, y: f64, z: f64): void {
  const inverse = 1.0 / Math.sqrt(x * x + y * y + z * z);
  start(k, x * inverse, y * inverse, z * inverse);
}

function length(at: i32): f64 {
  return Math.sqrt(
    arena[at] * arena[at] + arena[at + 1] * arena[at + 1] + arena[at + 2] * arena[at + 2],
  );
}

/** The axes, r and q, directions spread over the hemisphere; how many. */
function spread(): i32 {
  start(0, 1, 0, 0);
  start(1, 0, 1, 0);
  start(2, 0, 0, 1);
  let count: i32 = 3;
  for (let k: i32 = 0; k < 2; k++) {
    const at = k === 0 ? slot.DISCORD_R : slot.DISCORD_Q;
    if (length(at) > 0) {
      startAlong(count, arena[at], arena[at + 1], arena[at + 2]);
      count = count + 1;
    }
  }
  let cos: f64 = 1;
  let sin: f64 = 0;
  for (let k: i32 = 0; k < DISCORD_SPREAD; k++) {
    const z = (k + 0.5) / DISCORD_SPREAD;
    const rho = Math.sqrt(1.0 - z * z);
    start(count, rho * cos, rho * sin, z);
    count = count + 1;
    const turned = cos * GOLDEN_COS - sin * GOLDEN_SIN;
    sin = cos * GOLDEN_SIN + sin * GOLDEN_COS;
    cos = turned;
  }
  return count;
}

/**
 * Where the measured qubit is nearly pure, F changes within √(1 − |r|²) of its Bloch vector: there
 * the directions of an even spread that a boost of the velocity r sends forward.
 */
function boosted(first: i32): i32 {
  const beta = length(slot.DISCORD_R);
  if (!(beta > DISCORD_BOOST)) return first;
  const x = arena[slot.DISCORD_R] / beta;
  const y = arena[slot.DISCORD_R + 1] / beta;
  const z = arena[slot.DISCORD_R + 2] / beta;
  // Two unit vectors at right angles to r.
  const flat = Math.abs(z) < 0.8;
  let ux: f64 = flat ? -y : 0.0;
  let uy: f64 = flat ? x : -z;
  let uz: f64 = flat ? 0.0 : y;
  const norm = Math.sqrt(ux * ux + uy * uy + uz * uz);
  ux = ux / norm;
  uy = uy / norm;
  uz = uz / norm;
  const vx = y * uz - z * uy;
  const vy = z * ux - x * uz;
  const vz = x * uy - y * ux;
  const velocity = Math.min(beta, 1);
  let cos: f64 = 1;
  let sin: f64 = 0;
  for (let k: i32 = 0; k < DISCORD_BOOSTED; k++) {
    const c = 1.0 - (2.0 * k + 1.0) / DISCORD_BOOSTED;
    const forward = (c + velocity) / (1.0 + velocity * c);
    const rho = Math.sqrt(Math.max(0, 1.0 - forward * forward));
    const a = rho * cos;
    const b = rho * sin;
    startAlong(
      first + k,
      forward * x + a * ux + b * vx,
      forward * y + a * uy + b * vy,
      forward * z + a * uz + b * vz,
    );
    const turned = cos * GOLDEN_COS - sin * GOLDEN_SIN;
    sin = cos * GOLDEN_SIN + sin * GOLDEN_COS;
    cos = turned;
  }
  return first + DISCORD_BOOSTED;
}

/**
 * An X-state's minimum lies in the plane of its axis and the larger in-plane t, for F falls with w.
 * Directions along that half circle, and those that the boost sends forward; how many.
 */
function circle(): i32 {
  start(0, 0, 0, 1);
  start(1, 1, 0, 0);
  let count: i32 = 2;
  for (let k: i32 = 0; k < DISCORD_CIRCLE; k++) {
    const share = (k + 0.5) / DISCORD_CIRCLE;
    startAlong(count, share, 0, 1.0 - share);
    count = count + 1;
  }
  const velocity = Math.min(Math.abs(arena[slot.DISCORD_R + 2]), 1);
  if (!(velocity > DISCORD_BOOST)) return count;
  for (let k: i32 = 0; k < DISCORD_CIRCLE; k++) {
    const c = 1.0 - (2.0 * k + 1.0) / DISCORD_CIRCLE;
    const forward = (c + velocity) / (1.0 + velocity * c);
    startAlong(count, Math.sqrt(Math.max(0, 1.0 - forward * forward)), 0, forward);
    count = count + 1;
  }
  return count;
}

/** The least value that so many descents from the best of the starts reach. */
function least(count: i32, descents: i32): f64 {
  let found: f64 = Infinity;
  for (let descent: i32 = 0; descent < descents; descent++) {
    let best: i32 = -1;
    let value: f64 = Infinity;
    for (let k: i32 = 0; k < count; k++) {
      if (arena[slot.DISCORD_VALUE + k] < value) {
        value = arena[slot.DISCORD_VALUE + k];
        best = k;
      }
    }
    if (best < 0) break;
    const at = slot.DISCORD_START + 3 * best;
    const x = arena[at];
    const y = arena[at + 1];
    const z = arena[at + 2];
    // Its neighbours lead where it does.
    for (let k: i32 = 0; k < count; k++) {
      const other = slot.DISCORD_START + 3 * k;
      const overlap = x * arena[other] + y * arena[other + 1] + z * arena[other + 2];
      if (Math.abs(overlap) > DISCORD_APART) arena[slot.DISCORD_VALUE + k] = Infinity;
    }
    found = Math.min(found, descend(at));
  }
  return found;
}

/** Least conditional entropy of the other qubit, in bits, for the problem in FRAME. */
function conditional(measured: i32, other: i32): f64 {
  problem(measured, other);
  if (arena[slot.FRAME_IS_X] > 0) return least(circle(), DISCORD_CIRCLE_DESCENTS);
  return least(boosted(spread()), DISCORD_DESCENTS);
}

/** The least of F for measurements of qubit 1 on the state whose problem is in FRAME. */
export function conditional1(): f64 {
  return conditional(slot.FRAME_R, slot.FRAME_S);
}

/** The same for measurements of qubit 2. */
export function conditional2(): f64 {
  return conditional(slot.FRAME_S, slot.FRAME_R);
}
