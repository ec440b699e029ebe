// The invariants of a steady state, for both cores and both solvers.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENERGY_IM, ENERGY_RE } from "../assembly/layout.js";
import { STATUS_OK } from "../assembly/status.js";
import type { Parameters, Solution } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";
import { dagger, type Matrix, matrix, maxDifference, trace } from "./support/complex.js";
import { CORES } from "./support/cores.js";
import {
  anyParameters,
  CLEAR,
  distance,
  exchanged,
  randomParameters,
} from "./support/parameters.js";
import { Random } from "./support/random.js";
import { gibbs, steadyStateReference, toLocal } from "./support/redfield.js";
import { partySwapped } from "./support/states.js";
import { Worst } from "./support/worst.js";

/**
 * Accuracy of the concurrence. The closed form knows small populations to all digits; LU
 * knows them to 1e-16 of the largest, and Eq. (1) takes the square root of their product.
 */
const CHOICES = [
  { choice: "reduced", concurrence: 1e-10 },
  { choice: "full", concurrence: 2 * Math.sqrt(1e-16) },
] as const;
const CASES = SOLVERS.flatMap((solver) =>
  CHOICES.map(({ choice, concurrence }) => ({
    name: `${choice} solver on ${solver.backend}`,
    solve: (params: Parameters) => solver.solve(params, { solver: choice }),
    concurrence,
  })),
);

function rhoOf({ rho }: Solution): Matrix {
  return matrix(4, rho.re, rho.im);
}

describe.each(CASES)("steady state, $name", ({ solve, concurrence }) => {
  it("is a Hermitian X-state of trace one that the generator annihilates", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const solution = solve(params);
        const rho = rhoOf(solution);
        const [re, im] = trace(rho);
        expect(Math.abs(re - 1)).toBeLessThan(1e-14);
        expect(im).toBe(0);
        expect(maxDifference(rho, dagger(rho))).toBe(0);
        for (const k of [1, 2, 4, 7, 8, 11, 13, 14]) expect([rho.re[k], rho.im[k]]).toEqual([0, 0]);
        expect(solution.residual).toBeLessThan(1e-14);
        expect(solution.params).toEqual(params);
      }),
    );
  });

  it("is the null vector of the independently built generator", () => {
    const random = new Random(51);
    const worst = new Worst("rho against the reference");
    for (let k = 0; k < 250; k++) {
      const params = randomParameters(random);
      const reference = toLocal(params, steadyStateReference(params));
      worst.update(maxDifference(rhoOf(solve(params)), reference), params);
    }
    // Both eliminations lose up to three digits next to κ = 2√(ε₁ε₂).
    worst.expectWithin(1e-12);
  });

  it("is e^{−(H−μN)/T}/Z between equal baths, Eq. (28)", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const [temperature] = params.temperature;
        const [mu] = params.mu;
        const equal: Parameters = {
          ...params,
          temperature: [temperature, temperature],
          mu: [mu, mu],
        };
        const expected = toLocal(equal, gibbs(equal, temperature, mu));
        expect(maxDifference(rhoOf(solve(equal)), expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it("exchanges with the qubits and their baths", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const here = solve(params);
        const there = solve(exchanged(params));
        expect(maxDifference(rhoOf(there), partySwapped(rhoOf(here)))).toBeLessThan(1e-12);
        for (const current of ["heatCurrent", "particleCurrent"] as const) {
          expect(Math.abs(here[current][0] - there[current][1])).toBeLessThan(1e-12);
          expect(Math.abs(here[current][1] - there[current][0])).toBeLessThan(1e-12);
        }
        expect(Math.abs(here.concurrence - there.concurrence)).toBeLessThan(concurrence);
        expect(Math.abs(here.chsh - there.chsh)).toBeLessThan(1e-11);
        expect(Math.abs(here.i3322 - there.i3322)).toBeLessThan(1e-10);
      }),
    );
  });
});

