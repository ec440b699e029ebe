// A million times of one evolution: the trace, ρ's Hermiticity and the state itself stay where they belong.

import { expect, it } from "vitest";
import { SOLVERS } from "../support/backends.js";

it.each(SOLVERS)(
  "a million times drift by less than 1e-11 on $backend",
  (own) => {
    const count = 1_000_001;
    const [omega, rate, to] = [1.1, 2e-4, 2e4];
    const { columns } = own.evolveTable(
      {
        hamiltonian: { nI: omega, In: 0.3 },
        jumps: [
          { operator: { "-I": 1 }, rate },
          { operator: { "I-": 1 }, rate: 0.1 },
        ],
      },
      {
        initial: { re: new Array<number>(16).fill(0.25) },
        times: { from: 0, to, count },
        observables: ["rho", "minEigenvalue"],
      },
    );
    let worst = 0;
    for (let k = 0; k < count; k++) {
      const t = columns["time"]![k]!;
      // 2 Re⟨0|ρ₁|1⟩ and −2 Im: the phase to rounding of ωt.
      const size = Math.exp(-0.5 * rate * t);
      worst = Math.max(
        worst,
        Math.abs(columns["II"]![k]! - 1),
        Math.abs(columns["XI"]![k]! - size * Math.cos(omega * t)),
        Math.abs(columns["YI"]![k]! + size * Math.sin(omega * t)),
        Math.abs(columns["ZI"]![k]! - (1 - Math.exp(-rate * t))),
        -columns["minEigenvalue"]![k]!,
      );
    }
    // The times themselves are rounded: ω t has an error of 2e4 · 2⁻⁵³.
    expect(worst).toBeLessThan(1e-11);
  },
  120_000,
);

it.each(SOLVERS)(
  "T = 0, γ over seven decades: long times are the steady state on $backend",
  (own) => {
    for (let decade = -7; decade <= 0; decade++) {
      for (const temperature of [0, 0.4]) {
        const gamma = 10 ** decade;
        for (const system of [
          { kappa: 1.3, epsilon: [0.8, 1.2], temperature, gamma },
          {
            hamiltonian: { ZI: -0.5, IZ: -0.6, XX: 0.3, ZZ: 0.1 },
            baths: ["XI", "IX"].map((word) => ({
              coupling: { [word]: 1 },
              temperature,
              spectrum: { kind: "ohmic" as const, gamma: 0.1 * gamma },
            })),
          },
        ] as const) {
          const { rho: steady } = own.solve(system as { kappa: number });
          const { gap } = own.spectrum(system);
          expect(gap).toBeGreaterThan(0);
          const { rho } = own.evolve(system, {
            initial: { re: new Array<number>(16).fill(0.25) },
            times: [40 / gap, 1e3 / gap],
            observables: ["rho"],
          });
          rho!.forEach(({ re, im }) => {
            for (let k = 0; k < 16; k++) {
              expect(Math.abs(re[k]! - steady.re[k]!), `${decade} ${temperature}`).toBeLessThan(
                1e-12,
              );
              expect(Math.abs(im[k]! - steady.im[k]!), `${decade} ${temperature}`).toBeLessThan(
                1e-12,
              );
            }
          });
        }
      }
    }
  },
  120_000,
);
