// What holds for systems of any kind: thermal states, conservation, symmetries, special cases.

import { describe, expect, it } from "vitest";
import { STATUS_SINGULAR_LIOUVILLIAN } from "../../assembly/status.js";
import * as slot from "../../assembly/system/layout.js";
import type { Bath, BathInput, SystemInput } from "../../src/model/system.js";
import { solver } from "../support/backends.js";
import { dagger, kron, type Matrix, matrix, multiply } from "../support/complex.js";
import { CORES, js, wasm } from "../support/cores.js";
import { eigensystem } from "../support/hermitian.js";
import { operatorOf } from "../support/openSystem.js";
import { Random } from "../support/random.js";
import { randomSystem } from "../support/randomSystems.js";
import { apart, solveOn } from "../support/systemCore.js";

const WORDS = { ZI: -0.45, IZ: -0.6, XX: 0.4, YY: 0.25, ZZ: -0.2, XY: 0.1, YX: -0.3, XI: 0.15 };
const ohmic = (gamma: number) => ({
  kind: "ohmic" as const,
  gamma,
  cutoff: { kind: "drude" as const, frequency: 5 },
});

/** e^{−βO}/Z of a Hermitian operator. */
function thermal(operator: Matrix, temperature: number): Matrix {
  const { values, vectors } = eigensystem(operator);
  const weights = Array.from(values, (x) => Math.exp((values[0]! - x) / temperature));
  const z = weights.reduce((sum, w) => sum + w, 0);
  const diagonal = matrix(4, new Array<number>(16).fill(0));
  weights.forEach((w, k) => {
    diagonal.re[5 * k] = w / z;
  });
  return multiply(vectors, diagonal, dagger(vectors));
}

describe("equal baths", () => {
  const baths = (form: "linear" | "exchange"): BathInput[] => [
    { coupling: { XI: 1, ZI: 0.2 }, form, temperature: 0.7, spectrum: ohmic(0.03) },
    { coupling: { IX: 1 }, form, temperature: 0.7, spectrum: ohmic(0.05) },
  ];

  it.each([
    ["redfield", "linear", 1e-9],
    ["redfield", "exchange", 1e-9],
    ["secular", "linear", 0.03],
    ["secular", "exchange", 0.03],
    ["universal", "linear", 1e-9],
  ] as const)("thermalise the %s equation in %s form", (equation, form, weakness) => {
    const input = { hamiltonian: WORDS, baths: baths(form), equation };
    for (const one of input.baths) Object.assign(one, { spectrum: ohmic(weakness) });
    const wanted = thermal(operatorOf(WORDS), 0.7);
    const own = solveOn(wasm, input);
    // Redfield and universal reach it in the limit of weak coupling, secular always.
    expect(apart(own.re, wanted.re)).toBeLessThan(1e-8);
    expect(apart(own.im, wanted.im)).toBeLessThan(1e-8);
    if (equation === "secular") {
      expect(apart(own.re, wanted.re)).toBeLessThan(1e-13);
      expect(apart(own.heat, [0, 0])).toBeLessThan(1e-15);
    }
  });

  it("give e^{−β(H−μN)} for fermions", () => {
    const hamiltonian = { nI: 0.9, In: 1.2, "+-": 0.3, "-+": 0.3, nn: 0.7 };
    const lead = (word: string): BathInput => ({
      coupling: { [word]: 1 },
      form: "exchange",
      statistics: "fermi",
      temperature: 0.4,
      mu: 0.6,
      spectrum: { kind: "lorentzian", gamma: 0.02, centre: 1, width: 0.8 },
    });
    const own = solveOn(wasm, { hamiltonian, baths: [lead("-I"), lead("I-")] });
    const free = operatorOf({ nI: 0.3, In: 0.6, "+-": 0.3, "-+": 0.3, nn: 0.7 });
    expect(apart(own.re, thermal(free, 0.4).re)).toBeLessThan(1e-13);
  });

  it("lose the entanglement of an XXX dimer with DM at the known temperatures", () => {
    for (const [d, critical] of [
      [0, 3.640957],
      [1, 4.631704],
      [2, 6.551203],
    ] as const) {
      const concurrence = (temperature: number) => {
        const bath = (coupling: BathInput["coupling"]) => ({
          coupling,
          temperature,
          spectrum: ohmic(0.05),
        });
        const { re, im } = solveOn(js, {
          hamiltonian: { XX: 1, YY: 1, ZZ: 1, XY: d, YX: -d },
          baths: [bath({ XI: 1, ZI: 0.5 }), bath({ IX: 1, IY: 0.3 })],
          equation: "secular",
        });
        return solver.state({ re, im }).concurrence;
      };
      expect(concurrence(critical - 1e-5)).toBeGreaterThan(0);
      expect(concurrence(critical + 1e-5)).toBe(0);
    }
  });
});

