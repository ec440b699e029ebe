import { arena } from "../arena";
import * as slot from "../layout";
import { hermitianEigenvalues } from "../linear/hermitian";

/** What a Hermitian block (a, c; c*, b), |c| given, has below zero. */
function blockBelow(a: f64, b: f64, c: f64): f64 {
  const half = 0.5 * (a - b);
  const mean = 0.5 * (a + b);
  const root = Math.sqrt(half * half + c * c);
  return Math.max(0, root - mean) + Math.max(0, -(mean + root));
}

/** Negativity of an X-state: the partial transpose exchanges the two coherences. */
export function negativityX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return blockBelow(p1, p4, c23) + blockBelow(p2, p3, c14);
}

/**
 * (‖ρ^{T₁}‖₁ − 1)/2 of the state in RHO, as the sum of what its partial transpose has below zero
 * (Vidal, Werner, Phys. Rev. A 65, 032314).
 */
export function negativity(): f64 {
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    for (let j: i32 = 0; j < slot.LEVELS; j++) {
      // The first qubit's level is the upper bit of an index.
      const from = slot.LEVELS * ((i & 1) | (j & 2)) + ((j & 1) | (i & 2));
      arena[slot.JACOBI_RE + slot.LEVELS * i + j] = arena[slot.RHO_RE + from];
      arena[slot.JACOBI_IM + slot.LEVELS * i + j] = arena[slot.RHO_IM + from];
    }
  }
  hermitianEigenvalues(slot.JACOBI_RE, slot.JACOBI_IM);
  let below: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    below = below + Math.max(0, -arena[slot.TRIDIAGONAL + k]);
  }
  return below;
}
