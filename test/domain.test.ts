// The edges of the parameters' domain: T from 0 to 1e6, κ at and near 2√(ε₁ε₂), γ = 0 in one
// bath and in both, and what is flagged rather than repaired.

import { describe, expect, it } from "vitest";
import type { Parameters, Solution, Solver } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";
import { kron, matrix, maxDifference } from "./support/complex.js";
import { GOLDEN_POINTS } from "./support/golden.js";
import { BellnessError } from "./support/library.js";
import { CLEAR, distance, randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { gibbs, occupation, toLocal } from "./support/redfield.js";
import { Worst } from "./support/worst.js";

const TEMPERATURES = [0, 1e-300, 1e-12, 1, 1e6];
const STATISTICS = ["bose", "fermi"] as const;
const CHOICES = ["reduced", "full"] as const;

const BASE: Parameters = {
  statistics: "bose",
  epsilon: [0.9, 1.1],
  kappa: 3,
  temperature: [0.4, 0.4],
  mu: [0, 0],
  gamma: [0.1, 0.2],
};

function rhoOf({ rho }: Solution) {
  return matrix(4, rho.re, rho.im);
}

/** Every number of a solution. */
function numbers(solution: Solution): number[] {
  const { rho, settings, heatCurrent, particleCurrent } = solution;
  return [
    ...rho.re,
    ...rho.im,
    ...settings.alice.flat(),
    ...settings.bob.flat(),
    ...heatCurrent,
    ...particleCurrent,
    solution.concurrence,
    solution.chsh,
    solution.i2,
    solution.i3322,
    solution.i3,
    solution.i3322Bound,
    solution.minEigenvalue,
    solution.residual,
  ];
}

/** The code of the error that solving throws, or "solved". */
function codeOf(solver: Solver, params: Partial<Parameters>, choice: "reduced" | "full"): string {
  try {
    solver.solve({ ...BASE, ...params }, { solver: choice });
    return "solved";
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    return error.code;
  }
}

const CASES = SOLVERS.flatMap((solver) => CHOICES.map((choice) => ({ solver, choice })));

describe.each(CASES)("$choice solver on $solver.backend", ({ solver, choice }) => {
  const solve = (params: Partial<Parameters>) =>
    solver.solve({ ...BASE, ...params }, { solver: choice });

  it.each(STATISTICS)(
    "solves every pair of temperatures from 0 to 1e6 without NaN: %s",
    (statistics) => {
      for (const kappa of [0.5, 3]) {
        for (const first of TEMPERATURES) {
          for (const second of TEMPERATURES) {
            const mu = statistics === "bose" ? ([0, 0] as const) : ([0.3, -0.2] as const);
            const solution = solve({ statistics, kappa, mu, temperature: [first, second] });
            for (const value of numbers(solution)) expect(Number.isFinite(value)).toBe(true);
            expect(Number.isNaN(solution.entropyProduction)).toBe(false);
            const { re } = solution.rho;
            expect(Math.abs(re[0]! + re[5]! + re[10]! + re[15]! - 1)).toBeLessThan(1e-14);
          }
        }
      }
    },
  );

  it.each(STATISTICS)(
    "is the ground state at T = 0 and maximally mixed at T = 1e6: %s",
    (statistics) => {
      for (const kappa of [0.5, 3]) {
        for (const temperature of [...TEMPERATURES, 1e-3, 0.1, 10, 1e3]) {
          const params = {
            ...BASE,
            statistics,
            kappa,
            mu: statistics === "bose" ? ([0, 0] as const) : ([0.3, 0.3] as const),
            temperature: [temperature, temperature] as const,
          };
          const expected = toLocal(params, gibbs(params, temperature, params.mu[0]));
          expect(maxDifference(rhoOf(solve(params)), expected)).toBeLessThan(1e-12);
        }
      }
    },
  );

  it("is the other bath's thermal state where one γ is zero", () => {
    const random = new Random(71);
    const worst = new Worst("rho against the Gibbs state");
    for (let k = 0; k < 300; k++) {
      const params = { ...randomParameters(random), gamma: [0.1, 0.1] as [number, number] };
      if (choice === "full" && distance(params) < CLEAR) continue;
      const off = random.integer(2) as 0 | 1;
      const on = (1 - off) as 0 | 1;
      params.gamma[off] = 0;
      const solution = solve(params);
      const thermal = gibbs(params, params.temperature[on], params.mu[on]);
      worst.update(maxDifference(rhoOf(solution), toLocal(params, thermal)), params);
      for (const current of [...solution.heatCurrent, ...solution.particleCurrent]) {
        worst.update(Math.abs(current), params);
      }
    }
    worst.expectWithin(1e-12);
  });

  it("is a product of local thermal states at κ = 0", () => {
    const excited = ({ statistics, epsilon, temperature, mu }: Parameters, j: 0 | 1) => {
      const [n, m] = occupation(statistics, epsilon[j], mu[j], temperature[j]);
      return n / (n + m);
    };
    const random = new Random(72);
    const worst = new Worst("rho against the product");
    for (const epsilon of [
      [1, 1],
      [0.5, 1.5],
      [1.3, 0.7],
    ] as const) {
      for (let k = 0; k < 40; k++) {
        const params: Parameters = {
          ...randomParameters(random),
          epsilon,
          kappa: 0,
          gamma: [0.1, 0.03],
        };
        if (params.temperature.includes(0)) continue;
        const [p, q] = [excited(params, 0), excited(params, 1)];
        const product = kron(matrix(2, [1 - p, 0, 0, p]), matrix(2, [1 - q, 0, 0, q]));
        const solution = solve(params);
        worst.update(maxDifference(rhoOf(solution), product), params);
        worst.update(Math.abs(solution.concurrence), params);
        for (const current of [...solution.heatCurrent, ...solution.particleCurrent]) {
          worst.update(Math.abs(current), params);
        }
      }
    }
    worst.expectWithin(1e-12);
  });

  it("refuses γ = 0 in both baths, and in one of them at κ = 0", () => {
    for (const statistics of STATISTICS) {
      expect(codeOf(solver, { statistics, gamma: [0, 0] }, choice)).toBe("SINGULAR_LIOUVILLIAN");
      for (const epsilon of [
        [1, 1],
        [0.5, 1.5],
      ] as const) {
        for (const gamma of [
          [0, 0.1],
          [0.1, 0],
          [0, 0],
        ] as const) {
          expect(codeOf(solver, { statistics, epsilon, gamma, kappa: 0 }, choice)).toBe(
            "SINGULAR_LIOUVILLIAN",
          );
        }
      }
    }
  });

  it("refuses warm bosons exactly at κ = 2√(ε₁ε₂), for any ε", () => {
    const random = new Random(73);
    const pairs: [number, number][] = [
      [1, 1],
      [0.5, 1.5],
      [1.5, 0.5],
      [0.1, 1.9],
    ];
    for (let k = 0; k < 200; k++) pairs.push([random.uniform(0.01, 3), random.uniform(0.01, 3)]);
    for (const epsilon of pairs) {
      const kappa = 2 * Math.sqrt(epsilon[0] * epsilon[1]);
      const at = (params: Partial<Parameters>) =>
        codeOf(solver, { epsilon, kappa, ...params }, choice);
      expect(at({}), String(epsilon)).toBe("DEGENERATE_TRANSITION");
      expect(at({ temperature: [0, 0.4] })).toBe("DEGENERATE_TRANSITION");
      expect(at({ temperature: [0.4, 0] })).toBe("DEGENERATE_TRANSITION");
      // Cold bosons, or fermions, have no divergence there.
      expect(at({ temperature: [0, 0] })).toBe("solved");
      expect(at({ statistics: "fermi" })).toBe("solved");
    }
  });

  it("comes close to it from either side without NaN", () => {
    for (const epsilon of [
      [1, 1],
      [0.5, 1.5],
      [1.9, 0.1],
    ] as const) {
      for (const distance of [1e-9, 1e-6, 1e-3]) {
        for (const side of [1, -1]) {
          const kappa = 2 * Math.sqrt(epsilon[0] * epsilon[1]) * (1 + side * distance);
          // LU may find its pivots below their rounding there; the closed form must not.
          if (choice === "full" && codeOf(solver, { epsilon, kappa }, choice) !== "solved") {
            expect(distance).toBeLessThan(1e-4);
            expect(codeOf(solver, { epsilon, kappa }, choice)).toBe("SINGULAR_LIOUVILLIAN");
            continue;
          }
          const params = { ...BASE, epsilon, kappa };
          const solution = solve(params);
          for (const value of numbers(solution)) expect(Number.isFinite(value)).toBe(true);
          if (choice === "reduced") {
            const expected = toLocal(params, gibbs(params, 0.4, 0));
            expect(maxDifference(rhoOf(solution), expected)).toBeLessThan(1e-12);
          }
        }
      }
    }
  });
});

describe.each(SOLVERS)("flags on $backend", (solver) => {
  it("second law: the first golden point, and no point without negative σ", () => {
    const [first] = GOLDEN_POINTS;
    const solution = solver.solve(first!.params);
    expect(solution.flags).toContain("second-law");
    expect(solution.entropyProduction).toBeLessThan(-5e-5);
    for (const { params, expect: golden } of GOLDEN_POINTS) {
      const { flags } = solver.solve(params);
      if (golden.entropyProduction !== null && Math.abs(golden.entropyProduction) > 1e-10) {
        expect(flags.includes("second-law")).toBe(golden.entropyProduction < 0);
      }
      expect(flags.includes("not-positive")).toBe(golden.minEigenvalue < -1e-12);
    }
  });

  it("not positive: −0.3 near κ = 2√(ε₁ε₂) at unequal temperatures", () => {
    const solution = solver.solve({
      ...BASE,
      epsilon: [1, 1],
      kappa: 1.99,
      temperature: [0.05, 1],
    });
    expect(solution.minEigenvalue).toBeLessThan(-0.1);
    expect(solution.flags).toContain("not-positive");
    // Reported, never clipped.
    const { re } = solution.rho;
    expect(Math.min(re[0]!, re[15]!, (re[5]! + re[10]!) / 2 - Math.abs(re[6]!))).toBeLessThan(0);
  });

  it("infinite entropy production: heat into a bath at T = 0", () => {
    for (const temperature of [
      [0, 0.5],
      [0.5, 0],
    ] as const) {
      const solution = solver.solve({ ...BASE, temperature });
      expect(solution.entropyProduction).toBe(Infinity);
      expect(solution.flags).toContain("entropy-production-infinite");
      expect(JSON.parse(JSON.stringify(solution)).entropyProduction).toBeNull();
    }
    const cold = solver.solve({ ...BASE, temperature: [0, 0] });
    expect(cold.entropyProduction).toBe(0);
    expect(cold.flags).toEqual([]);
  });
});
