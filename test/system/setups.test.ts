// The published set-ups against closed forms and rate equations.

import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { SETUPS, type SystemInput } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { matrix } from "../support/complex.js";
import { eliminate } from "../support/gauss.js";

const setup = (name: string) => SETUPS.find((one) => one.name === name)!;
const bathsOf = (system: SystemInput) => system.baths!;
const fermi = (x: number, temperature: number) => 1 / (Math.exp(x / temperature) + 1);

/** Where a function changes its sign between two places. */
function bisected(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let k = 0; k < 60; k++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0 === f(low) > 0) a = middle;
    else b = middle;
  }
  return a;
}

/** The stationary populations of a rate equation of four states. */
function stationary(generator: readonly Float64Array[]): Float64Array {
  const rows = [new Float64Array([1, 1, 1, 1]), ...generator.slice(1)];
  const b = { re: Float64Array.of(1, 0, 0, 0), im: new Float64Array(4) };
  return eliminate(
    matrix(
      4,
      rows.flatMap((row) => [...row]),
    ),
    b,
  ).re;
}

describe("the published set-ups", () => {
  it("stand in docs/systems.md with their sources, and solve on both cores along their axis", async () => {
    const page = await readFile(new URL("../../docs/systems.md", import.meta.url), "utf8");
    const text = page.replace(/\s+/g, " ");
    expect(SETUPS).toHaveLength(5);
    expect(new Set(SETUPS.map(({ name }) => name)).size).toBe(5);
    for (const { name, title, source, system, along } of SETUPS) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const part of [title, ...source.split("; ")]) expect(text).toContain(part);
      const [one, two] = SOLVERS.map((own) => own.solve(system));
      expect(one).toEqual(two);
      const [, json] = /```json\n([^`]*)```/.exec(page.slice(page.indexOf(`### ${title}`)))!;
      const shown = solver.solve(JSON.parse(json!) as SystemInput);
      expect(shown.concurrence).toBeCloseTo(one!.concurrence, 4);
      expect(shown.gap / one!.gap || 1).toBeCloseTo(1, 3);
      if (system.initial !== undefined) continue;
      const { columns } = await solver.sweep({
        base: system,
        axes: [{ ...along, count: 21 }],
        observables: ["concurrence", "minEigenvalue"],
      });
      expect(
        columns["status"]!.every((status) => status === 0),
        name,
      ).toBe(true);
      expect(
        columns["minEigenvalue"]!.every((x) => x > -1e-12),
        name,
      ).toBe(true);
      expect(Math.max(...columns["concurrence"]!), name).toBeGreaterThan(0.05);
    }
  });

  it("exchange dimer: entangled up to e^{2J/T} sinh(2√(J² + D²)/T) = 1", () => {
    const { system } = setup("exchange-dimer");
    for (const [d, printed] of [
      [0, 3.640957],
      [1, 4.631704],
      [2, 6.551203],
    ] as const) {
      const delta = 2 * Math.hypot(1, d);
      const at = (temperature: number) =>
        solver.solve({
          ...system,
          hamiltonian: { XX: 1, YY: 1, ZZ: 1, XY: d, YX: -d },
          baths: bathsOf(system).map((bath) => ({ ...bath, temperature })),
        }).concurrence;
      const border = bisected((t) => Math.exp(2 / t) * Math.sinh(delta / t) - 1, 1, 20);
      expect(border).toBeCloseTo(printed, 6);
      expect(at(border * (1 - 1e-9))).toBeGreaterThan(0);
      expect(at(border * (1 + 1e-9))).toBe(0);
      for (const t of [0.5, 1, 2, 3]) {
        const z = 2 * Math.exp(-1 / t) + 2 * Math.exp(1 / t) * Math.cosh(delta / t);
        const wanted = (2 * (Math.exp(1 / t) * Math.sinh(delta / t) - Math.exp(-1 / t))) / z;
        expect(at(t)).toBeCloseTo(wanted, 12);
      }
    }
  });

  it("entanglement engine: C = 2r(1 − r)/(1 + 4r²), its maximum (√5 − 1)/4", () => {
    const { system } = setup("entanglement-engine");
    expect(solver.solve(system).concurrence).toBeCloseTo((Math.sqrt(5) - 1) / 4, 13);
    for (const g of [0.1, 0.4, 0.6, 0.7, 1, 1.9, 2, 3]) {
      const r = g / 2;
      const hamiltonian = { nI: 1, In: 1, "+-": g, "-+": g };
      const wanted = Math.max(0, (2 * r * (1 - r)) / (1 + 4 * r * r));
      expect(solver.solve({ ...system, hamiltonian }).concurrence).toBeCloseTo(wanted, 12);
    }
  });

  it("collective decay: C(t) = (1 − e^{−2Γt})/2 from |01⟩", () => {
    const { system } = setup("collective-decay");
    expect(solver.solve(system).concurrence).toBeCloseTo(0.5, 13);
    const { initial, ...rest } = system;
    const times = [0, 0.1, 0.5, 1, 2, 5, 20];
    const { rho, concurrence } = solver.evolve(rest, {
      initial,
      times,
      observables: ["rho", "concurrence"],
    });
    times.forEach((t, k) => {
      const [amplitude, population] = [Math.exp(-t), Math.exp(-2 * t)];
      const wanted = [(1 - population) / 2, (1 + population) / 4 + amplitude / 2];
      wanted.push((1 + population) / 4 - amplitude / 2, (population - 1) / 4);
      [0, 5, 10, 6].forEach((entry, j) => {
        expect(rho![k]!.re[entry]).toBeCloseTo(wanted[j]!, 14);
      });
      // 2√(ρ₁₁ρ₄₄) makes 1e-8 of a population of 1e-17 in the place of zero.
      expect(concurrence![k]).toBeCloseTo((1 - population) / 2, 7);
    });
  });

  it("double dot: births and deaths among four states", () => {
    const { system } = setup("double-dot");
    for (const u of [0, 0.7, 2, 50]) {
      const [energy, g, temperature, gamma] = [1, 0.5, 0.2, 0.01];
      const leads = bathsOf(system).map(({ mu }) => mu!);
      // Energies of |00⟩, the odd and the even superposition, |11⟩.
      const energies = [0, energy - g, energy + g, 2 * energy + u];
      const generator = Array.from({ length: 4 }, () => new Float64Array(4));
      const currents: { to: number; from: number; rate: number; lead: number; sign: number }[] = [];
      for (const [low, high] of [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ] as const) {
        leads.forEach((mu, j) => {
          const f = fermi(energies[high]! - energies[low]! - mu, temperature);
          currents.push({ from: low, to: high, rate: gamma * f, lead: j, sign: 1 });
          currents.push({ from: high, to: low, rate: gamma * (1 - f), lead: j, sign: -1 });
        });
      }
      for (const { from, to, rate } of currents) {
        generator[to]![from]! += rate;
        generator[from]![from]! -= rate;
      }
      const p = stationary(generator);
      const { rho, particleCurrent } = solver.solve({
        ...system,
        hamiltonian: { nI: energy, In: energy, "+-": g, "-+": g, nn: u },
      });
      expect(rho.re[0]).toBeCloseTo(p[0]!, 12);
      expect(rho.re[15]).toBeCloseTo(p[3]!, 12);
      expect(rho.re[5]).toBeCloseTo((p[1]! + p[2]!) / 2, 12);
      expect(rho.re[6]).toBeCloseTo((p[2]! - p[1]!) / 2, 12);
      leads.forEach((_, j) => {
        const flow = currents
          .filter(({ lead }) => lead === j)
          .reduce((sum, { from, rate, sign }) => sum + sign * rate * p[from]!, 0);
        expect(particleCurrent[j]).toBeCloseTo(flow, 13);
      });
    }
  });

  it("transmons: populations and coherence in closed form, in the SI's units", () => {
    const { system } = setup("transmons");
    for (const [dephasing, g] of [
      [5e-6, 5e-4],
      [0, 5e-4],
      [2e-3, 3e-3],
    ] as const) {
      // E/h in GHz; k_B and h of the SI.
      const n = (mK: number) => 1 / Math.expm1((5e9 * 6.62607015e-34) / (1.380649e-23 * mK * 1e-3));
      const decay = [2 * 2e-3 * (1 + 2 * n(15)), 2 * 1e-4 * (1 + 2 * n(300))] as const;
      const rest = [n(15), n(300)].map((x) => x / (1 + 2 * x)) as [number, number];
      const kappa = (decay[0] + decay[1]) / 2 + 4 * dephasing;
      const conductance = (2 * g * g) / kappa;
      const bias = (rest[0] - rest[1]) / (1 + conductance / decay[0] + conductance / decay[1]);
      const flow = conductance * bias;
      const [n1, n2] = [rest[0] - flow / decay[0], rest[1] + flow / decay[1]];
      const both = (decay[0] * rest[0] * n2 + decay[1] * rest[1] * n1) / (decay[0] + decay[1]);
      const coherence = (g * Math.abs(bias)) / kappa;
      const concurrence = Math.max(0, 2 * (coherence - Math.sqrt(both * (1 - n1 - n2 + both))));
      const own = solver.solve({
        ...system,
        hamiltonian: { nI: 5, In: 5, "+-": g, "-+": g },
        jumps: system.jumps!.map((jump) => ({ ...jump, rate: dephasing })),
      });
      expect(own.rho.re[15]).toBeCloseTo(both, 12);
      expect(own.rho.re[10]! + own.rho.re[15]!).toBeCloseTo(n1, 12);
      expect(own.rho.re[5]! + own.rho.re[15]!).toBeCloseTo(n2, 12);
      expect(own.concurrence).toBeCloseTo(concurrence, 11);
      if (dephasing === 5e-6) expect(own.concurrence).toBeGreaterThan(0.05);
    }
  });
});
