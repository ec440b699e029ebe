// Where double precision ends: a result is right, or it is an error with its code, never a NaN
// and never digits that are lost. And what attains a bound does not exceed it by rounding.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTRY_LIMIT, GAMMA_LIMIT, PARAMETER_LIMIT } from "../assembly/constants.js";
import type {
  Parameters,
  BellnessError as Refusal,
  Solution,
  Solver,
  SolverChoice,
} from "../src/index.js";
import { normalisedChsh, normalisedI3322 } from "../src/model/normalise.js";
import { SOLVERS } from "./support/backends.js";
import { i3322Value } from "./support/bell.js";
import { kron, matrix, maxDifference, projector } from "./support/complex.js";
import { BellnessError } from "./support/library.js";
import { Random } from "./support/random.js";
import { gibbs, toLocal } from "./support/redfield.js";
import { AS_THEY_ARE, asInput, randomUnitary, rotated, schmidt } from "./support/states.js";

/** A number of any size up to `limit`, or zero. */
const anySize = (least: number, limit = PARAMETER_LIMIT) =>
  fc
    .double({ min: Math.log(least), max: Math.log(limit), noNaN: true })
    .map((x) => Math.min(limit, Math.max(least, Math.exp(x))));
const orZero = (one: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 9, arbitrary: one }, fc.constant(0));
const pairOf = (one: fc.Arbitrary<number>) => fc.tuple(one, one);

/** The whole domain, evenly on the logarithmic scale. */
const anywhere: fc.Arbitrary<Parameters> = fc
  .record({
    statistics: fc.constantFrom("bose" as const, "fermi" as const),
    epsilon: pairOf(anySize(1e-100)),
    kappa: orZero(anySize(1e-200)),
    temperature: pairOf(orZero(anySize(1e-300))),
    mu: pairOf(
      fc.tuple(anySize(1e-100), fc.constantFrom(1, -1)).map(([size, sign]) => size * sign),
    ),
    gamma: pairOf(orZero(anySize(GAMMA_LIMIT))),
  })
  .map((params) => (params.statistics === "bose" ? { ...params, mu: [0, 0] as const } : params));

function solved(solver: Solver, params: Partial<Parameters>, choice: SolverChoice = "auto") {
  try {
    return solver.solve(params, { solver: choice });
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    return error;
  }
}

function expectNumbers(solution: Solution): void {
  const { rho, heatCurrent, particleCurrent, settings } = solution;
  const { concurrence, chsh, i2, i3322, i3, i3322Bound, minEigenvalue, residual } = solution;
  for (const value of [
    ...[...rho.re, ...rho.im, ...heatCurrent, ...particleCurrent],
    ...[...settings.alice.flat(), ...settings.bob.flat()],
    ...[concurrence, chsh, i2, i3322, i3, i3322Bound, minEigenvalue, residual],
  ]) {
    expect(Number.isFinite(value)).toBe(true);
  }
  expect(solution.entropyProduction).not.toBeNaN();
}

const CODES = ["SINGULAR_LIOUVILLIAN", "DEGENERATE_TRANSITION", "INVALID_PARAMETER"];