describe.each(SOLVERS)("both solvers on $backend", (solver) => {
  it("agree to 1e-12, and next to κ = 2√(ε₁ε₂) as far as LU's conditioning allows", () => {
    const random = new Random(52);
    const rho = new Worst("rho, full against reduced");
    const current = new Worst("currents, full against reduced");
    const near = new Worst("rho next to κ = 2√(ε₁ε₂), times the distance squared");
    for (let k = 0; k < 2000; k++) {
      const params = randomParameters(random);
      if (distance(params) < CLEAR) {
        const [a, b] = (["full", "reduced"] as const).map((choice) =>
          rhoOf(solver.solve(params, { solver: choice })),
        );
        // n(ε₋) ∝ 1/distance: the rates and their differences span the square of it.
        near.update(maxDifference(a!, b!) * (distance(params) / CLEAR) ** 2, params);
        continue;
      }
      const full = solver.solve(params, { solver: "full" });
      const reduced = solver.solve(params, { solver: "reduced" });
      rho.update(maxDifference(rhoOf(full), rhoOf(reduced)), params);
      for (const j of [0, 1] as const) {
        current.update(Math.abs(full.heatCurrent[j] - reduced.heatCurrent[j]), params);
        current.update(Math.abs(full.particleCurrent[j] - reduced.particleCurrent[j]), params);
      }
    }
    rho.expectWithin(1e-12);
    current.expectWithin(1e-12);
    near.expectWithin(1e-12);
  });

  it('"auto" is the reduced one', () => {
    const params = { kappa: 2.5, temperature: [0.2, 0.9] } as const;
    expect(solver.solve(params)).toEqual(solver.solve(params, { solver: "reduced" }));
    expect(solver.solve(params)).toEqual(solver.solve(params, { solver: "auto" }));
  });
});

describe.each(CORES)("the 16×16 solution on $backend", (core) => {
  it("is Hermitian, of trace one, and joins only levels of the same parity", () => {
    const random = new Random(53);
    const worst = new Worst("energy-basis entry that should vanish");
    for (let k = 0; k < 500; k++) {
      const { statistics, epsilon, kappa, temperature, mu, gamma } = randomParameters(random);
      const number = statistics === "bose" ? 0 : 1;
      core.hamiltonian(number, epsilon[0], epsilon[1], kappa);
      core.baths(number, ...temperature, ...mu, gamma[0], gamma[0], gamma[1], gamma[1]);
      core.liouvillian();
      expect(core.steadyState()).toBe(STATUS_OK);
      const rho = matrix(
        4,
        core.arena.slice(ENERGY_RE, ENERGY_RE + 16),
        core.arena.slice(ENERGY_IM, ENERGY_IM + 16),
      );
      worst.update(Math.abs(trace(rho)[0] - 1), "trace");
      worst.update(maxDifference(rho, dagger(rho)), "Hermiticity");
      for (const entry of [1, 2, 4, 7, 8, 11, 13, 14]) {
        worst.update(Math.abs(rho.re[entry]!) + Math.abs(rho.im[entry]!), { entry });
      }
      // Of the two coherences that parity allows, the baths drive one: |2⟩⟨3| or, for
      // reordered levels, |1⟩⟨4|.
      const strong = statistics === "bose" && kappa > 2 * Math.sqrt(epsilon[0] * epsilon[1]);
      const dark = strong ? 6 : 3;
      worst.update(Math.abs(rho.re[dark]!) + Math.abs(rho.im[dark]!), { dark });
    }
    worst.expectWithin(1e-12);
  });
});

describe("regressions of the reduced solver", () => {
  const expectRho = (params: Parameters, populations: readonly number[]) => {
    for (const solver of SOLVERS) {
      const { rho } = solver.solve(params);
      [0, 5, 10, 15].forEach((at, k) => {
        expect(Math.abs(rho.re[at]! - populations[k]!)).toBeLessThan(1e-13);
      });
    }
  };

  it("cold fermions keep their trace: a level that loses next to nothing", () => {
    expectRho(
      {
        statistics: "fermi",
        epsilon: [1, 1],
        kappa: 2.214629786438439,
        temperature: [0.014867111420116865, 0.014867111420116865],
        mu: [0.8231944690769755, 0.78998935771568],
        gamma: [0.1531448042328366, 0.09729421782265497],
      },
      [0, 0.5, 0.5, 0],
    );
  });

  it("equal qubits next to κ = 2√(ε₁ε₂): no weight on rounding of θ", () => {
    // Populations from 60-digit arithmetic.
    expectRho(
      {
        statistics: "bose",
        epsilon: [1, 1],
        kappa: 2.000000002,
        temperature: [0.27044843239957345, 1e-12],
        mu: [0, 0],
        gamma: [0.6366434405787478, 0.1898829532053777],
      },
      [0.49976351394247459, 0.25000000059948047, 0.25000000059948047, 0.00023648485856447664],
    );
  });
});
