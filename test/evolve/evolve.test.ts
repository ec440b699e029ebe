// States along an evolution: the golden table, closed forms at long times, the steady state.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as slot from "../../assembly/system/layout.js";
import type { SystemInput } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { CORES, js, wasm } from "../support/cores.js";
import { refusal } from "../support/errors.js";
import { Random } from "../support/random.js";
import { randomSystem } from "../support/randomSystems.js";
import { apart, solveOn } from "../support/systemCore.js";

interface Row {
  readonly system: SystemInput;
  readonly initial: { readonly re: number[]; readonly im: number[] };
  readonly times: number[];
  readonly expect: {
    readonly rhoRe: number[][];
    readonly rhoIm: number[][];
    readonly concurrence: number[];
  };
}

const GOLDEN = readFileSync(new URL("../fixtures/evolutions.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);
/** |+⟩⟨+| ⊗ |+⟩⟨+|. */
const PLUS = { re: new Array<number>(16).fill(0.25) };

/** Qubits with frequencies and decay rates of their own. */
const decay = (omega: number, rate: number): SystemInput => ({
  hamiltonian: { nI: omega, In: 0.3 },
  jumps: [
    { operator: { "-I": 1 }, rate },
    { operator: { "I-": 1 }, rate: 0.1 },
  ],
});

describe.each(SOLVERS)("evolve on $backend", (own) => {
  it("has the golden table's states and concurrences", () => {
    for (const { system, initial, times, expect: wanted } of GOLDEN) {
      const { rho, concurrence } = own.evolve(system, { initial, times });
      times.forEach((_, k) => {
        expect(apart(rho![k]!.re, wanted.rhoRe[k]!)).toBeLessThan(1e-12);
        expect(apart(rho![k]!.im, wanted.rhoIm[k]!)).toBeLessThan(1e-12);
        expect(Math.abs(concurrence![k]! - wanted.concurrence[k]!)).toBeLessThan(1e-10);
      });
    }
  });

  it("keeps the phase of a coherence over 10⁹ turns, whatever decays beside it", () => {
    for (const [omega, exponent] of [
      [1.1, 30],
      [0.7, 28],
      [2.3, 20],
    ] as const) {
      // A power of two: ωt is exact, and so are the cosine's digits.
      const t = 2 ** exponent;
      const { rho } = own.evolve(decay(omega, 1 / t), { initial: PLUS, times: [t] });
      // ⟨0|ρ₁|1⟩ = ½ e^{iωt − t·rate/2}.
      const re = rho![0]!.re[2]! + rho![0]!.re[7]!;
      const im = rho![0]!.im[2]! + rho![0]!.im[7]!;
      const size = 0.5 * Math.exp(-0.5);
      expect(Math.abs(re - size * Math.cos(omega * t))).toBeLessThan(1e-14);
      expect(Math.abs(im - size * Math.sin(omega * t))).toBeLessThan(1e-14);
    }
  });
});

describe("evolve", () => {
  it("ends in the steady state", () => {
    const random = new Random(1501);
    for (let k = 0; k < 40; k++) {
      const system = randomSystem(random);
      const steady = solver.solve(system);
      // Redfield's equation may run away where its coupling is not weak.
      if (!(steady.gap > 1e-6)) continue;
      const { rho } = solver.evolve(system, { initial: PLUS, times: [1e9, 60 / steady.gap] });
      for (const one of rho!) {
        expect(apart(one.re, steady.rho.re), JSON.stringify(system)).toBeLessThan(1e-12);
        expect(apart(one.im, steady.rho.im)).toBeLessThan(1e-12);
      }
    }
  });

  it("does not depend on the order of the times, nor on how they are reached", () => {
    const random = new Random(1502);
    for (let k = 0; k < 10; k++) {
      const system = randomSystem(random);
      const grid = solver.evolve(system, { initial: PLUS, times: { from: 0, to: 8, count: 161 } });
      const times = grid.times.toReversed();
      const single = solver.evolve(system, { initial: PLUS, times }).rho!.toReversed();
      grid.rho!.forEach(({ re, im }, i) => {
        expect(apart(re, single[i]!.re)).toBeLessThan(1e-14);
        expect(apart(im, single[i]!.im)).toBeLessThan(1e-14);
      });
    }
  });

  it.each(CORES)("drifts by less than 1e-11 over a million steps on $backend", (core) => {
    const { arena } = core;
    solveOn(core, decay(1.1, 1e-3));
    arena.fill(0, slot.START, slot.START + 16);
    // |+⟩ on both: I and X of either.
    for (const k of [0, 1, 4, 5]) arena[slot.START + k] = 1;
    expect(core.evolveStart(90)).toBe(0);
    core.evolveStep(90e-6);
    arena.copyWithin(slot.GRID_STATE, slot.START, slot.START + 16);
    for (let k = 0; k < 1_000_000; k++) core.evolveOn();
    expect(arena[slot.GRID_STATE]).toBe(1);
    const wanted = Math.exp(-0.045) * Math.cos(1.1 * 90);
    expect(Math.abs(arena[slot.GRID_STATE + 4]! - wanted)).toBeLessThan(1e-11);
  });

  it("has heat that adds up to the change of energy", () => {
    const system: SystemInput = {
      hamiltonian: { ZI: -0.5, IZ: -0.6, XX: 0.3 },
      baths: ["XI", "IX"].map((word) => ({
        coupling: { [word]: 1 },
        temperature: 0.5,
        spectrum: { kind: "ohmic" as const, gamma: 0.05 },
      })),
    };
    const count = 2001;
    const { rho, ...flows } = solver.evolve(system, {
      initial: PLUS,
      times: { from: 0, to: 2, count },
      observables: ["rho", "heatCurrent1", "heatCurrent2", "jumpHeat"],
    });
    const energy = ({ re }: { re: number[] }) =>
      -0.5 * (re[0]! + re[5]! - re[10]! - re[15]!) -
      0.6 * (re[0]! - re[5]! + re[10]! - re[15]!) +
      0.6 * (re[3]! + re[6]!);
    // Simpson's rule.
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const weight = k === 0 || k === count - 1 ? 1 : k % 2 === 1 ? 4 : 2;
      sum += weight * (flows["heatCurrent1"]![k]! + flows["heatCurrent2"]![k]!);
    }
    const change = energy(rho![count - 1]!) - energy(rho![0]!);
    expect((sum * 1e-3) / 3).toBeCloseTo(change, 11);
    expect(flows.jumpHeat!.every((x) => x === 0)).toBe(true);
  });

  it("takes logarithmic grids and the paper's parameters", () => {
    const times = { from: 1e-9, to: 1e9, count: 19, scale: "log" } as const;
    const { times: found, rho } = solver.evolve({ kappa: 3 }, { initial: PLUS, times });
    expect(found[9]).toBeCloseTo(1, 12);
    expect(found[18]).toBe(1e9);
    expect(apart(rho![18]!.re, solver.solve({ kappa: 3 }).rho.re)).toBeLessThan(1e-12);
  });

  it("refuses what makes no sense", () => {
    const at = (change: object) =>
      refusal(() =>
        solver.evolve(decay(1, 0.1), { initial: PLUS, times: [0, 1], ...change } as never),
      ).message;
    expect(at({ times: [0, -1] })).toContain("times.2: -1");
    expect(at({ times: [] })).toContain("times");
    expect(at({ times: { from: 0, to: 1, count: 3, scale: "log" } })).toContain("above 0");
    expect(at({ observables: ["heatCurrent1"] })).toContain("observables.1");
    expect(at({ observables: ["concurence"] })).toContain('Did you mean "concurrence"');
    expect(at({ initial: { re: [1, 2, 3] } })).toContain("initial");
    expect(at({ times: [1e300] })).toContain("times");
  });

  it("has the same bits on both cores", () => {
    const random = new Random(1503);
    for (let k = 0; k < 30; k++) {
      const input = randomSystem(random);
      const time = random.logUniform(1e-3, 1e8);
      for (const core of [wasm, js]) {
        solveOn(core, input);
        core.arena.fill(0.25, slot.START, slot.START + 16);
        core.arena[slot.START] = 1;
        expect(core.evolveStart(time)).toBe(0);
        core.evolveTo(0.77 * time);
      }
      for (let at = slot.PAULI_STATE; at < slot.PAULI_STATE + 16; at++) {
        expect(Object.is(wasm.arena[at], js.arena[at])).toBe(true);
      }
    }
  });
});
