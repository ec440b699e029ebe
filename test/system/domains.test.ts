// What docs/systems.md says of the domains of the equations.

import { describe, expect, it } from "vitest";
import type { Equation, ExtendedParametersInput } from "../../src/index.js";
import { solver } from "../support/backends.js";
import { Random } from "../support/random.js";

const BASE: ExtendedParametersInput = { epsilon: [0.5, 1.5], kappa: 3, temperature: [0.2, 0.6] };
const damped = (gamma: number, change: ExtendedParametersInput = {}) =>
  solver.solve({ ...BASE, gamma: [gamma, gamma], ...change } as ExtendedParametersInput);
const EQUATIONS: readonly Equation[] = ["redfield", "secular", "universal", "local"];
const PLUS = { re: new Array<number>(16).fill(0.25) };

describe("Redfield's equation", () => {
  it("breaks no second law and is nearly positive wherever the damping is not strong", () => {
    const random = new Random(1461);
    let [weak, outside, negative] = [0, 0, 0];
    for (let k = 0; k < 800; k++) {
      const form = random.pick(["exchange", "linear"] as const);
      const { flags, minEigenvalue } = solver.solve({
        epsilon: [random.uniform(0.3, 1.7), random.uniform(0.3, 1.7)],
        kappa: random.uniform(0.05, 4),
        temperature: [random.uniform(0.05, 2), random.uniform(0.05, 2)],
        gamma: [random.logUniform(1e-3, 1), random.logUniform(1e-3, 1)],
        equation: "redfield",
        form,
      });
      if (flags.includes("not-positive") || flags.includes("second-law")) outside += 1;
      if (flags.includes("strong-damping")) continue;
      weak += 1;
      expect(flags).not.toContain("second-law");
      expect(minEigenvalue).toBeGreaterThan(-0.0025);
      if (minEigenvalue < 0) negative += 1;
    }
    expect(weak).toBeGreaterThan(200);
    // 68 of 9,210 in 20,000 of these; 7 of 333 in these.
    expect(negative / weak).toBeLessThan(0.03);
    expect(outside).toBeGreaterThan(50);
  });

  it("leaves the states, and the second law, where it is", () => {
    const smallest = (gamma: number, kappa: number) => damped(gamma, { kappa }).minEigenvalue;
    expect(smallest(0.01, 3)).toBeCloseTo(1.5e-3, 4);
    expect(smallest(0.3, 3)).toBeCloseTo(6e-4, 4);
    expect(smallest(1, 3)).toBeCloseTo(-0.045, 3);
    expect(smallest(0.1, 1.5)).toBeCloseTo(0.006, 3);
    expect(smallest(0.3, 1.5)).toBeCloseTo(-0.028, 3);
    const { entropyProduction, flags } = damped(0.1, { kappa: 1.5 });
    expect(entropyProduction).toBeCloseTo(-7e-4, 4);
    expect(flags).toEqual(["second-law", "strong-damping"]);
  });

  it.each([
    [0.001, -8e-6, 1],
    [0.01, -7e-5, 1],
    [0.1, -4e-4, 1],
  ])("leaves them in time in proportion to γ = %s", (gamma, wanted) => {
    const lowest = (equation: Equation) => {
      const params = { ...BASE, kappa: 1, temperature: [0.1, 0.4] as const, equation };
      const { minEigenvalue } = solver.evolve(
        { ...params, gamma: [gamma, gamma] },
        { initial: PLUS, times: { from: 0, to: 20, count: 201 }, observables: ["minEigenvalue"] },
      );
      return Math.min(...minEigenvalue!);
    };
    expect(lowest("redfield") / wanted).toBeGreaterThan(0.9);
    expect(lowest("redfield") / wanted).toBeLessThan(1.2);
    for (const equation of EQUATIONS.slice(1)) expect(lowest(equation)).toBeGreaterThan(-1e-15);
  });
});

describe("the other equations", () => {
  it("secular: no difference of close levels, so that the current does not see a small κ", () => {
    const heat = (kappa: number, equation: Equation) =>
      damped(0.01, { epsilon: [1, 1], kappa, equation }).heatCurrent[1]!;
    expect(heat(0.01, "secular")).toBeCloseTo(1.82e-3, 5);
    expect(heat(0.2, "secular")).toBeCloseTo(1.81e-3, 5);
    expect(heat(0.2, "redfield")).toBeCloseTo(1.79e-3, 5);
    for (const equation of ["redfield", "universal", "local"] as const) {
      expect(heat(0.01, equation)).toBeCloseTo(2.63e-4, 6);
    }
    for (const [kappa, excess] of [
      [0.1, 0.002],
      [0.5, 0.04],
      [1, 0.2],
    ] as const) {
      expect(heat(kappa, "local") / heat(kappa, "redfield") - 1).toBeCloseTo(excess, 2);
    }
  });

  it("universal: off the thermal state in proportion to γ, with a current from nothing of γ³", () => {
    for (const gamma of [0.01, 0.001]) {
      const equal = { temperature: [0.4, 0.4] as const };
      const [thermal, own] = [
        damped(gamma, equal),
        damped(gamma, { ...equal, equation: "universal" }),
      ];
      const apart = own.rho.re.map((x, k) => Math.hypot(x - thermal.rho.re[k]!, own.rho.im[k]!));
      expect(Math.max(...apart) / gamma).toBeCloseTo(0.085, 3);
      expect(own.heatCurrent[0]! / gamma ** 3).toBeCloseTo(0.0775, 4);
      expect(Math.abs(thermal.heatCurrent[0]!)).toBeLessThan(1e-16);
    }
  });

  it("local: heat flows from cold to hot for 1 < T₂/T₁ < ε₂/ε₁", () => {
    for (const kappa of [0.001, 0.1]) {
      for (let hot = 0.22; hot < 0.9; hot += 0.04) {
        const local = damped(0.01, { kappa, temperature: [0.2, hot], equation: "local" });
        const wrong = hot < 0.6;
        expect(local.heatCurrent[1]! < 0).toBe(wrong);
        expect(local.entropyProduction! < 0).toBe(wrong);
        const global = damped(0.01, { kappa, temperature: [0.2, hot] });
        expect(global.entropyProduction!).toBeGreaterThan(0);
      }
    }
  });
});
