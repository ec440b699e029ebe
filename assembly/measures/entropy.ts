// Entropies in bits. Eigenvalues below zero count as zero, as in the concurrence.

import { arena } from "../arena";
import * as slot from "../layout";
import { entropyPart } from "../linear/log2";

/** Tr ρ² of the state in RHO. */
export function purity(): f64 {
  let sum: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS * slot.LEVELS; k++) {
    const re = arena[slot.RHO_RE + k];
    const im = arena[slot.RHO_IM + k];
    sum = sum + (re * re + im * im);
  }
  return sum;
}

/** Tr ρ² of an X-state. */
export function purityX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return p1 * p1 + p2 * p2 + (p3 * p3 + p4 * p4) + 2.0 * (c14 * c14 + c23 * c23);
}

/** S of the state whose eigenvalues stand from a slot on. */
export function entropyOf(eigenvalues: i32): f64 {
  let sum: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) sum = sum + entropyPart(arena[eigenvalues + k]);
  return Math.max(0, sum);
}

/** S of the Hermitian block (a, c; c*, b), |c| given. */
function blockEntropy(a: f64, b: f64, c: f64): f64 {
  const half = 0.5 * (a - b);
  const mean = 0.5 * (a + b);
  const root = Math.sqrt(half * half + c * c);
  return entropyPart(mean + root) + entropyPart(mean - root);
}

/** S of an X-state. */
export function entropyX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return Math.max(0, blockEntropy(p1, p4, c14) + blockEntropy(p2, p3, c23));
}

/** S of two probabilities that need not sum to one exactly. */
export function binaryEntropy(p: f64, q: f64): f64 {
  return Math.max(0, entropyPart(p) + entropyPart(q));
}

/** S of the qubit whose Bloch vector stands from a slot on. */
export function qubitEntropy(bloch: i32): f64 {
  const x = arena[bloch];
  const y = arena[bloch + 1];
  const z = arena[bloch + 2];
  const size = Math.sqrt(x * x + y * y + z * z);
  return binaryEntropy(0.5 * (1.0 + size), 0.5 * (1.0 - size));
}

/**
 * Entanglement of formation for a concurrence, h((1 + √(1 − C²))/2) (Wootters, Phys. Rev. Lett. 80,
 * 2245); the smaller probability without a difference of nearly equal numbers.
 */
export function formation(concurrence: f64): f64 {
  const c = Math.min(1, concurrence);
  const root = Math.sqrt((1.0 - c) * (1.0 + c));
  return binaryEntropy(0.5 * (1.0 + root), (0.5 * c * c) / (1.0 + root));
}
