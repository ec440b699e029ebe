// Steady states next to poles of the rates, of close levels and of rates many orders apart: the digits are
// right, or the state is refused.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as slot from "../../assembly/system/layout.js";
import { createSolver } from "../../src/index.js";
import { checkedSystem, type SystemInput } from "../../src/model/system.js";
import { writeSystem } from "../../src/model/systemRecord.js";
import { CORES } from "../support/cores.js";

interface Row {
  readonly system: SystemInput;
  readonly strings: readonly number[];
  readonly heat: readonly number[];
}
const text = readFileSync(new URL("../fixtures/exact-systems.jsonl", import.meta.url), "utf8");
const ROWS = text
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);
const solver = await createSolver();

describe.each(CORES)("$backend", (core) => {
  it("has the digits of sums with fifty, where doubles lose them", () => {
    expect(ROWS.length).toBeGreaterThan(50);
    for (const { system, strings } of ROWS) {
      writeSystem(core.arena, checkedSystem(system));
      expect(core.systemSteadyState(), JSON.stringify(system)).toBe(0);
      strings.forEach((x, k) => {
        const difference = Math.abs(core.arena[slot.PAULI_STATE + k]! - x);
        expect(difference, `${k} of ${JSON.stringify(system)}`).toBeLessThan(1e-9);
      });
    }
  });
});

it("follows the closed form to the pole of the exchange form", () => {
  for (const off of [1e-2, -1e-3, 1e-4, 1e-5, -1e-6, 1e-7]) {
    const params = { temperature: [0.2, 0.6], kappa: 2 * (1 + off) } as const;
    const closed = solver.solve(params).rho;
    const general = solver.solve({ ...params, equation: "redfield" }).rho;
    closed.re.forEach((x, k) => {
      expect(Math.abs(general.re[k]! - x), `κ = ${params.kappa}`).toBeLessThan(1e-10);
      expect(Math.abs(general.im[k]! - closed.im[k]!)).toBeLessThan(1e-10);
    });
  }
});

/** Both qubits by baths whose rates are r apart, no coupling: the steady state is a product. */
const uneven = (r: number) => ({
  hamiltonian: { ZI: -0.5, IZ: -0.6 },
  jumps: [
    { operator: { "-I": 1 }, rate: 1 },
    { operator: { "+I": 1 }, rate: 0.25 },
    { operator: { "I-": 1 }, rate: r },
    { operator: { "I+": 1 }, rate: 0.25 * r },
  ],
});

it("resolves rates up to 10²⁰ apart and says what it takes for none beyond", () => {
  for (const r of [1, 1e-8, 1e-16, 1e-20]) {
    const { re } = solver.solve(uneven(r)).rho;
    [0.64, 0.16, 0.16, 0.04].forEach((x, k) => {
      expect(re[5 * k]).toBeCloseTo(x, 12);
    });
  }
  expect(() => solver.solve(uneven(1e-40))).toThrow(/2 independent .* 1e-21 of the largest/);
});

it("refuses a state whose ninth digit hangs on the rounding of rates", () => {
  // Rates that fall with ω³ next to the pole: by Redfield's equation a state with entries of 10¹² or so.
  const bath = (word: string, gamma: number, temperature: number) => ({
    coupling: { [word]: 1 },
    form: "exchange" as const,
    temperature,
    spectrum: { kind: "ohmic" as const, gamma, exponent: 3 },
  });
  const system = (off: number) => {
    const half = Math.sqrt(0.8 * 1.2) * (1 + off);
    return {
      hamiltonian: { ZI: -0.4, IZ: -0.6, "+-": half, "-+": half },
      baths: [bath("XI", 0.025, 0.4), bath("IX", 0.04, 0.9)],
    };
  };
  expect(() => solver.solve(system(1e-8))).toThrow(/cannot be resolved in double precision/);
  expect(() => solver.solve(system(1e-2))).not.toThrow();
});

const between = (cold: number, hot: number, coupling = 0.3) => ({
  hamiltonian: { ZI: -0.5, IZ: -0.6, XX: coupling, YY: coupling },
  baths: [cold, hot].map((temperature, k) => ({
    coupling: { [k === 0 ? "XI" : "IX"]: 1 },
    temperature,
    spectrum: { kind: "ohmic" as const, gamma: 0.01 },
  })),
});

it("flags currents that are rounding beside their rates, but for baths that are alike", async () => {
  expect(solver.solve(between(0.3, 0.5)).flags).toEqual([]);
  expect(solver.solve(between(0.4, 0.4)).flags).toEqual([]);
  // Of the order of exp(−0.6/0.01) times the rates.
  expect(solver.solve(between(0.01, 0.011)).flags).toEqual(["faint-current"]);
  expect(solver.solve(between(0.3, 0.5, 1e-8)).flags).toEqual(["faint-current"]);
  expect(solver.solve(between(0.01, 0.011), { observables: ["concurrence"] }).flags).toEqual([]);
  const sweep = (observable: "heatCurrent1" | "concurrence") =>
    solver.sweep({
      base: between(0.3, 0.5),
      axes: [
        { parameter: "hamiltonian.XX", values: [0.3, 0.3] },
        { name: "both", add: { "hamiltonian.XX": 1, "hamiltonian.YY": 1 }, values: [0, -0.3] },
      ],
      observables: [observable],
    });
  expect(Array.from((await sweep("heatCurrent1")).columns.flags)).toEqual([0, 16, 0, 16]);
  expect(Array.from((await sweep("concurrence")).columns.flags)).toEqual([0, 0, 0, 0]);
});
