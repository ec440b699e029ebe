import { arena, copy } from "../arena";
import { RANK_TOLERANCE } from "../constants";
import * as slot from "../layout";
import { hermitianEigenvalues } from "../linear/hermitian";
import { FIDELITY_RANGE } from "./constants";
import { eigensystem, rankFactor, singularSum } from "./entanglement";

/** ⟨v|ρ|v⟩ for the first column v of the target's factor. */
function expectation(): f64 {
  let sum: f64 = 0;
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    const xr = arena[slot.TARGET_RE + slot.LEVELS * i];
    const xi = arena[slot.TARGET_IM + slot.LEVELS * i];
    for (let j: i32 = 0; j < slot.LEVELS; j++) {
      const yr = arena[slot.TARGET_RE + slot.LEVELS * j];
      const yi = arena[slot.TARGET_IM + slot.LEVELS * j];
      const k = slot.LEVELS * i + j;
      // Re(x* ρ y): the imaginary parts of the sum cancel.
      sum =
        sum +
        (arena[slot.RHO_RE + k] * (xr * yr + xi * yi) -
          arena[slot.RHO_IM + k] * (xr * yi - xi * yr));
    }
  }
  return sum;
}

/**
 * Fidelity of the state in RHO with the target: ⟨ψ|ρ|ψ⟩, or (Tr √(√ρ σ √ρ))² (Uhlmann, Rep. Math.
 * Phys. 9, 273), B B† = σ. NaN without a target.
 */
export function fidelity(): f64 {
  if (arena[slot.TARGET_COLUMNS] === 0) return NaN;
  if (arena[slot.TARGET_COLUMNS] === 1) return Math.max(0, expectation());
  const sum = overlapRoots();
  return sum * sum;
}

/**
 * Tr √(B†ρB), by the eigenvalues where their square roots are known to 1e-11, else as the sum of
 * the singular values of A†B, A A† = ρ, which are accurate where either state has lost rank.
 */
function overlapRoots(): f64 {
  product(slot.RHO_RE, slot.RHO_IM, slot.TARGET_RE, slot.TARGET_IM, 1);
  copy(slot.FACTOR_RE, slot.JACOBI_RE, 2 * slot.LEVELS * slot.LEVELS);
  product(slot.FACTOR_RE, slot.FACTOR_IM, slot.TARGET_RE, slot.TARGET_IM, -1);
  hermitianEigenvalues(slot.JACOBI_RE, slot.JACOBI_IM);
  let smallest: f64 = Infinity;
  let largest: f64 = 0;
  let sum: f64 = 0;
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    const value = arena[slot.TRIDIAGONAL + k];
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    sum = sum + Math.sqrt(Math.max(0, value));
  }
  if (smallest > FIDELITY_RANGE * largest) return sum;
  eigensystem();
  rankFactor();
  product(slot.FACTOR_RE, slot.FACTOR_IM, slot.TARGET_RE, slot.TARGET_IM, -1);
  return singularSum();
}

/** M B (way 1) or M† B (way −1) of matrices at these slots into JACOBI. */
function product(mr: i32, mi: i32, br: i32, bi: i32, way: i32): void {
  const row = way === 1 ? slot.LEVELS : 1;
  const step = way === 1 ? 1 : slot.LEVELS;
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    for (let j: i32 = 0; j < slot.LEVELS; j++) {
      let re: f64 = 0;
      let im: f64 = 0;
      for (let m: i32 = 0; m < slot.LEVELS; m++) {
        const from = row * i + step * m;
        const ur = arena[mr + from];
        const ui = way === 1 ? arena[mi + from] : -arena[mi + from];
        const vr = arena[br + slot.LEVELS * m + j];
        const vi = arena[bi + slot.LEVELS * m + j];
        re = re + (ur * vr - ui * vi);
        im = im + (ur * vi + ui * vr);
      }
      arena[slot.JACOBI_RE + slot.LEVELS * i + j] = re;
      arena[slot.JACOBI_IM + slot.LEVELS * i + j] = im;
    }
  }
}

/** Makes the state in RHO the target: its factor into TARGET, a single column first where it is pure. */
export function fidelityTarget(): void {
  eigensystem();
  let first: i32 = 0;
  for (let k: i32 = 1; k < slot.LEVELS; k++) {
    if (arena[slot.EIGENVALUES + k] > arena[slot.EIGENVALUES + first]) first = k;
  }
  let columns: i32 = 0;
  const least = RANK_TOLERANCE * arena[slot.EIGENVALUES + first];
  for (let k: i32 = 0; k < slot.LEVELS; k++) {
    if (arena[slot.EIGENVALUES + k] > least) columns = columns + 1;
  }
  rankFactor();
  for (let i: i32 = 0; i < slot.LEVELS; i++) {
    for (let k: i32 = 0; k < slot.LEVELS; k++) {
      const to = k === 0 ? first : k === first ? 0 : k;
      arena[slot.TARGET_RE + slot.LEVELS * i + k] = arena[slot.FACTOR_RE + slot.LEVELS * i + to];
      arena[slot.TARGET_IM + slot.LEVELS * i + k] = arena[slot.FACTOR_IM + slot.LEVELS * i + to];
    }
  }
  arena[slot.TARGET_COLUMNS] = columns;
}

/** Largest ⟨Φ|ρ|Φ⟩ over maximally entangled Φ of an X-state: one of the four Bell states, turned about z. */
export function fullyEntangledX(p1: f64, p2: f64, p3: f64, p4: f64, c14: f64, c23: f64): f64 {
  return Math.max(0.5 * (p1 + p4) + c14, 0.5 * (p2 + p3) + c23);
}

/**
 * The same of any state, (1 + t₁ + t₂ − sign(det T) t₃)/4 from the singular values of T (Badziąg,
 * Horodecki, Horodecki, Horodecki, Phys. Rev. A 62, 012311): rotations of one qubit turn T, and a
 * maximally entangled Φ has a T of determinant −1.
 */
export function fullyEntangledFraction(): f64 {
  const t = slot.CORRELATION;
  const determinant =
    arena[t] * (arena[t + 4] * arena[t + 8] - arena[t + 5] * arena[t + 7]) -
    arena[t + 1] * (arena[t + 3] * arena[t + 8] - arena[t + 5] * arena[t + 6]) +
    arena[t + 2] * (arena[t + 3] * arena[t + 7] - arena[t + 4] * arena[t + 6]);
  const third = arena[slot.SINGULAR_T + 2];
  const sum = arena[slot.SINGULAR_T] + arena[slot.SINGULAR_T + 1];
  return 0.25 * (1.0 + (sum + (determinant > 0 ? -third : third)));
}
