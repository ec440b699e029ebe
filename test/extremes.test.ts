// The whole documented domain, its far ends included: whatever is solved is consistent in itself,
// and what cannot be trusted is an error or carries a flag.

import { describe, expect, it } from "vitest";
import type { BellnessError, Parameters, Solution } from "../src/index.js";
import { SOLVERS } from "./support/backends.js";
import { i3322Value } from "./support/bell.js";
import { type Matrix, matrix } from "./support/complex.js";
import { Random } from "./support/random.js";
import { asInput, KINDS, randomState } from "./support/states.js";

/** A positive number of any size that the domain has, most of them ordinary. */
function size(random: Random): number {
  if (random.chance(0.6)) return random.logUniform(1e-3, 1e3);
  return random.logUniform(1e-100, 1e100);
}

/** Parameters from the whole domain. */
function anywhere(random: Random): Parameters {
  const statistics = random.pick(["bose", "fermi"] as const);
  const mu = () => (statistics === "bose" ? 0 : random.pick([-1, 1]) * size(random));
  const epsilon = [size(random), size(random)] as const;
  const near = 2 * Math.sqrt(epsilon[0] * epsilon[1]) * (1 + random.logUniform(1e-15, 1));
  return {
    statistics,
    epsilon,
    kappa: random.pick([0, near, size(random), size(random)]),
    temperature: [random.pick([0, size(random), 5e-324]), random.pick([0, size(random)])],
    mu: [mu(), mu()],
    gamma: [random.pick([0, size(random)]), size(random)],
  };
}

const norm = (n: readonly number[]) => Math.hypot(...n);
const rhoOf = ({ rho }: Solution): Matrix => matrix(4, rho.re, rho.im);

/** What holds for whatever is answered about a state. */
function expectConsistent(
  rho: Matrix,
  one: Pick<
    Solution,
    "settings" | "i3322" | "concurrence" | "chsh" | "i2" | "i3" | "minEigenvalue" | "flags"
  >,
) {
  for (const n of [...one.settings.alice, ...one.settings.bob]) {
    expect(Math.abs(norm(n) - 1)).toBeLessThan(1e-12);
  }
  const scale = Math.max(1, ...rho.re.map(Math.abs));
  expect(Math.abs(i3322Value(rho, one.settings) - one.i3322)).toBeLessThan(1e-9 * scale);
  expect(one.flags.includes("not-positive")).toBe(one.minEigenvalue < -1e-12);
  if (one.minEigenvalue < -1e-9) return;
  expect(one.concurrence).toBeLessThanOrEqual(1);
  expect(one.chsh).toBeLessThanOrEqual(2 * Math.SQRT2);
  expect(one.i3322).toBeLessThanOrEqual(5);
  expect(one.i2).toBeLessThanOrEqual(1);
  expect(one.i3).toBeLessThanOrEqual(1);
}

/** γ_j(1 + 2n_j) > |ω| (bosons) or γ_j > |ω| (fermions) at a transition that bath j drives. */
function strongDamping({ statistics, epsilon, kappa, temperature, gamma }: Parameters): boolean {
  const mean = 0.5 * (epsilon[0] + epsilon[1]);
  const difference = epsilon[1] - epsilon[0];
  const omega = 0.5 * Math.hypot(difference, kappa);
  const theta = 0.5 * Math.atan2(kappa, -difference + 0);
  const amplitudes = [
    [Math.sin(theta), Math.cos(theta)],
    [Math.cos(theta), Math.sin(theta)],
  ];
  return [Math.abs(mean - omega), mean + omega].some((frequency, branch) =>
    [0, 1].some((j) => {
      if (amplitudes[j]![branch]! < 1e-14) return false;
      const n =
        statistics === "bose" && temperature[j]! > 0
          ? 1 / Math.expm1(frequency / temperature[j]!)
          : 0;
      return gamma[j]! * (1 + 2 * n) > frequency;
    }),
  );
}