describe.each(SOLVERS)("anywhere in the domain, on $backend", (solver) => {
  it.each(["reduced", "full"] as const)("a point has numbers or an error: %s", (choice) => {
    fc.assert(
      fc.property(anywhere, (params) => {
        const result = solved(solver, params, choice);
        if (result instanceof Error) expect(CODES).toContain(result.code);
        else expectNumbers(result);
      }),
      { numRuns: 400 },
    );
  });

  it("what the closed form returns is a Hermitian matrix of trace one that `state` accepts", () => {
    fc.assert(
      fc.property(anywhere, (params) => {
        const result = solved(solver, params);
        if (result instanceof Error) return;
        for (const value of [...result.rho.re, ...result.rho.im]) {
          expect(Math.abs(value)).toBeLessThanOrEqual(2 * ENTRY_LIMIT);
        }
        expect(result.residual).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 400 },
    );
  });

  it("one bath and a κ that vanishes: the bath's thermal state, or singular", () => {
    fc.assert(
      fc.property(
        anySize(1e-170, 1),
        fc.constantFrom(0 as const, 1 as const),
        fc.constantFrom("bose" as const, "fermi" as const),
        (kappa, on, statistics) => {
          const params: Parameters = {
            statistics,
            epsilon: [0.8, 1.2],
            kappa,
            temperature: [0.2, 0.6],
            mu: statistics === "bose" ? [0, 0] : [0.3, 0.1],
            gamma: on === 0 ? [0.1, 0] : [0, 0.1],
          };
          const result = solved(solver, params);
          if (result instanceof Error) {
            expect(result.code).toBe("SINGULAR_LIOUVILLIAN");
            expect(kappa).toBeLessThan(1e-149);
            return;
          }
          expectNumbers(result);
          const thermal = toLocal(params, gibbs(params, params.temperature[on], params.mu[on]));
          const { re, im } = result.rho;
          expect(maxDifference(matrix(4, re, im), thermal)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("next to a pole of the generator the digits are lost, and the point is singular", () => {
    const pole: Partial<Parameters> = {
      epsilon: [1.507156988978386, 0.4928430110216141],
      temperature: [1.573802643455565, 0.3172338199801743],
      gamma: [2.2735169587545774, 1.579717655345201],
    };
    const at = (kappa: number) => solved(solver, { ...pole, kappa });
    const found = at(1.8730991888037596);
    expect(found).toBeInstanceOf(BellnessError);
    expect((found as Refusal).code).toBe("SINGULAR_LIOUVILLIAN");
    expect((found as Refusal).message).toContain("cannot be resolved in double precision");
    // A little further off everything is known, and flagged.
    const beside = at(1.8730991888037596 * (1 + 1e-4)) as Solution;
    expect(beside.flags).toContain("not-positive");
    expect(beside.residual).toBeLessThan(1e-11);
  });
});

describe.each(SOLVERS)("SINGULAR_LIOUVILLIAN on $backend says what is known", (solver) => {
  it("that the state is not unique only where it is not", () => {
    for (const [params, choice] of [
      [{ kappa: 3, temperature: [1e10, 5e9] }, "full"],
      [{ kappa: 2.0000000562081732, temperature: [0.2, 0.6] }, "full"],
      [{ kappa: 1e-160, epsilon: [0.8, 1.2], gamma: [0, 0.1] }, "reduced"],
    ] as const) {
      const error = solved(solver, params, choice) as Refusal;
      expect(error.code).toBe("SINGULAR_LIOUVILLIAN");
      expect(error.message).not.toContain("not unique");
      expect(error.message).toContain("double precision");
      if (choice !== "full") continue;
      expect(error.parameter).toBe("solver");
      expect(error.message).toContain('Allowed: the closed form, solver "reduced"');
      expectNumbers(solver.solve(params));
    }
  });
});

describe.each(SOLVERS)("LU on $backend", (solver) => {
  it("loses the digits that docs/model.md says, and the closed form none", () => {
    const random = new Random(282);
    const off = Array.from({ length: 100 }, () => {
      const params: Parameters = {
        statistics: "bose",
        epsilon: [1, 1],
        kappa: 3,
        temperature: [1e6, 5e5],
        mu: [0, 0],
        gamma: [random.uniform(0.01, 0.3), random.uniform(0.01, 0.3)],
      };
      const [full, reduced] = (["full", "reduced"] as const).map((choice) =>
        solver.solve(params, { solver: choice }),
      );
      // Occupations of hot bosons are T/ω, so that the baths mix to a mean temperature; Ω = 3/2.
      const [first, second] = params.gamma as [number, number];
      const mean = (1e6 * first + 5e5 * second) / (first + second);
      expect(Math.abs(reduced!.minEigenvalue - 0.25 * (1 - 1.5 / mean))).toBeLessThan(1e-11);
      return Math.abs(full!.minEigenvalue - reduced!.minEigenvalue);
    });
    expect(Math.max(...off)).toBeGreaterThan(1e-7);
    expect(Math.max(...off)).toBeLessThan(6e-5);
  });
});

describe.each(SOLVERS)("σ of the full solver at T = 0 on $backend", (solver) => {
  const draw = (random: Random): Parameters => {
    const statistics = random.pick(["bose", "fermi"] as const);
    const mu = statistics === "bose" ? 0 : 0.3;
    return {
      statistics,
      epsilon: [random.uniform(0.05, 2), random.uniform(0.05, 2)],
      kappa: random.uniform(0.1, 4),
      temperature: [0, random.uniform(0, 2)],
      mu: [mu, mu],
      gamma: [random.logUniform(1e-3, 1), random.logUniform(1e-3, 1)],
    };
  };

  it("is 0 where nothing flows: LU's rounding is no flow", () => {
    const random = new Random(281);
    for (let k = 0; k < 900; k++) {
      const params = draw(random);
      const still = [
        { ...params, kappa: 0 },
        { ...params, temperature: [0, 0] as const },
        { ...params, gamma: [params.gamma[0], 0] as const },
      ][k % 3]!;
      for (const choice of ["reduced", "full"] as const) {
        const { entropyProduction, flags } = solver.solve(still, { solver: choice });
        expect(Math.abs(entropyProduction)).toBeLessThan(1e-9);
        expect(flags).not.toContain("entropy-production-infinite");
      }
    }
  });

  it("is infinite where heat or particles flow", () => {
    const random = new Random(282);
    for (let k = 0; k < 300; k++) {
      const params = { ...draw(random), temperature: [0, random.uniform(0.3, 2)] as const };
      const { flags } = solver.solve(params, { solver: "reduced" });
      expect(flags).toContain("entropy-production-infinite");
      const full = solved(solver, params, "full");
      if (full instanceof Error) expect(full.code).toBe("SINGULAR_LIOUVILLIAN");
      else expect(full.flags).toContain("entropy-production-infinite");
    }
  });
});

describe.each(SOLVERS)("heat out of a bath at T = 0, on $backend", (solver) => {
  it("has σ = +Infinity like heat into it; the current's sign tells, as docs/errors.md says", () => {
    const { heatCurrent, entropyProduction, flags } = solver.solve({
      epsilon: [0.4663246647687629, 1.5336753352312371],
      kappa: 1.6439406245946884,
      temperature: [0, 0.10621268255636096],
      gamma: [0.04127042172476649, 0.5903622006531805],
    });
    expect(heatCurrent[0]).toBeGreaterThan(3e-3);
    expect(entropyProduction).toBe(Infinity);
    expect(flags).toEqual(["not-positive", "entropy-production-infinite", "strong-damping"]);
  });
});

describe.each(SOLVERS)("what attains a bound, on $backend", (solver) => {
  it("does not violate it: product states, pure and of the model", () => {
    const random = new Random(283);
    for (let k = 0; k < 300; k++) {
      const product = rotated(
        projector([1, 0, 0, 0], [0, 0, 0, 0]),
        randomUnitary(random),
        randomUnitary(random),
      );
      const { i2, i3, i3322, i3322Bound, settings } = solver.state(asInput(product));
      expect([i2, i3]).toEqual([0, 0]);
      expect(i3322).toBeLessThanOrEqual(4);
      expect(i3322Bound).toBeGreaterThanOrEqual(i3322);
      expect(Math.abs(i3322Value(product, settings) - i3322)).toBeLessThan(1e-12);
    }
    for (const statistics of ["bose", "fermi"] as const) {
      for (let k = 0; k < 200; k++) {
        const t = random.uniform(0, 0.05);
        const params = { statistics, kappa: random.uniform(0, 1), temperature: [t, t] } as const;
        const { i3, i3322, concurrence } = solver.solve(params);
        if (concurrence > 1e-6) continue;
        expect(i3).toBe(0);
        expect(i3322).toBeLessThanOrEqual(4);
      }
    }
  });

  it("is 1 for Bell states however they are turned, not more", () => {
    const random = new Random(284);
    for (let k = 0; k < 300; k++) {
      const bell = rotated(schmidt(Math.PI / 4), randomUnitary(random), randomUnitary(random));
      const { i2, i3, i3322, settings } = solver.state(asInput(bell));
      expect(i2).toBeLessThanOrEqual(1);
      expect(i3).toBeLessThanOrEqual(1);
      expect(i2).toBeGreaterThan(1 - 1e-12);
      expect(Math.abs(i3322Value(bell, settings) - i3322)).toBeLessThan(1e-12);
      expect(normalisedChsh(2 * Math.SQRT2)).toBe(1);
    }
  });

  it("and what exceeds it by more than rounding is never cut", () => {
    // Not a state: its "CHSH" is far above Tsirelson's bound.
    const far = kron(matrix(2, [2, 0, 0, -1]), matrix(2, [2, 0, 0, -1]));
    const { i2, chsh, i3, i3322 } = solver.state(asInput(far), AS_THEY_ARE);
    expect(i2).toBeGreaterThan(1);
    expect(i2).toBe(normalisedChsh(chsh));
    expect(i3).toBe(normalisedI3322(i3322));
    expect(normalisedI3322(4 + 1e-12)).toBeGreaterThan(0);
  });
});
