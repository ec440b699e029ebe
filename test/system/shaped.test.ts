// The paper's closed form with spectra of any form, against the general way and another route.

import { describe, expect, it } from "vitest";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OUT_OF_TABLE } from "../../assembly/status.js";
import type { ExtendedParametersInput, ShapeInput } from "../../src/index.js";
import { extendedParameters, paperSystem } from "../../src/model/paperSystem.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";
import { steadyStateOf } from "../support/openSystem.js";
import { Random } from "../support/random.js";
import { apart } from "../support/systemCore.js";

function shape(random: Random, fermions: boolean): ShapeInput {
  const lorentzian = {
    kind: "lorentzian",
    gamma: random.uniform(0.5, 2),
    centre: random.uniform(0, 2),
    width: random.uniform(0.3, 2),
  } as const;
  if (fermions || random.chance(0.2)) return lorentzian;
  if (random.chance(0.2)) {
    return { kind: "table", frequency: [0, 1, 2, 5, 20], gamma: [0.1, 1, 0.7, 0.2, 1] };
  }
  const cutoff = random.pick([
    { kind: "none" },
    { kind: "drude", frequency: 4 },
    { kind: "exponential", frequency: 4 },
    { kind: "gaussian", frequency: 6 },
  ] as const);
  return { kind: "ohmic", exponent: random.pick([0.5, 1, 1.5, 2]), reference: 1.5, cutoff };
}

/** Parameters of either kind of bath, weak and strong coupling. */
function point(random: Random): ExtendedParametersInput & { readonly spectrum: ShapeInput } {
  const fermions = random.chance(0.3);
  const epsilon = [random.uniform(0.5, 1.5), random.uniform(0.5, 1.5)] as const;
  const pole = 2 * Math.sqrt(epsilon[0] * epsilon[1]);
  return {
    statistics: fermions ? "fermi" : "bose",
    epsilon,
    kappa: pole * (random.chance(0.5) ? random.uniform(0.1, 0.8) : random.uniform(1.2, 2)),
    temperature: [random.uniform(0.2, 2), random.uniform(0.2, 2)],
    mu: fermions ? [random.uniform(-1, 2), random.uniform(-1, 2)] : [0, 0],
    gamma: [random.logUniform(1e-4, 0.03), random.logUniform(1e-4, 0.03)],
    spectrum: shape(random, fermions),
  };
}

describe.each(SOLVERS)("the closed form with a spectrum on $backend", (own) => {
  it("is the general way, and LU of the Liouvillian", () => {
    const random = new Random(1471);
    for (let k = 0; k < 150; k++) {
      const params = point(random);
      const closed = own.solve(params);
      const general = own.solve({ ...params, equation: "redfield" });
      const { params: given, ...full } = own.solve(params, { solver: "full" });
      expect(given).toEqual(closed.params);
      const label = JSON.stringify(params);
      expect(apart(closed.rho.re, general.rho.re), label).toBeLessThan(1e-11);
      expect(apart(closed.rho.im, general.rho.im), label).toBeLessThan(1e-11);
      expect(apart(closed.rho.re, full.rho.re), label).toBeLessThan(1e-11);
      expect(apart(closed.heatCurrent, general.heatCurrent), label).toBeLessThan(1e-12);
      expect(apart(closed.particleCurrent, general.particleCurrent), label).toBeLessThan(1e-12);
      if (params.statistics === "bose") {
        const [one, two] = [closed.entropyProduction!, general.entropyProduction!];
        expect(Math.abs(one - two), label).toBeLessThan(1e-11);
      }
      for (const name of ["concurrence", "chsh", "i3322"] as const) {
        expect(Math.abs(closed[name] - general[name]), label).toBeLessThan(1e-9);
      }
      expect(closed.flags).toEqual(general.flags);
    }
  });

  it("is Kronecker products in the energy basis", () => {
    const random = new Random(1472);
    for (let k = 0; k < 20; k++) {
      const params = point(random);
      const { rho } = steadyStateOf(paperSystem(extendedParameters(params)).system);
      const closed = own.solve(params);
      expect(apart(closed.rho.re, rho.re), JSON.stringify(params)).toBeLessThan(1e-11);
      expect(apart(closed.rho.im, rho.im)).toBeLessThan(1e-11);
    }
  });
});

describe("sweeps with a spectrum", () => {
  it.each(["kappa", "epsilon.difference", "temperature.difference", "gamma.1"] as const)(
    "along %s are the general way's, in units too",
    async (parameter) => {
      const base: ExtendedParametersInput = {
        epsilon: [0.9, 1.1],
        kappa: 3,
        temperature: [0.2, 0.5],
        spectrum: { kind: "ohmic", exponent: 2, cutoff: { kind: "exponential", frequency: 5 } },
        units: { energy: "K" },
      };
      const axes = [{ parameter, from: 0.02, to: 0.3, count: 29 }] as const;
      const observables = ["concurrence", "i3", "heatCurrent2", "entropyProduction"] as const;
      const closed = await solver.sweep({ base, axes, observables });
      const general = await solver.sweep({
        base: { ...base, equation: "redfield" },
        axes,
        observables,
      });
      for (const name of observables) {
        expect(apart(closed.columns[name]!, general.columns[name]!), name).toBeLessThan(1e-10);
      }
    },
  );

  it("have the pole at κ = 2√(ε₁ε₂) as solve has", async () => {
    for (const given of [
      { spectrum: { kind: "flat" } },
      { spectrum: { kind: "ohmic", exponent: 2 } },
      { equation: "redfield" },
      { equation: "secular" },
      { equation: "universal", spectrum: { kind: "ohmic", exponent: 2 } },
      { form: "linear" },
    ] as const) {
      const base = { temperature: [0.2, 0.6] as const, ...given };
      const error = refusal(() => solver.solve({ ...base, kappa: 2 }));
      expect(error.code).toBe("DEGENERATE_TRANSITION");
      const { columns } = await solver.sweep({
        base,
        axes: [{ parameter: "kappa", values: [1.9, 2, 2.1] }],
        observables: ["concurrence"],
      });
      expect([...columns["status"]!]).toEqual([0, STATUS_DEGENERATE_TRANSITION, 0]);
    }
  });

  it("say where a table ends", async () => {
    const spectrum = { kind: "table", frequency: [0, 3], gamma: [1, 1] } as const;
    const base = { temperature: [0.2, 0.6] as const, spectrum };
    expect(refusal(() => solver.solve({ ...base, kappa: 5 })).message).toMatch(
      /spectrum: .*outside the table/,
    );
    const { columns } = await solver.sweep({
      base,
      axes: [{ parameter: "kappa", values: [1, 3, 5] }],
      observables: ["concurrence"],
    });
    expect([...columns["status"]!]).toEqual([0, 0, STATUS_OUT_OF_TABLE]);
    const flat = solver.solve({ temperature: [0.2, 0.6], kappa: 3 });
    expect(columns["concurrence"]![1]).toBeCloseTo(flat.concurrence, 14);
  });

  it("leave the paper's own parameters alone", () => {
    const plain = { temperature: [0.2, 0.6] as const, kappa: 3, epsilon: [0.5, 1.5] as const };
    const before = solver.solve(plain);
    const shaped = solver.solve({ ...plain, spectrum: { kind: "ohmic", exponent: 2 } });
    expect(shaped.concurrence).not.toBe(before.concurrence);
    expect(solver.solve(plain)).toEqual(before);
  });
});