describe.each(SOLVERS)("the whole domain, on $backend", (solver) => {
  it.each(["reduced", "full"] as const)("is solved consistently or refused, %s", (choice) => {
    const random = new Random(401);
    let solved = 0;
    for (let k = 0; k < 4000; k++) {
      const params = anywhere(random);
      let one: Solution;
      try {
        one = solver.solve(params, { solver: choice });
      } catch (error) {
        expect((error as BellnessError).code).toMatch(
          /^(SINGULAR_LIOUVILLIAN|DEGENERATE_TRANSITION|INVALID_PARAMETER)$/,
        );
        continue;
      }
      solved += 1;
      const { re } = one.rho;
      expect(Math.abs(re[0]! + re[5]! + re[10]! + re[15]! - 1)).toBeLessThan(1e-9);
      expect(one.residual).toBeLessThan(1e-9);
      expectConsistent(rhoOf(one), one);
      expect(one.flags.includes("entropy-production-infinite")).toBe(
        !Number.isFinite(one.entropyProduction),
      );
      expect(one.flags.includes("second-law")).toBe(one.entropyProduction < -1e-12);
    }
    expect(solved).toBeGreaterThan(800);
  });

  it("has directions of unit length where ρ has entries whose squares are denormal", () => {
    const one = solver.solve({ kappa: 951.5, epsilon: [1, 1.2], temperature: [1.2, 1.32] });
    expectConsistent(rhoOf(one), one);
  });

  it("gives LU's state with its trace, or none", () => {
    for (const params of [
      {
        epsilon: [1.9999999999999998, 0.5731292120181024],
        kappa: 2.1412691788184977,
        temperature: [1e100, 98.545275742197],
        gamma: [1e-100, 0.1],
      },
      {
        epsilon: [1, 73.9981931508065],
        kappa: 17.204440490563048,
        temperature: [0.3785567912273109, 8438.797391710856],
        gamma: [0.19524581591094362, 0.1],
      },
    ] as const) {
      expect(() => solver.solve(params, { solver: "full" })).toThrow(/SINGULAR|full|reduced/);
    }
  });

  it("has no concurrence above 1", () => {
    const params = { kappa: 3, temperature: [0, 0], gamma: [0.1, 0.0005980143461676469] } as const;
    expect(solver.solve(params).concurrence).toBe(1);
  });

  it("flags σ = −∞, a quotient that overflows, as infinite and against the second law", () => {
    const found = new Set<string>();
    for (const temperature of [
      [5e-324, 1],
      [1e-308, 1],
      [1, 5e-324],
    ] as const) {
      for (const gamma of [1, 1e100]) {
        const { entropyProduction, flags } = solver.solve({
          kappa: 1.2,
          temperature,
          gamma: [gamma, gamma],
        });
        if (Number.isFinite(entropyProduction)) continue;
        expect(flags).toContain("entropy-production-infinite");
        expect(flags.includes("second-law")).toBe(entropyProduction < 0);
        found.add(String(entropyProduction));
      }
    }
    expect(found.size).toBeGreaterThan(0);
  });

  it("flags strong damping where a rate exceeds the frequency that it relaxes", () => {
    const random = new Random(402);
    let flagged = 0;
    for (let k = 0; k < 2000; k++) {
      const statistics = random.pick(["bose", "fermi"] as const);
      const mu = () => (statistics === "bose" ? 0 : random.uniform(-1, 2));
      const params: Parameters = {
        statistics,
        epsilon: [random.uniform(0.2, 2), random.uniform(0.2, 2)],
        kappa: random.pick([0, random.uniform(0, 4)]),
        temperature: [random.uniform(0, 1), random.uniform(0, 1)],
        mu: [mu(), mu()],
        gamma: [random.logUniform(1e-3, 2), random.logUniform(1e-3, 2)],
      };
      const expected = strongDamping(params);
      expect(solver.solve(params).flags.includes("strong-damping")).toBe(expected);
      if (expected) flagged += 1;
    }
    expect(flagged).toBeGreaterThan(200);
    expect(flagged).toBeLessThan(1800);
  });
});

describe.each(SOLVERS)("states of every size of correlations, on $backend", (solver) => {
  it("have directions of unit length that attain the value", () => {
    const random = new Random(403);
    for (const kind of KINDS) {
      for (let k = 0; k < 12; k++) {
        const rho = randomState(random, kind);
        // Mixed with noise until nothing but denormal numbers is left beside the diagonal.
        const shrunk = random.pick([1, 1e-30, 1e-154, 1e-162, 1e-308, 1e-322]);
        const mixed = matrix(
          4,
          rho.re.map((x, i) => shrunk * x + (1 - shrunk) * (i % 5 === 0 ? 0.25 : 0)),
          rho.im.map((x) => shrunk * x),
        );
        expectConsistent(mixed, solver.state(asInput(mixed)));
      }
    }
  });
});

describe.each(SOLVERS)("the gauge of directions, on $backend", (solver) => {
  /** The largest turn of any direction between neighbours along a path. */
  const largestTurn = (path: readonly { settings: Solution["settings"] }[]) => {
    let largest = 0;
    for (let k = 1; k < path.length; k++) {
      const [before, after] = [path[k - 1]!.settings, path[k]!.settings];
      const next = [...after.alice, ...after.bob];
      for (const [i, n] of [...before.alice, ...before.bob].entries()) {
        largest = Math.max(largest, norm(n.map((x, c) => x - next[i]![c]!)));
      }
    }
    return largest;
  };
  const steps = (from: number, to: number, count = 400) =>
    Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));

  it("makes a path of vectors of a path of steady states", () => {
    for (const path of [
      steps(0.02, 0.78).map((d) =>
        solver.solve({ kappa: 1.2, temperature: { mean: 0.4, difference: d } }),
      ),
      steps(0.05, 0.78).map((d) =>
        solver.solve({ kappa: 3, temperature: { mean: 0.4, difference: d } }),
      ),
      steps(2.6, 8).map((kappa) => solver.solve({ kappa, temperature: [0.2, 0.5] })),
    ]) {
      expect(largestTurn(path)).toBeLessThan(0.1);
    }
  });

  it("makes a path of vectors of a path of generic states", () => {
    const random = new Random(404);
    let smooth = 0;
    for (let k = 0; k < 12; k++) {
      const a = randomState(random, "pure");
      const b = randomState(random, "pure");
      const path = steps(0.2, 0.25).map((p) =>
        solver.state(
          asInput(
            matrix(
              4,
              a.re.map((x, i) => (1 - p) * x + p * b.re[i]!),
              a.im.map((x, i) => (1 - p) * x + p * b.im[i]!),
            ),
          ),
        ),
      );
      if (largestTurn(path) < 0.1) smooth += 1;
    }
    // One may cross the rim of the gauge's half space, or from one maximum to another.
    expect(smooth).toBeGreaterThanOrEqual(10);
  });
});
