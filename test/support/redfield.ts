// The Bloch-Redfield equation built a second time, from the printed equations: jump
// operators as matrices, Eq. (20) term by term, Kronecker products for A ρ B. Slow and
// plain; nothing of src/ or assembly/ is used.

import type { Parameters } from "../../src/index.js";
import {
  combine,
  dagger,
  identity,
  ketbra,
  kron,
  type Matrix,
  multiply,
  scale,
  traceProduct,
  transpose,
  zero,
} from "./complex.js";
import { eliminate } from "./gauss.js";

/** γ_j at both transition frequencies. */
export interface Spectrum {
  readonly minus: readonly [number, number];
  readonly plus: readonly [number, number];
}

/** Levels and transitions, Eqs. (13)-(15), (24), (26). */
export function levels({ statistics, epsilon, kappa }: Parameters) {
  const mean = (epsilon[0] + epsilon[1]) / 2;
  const delta = epsilon[1] - epsilon[0];
  const omega = Math.sqrt(delta * delta + kappa * kappa) / 2;
  const theta = Math.atan2(kappa, delta === 0 ? 0 : -delta) / 2;
  const strong = statistics === "bose" && kappa > 2 * Math.sqrt(epsilon[0] * epsilon[1]);
  return {
    theta: delta === 0 ? Math.PI / 4 : theta,
    strong,
    energies: [-mean, -omega, omega, mean],
    minus: strong ? omega - mean : mean - omega,
    plus: mean + omega,
  };
}

/** n_j(ω) of Eq. (23) and 1 ± n_j(ω), with their limits at T = 0. */
export function occupation(
  statistics: string,
  omega: number,
  mu: number,
  temperature: number,
): [number, number] {
  if (statistics === "bose") {
    const n = temperature === 0 ? 0 : 1 / Math.expm1(omega / temperature);
    return [n, 1 + n];
  }
  if (omega === mu) return [0.5, 0.5];
  if (temperature === 0) return omega > mu ? [0, 1] : [1, 0];
  const x = (omega - mu) / temperature;
  return [1 / (Math.exp(x) + 1), 1 / (Math.exp(-x) + 1)];
}

/** η_j and ξ_j in the energy basis |1⟩ … |4⟩: Eq. (25), or Eq. (27) where coupling is strong. */
export function jumpOperators(theta: number, strong: boolean): { eta: Matrix[]; xi: Matrix[] } {
  const op = (row: number, column: number) => ketbra(4, row - 1, column - 1);
  const sin = Math.sin(theta);
  const cos = Math.cos(theta);
  const eta = strong
    ? [combine([sin, op(4, 3)], [-sin, op(2, 1)]), combine([cos, op(4, 3)], [cos, op(2, 1)])]
    : [combine([sin, op(3, 4)], [-sin, op(1, 2)]), combine([cos, op(3, 4)], [cos, op(1, 2)])];
  const xi = [
    combine([cos, op(2, 4)], [cos, op(1, 3)]),
    combine([sin, op(1, 3)], [-sin, op(2, 4)]),
  ];
  return { eta, xi };
}

const ONE = identity(4);

/** The superoperator of X ↦ A X B + h.c. on row-major vectors: A ⊗ Bᵀ + B† ⊗ A*. */
function sandwich(a: Matrix, b: Matrix): Matrix {
  return combine([1, kron(a, transpose(b))], [1, kron(dagger(b), transpose(dagger(a)))]);
}

/** D_j of Eq. (20), 16×16 on row-major ρ in the energy basis. */
export function dissipator(params: Parameters, j: 0 | 1, gamma: Spectrum): Matrix {
  const { theta, strong, minus, plus } = levels(params);
  const operators = jumpOperators(theta, strong);
  const eta = operators.eta[j]!;
  const xi = operators.xi[j]!;
  const etaDagger = dagger(eta);
  const xiDagger = dagger(xi);
  const [nMinus, mMinus] = occupation(
    params.statistics,
    minus,
    params.mu[j],
    params.temperature[j],
  );
  const [nPlus, mPlus] = occupation(params.statistics, plus, params.mu[j], params.temperature[j]);
  const left = (...factors: Matrix[]) => sandwich(multiply(...factors), ONE);
  const rows: [number, Matrix][] = [
    [gamma.minus[j] * nMinus, sandwich(etaDagger, eta)],
    [gamma.minus[j] * nMinus, sandwich(etaDagger, xi)],
    [-gamma.minus[j] * nMinus, left(eta, etaDagger)],
    [-gamma.minus[j] * nMinus, left(xi, etaDagger)],
    [gamma.plus[j] * nPlus, sandwich(xiDagger, xi)],
    [gamma.plus[j] * nPlus, sandwich(etaDagger, xi)],
    [-gamma.plus[j] * nPlus, left(xi, xiDagger)],
    [-gamma.plus[j] * nPlus, left(eta, xiDagger)],
    [gamma.minus[j] * mMinus, sandwich(eta, etaDagger)],
    [gamma.minus[j] * mMinus, sandwich(eta, xiDagger)],
    [-gamma.minus[j] * mMinus, left(etaDagger, eta)],
    [-gamma.minus[j] * mMinus, left(xiDagger, eta)],
    [gamma.plus[j] * mPlus, sandwich(xi, xiDagger)],
    [gamma.plus[j] * mPlus, sandwich(eta, xiDagger)],
    [-gamma.plus[j] * mPlus, left(xiDagger, xi)],
    [-gamma.plus[j] * mPlus, left(etaDagger, xi)],
  ];
  return combine(...rows);
}

