import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  H_COS,
  H_DETUNING,
  H_EPSILON_MINUS,
  H_EPSILON_PLUS,
  H_GAP,
  H_MEAN,
  H_OMEGA,
  H_SIN,
  H_STRONG,
} from "../assembly/layout.js";
import {
  combine,
  dagger,
  kron,
  type Matrix,
  matrix,
  maxDifference,
  multiply,
} from "./support/complex.js";
import { CORES } from "./support/cores.js";
import { anyParameters } from "./support/parameters.js";
import {
  energyStates,
  hamiltonianMatrix,
  jumpOperators,
  levels,
  toLocal,
} from "./support/redfield.js";
import { ulpDistance } from "./support/ulp.js";

const BOSE = 0;
const FERMI = 1;
const ONE = matrix(2, [1, 0, 0, 1]);
/** σ^z|0⟩ = −|0⟩ on the ordered pair (|0⟩, |1⟩). */
const SIGMA_Z = matrix(2, [-1, 0, 0, 1]);
/** σ⁻ = |0⟩⟨1| */
const LOWER = matrix(2, [0, 1, 0, 0]);

/** H_S of Eq. (12) in the local basis. */
function hamiltonian12(epsilon: readonly [number, number], kappa: number): Matrix {
  const flip = kron(dagger(LOWER), LOWER);
  return combine(
    [epsilon[0] / 2, kron(SIGMA_Z, ONE)],
    [epsilon[1] / 2, kron(ONE, SIGMA_Z)],
    [kappa / 2, flip],
    [kappa / 2, dagger(flip)],
  );
}

describe("the reference used by these tests", () => {
  it("diagonalises Eq. (12) with the states and energies of Eq. (13)", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const local = toLocal(params, hamiltonianMatrix(params));
        const printed = hamiltonian12(params.epsilon, params.kappa);
        expect(maxDifference(local, printed)).toBeLessThan(1e-14);
      }),
    );
  });

  it("has η_j + ξ_j of Eq. (25) as the lowering operator of qubit j", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const { eta, xi } = jumpOperators(levels(params).theta, false);
        const u = energyStates(params);
        [kron(LOWER, ONE), kron(ONE, LOWER)].forEach((lower, j) => {
          const sum = combine([1, eta[j]!], [1, xi[j]!]);
          expect(maxDifference(multiply(u, sum, dagger(u)), lower)).toBeLessThan(1e-15);
        });
      }),
    );
  });

  it("has η_j + η_j† + ξ_j + ξ_j† of Eq. (27) as σ^x of qubit j", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const { eta, xi } = jumpOperators(levels(params).theta, true);
        const u = energyStates(params);
        const flip = combine([1, LOWER], [1, dagger(LOWER)]);
        [kron(flip, ONE), kron(ONE, flip)].forEach((sigmaX, j) => {
          const sum = combine([1, eta[j]!], [1, xi[j]!], [1, dagger(eta[j]!)], [1, dagger(xi[j]!)]);
          expect(maxDifference(multiply(u, sum, dagger(u)), sigmaX)).toBeLessThan(1e-15);
        });
      }),
    );
  });
});

describe.each(CORES)("hamiltonian on $backend", ({ arena, hamiltonian }) => {
  it("finds the levels, the mixing angle and the transitions", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const { statistics, epsilon, kappa } = params;
        hamiltonian(statistics === "bose" ? BOSE : FERMI, epsilon[0], epsilon[1], kappa);
        const { theta, strong, energies, minus, plus } = levels(params);
        expect(arena[H_MEAN]).toBeCloseTo(energies[3]!, 14);
        expect(arena[H_OMEGA]).toBeCloseTo(energies[2]!, 14);
        expect(arena[H_SIN]).toBeCloseTo(Math.sin(theta), 14);
        expect(arena[H_COS]).toBeCloseTo(Math.cos(theta), 14);
        expect(arena[H_DETUNING]).toBeCloseTo(-Math.cos(2 * theta), 14);
        expect(arena[H_EPSILON_MINUS]).toBeCloseTo(minus, 14);
        expect(arena[H_EPSILON_PLUS]).toBeCloseTo(plus, 14);
        expect(arena[H_GAP]).toBeCloseTo(plus - minus, 13);
        expect(arena[H_STRONG]).toBe(strong ? 1 : 0);
      }),
    );
  });

  it("has θ = π/4 at Δε = 0, also at κ = 0", () => {
    for (const kappa of [0, 1e-200, 1e-9, 1, 3]) {
      hamiltonian(BOSE, 1, 1, kappa);
      expect(arena[H_SIN]).toBeCloseTo(Math.SQRT1_2, 15);
      expect(arena[H_COS]).toBeCloseTo(Math.SQRT1_2, 15);
      expect(arena[H_DETUNING]).toBe(0);
    }
  });

  it("leaves the qubits alone at κ = 0: ε∓ are the smaller and the larger frequency", () => {
    for (const [epsilon1, epsilon2, sin, cos] of [
      [0.5, 1.5, 1, 0],
      [1.5, 0.5, 0, 1],
    ] as const) {
      hamiltonian(BOSE, epsilon1, epsilon2, 0);
      expect([arena[H_SIN], arena[H_COS]]).toEqual([sin, cos]);
      expect(ulpDistance(arena[H_EPSILON_MINUS]!, 0.5)).toBeLessThanOrEqual(1);
      expect(ulpDistance(arena[H_EPSILON_PLUS]!, 1.5)).toBeLessThanOrEqual(1);
    }
  });

  it("keeps the relative accuracy of ε₋ next to κ = 2√(ε₁ε₂)", () => {
    // ε₁ = ε₂ = 1: ε₋ = |1 − κ/2|, which is exact in doubles.
    for (const distance of [1e-3, 1e-6, 1e-9, 1e-12, 1e-14]) {
      for (const kappa of [2 * (1 + distance), 2 * (1 - distance)]) {
        hamiltonian(BOSE, 1, 1, kappa);
        const exact = Math.abs(1 - kappa / 2);
        expect(Math.abs(arena[H_EPSILON_MINUS]! / exact - 1)).toBeLessThan(1e-15);
        expect(arena[H_STRONG]).toBe(kappa > 2 ? 1 : 0);
      }
    }
  });

  it("lets ε₋ of fermions go below zero", () => {
    hamiltonian(FERMI, 1, 1, 3);
    expect(arena[H_EPSILON_MINUS]).toBeCloseTo(-0.5, 15);
    expect(arena[H_STRONG]).toBe(0);
  });
});
