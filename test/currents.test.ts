import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Parameters, SolveOptions } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";
import { anyParameters, randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { currentsReference, steadyStateReference } from "./support/redfield.js";
import { Worst } from "./support/worst.js";

const CHOICES: readonly SolveOptions[] = [{ solver: "reduced" }, { solver: "full" }];
const CASES = SOLVERS.flatMap((solver) =>
  CHOICES.map((options) => ({
    name: `${options.solver} solver on ${solver.backend}`,
    solve: (params: Parameters) => solver.solve(params, options),
  })),
);

describe.each(CASES)("currents, $name", ({ solve }) => {
  it("are Tr(D_j[ρ]H_S) and Tr(D_j[ρ]N)", () => {
    const random = new Random(61);
    const heat = new Worst("heat current");
    const particle = new Worst("particle current");
    for (let k = 0; k < 250; k++) {
      const params = randomParameters(random);
      const solution = solve(params);
      const energy = steadyStateReference(params);
      for (const j of [0, 1] as const) {
        const [h, n] = currentsReference(params, energy, j);
        heat.update(Math.abs(solution.heatCurrent[j] - h), params);
        particle.update(Math.abs(solution.particleCurrent[j] - n), params);
      }
    }
    heat.expectWithin(1e-12);
    particle.expectWithin(1e-12);
  });

  it("balance: what one bath gives, the other takes", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const { heatCurrent, particleCurrent } = solve(params);
        expect(Math.abs(heatCurrent[0] + heatCurrent[1])).toBeLessThan(1e-12);
        // Bosons too: Tr(D₁[ρ]N) + Tr(D₂[ρ]N) = 0, since [H_S, N] = 0.
        expect(Math.abs(particleCurrent[0] + particleCurrent[1])).toBeLessThan(1e-12);
      }),
    );
  });

  it("vanish between equal baths, and with them σ", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const [temperature] = params.temperature;
        const [mu] = params.mu;
        const equal = {
          ...params,
          temperature: [temperature, temperature],
          mu: [mu, mu],
        } as const;
        const { heatCurrent, particleCurrent, entropyProduction } = solve(equal);
        for (const current of [...heatCurrent, ...particleCurrent]) {
          expect(Math.abs(current)).toBeLessThan(1e-12);
        }
        expect(Math.abs(entropyProduction) * temperature).toBeLessThan(1e-11);
      }),
    );
  });

  it("give σ = −Σ (heat − μ particle)/T, Eqs. (33), (34)", () => {
    fc.assert(
      fc.property(anyParameters, (params) => {
        const { heatCurrent, particleCurrent, entropyProduction } = solve(params);
        const { temperature, mu } = params;
        const terms = ([0, 1] as const).map(
          (j) => -(heatCurrent[j] - mu[j] * particleCurrent[j]) / temperature[j],
        );
        const size = Math.max(1e-300, ...terms.map(Math.abs));
        expect(Math.abs(entropyProduction - terms[0]! - terms[1]!) / size).toBeLessThan(1e-14);
        if (params.statistics === "bose") {
          // Eq. (33): I₂ (1/T₁ − 1/T₂), with I₁ = −I₂ as accurate as the balance above.
          const printed = heatCurrent[1] * (1 / temperature[0] - 1 / temperature[1]);
          const scale = 1e-12 * (1 / temperature[0] + 1 / temperature[1]);
          expect(Math.abs(entropyProduction - printed)).toBeLessThan(scale);
        }
      }),
    );
  });

  it("flow from hot to cold, and rise with the bias", () => {
    let last = 0;
    for (const difference of [0.1, 0.2, 0.4, 0.6]) {
      const params: Parameters = {
        statistics: "bose",
        epsilon: [0.8, 1.2],
        kappa: 3,
        temperature: [0.4 - difference / 2, 0.4 + difference / 2],
        mu: [0, 0],
        gamma: [0.1, 0.05],
      };
      const { heatCurrent, entropyProduction } = solve(params);
      expect(heatCurrent[1]).toBeGreaterThan(last);
      expect(entropyProduction).toBeGreaterThan(0);
      last = heatCurrent[1];
    }
  });

  it("flow from high to low chemical potential", () => {
    const params: Parameters = {
      statistics: "fermi",
      epsilon: [1, 1],
      kappa: 0.6,
      temperature: [0.1, 0.1],
      mu: [0.7, 1.3],
      gamma: [0.1, 0.1],
    };
    const { particleCurrent, entropyProduction } = solve(params);
    expect(particleCurrent[1]).toBeGreaterThan(0);
    // Eq. (34): Δμ N₂/T.
    expect(entropyProduction).toBeCloseTo((0.6 * particleCurrent[1]) / 0.1, 12);
  });
});

describe.each(SOLVERS)("rectification on $backend", (solver) => {
  it("is (I₂(ΔT) + I₂(−ΔT))/max, Eq. (36)", async () => {
    const random = new Random(62);
    const worst = new Worst("rectification");
    for (let k = 0; k < 50; k++) {
      const params = randomParameters(random, "bose");
      const [cold, hot] = params.temperature;
      const table = await solver.sweep({ base: params, axes: [], observables: ["rectification"] });
      const forward = solver.solve(params).heatCurrent[1];
      const backward = solver.solve({ ...params, temperature: [hot, cold] }).heatCurrent[1];
      const larger = Math.max(Math.abs(forward), Math.abs(backward));
      const expected = larger > 0 ? (forward + backward) / larger : 0;
      worst.update(Math.abs(table.columns["rectification"]![0]! - expected), params);
    }
    worst.expectWithin(0);
  });

  it("is 0.18696 at Δε = 1, ΔT = 0.6 (Fig. 15(a)), and vanishes for equal qubits", async () => {
    const { columns } = await solver.sweep({
      base: { temperature: [0.1, 0.7] },
      axes: [{ parameter: "epsilon.difference", values: [0, 1] }],
      observables: ["rectification"],
    });
    expect(columns["rectification"]![0]).toBeCloseTo(0, 13);
    expect(Math.abs(columns["rectification"]![1]! - 0.18696)).toBeLessThan(5e-6);
  });
});