/** H_S in the energy basis. */
export function hamiltonianMatrix(params: Parameters): Matrix {
  const out = zero(4);
  levels(params).energies.forEach((energy, k) => {
    out.re[5 * k] = energy;
  });
  return out;
}

/** The flat spectrum of the paper: γ_j at both frequencies. */
export function flat({ gamma }: Parameters): Spectrum {
  return { minus: gamma, plus: gamma };
}

/** The generator of Eq. (19): i(ρH − Hρ) + Σ_j D_j[ρ]. */
export function generator(params: Parameters, gamma: Spectrum = flat(params)): Matrix {
  const h = hamiltonianMatrix(params);
  const commutator = combine([1, kron(ONE, transpose(h))], [-1, kron(h, ONE)]);
  return combine(
    [1, scale(commutator, 0, 1)],
    [1, dissipator(params, 0, gamma)],
    [1, dissipator(params, 1, gamma)],
  );
}

/** Columns: the energy states |1⟩ … |4⟩ in the local basis, Eq. (13). */
export function energyStates(params: Parameters): Matrix {
  const { theta } = levels(params);
  const out = identity(4);
  out.re[5] = Math.cos(theta);
  out.re[9] = -Math.sin(theta);
  out.re[6] = Math.sin(theta);
  out.re[10] = Math.cos(theta);
  return out;
}

/** A matrix in the energy basis, seen in the local one. */
export function toLocal(params: Parameters, energy: Matrix): Matrix {
  const u = energyStates(params);
  return multiply(u, energy, dagger(u));
}

/** L applied to ρ. */
export function apply(superoperator: Matrix, rho: Matrix): Matrix {
  const out = zero(4);
  for (let i = 0; i < 16; i++) {
    for (let k = 0; k < 16; k++) {
      const lr = superoperator.re[16 * i + k]!;
      const li = superoperator.im[16 * i + k]!;
      out.re[i] = out.re[i]! + lr * rho.re[k]! - li * rho.im[k]!;
      out.im[i] = out.im[i]! + lr * rho.im[k]! + li * rho.re[k]!;
    }
  }
  return out;
}

/** The steady state in the energy basis: the generator's null vector with trace one. */
export function steadyStateReference(params: Parameters): Matrix {
  const system = generator(params);
  for (let k = 0; k < 16; k++) {
    system.re[k] = k % 5 === 0 ? 1 : 0;
    system.im[k] = 0;
  }
  const right = { re: new Float64Array(16), im: new Float64Array(16) };
  right.re[0] = 1;
  const { re, im } = eliminate(system, right);
  return { n: 4, re, im };
}

/** Particle numbers of |1⟩ … |4⟩. */
const NUMBER = [0, 1, 1, 2];

/** Heat and particle current Tr(D_j[ρ]H_S), Tr(D_j[ρ]N), Eqs. (29), (30). */
export function currentsReference(params: Parameters, rho: Matrix, j: 0 | 1): [number, number] {
  const flow = apply(dissipator(params, j, flat(params)), rho);
  const number = zero(4);
  NUMBER.forEach((value, k) => {
    number.re[5 * k] = value;
  });
  return [traceProduct(flow, hamiltonianMatrix(params)), traceProduct(flow, number)];
}

/**
 * The equilibrium state e^{−β(H−μN)}/Z of Eq. (28) in the energy basis, also at T = 0
 * (equal weights on the lowest levels).
 */
export function gibbs(params: Parameters, temperature: number, mu: number): Matrix {
  const grand = levels(params).energies.map((energy, k) => energy - mu * NUMBER[k]!);
  const lowest = Math.min(...grand);
  const weights = grand.map((energy) => {
    const above = energy - lowest;
    if (temperature > 0) return Math.exp(-above / temperature);
    return above === 0 ? 1 : 0;
  });
  const sum = weights.reduce((a, b) => a + b);
  const out = zero(4);
  weights.forEach((weight, k) => {
    out.re[5 * k] = weight / sum;
  });
  return out;
}
