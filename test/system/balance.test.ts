// Detailed balance bath by bath, and qubits that are hardly coupled.

import { describe, expect, it } from "vitest";
import type { BathInput, Equation, Form, SpectrumInput, SystemInput } from "../../src/index.js";
import { solver } from "../support/backends.js";
import { dagger, kron, type Matrix, matrix, multiply } from "../support/complex.js";
import { eigensystem } from "../support/hermitian.js";
import { operatorOf } from "../support/openSystem.js";
import { Random } from "../support/random.js";
import { apart } from "../support/systemCore.js";

const WORDS = { ZI: -0.45, IZ: -0.6, XX: 0.4, YY: 0.25, ZZ: -0.2, XY: 0.1, XI: 0.15 };
const SPECTRA: Readonly<Record<string, SpectrumInput>> = {
  flat: { kind: "flat", gamma: 0.1 },
  "sub-ohmic": { kind: "ohmic", gamma: 0.1, exponent: 0.5 },
  ohmic: { kind: "ohmic", gamma: 0.1, cutoff: { kind: "exponential", frequency: 3 } },
  "super-ohmic": {
    kind: "ohmic",
    gamma: 0.1,
    exponent: 3,
    cutoff: { kind: "gaussian", frequency: 3 },
  },
  lorentzian: { kind: "lorentzian", gamma: 0.1, centre: 1, width: 0.3 },
  table: { kind: "table", frequency: [0, 1, 2, 10], gamma: [0, 0.2, 0.1, 0.3] },
};

/** e^{−H/T}/Z. */
function thermal(hamiltonian: object, temperature: number): Matrix {
  const { values, vectors } = eigensystem(operatorOf(hamiltonian));
  const weights = Array.from(values, (x) => Math.exp((values[0]! - x) / temperature));
  const z = weights.reduce((sum, w) => sum + w, 0);
  const diagonal = matrix(4, new Array<number>(16).fill(0));
  weights.forEach((w, k) => {
    diagonal.re[5 * k] = w / z;
  });
  return multiply(vectors, diagonal, dagger(vectors));
}

describe("detailed balance", () => {
  it.each(Object.entries(SPECTRA))(
    "leaves a bath's own thermal state alone: %s",
    (kind, spectrum) => {
      for (const form of ["linear", "exchange"] as const satisfies readonly Form[]) {
        for (const temperature of [0.3, 1.5]) {
          // A part at frequency zero has a rate in ohmic spectra alone.
          const zero = form === "exchange" || kind === "ohmic" || kind === "super-ohmic";
          const coupling = zero ? { XI: 1, IZ: 0.3, YY: 0.2 } : { XI: 1 };
          const hamiltonian = zero ? WORDS : { ZI: -0.45, IZ: -0.6, XX: 0.4, YY: 0.25, ZZ: -0.2 };
          const bath: BathInput = { coupling, form, temperature, spectrum };
          const start = thermal(hamiltonian, temperature);
          const initial = { re: [...start.re], im: [...start.im] };
          const { rho, heatCurrent1 } = solver.evolve(
            { hamiltonian, baths: [bath], equation: "secular" },
            { initial, times: [0.1, 3, 100], observables: ["rho", "heatCurrent1"] },
          );
          for (const state of rho!) {
            expect(apart(state.re, start.re)).toBeLessThan(1e-14);
            expect(apart(state.im, start.im)).toBeLessThan(1e-14);
          }
          // Sixteen products of numbers of order one, which a rounding each leaves.
          for (const heat of heatCurrent1!) expect(Math.abs(heat)).toBeLessThan(1e-14);
        }
      }
    },
  );
});

describe("qubits that are hardly coupled", () => {
  const [e1, e2, t1, t2] = [1, 1.3, 0.4, 0.9];
  const system = (kappa: number, form: Form, equation: Equation): SystemInput => ({
    hamiltonian: { nI: e1, In: e2, "+-": kappa / 2, "-+": kappa / 2 },
    baths: (["XI", "IX"] as const).map((word, j) => {
      const lower = equation === "local" ? word.replace("X", "-") : word;
      const temperature = [t1, t2][j]!;
      const spectrum = { kind: "ohmic", gamma: 0.05 } as const;
      return { coupling: { [lower]: 1 }, form, temperature, frequency: [e1, e2][j]!, spectrum };
    }),
    equation,
  });
  const qubit = (energy: number, temperature: number) => {
    const excited = 1 / (1 + Math.exp(energy / temperature));
    return matrix(2, [1 - excited, 0, 0, excited]);
  };
  const product = kron(qubit(e1, t1), qubit(e2, t2));

  it.each([
    ["redfield", "linear"],
    ["redfield", "exchange"],
    ["secular", "linear"],
    ["secular", "exchange"],
    ["universal", "linear"],
    ["universal", "exchange"],
    ["local", "exchange"],
  ] as const)(
    "are each at the temperature of its bath by the %s equation in %s form",
    (equation, form) => {
      for (const kappa of [1e-3, 1e-5, 0]) {
        const { rho, heatCurrent } = solver.solve(system(kappa, form, equation));
        // Off by the square of κ, and by κ times a damping where there is a coherence.
        expect(apart(rho.re, product.re)).toBeLessThan(1e-14 + 2 * kappa);
        expect(Math.abs(heatCurrent[0]!)).toBeLessThan(1e-15 + kappa * kappa);
      }
    },
  );
});

