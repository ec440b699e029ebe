// Systems that conserve an operator of qubit 2: their steady state is one of many, however cold and
// however weakly coupled the baths are.

import { describe, expect, it } from "vitest";
import type { SystemInput } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";
import { Random } from "../support/random.js";

const EQUATIONS = ["redfield", "secular", "universal", "local"] as const;

/** H and both baths commute with σ of qubit 2 along one axis; the levels may come in pairs of one energy. */
function conserving(random: Random, k: number): SystemInput & { readonly axis: string } {
  const axis = "XYZ"[k % 3]!;
  const equation = EQUATIONS[k % 4]!;
  const words = ["X", "Y", "Z"].flatMap((one) => [`${one}I`, `${one}${axis}`]);
  const hamiltonian = Object.fromEntries(words.map((word) => [word, random.uniform(-0.5, 0.5)]));
  if (k % 5 > 0) hamiltonian[`I${axis}`] = random.uniform(-0.5, 0.5);
  const gamma = random.logUniform(1e-6, 0.1);
  const bath = (coupling: Readonly<Record<string, number>>) => ({
    coupling,
    temperature: random.logUniform(0.05, 2),
    spectrum: { kind: "ohmic" as const, gamma },
    ...(equation === "local" ? { frequency: 1 } : {}),
  });
  const baths = [bath({ XI: 1, ZI: random.uniform() }), bath({ [`I${axis}`]: 1 })];
  return { hamiltonian, baths, equation, axis };
}

describe.each(SOLVERS)("a conserved quantity, on $backend", (own) => {
  it("is recognised in systems of every equation", async () => {
    const random = new Random(1451);
    for (let k = 0; k < 600; k++) {
      const { axis: _, ...system } = conserving(random, k);
      const error = refusal(() => own.solve(system));
      expect(error.code, JSON.stringify(system)).toBe("SINGULAR_LIOUVILLIAN");
      expect(own.spectrum(system).stationary, JSON.stringify(system)).toBeGreaterThanOrEqual(2);
      if (k % 50 > 0) continue;
      const axes = [{ parameter: "baths.1.temperature", from: 0.1, to: 1, count: 5 }] as const;
      const table = await own.sweep({ base: system, axes, observables: ["purity"] });
      expect(Array.from(table.columns.status)).toEqual([1, 1, 1, 1, 1]);
    }
  });
});

it("has the value that it started with", () => {
  const random = new Random(1452);
  for (let k = 0; k < 60; k++) {
    const { axis, ...system } = conserving(random, k);
    const value = random.uniform(-1, 1);
    const b = ["X", "Y", "Z"].map((one) => (one === axis ? value : 0));
    const zero = new Array<number>(9).fill(0);
    const { rho } = solver.solve({ ...system, initial: { bloch: { a: [0, 0, 0], b, t: zero } } });
    const at = (i: number, j: number) => [rho.re[4 * i + j]!, rho.im[4 * i + j]!] as const;
    const found = {
      X: 2 * (at(0, 1)[0] + at(2, 3)[0]),
      Y: -2 * (at(0, 1)[1] + at(2, 3)[1]),
      Z: at(0, 0)[0] - at(1, 1)[0] + at(2, 2)[0] - at(3, 3)[0],
    }[axis];
    expect(found, JSON.stringify(system)).toBeCloseTo(value, 9);
  }
});