describe.each(CORES)("the paper's model on $backend", (core) => {
  const leads = (params: ReturnType<typeof point>): BathInput[] =>
    [0, 1].map((j) => ({
      coupling: params.statistics === "bose" ? { [j ? "IX" : "XI"]: 1 } : { [j ? "I-" : "-I"]: 1 },
      form: "exchange",
      statistics: params.statistics,
      temperature: params.temperature[j]!,
      mu: params.mu[j]!,
      spectrum: { kind: "flat", gamma: params.gamma[j]! },
    }));

  function point(random: Random) {
    const statistics = random.pick(["bose", "fermi"] as const);
    const mu = () => (statistics === "fermi" ? random.uniform(-1, 2) : 0);
    return {
      statistics,
      epsilon: [random.uniform(0.5, 1.5), random.uniform(0.5, 1.5)] as const,
      kappa: statistics === "fermi" ? random.uniform(0.05, 1) : random.uniform(0.05, 5),
      temperature: [random.uniform(0.1, 2), random.uniform(0.1, 2)] as const,
      mu: [mu(), mu()] as const,
      gamma: [random.logUniform(1e-4, 0.1), random.logUniform(1e-4, 0.1)] as const,
    };
  }

  it("is a special case in both regimes", () => {
    const random = new Random(1411);
    for (let k = 0; k < 300; k++) {
      const params = point(random);
      const closed = solver.solve(params);
      const half = params.kappa / 2;
      const own = solveOn(core, {
        hamiltonian: {
          ZI: -params.epsilon[0] / 2,
          IZ: -params.epsilon[1] / 2,
          "+-": half,
          "-+": half,
        },
        baths: leads(params),
      });
      expect(apart(own.re, closed.rho.re), JSON.stringify(params)).toBeLessThan(1e-11);
      expect(apart(own.im, closed.rho.im)).toBeLessThan(1e-11);
      expect(apart(own.heat, closed.heatCurrent)).toBeLessThan(1e-11);
      expect(apart(own.particles, closed.particleCurrent)).toBeLessThan(1e-11);
    }
  });

  it("keeps the digits of weak coupling, down to γ = 1e-99", () => {
    const at = (gamma: number) =>
      solveOn(core, {
        hamiltonian: WORDS,
        baths: [
          { coupling: { XI: 1 }, temperature: 0.3, spectrum: ohmic(gamma) },
          { coupling: { IX: 1, IZ: 0.3 }, temperature: 0.7, spectrum: ohmic(2 * gamma) },
        ],
      });
    const limit = at(1e-20);
    for (const gamma of [1e-9, 1e-12, 1e-50, 1e-99]) {
      const own = at(gamma);
      expect(own.status).toBe(0);
      expect(apart(own.re, limit.re)).toBeLessThan(gamma === 1e-9 ? 1e-9 : 1e-13);
      const flow = (heat: readonly number[], unit: number) => heat.map((x) => x / unit);
      expect(apart(flow(own.heat, gamma), flow(limit.heat, 1e-20))).toBeLessThan(1e-8);
    }
  });
});