describe("baths of one temperature, cold", () => {
  it("produce no entropy and break no law, whatever rounding leaves of the flows", () => {
    const random = new Random(2718);
    const some = (words: readonly string[]) =>
      Object.fromEntries(words.map((word) => [word, random.uniform(-1, 1)]));
    const strings = ["XX", "YY", "ZZ", "XY", "YZ", "ZI", "IZ", "XI", "IY"];
    for (let k = 0; k < 200; k++) {
      const temperature = k % 4 === 0 ? 0 : 10 ** random.uniform(-8, -3);
      const baths = ["XI", "IX", "ZY"].map((word) => ({
        coupling: some([word, "ZI", "IZ", "XX"]),
        temperature,
        spectrum: { kind: "ohmic" as const, gamma: 10 ** random.uniform(-3, 0) },
      }));
      const system: SystemInput = { hamiltonian: some(strings), baths, equation: "secular" };
      const { entropyProduction, flags } = solver.solve(system, {
        observables: ["entropyProduction"],
      });
      expect(flags).not.toContain("second-law");
      expect(flags).not.toContain("entropy-production-infinite");
      expect(Math.abs(entropyProduction!)).toBeLessThan(1e-12);
    }
  });

  it("of nearly one temperature produce what linear response says", () => {
    const pair = (difference: number) => {
      const baths = ["XI", "IX"].map((word, j) => ({
        coupling: { [word]: 1 },
        temperature: 0.4 * (1 + j * difference),
        spectrum: { kind: "ohmic" as const, gamma: 0.05 },
      }));
      const hamiltonian = { ZI: -0.5, IZ: -0.6, XX: 0.3 };
      return solver.solve({ hamiltonian, baths, equation: "secular" }).entropyProduction!;
    };
    // Quadratic in the difference, down to 2·10⁻¹².
    expect(pair(1e-5)).toBeGreaterThan(2e-12);
    expect(Math.abs((100 * pair(1e-5)) / pair(1e-4) - 1)).toBeLessThan(2e-4);
  });
});

describe("the zero of energy", () => {
  it("changes nothing, however far it is", () => {
    const baths = ["XI", "IX"].map((word, j) => ({
      coupling: { [word]: 1 },
      temperature: 0.2 + 0.4 * j,
      spectrum: { kind: "ohmic" as const, gamma: 0.02 },
    }));
    for (const equation of ["redfield", "secular", "universal"] as const) {
      const plain = solver.solve({ hamiltonian: WORDS, baths, equation });
      for (const II of [1, -1e8, 1e17, 1e100]) {
        const shifted = solver.solve({ hamiltonian: { II, ...WORDS }, baths, equation });
        expect({ ...shifted, system: null }).toEqual({ ...plain, system: null });
      }
    }
  });
});

describe("a table of rates", () => {
  it("that ends at the transition frequencies reaches them", () => {
    // Levels ±√(ε² + 4 XX²)…: differences that rounding puts on either side of the table's ends.
    for (let k = 1; k <= 20; k++) {
      const [one, two] = [0.1 * k, 0.37 * k];
      const gamma = (at: number) => 0.01 * at;
      const bath = (word: string, omega: number, table: boolean): BathInput => ({
        coupling: { [word]: 1 },
        temperature: 0.3,
        spectrum: table
          ? { kind: "table", frequency: [omega, omega + 1], gamma: [gamma(omega), 1] }
          : { kind: "flat", gamma: gamma(omega) },
      });
      const heats = [true, false].map((table) =>
        solver.solve({
          hamiltonian: { ZI: -one / 2, IZ: -two / 2, II: 0.3 * k },
          baths: [bath("XI", one, table), bath("IX", two, table)],
        }),
      );
      expect(apart(heats[0]!.rho.re, heats[1]!.rho.re)).toBeLessThan(1e-14);
    }
    const beyond: SystemInput = {
      hamiltonian: { ZI: -0.5, IZ: -0.3 },
      baths: [
        {
          coupling: { XI: 1 },
          temperature: 0.3,
          spectrum: { kind: "table", frequency: [1.00000001, 2], gamma: [1, 1] },
        },
      ],
    };
    expect(() => solver.solve(beyond)).toThrow("outside the table");
  });
});
