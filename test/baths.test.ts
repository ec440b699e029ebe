import { describe, expect, it } from "vitest";
import {
  H_EPSILON_MINUS,
  RATE_ALPHA,
  RATE_BETA,
  RATE_J,
  RATE_N,
  RATE_NU,
} from "../assembly/layout.js";
import { STATUS_DEGENERATE_TRANSITION, STATUS_OK, STATUS_OVERFLOW } from "../assembly/status.js";
import type { Core } from "../src/core/core.js";
import { CORES } from "./support/cores.js";
import { randomParameters } from "./support/parameters.js";
import { Random } from "./support/random.js";
import { levels, occupation } from "./support/redfield.js";
import { Worst } from "./support/worst.js";

const BOSE = 0;
const FERMI = 1;
const TEMPERATURES = [0, Number.MIN_VALUE, 1e-300, 1e-12, 1e-3, 1, 1e3, 1e6];

function relative(value: number, exact: number): number {
  return value === exact ? 0 : Math.abs(value / exact - 1);
}

describe.each(CORES)("baths on $backend", ({ arena, hamiltonian, baths }) => {
  it("gives n, α, β, ν of Eqs. (21), (23) for each bath at both frequencies", () => {
    const random = new Random(21);
    const worst = new Worst("rates, relative");
    for (let k = 0; k < 2000; k++) {
      const params = randomParameters(random);
      const { statistics, epsilon, kappa, temperature, mu } = params;
      const number = statistics === "bose" ? BOSE : FERMI;
      const gamma = [0, 1, 2, 3].map(() => random.uniform(0.01, 0.3)) as [
        number,
        number,
        number,
        number,
      ];
      hamiltonian(number, epsilon[0], epsilon[1], kappa);
      expect(baths(number, temperature[0], temperature[1], mu[0], mu[1], ...gamma)).toBe(STATUS_OK);
      const { minus, plus } = levels(params);
      gamma.forEach((g, slot) => {
        const j = slot >> 1;
        const [n, m] = occupation(
          statistics,
          slot % 2 === 0 ? minus : plus,
          mu[j]!,
          temperature[j]!,
        );
        const at = { params, slot };
        // An occupation e^{−x} amplifies the rounding of x, and ε̄ − Ω that of ε₋.
        const x = Math.abs((slot % 2 === 0 ? minus : plus) - mu[j]!) / temperature[j]!;
        const amplified = Number.isFinite(x) ? Math.max(1, Math.min(x, 700)) : 1;
        const expected = statistics === "bose" ? g + 2 * g * n : g;
        if (n > 1e-280) {
          worst.update(relative(arena[RATE_N + slot]!, n) / amplified, at);
          worst.update(relative(arena[RATE_ALPHA + slot]!, g * n) / amplified, at);
        }
        if (m > 1e-280) worst.update(relative(arena[RATE_BETA + slot]!, g * m) / amplified, at);
        worst.update(relative(arena[RATE_NU + slot]!, expected) / amplified, at);
      });
    }
    // κ keeps 1e-3 away from 2√(ε₁ε₂), so that the reference's ε̄ − Ω has lost three digits.
    worst.expectWithin(5e-12);
  });

  it("obeys detailed balance α/β = e^{−(ω−μ)/T}", () => {
    const worst = new Worst("detailed balance, relative");
    for (const statistics of [BOSE, FERMI]) {
      for (const temperature of [0.03, 0.4, 2, 50]) {
        const mu = statistics === BOSE ? 0 : 0.7;
        hamiltonian(statistics, 0.8, 1.2, 1);
        baths(statistics, temperature, temperature, mu, mu, 0.1, 0.2, 0.3, 0.4);
        for (let slot = 0; slot < 4; slot++) {
          const omega = arena[H_EPSILON_MINUS + (slot % 2)]!;
          const ratio = arena[RATE_ALPHA + slot]! / arena[RATE_BETA + slot]!;
          worst.update(relative(ratio, Math.exp(-(omega - mu) / temperature)), {
            statistics,
            slot,
          });
        }
      }
    }
    worst.expectWithin(1e-13);
  });

  it("takes T = 0 as the limit: 0 above μ, 1 below, ½ at μ", () => {
    hamiltonian(FERMI, 1, 1, 1);
    for (const [mu, n] of [
      [0.4, 0],
      [0.5, 0.5],
      [0.6, 1],
    ] as const) {
      baths(FERMI, 0, 0, mu, mu, 0.1, 0.1, 0.1, 0.1);
      expect(arena[RATE_N]).toBe(n);
      expect(arena[RATE_ALPHA]).toBe(0.1 * n);
      expect(arena[RATE_BETA]).toBe(0.1 * (1 - n));
    }
    hamiltonian(BOSE, 1, 1, 1);
    baths(BOSE, 0, 0, 0, 0, 0.1, 0.1, 0.1, 0.1);
    expect([arena[RATE_N], arena[RATE_ALPHA], arena[RATE_BETA]]).toEqual([0, 0, 0.1]);
  });

  it("keeps fermions at μ = ω half filled at every temperature", () => {
    hamiltonian(FERMI, 1, 1, 1);
    for (const temperature of TEMPERATURES) {
      baths(FERMI, temperature, 0, 0.5, 0, 0.1, 0.1, 0.1, 0.1);
      expect(arena[RATE_N]).toBe(0.5);
    }
  });

  it("neither overflows nor gives NaN from T = 0 to 1e6", () => {
    for (const statistics of [BOSE, FERMI]) {
      hamiltonian(statistics, 0.9, 1.1, 3);
      for (const first of TEMPERATURES) {
        for (const second of TEMPERATURES) {
          const mu = statistics === BOSE ? 0 : 0.3;
          expect(baths(statistics, first, second, mu, mu, 0.1, 0.1, 0.1, 0.1)).toBe(STATUS_OK);
          for (let slot = RATE_N; slot < RATE_J + 2; slot++)
            expect(arena[slot]).toBeGreaterThan(-1e13);
          for (let slot = RATE_N; slot < RATE_J + 2; slot++) expect(arena[slot]).toBeLessThan(1e13);
        }
      }
    }
  });

  it("reaches n = T/ω − 1/2 for hot bosons and 1/2 for hot fermions", () => {
    hamiltonian(BOSE, 1, 1, 1);
    baths(BOSE, 1e6, 1e6, 0, 0, 0.1, 0.1, 0.1, 0.1);
    expect(arena[RATE_N]! / (1e6 / 0.5 - 0.5)).toBeCloseTo(1, 12);
    hamiltonian(FERMI, 1, 1, 1);
    baths(FERMI, 1e6, 1e6, 0, 0, 0.1, 0.1, 0.1, 0.1);
    expect(arena[RATE_N]).toBeCloseTo(0.5 - 0.5 / 4e6, 14);
  });

  it("gives the exchange J∓ = ν₁α₂ − ν₂α₁, zero in equilibrium", () => {
    for (const statistics of [BOSE, FERMI]) {
      hamiltonian(statistics, 0.8, 1.2, 1);
      baths(statistics, 0.5, 0.5, 0, 0, 0.1, 0.2, 0.3, 0.4);
      expect([arena[RATE_J], arena[RATE_J + 1]]).toEqual([0, 0]);
      baths(statistics, 0.5, 0.9, 0, 0, 0.1, 0.2, 0.3, 0.4);
      for (const branch of [0, 1]) {
        const exchange =
          arena[RATE_NU + branch]! * arena[RATE_ALPHA + 2 + branch]! -
          arena[RATE_NU + 2 + branch]! * arena[RATE_ALPHA + branch]!;
        expect(arena[RATE_J + branch]! / exchange).toBeCloseTo(1, 13);
      }
    }
  });

  it("says where a warm bosonic transition has no energy, and where a rate overflows", () => {
    hamiltonian(BOSE, 1, 1, 2);
    expect(baths(BOSE, 0.4, 0.4, 0, 0, 0.1, 0.1, 0.1, 0.1)).toBe(STATUS_DEGENERATE_TRANSITION);
    expect(baths(BOSE, 0, 0.4, 0, 0, 0.1, 0.1, 0.1, 0.1)).toBe(STATUS_DEGENERATE_TRANSITION);
    expect(baths(BOSE, 0, 0, 0, 0, 0.1, 0.1, 0.1, 0.1)).toBe(STATUS_OK);
    expect(baths(BOSE, 0.4, 0, 0, 0, 0, 0, 0.1, 0.1)).toBe(STATUS_OK);
    hamiltonian(BOSE, 1e-100, 1e-100, 0);
    expect(baths(BOSE, 1e100, 1, 0, 0, 1e100, 1e100, 1, 1)).toBe(STATUS_OK);
    hamiltonian(BOSE, 1e-100, 1e-100, 1.9999999e-100);
    expect(baths(BOSE, 1e100, 1, 0, 0, 1e101, 1e101, 1, 1)).toBe(STATUS_OVERFLOW);
  });
});

