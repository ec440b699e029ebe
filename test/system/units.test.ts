// Units: energies and temperatures as experiments have them.

import { describe, expect, it } from "vitest";
import type { SystemInput } from "../../src/index.js";
import { solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";

describe("units", () => {
  const base = { temperature: [0.2, 0.6], gamma: [0.1, 0.1] } as const;

  it("convert temperatures with the SI's constants", () => {
    const plain = solver.solve({ ...base, kappa: 3, form: "linear" });
    const kelvin = solver.solve({ ...base, kappa: 3, form: "linear", units: { energy: "K" } });
    expect(kelvin.concurrence).toBe(plain.concurrence);
    const scale = (unit: number) => ({
      epsilon: [5, 5] as const,
      kappa: 15,
      gamma: [0.05, 0.05] as const,
      temperature: [20 * unit, 60 * unit] as const,
    });
    // k_B · 1 mK in each unit.
    for (const [energy, one] of [
      ["GHz", 0.0208366191],
      ["meV", 8.61733326e-5],
      ["ueV", 0.0861733326],
      ["cm-1", 0.0006950348],
    ] as const) {
      const given = solver.solve({ ...scale(1), units: { energy, temperature: "mK" } });
      const wanted = solver.solve(scale(one));
      expect(given.concurrence).toBeCloseTo(wanted.concurrence, 8);
      expect(given.params.temperature).toEqual([20, 60]);
    }
  });

  it("convert those of a system too, in sweeps and along an evolution", async () => {
    // Two transmons: GHz as E/h, baths at 50 and 80 mK.
    const pair = (unit: number): SystemInput => ({
      hamiltonian: { ZI: -2.5, IZ: -2.6, XX: 0.05, YY: 0.05 },
      baths: [
        { coupling: { XI: 1 }, temperature: 50 * unit, spectrum: { kind: "ohmic", gamma: 2e-4 } },
        { coupling: { IX: 1 }, temperature: 80 * unit, spectrum: { kind: "ohmic", gamma: 2e-4 } },
      ],
    });
    const given: SystemInput = { ...pair(1), units: { energy: "GHz", temperature: "mK" } };
    // k_B · 1 mK / h in GHz, from the SI's constants.
    const wanted = pair((1.380649e-23 * 1e-3) / (6.62607015e-34 * 1e9));
    const [one, other] = [solver.solve(given), solver.solve(wanted)];
    expect(one.system.units).toEqual({ energy: "GHz", temperature: "mK" });
    expect(one.system.baths[1]!.temperature).toBe(80);
    expect(Math.max(...one.rho.re.map((x, k) => Math.abs(x - other.rho.re[k]!)))).toBeLessThan(
      1e-15,
    );
    expect(Math.abs(one.entropyProduction! / other.entropyProduction! - 1)).toBeLessThan(1e-12);
    expect(Math.abs(solver.spectrum(given).gap / solver.spectrum(wanted).gap - 1)).toBeLessThan(
      1e-12,
    );
    const along = {
      initial: { ket: [0, 1, 0, 0] },
      times: [300],
      observables: ["heatCurrent2"],
    } as const;
    const heat = (system: SystemInput) => solver.evolve(system, along)["heatCurrent2"]![0]!;
    expect(Math.abs(heat(given) / heat(wanted) - 1)).toBeLessThan(1e-12);
    const axes = [
      { parameter: "baths.2.temperature", values: [20, 80] },
      { parameter: "baths.1.spectrum.gamma", values: [2e-4] },
    ] as const;
    const { columns } = await solver.sweep({ base: given, axes, observables: ["heatCurrent2"] });
    expect(Math.abs(columns.heatCurrent2![1]! / one.heatCurrent[1]! - 1)).toBeLessThan(1e-12);
    const cold = { ...given, baths: [given.baths![0]!, { ...given.baths![1]!, temperature: 20 }] };
    const heats = solver.solve(cold).heatCurrent;
    expect(Math.abs(columns.heatCurrent2![0]! / heats[1]! - 1)).toBeLessThan(1e-9);
    const misspelt = { ...given, units: { energy: "GHz", temperature: "mk" } } as object;
    expect(refusal(() => solver.solve(misspelt as SystemInput)).message).toContain(
      'Did you mean "mK"',
    );
  });
});
