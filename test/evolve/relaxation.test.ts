// Relaxation rates as observables of sweeps, and how well they are known where eigenvalues coalesce.

import { describe, expect, it } from "vitest";
import { SOLVERS, solver } from "../support/backends.js";

/**
 * A qubit that decays and is driven: rates γ/2 and 3γ/4 ± √(γ²/16 − Ω²) (the Bloch equations), which
 * coalesce at Ω = γ/4; beside it one that only decays.
 */
const driven = (omega: number, gamma: number) => ({
  hamiltonian: { XI: 0.5 * omega, IZ: -1 },
  jumps: [
    { operator: { "-I": 1 }, rate: gamma },
    { operator: { "I-": 1 }, rate: 7 },
  ],
});

/** The three smallest rates of the driven qubit, below the other's 7/2. */
const rates = (omega: number, gamma: number) => {
  const inside = gamma * gamma * 0.0625 - omega * omega;
  const root = inside > 0 ? Math.sqrt(inside) : 0;
  return [0.5 * gamma, 0.75 * gamma - root, 0.75 * gamma + root].sort((a, b) => a - b);
};

describe.each(SOLVERS)("relaxation rates on $backend", (own) => {
  it("are closed forms along a sweep, also next to a point where two coalesce", async () => {
    const gamma = 0.5;
    const deltas = [-0.9, -0.1, -1e-2, -1e-4, 1e-4, 1e-2, 0.1, 5];
    const values = deltas.map((delta) => 0.25 * gamma * (1 + delta));
    const { columns } = await own.sweep({
      base: driven(1, gamma),
      axes: [{ name: "omega", add: { "hamiltonian.XI": 0.5 }, values: values.map((x) => x - 1) }],
      observables: ["gap", "relaxation2", "relaxation3", "relaxation4"],
    });
    values.forEach((omega, row) => {
      const wanted = rates(omega, gamma);
      // Rounding over the distance of the two.
      const bound = 1e-14 / Math.min(1, Math.sqrt(Math.abs(deltas[row]!)));
      (["relaxation2", "relaxation3", "relaxation4"] as const).forEach((name, k) => {
        expect(Math.abs(columns[name][row]! - wanted[k]!), `${name} ${omega}`).toBeLessThan(bound);
      });
      expect(columns.gap[row]).toBe(columns.relaxation2[row]);
    });
  });

  it("are known to the square root of rounding where two coalesce, their mean to rounding", async () => {
    for (const gamma of [0.1, 0.3, 1]) {
      const { columns } = await own.sweep({
        base: driven(0.25 * gamma, gamma),
        axes: [],
        observables: ["relaxation3", "relaxation4"],
      });
      const [a, b] = [columns.relaxation3[0]!, columns.relaxation4[0]!];
      expect(Math.abs(a - 0.75 * gamma)).toBeLessThan(1e-7);
      expect(Math.abs(b - 0.75 * gamma)).toBeLessThan(1e-7);
      expect(Math.abs(0.5 * (a + b) - 0.75 * gamma)).toBeLessThan(1e-14);
    }
  });
});

describe("relaxation rates", () => {
  it("are the spectrum's, in ascending order, of the paper's parameters too", async () => {
    const names = Array.from({ length: 15 }, (_, k) => `relaxation${k + 2}` as "relaxation2");
    for (const base of [{ kappa: 1.3, temperature: [0.2, 0.6] as const }, driven(0.3, 0.4)]) {
      const { columns } = await solver.sweep({ base, axes: [], observables: names });
      const { eigenvalues } = solver.spectrum(base);
      const wanted = eigenvalues
        .slice(1)
        .map(([re]) => -re)
        .sort((a, b) => a - b);
      names.forEach((name, k) => {
        expect(Math.abs(columns[name]![0]! - wanted[k]!)).toBeLessThan(1e-15);
      });
    }
  });
});