it("both cores give the same bits at the ends: T = 0, γ = 0 and −0, ε = μ, no energy", () => {
  const rates = (core: Core, ...[statistics, t1, t2, mu, ...gamma]: number[]) => {
    core.hamiltonian(statistics!, 0.8, 1.2, 1);
    core.arena.fill(7, RATE_N, RATE_J + 2);
    const [a, b, c, d] = gamma as [number, number, number, number];
    const status = core.baths(statistics!, t1!, t2!, mu!, mu!, a, b, c, d);
    return [status, ...core.arena.slice(RATE_N, RATE_J + 2)];
  };
  const random = new Random(22);
  let acted = 0;
  for (let k = 0; k < 20_000; k++) {
    const statistics = random.pick([BOSE, FERMI]);
    const temperature = () => random.pick([0, ...TEMPERATURES, 1e100, 1e308]);
    const gamma = () => random.pick([0, -0, 1e-100, 0.1, 1, 1e308]);
    // The levels of the line above: ε₋ is 1 − √0.29 and ε₊ 1 + √0.29.
    const mu = statistics === BOSE ? 0 : random.pick([0, 1 + Math.sqrt(0.29), -3, 5]);
    const args = [statistics, temperature(), temperature(), mu, gamma(), gamma(), gamma(), gamma()];
    const [one, two] = CORES.map((core) => rates(core, ...args));
    expect(one, String(args)).toEqual(two);
    if (one![1] !== 7 && one![1] !== 0) acted += 1;
  }
  expect(acted).toBeGreaterThan(2000);
});
