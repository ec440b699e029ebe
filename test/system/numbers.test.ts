// The numbers, levels and states that pages and programs take from a system or a state.

import { describe, expect, it } from "vitest";
import {
  densityMatrix,
  type SystemInput,
  systemLevels,
  systemNumbers,
  withSystemNumber,
} from "../../src/index.js";

const SYSTEM: SystemInput = {
  hamiltonian: { ZI: -0.5, "+-": 0.3, "-+": 0.3, XX: [0.1, 0] },
  baths: [
    {
      coupling: { "-I": 1 },
      form: "exchange",
      statistics: "fermi",
      temperature: 0.2,
      spectrum: { kind: "flat", gamma: 0.02 },
    },
  ],
  jumps: [{ operator: { IZ: 1 }, rate: 0.01 }],
};

describe("the numbers of a system", () => {
  it("are those that an axis may vary, with defaults where nothing is written", () => {
    const numbers = systemNumbers(SYSTEM);
    const value = (path: string) => numbers.find((one) => one.path === path)?.value;
    expect(value("hamiltonian.ZI")).toBe(-0.5);
    expect(value("baths.1.temperature")).toBe(0.2);
    expect(value("baths.1.mu")).toBe(0);
    expect(value("jumps.1.rate")).toBe(0.01);
    expect(value("hamiltonian.XX")).toBeUndefined();
  });

  it("change one at a time, an adjoint along with its string, in a copy", () => {
    for (const { path } of systemNumbers(SYSTEM)) {
      const changed = withSystemNumber(SYSTEM, path, 0.25);
      expect(systemNumbers(changed).find((one) => one.path === path)!.value, path).toBe(0.25);
      expect(SYSTEM.hamiltonian).toMatchObject({ ZI: -0.5 });
    }
    expect(withSystemNumber(SYSTEM, "hamiltonian.+-", 0.4).hamiltonian).toMatchObject({
      "+-": 0.4,
      "-+": 0.4,
      ZI: -0.5,
    });
    expect(() => withSystemNumber(SYSTEM, "baths.2.mu", 1)).toThrow("baths.1.mu");
  });
});

describe("the levels of a system", () => {
  it("are those of a two-level problem: E = ±√(ε² + g²) beside ±ε", () => {
    const [epsilon, g] = [0.4, 0.3];
    const levels = systemLevels({
      hamiltonian: { ZI: -epsilon, "+-": g, "-+": g },
      jumps: [{ operator: { ZI: 1 }, rate: 1 }],
    });
    const omega = Math.hypot(epsilon, g);
    const energies = levels.map(({ energy }) => energy);
    [-omega, -epsilon, epsilon, omega].forEach((energy, k) => {
      expect(energies[k]).toBeCloseTo(energy, 14);
    });
    // |00⟩ and |11⟩ are not coupled.
    expect(levels[1]!.re).toEqual([1, 0, 0, 0]);
    expect(levels[2]!.re).toEqual([0, 0, 0, 1]);
    // tan 2θ = g/ε.
    const [, x, y] = levels[0]!.re;
    expect((2 * x! * y!) / (x! ** 2 - y! ** 2)).toBeCloseTo(-g / epsilon, 12);
  });
});

describe("densityMatrix", () => {
  it("is the matrix of any shape, repaired where it is asked to be", () => {
    const half = Math.SQRT1_2;
    const { re, im } = densityMatrix({
      ket: [
        [0, 0],
        [half, 0],
        [0, half],
        [0, 0],
      ],
    });
    expect(re[5]).toBeCloseTo(0.5, 15);
    expect(im[6]).toBeCloseTo(-0.5, 15);
    const twice = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].map((x) => 0.501 * x);
    expect(() => densityMatrix(twice)).toThrow("trace");
    expect(densityMatrix(twice, { repair: "normalise" }).re[0]).toBe(1);
  });
});
