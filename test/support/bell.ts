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

/** Eigenvalues of a symmetric 3×3 matrix in descending order (trigonometric solution of the cubic). */
export function symmetricEigenvalues(m: readonly (readonly number[])[]): number[] {
  const [a, b, c] = [m[0]![0]!, m[1]![1]!, m[2]![2]!];
  const [d, e, f] = [m[0]![1]!, m[0]![2]!, m[1]![2]!];
  const mean = (a + b + c) / 3;
  const spread = (a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2 + 2 * (d * d + e * e + f * f);
  const p = Math.sqrt(spread / 6);
  if (p === 0) return [mean, mean, mean];
  const [x, y, z] = [(a - mean) / p, (b - mean) / p, (c - mean) / p];
  const [u, v, w] = [d / p, e / p, f / p];
  const half = (x * (y * z - w * w) - u * (u * z - w * v) + v * (u * w - y * v)) / 2;
  const angle = Math.acos(Math.min(1, Math.max(-1, half))) / 3;
  return [0, -2, 2]
    .map((k) => mean + 2 * p * Math.cos(angle + (k * Math.PI) / 3))
    .sort((m1, m2) => m2 - m1);
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