describe("systems", () => {
  it("turn with the local bases", () => {
    const random = new Random(1412);
    const turn = () => {
      const [a, b, c, d] = [random.normal(), random.normal(), random.normal(), random.normal()];
      const n = Math.hypot(a, b, c, d);
      return matrix(2, [a / n, c / n, -c / n, a / n], [b / n, d / n, d / n, -b / n]);
    };
    for (let k = 0; k < 60; k++) {
      const input = randomSystem(random);
      const u = kron(turn(), turn());
      const turned = (given: unknown) => {
        const { re, im } = multiply(u, operatorOf(given), dagger(u));
        return { re, im };
      };
      const before = solveOn(wasm, input);
      const after = solveOn(wasm, {
        ...input,
        hamiltonian: turned(input.hamiltonian),
        baths: input.baths!.map((bath) => ({ ...bath, coupling: turned(bath.coupling) })),
        jumps: input.jumps!.map((jump) => ({ ...jump, operator: turned(jump.operator) })),
      });
      const wanted = multiply(u, matrix(4, before.re, before.im), dagger(u));
      expect(apart(after.re, wanted.re)).toBeLessThan(1e-10);
      expect(apart(after.im, wanted.im)).toBeLessThan(1e-10);
      expect(apart(after.heat, before.heat)).toBeLessThan(1e-11);
    }
  });

  it("conserve trace and energy, and stay positive where the equation is of Lindblad's form", () => {
    const random = new Random(1413);
    for (let k = 0; k < 300; k++) {
      const input = randomSystem(random);
      const own = solveOn(wasm, input);
      const trace = own.re[0]! + own.re[5]! + own.re[10]! + own.re[15]!;
      expect(Math.abs(trace - 1)).toBeLessThan(1e-14);
      const flows = [...own.heat, own.jumpHeat];
      expect(Math.abs(flows.reduce((sum, x) => sum + x, 0))).toBeLessThan(1e-12);
      if (input.equation === "redfield") continue;
      const { values } = eigensystem(matrix(4, own.re, own.im));
      expect(values[0]).toBeGreaterThan(-1e-12);
    }
  });

  it("add up: a bath twice is one of twice the spectrum", () => {
    const bath = (gamma: number): BathInput => ({
      coupling: { XI: 1, IY: 0.4 },
      temperature: 0.5,
      spectrum: ohmic(gamma),
    });
    const other = { coupling: { IX: 1 }, temperature: 1, spectrum: ohmic(0.02) };
    const once = solveOn(wasm, { hamiltonian: WORDS, baths: [bath(0.04), other] });
    const twice = solveOn(wasm, { hamiltonian: WORDS, baths: [bath(0.02), bath(0.02), other] });
    expect(apart(once.re, twice.re)).toBeLessThan(1e-14);
    expect(once.heat[0]).toBeCloseTo(twice.heat[0]! + twice.heat[1]!, 14);
  });

  it("reach (√5 − 1)/4, the entanglement engine's best", () => {
    const lead = (word: string, mu: number): BathInput => ({
      coupling: { [word]: 1 },
      form: "exchange",
      statistics: "fermi",
      temperature: 1e-3,
      mu,
      frequency: 1,
      spectrum: { kind: "flat", gamma: 1 },
    });
    const half = (Math.sqrt(5) - 1) / 2;
    const { re, im } = solveOn(wasm, {
      hamiltonian: { nI: 1, In: 1, "+-": half, "-+": half },
      baths: [lead("-I", 1e3), lead("I-", -1e3)],
      equation: "local",
    } satisfies SystemInput);
    expect(solver.state({ re, im }).concurrence).toBeCloseTo((Math.sqrt(5) - 1) / 4, 12);
  });

  it("without a unique steady state have a status", () => {
    const dark = {
      hamiltonian: { nI: 1, In: 1 },
      jumps: [{ operator: { "-I": 1, "I-": 1 }, rate: 1 }],
    };
    expect(solveOn(wasm, dark).status).toBe(STATUS_SINGULAR_LIOUVILLIAN);
    const alone: Pick<Bath, "coupling" | "temperature"> & { spectrum: object } = {
      coupling: { XI: 1 },
      temperature: 1,
      spectrum: ohmic(0.1),
    };
    const uncoupled = { hamiltonian: { nI: 1, In: 1.1 }, baths: [alone] };
    expect(solveOn(wasm, uncoupled).status).toBe(STATUS_SINGULAR_LIOUVILLIAN);
    expect(wasm.arena[slot.SYSTEM_BATHS]).toBe(1);
  });
});
