// Bell operators straight from the paper's equations, on matrices: the reference that
// the kernels' closed forms and optimisers are compared with.

import type { Settings } from "../../src/index.js";
import { combine, identity, kron, type Matrix, matrix, traceProduct } from "./complex.js";

const ONE = identity(2);
/** σ_x, σ_y, σ_z on the ordered pair (|0⟩, |1⟩). */
export const PAULI: readonly Matrix[] = [
  matrix(2, [0, 1, 1, 0]),
  matrix(2, [0, 0, 0, 0], [0, -1, 1, 0]),
  matrix(2, [1, 0, 0, -1]),
];

/** n·σ */
function observable(n: readonly number[]): Matrix {
  return combine([n[0]!, PAULI[0]!], [n[1]!, PAULI[1]!], [n[2]!, PAULI[2]!]);
}

/** The operator B₃₃₂₂ of Eq. (6) for six directions. */
export function b3322({ alice, bob }: Settings): Matrix {
  const [a1, a2, a3] = alice.map(observable) as [Matrix, Matrix, Matrix];
  const [b1, b2, b3] = bob.map(observable) as [Matrix, Matrix, Matrix];
  return combine(
    [1, kron(a1, combine([1, b1], [1, b2], [1, b3]))],
    [1, kron(a2, combine([1, b1], [1, b2], [-1, b3]))],
    [1, kron(a3, combine([1, b1], [-1, b2]))],
    [1, kron(combine([1, a1], [1, a2]), ONE)],
    [-1, kron(ONE, combine([1, b1], [1, b2]))],
  );
}

/** Tr(B₃₃₂₂ρ) */
export function i3322Value(rho: Matrix, settings: Settings): number {
  return traceProduct(b3322(settings), rho);
}

/** Correlation matrix T_ij = Tr(ρ σ_i⊗σ_j) and Bloch vectors r (Alice), s (Bob). */
export function correlationsOf(rho: Matrix): { t: number[][]; r: number[]; s: number[] } {
  return {
    t: PAULI.map((a) => PAULI.map((b) => traceProduct(kron(a, b), rho))),
    r: PAULI.map((a) => traceProduct(kron(a, ONE), rho)),
    s: PAULI.map((b) => traceProduct(kron(ONE, b), rho)),
  };
}

/** Eigenvalues of a symmetric 3×3 matrix in descending order, by Jacobi rotations on a copy. */
export function symmetricEigenvalues(input: readonly (readonly number[])[]): number[] {
  const m = input.map((row) => [...row]);
  const turn = (p: number, q: number) => {
    const off = m[p]![q]!;
    if (off === 0) return;
    const angle = 0.5 * Math.atan2(2 * off, m[q]![q]! - m[p]![p]!);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    for (let k = 0; k < 3; k++) {
      const [x, y] = [m[k]![p]!, m[k]![q]!];
      m[k]![p] = c * x - s * y;
      m[k]![q] = s * x + c * y;
    }
    for (let k = 0; k < 3; k++) {
      const [x, y] = [m[p]![k]!, m[q]![k]!];
      m[p]![k] = c * x - s * y;
      m[q]![k] = s * x + c * y;
    }
  };
  for (let sweep = 0; sweep < 12; sweep++) {
    turn(0, 1);
    turn(0, 2);
    turn(1, 2);
  }
  return [m[0]![0]!, m[1]![1]!, m[2]![2]!].sort((a, b) => b - a);
}

/** 2√(sum of the two largest eigenvalues of TᵀT) (Horodecki 1995). */
export function chshReference(rho: Matrix): number {
  const { t } = correlationsOf(rho);
  const gram = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => t[0]![i]! * t[0]![j]! + t[1]![i]! * t[1]![j]! + t[2]![i]! * t[2]![j]!),
  );
  const [first, second] = symmetricEigenvalues(gram);
  return 2 * Math.sqrt(Math.max(0, first! + second!));
}
