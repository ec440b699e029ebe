// Every measure of a state, in both cores: against the golden table, its definition, symmetries.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MEASURES, type MeasureResults, NUMBER_MEASURES } from "../../src/core/measures.js";
import { SOLVERS } from "../support/backends.js";
import { chshReference, correlationsOf } from "../support/bell.js";
import { combine, identity, kron, type Matrix, matrix } from "../support/complex.js";
import * as route from "../support/measures.js";
import { Random } from "../support/random.js";
import {
  AS_THEY_ARE,
  asInput,
  KINDS,
  partySwapped,
  randomState,
  randomUnitary,
  rotated,
  SINGLET,
  schmidt,
  werner,
} from "../support/states.js";
import { Worst } from "../support/worst.js";

interface Row {
  readonly kind: string;
  readonly rhoRe: number[];
  readonly rhoIm: number[];
  readonly expect: Readonly<Partial<Record<keyof MeasureResults, number>>>;
}

const GOLDEN: readonly Row[] = readFileSync(
  new URL("../fixtures/measures.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);

/** Kinds that are states, and states of every rank. */
const STATES = KINDS.filter((kind) => kind !== "model");

describe.each(SOLVERS)("measures on $backend", (solver) => {
  const target = asInput(randomState(new Random(7001), "hilbert-schmidt"));
  const all = (rho: Matrix): MeasureResults =>
    solver.state(asInput(rho), { ...AS_THEY_ARE, observables: MEASURES, target });

  it("agree with the golden table", () => {
    const worst = new Worst("golden");
    const discord = new Worst("golden discord");
    for (const row of GOLDEN) {
      const found = all(matrix(4, row.rhoRe, row.rhoIm));
      for (const [name, value] of Object.entries(row.expect)) {
        const error = Math.abs((found[name as keyof MeasureResults] as number) - value);
        (name.startsWith("discord") ? discord : worst).update(error, { kind: row.kind, name });
      }
    }
    expect(GOLDEN).toHaveLength(24);
    worst.expectWithin(1e-12);
    discord.expectWithin(1e-10);
  });

  it("agree with their definitions on states of every kind", () => {
    const random = new Random(7002);
    const sigma = matrix(4, target.re as number[], target.im as number[]);
    const worst = new Worst("definitions");
    for (let k = 0; k < 360; k++) {
      const kind = STATES[k % STATES.length]!;
      const rho = randomState(random, kind);
      const found = all(rho);
      const wanted = {
        concurrence: route.concurrence(rho),
        chsh: chshReference(rho),
        negativity: route.negativity(rho),
        purity: route.purity(rho),
        entropy: route.entropy(rho),
        mutualInformation: route.mutualInformation(rho),
        entanglementOfFormation: route.formation(found.concurrence),
        fullyEntangledFraction: route.fullyEntangledFraction(rho),
        fidelity: route.fidelity(rho, sigma),
      };
      for (const [name, value] of Object.entries(wanted)) {
        worst.update(Math.abs(found[name as "purity"] - value), { kind, name, k });
      }
    }
    worst.expectWithin(1e-10);
  });

  it("have the values of states that are known", () => {
    const known: [Matrix, Partial<Record<keyof MeasureResults, number>>][] = [
      [
        SINGLET,
        {
          negativity: 0.5,
          entanglementOfFormation: 1,
          purity: 1,
          entropy: 0,
          mutualInformation: 2,
          discord1: 1,
          discord2: 1,
          fullyEntangledFraction: 1,
        },
      ],
      [
        combine([0.25, identity(4)]),
        {
          negativity: 0,
          entanglementOfFormation: 0,
          purity: 0.25,
          entropy: 2,
          mutualInformation: 0,
          discord1: 0,
          discord2: 0,
          fullyEntangledFraction: 0.25,
        },
      ],
      // Product of two pure qubits; a mixture that is classical on qubit 1 alone.
      [schmidt(0), { entropy: 0, discord1: 0, discord2: 0, mutualInformation: 0, negativity: 0 }],
      [
        combine(
          [0.5, kron(matrix(2, [1, 0, 0, 0]), matrix(2, [1, 0, 0, 0]))],
          [0.5, kron(matrix(2, [0, 0, 0, 1]), matrix(2, [0.5, 0.5, 0.5, 0.5]))],
        ),
        // S(2) − S(ρ) = h(cos²(π/8)) − 1, and what a measurement of qubit 2 leaves of qubit 1.
        { discord1: 0, entropy: 1, purity: 0.5 },
      ],
    ];
    for (const [rho, values] of known) {
      const found = all(rho);
      for (const [name, value] of Object.entries(values)) {
        expect(found[name as "purity"], name).toBeCloseTo(value, 13);
      }
    }
    const p = 0.6;
    const { negativity, fullyEntangledFraction, discord1 } = all(werner(p));
    expect(negativity).toBeCloseTo((3 * p - 1) / 4, 14);
    expect(fullyEntangledFraction).toBeCloseTo((1 + 3 * p) / 4, 14);
    // Ollivier and Zurek's closed form of Werner states.
    const part = (x: number) => x * Math.log2(x);
    const exact = (part(1 - p) + part(1 + 3 * p)) / 4 - part(1 + p) / 2;
    expect(discord1).toBeCloseTo(exact, 13);
  });

  it("do not change under local unitaries, and pass over with the parties", () => {
    const random = new Random(7003);
    const worst = new Worst("invariance");
    const names = NUMBER_MEASURES.filter((name) => name !== "fidelity" && !/^(i3|uns)/.test(name));
    const other = { discord1: "discord2", discord2: "discord1" } as const;
    for (let k = 0; k < 240; k++) {
      const kind = STATES[k % STATES.length]!;
      const rho = randomState(random, kind);
      const found = all(rho);
      const turned = all(rotated(rho, randomUnitary(random), randomUnitary(random)));
      const swapped = all(partySwapped(rho));
      for (const name of names) {
        worst.update(Math.abs(turned[name] - found[name]), { kind, name, k });
        const there = other[name as "discord1"] ?? name;
        worst.update(Math.abs(swapped[there] - found[name]), { kind, name, k, swapped: true });
      }
    }
    worst.expectWithin(1e-10);
  });

  it("stay in their ranges", () => {
    const random = new Random(7004);
    for (let k = 0; k < 400; k++) {
      const m = all(randomState(random, STATES[k % STATES.length]!));
      for (const name of NUMBER_MEASURES.filter((one) => one !== "minEigenvalue")) {
        expect(m[name], name).toBeGreaterThanOrEqual(0);
      }
      for (const name of ["entanglementOfFormation", "purity", "fidelity"] as const) {
        expect(m[name], name).toBeLessThanOrEqual(1);
      }
      expect(m.negativity).toBeLessThanOrEqual(0.5 + 1e-15);
      expect(m.negativity).toBeLessThanOrEqual(m.concurrence / 2 + 1e-12);
      expect(m.fullyEntangledFraction).toBeGreaterThanOrEqual(0.25);
      expect(m.fullyEntangledFraction).toBeLessThanOrEqual(1);
      expect(m.entropy).toBeLessThanOrEqual(2 + 1e-14);
      // What a measurement finds is no more than there is.
      const most = m.mutualInformation + 1e-12;
      expect(Math.max(m.discord1, m.discord2)).toBeLessThanOrEqual(most);
    }
  });

  it("are their own target's fidelity: 1, and ⟨ψ|ρ|ψ⟩ for a pure one", () => {
    const random = new Random(7005);
    for (let k = 0; k < 60; k++) {
      const rho = randomState(random, STATES[k % STATES.length]!);
      const own = { observables: ["fidelity"], target: asInput(rho) } as const;
      expect(solver.state(asInput(rho), own).fidelity).toBeCloseTo(1, 10);
      const ket = [0, 1, 2, 3].map(() => [random.normal(), random.normal()] as [number, number]);
      const norm = Math.hypot(...ket.flat());
      const psi = ket.map(([re, im]): [number, number] => [re / norm, im / norm]);
      let exact = 0;
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          const [a, b] = psi[i]!;
          const [c, d] = psi[j]!;
          exact += rho.re[4 * i + j]! * (a * c + b * d) - rho.im[4 * i + j]! * (a * d - b * c);
        }
      }
      const pure = { observables: ["fidelity"], target: { ket: psi } } as const;
      expect(solver.state(asInput(rho), pure).fidelity).toBeCloseTo(exact, 13);
    }
  });

  it("attain CHSH in directions of unit length", () => {
    const random = new Random(7006);
    const length = new Worst("length");
    const value = new Worst("chsh of its directions");
    for (let k = 0; k < 400; k++) {
      const rho = randomState(random, KINDS[k % KINDS.length]!);
      const { chsh, chshSettings } = all(rho);
      const { t } = correlationsOf(rho);
      const { alice, bob } = chshSettings;
      for (const n of [...alice, ...bob]) length.update(Math.abs(Math.hypot(...n) - 1), k);
      const mean = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, x, i) => sum + b.reduce((row, y, j) => row + x * t[i]![j]! * y, 0), 0);
      const [a1, a2] = alice;
      const [b1, b2] = bob;
      const reached = mean(a1, b1) + mean(a1, b2) + mean(a2, b1) - mean(a2, b2);
      value.update(Math.abs(reached - chsh), k);
    }
    length.expectWithin(1e-12);
    value.expectWithin(1e-12);
  });

  it("have directions of CHSH that move with the state", () => {
    const random = new Random(7007);
    const worst = new Worst("step of a direction, over that of the state");
    for (let path = 0; path < 40; path++) {
      const from = randomState(random, "hilbert-schmidt");
      const to = randomState(random, "pure");
      const at = (x: number) => all(combine([1 - x, from], [x, to])).chshSettings;
      const step = 1e-6;
      for (let k = 1; k < 20; k++) {
        const [before, after] = [at(k / 20), at(k / 20 + step)];
        const moved = [...before.alice, ...before.bob].flat().map((x, i) => {
          return Math.abs(x - [...after.alice, ...after.bob].flat()[i]!);
        });
        worst.update(Math.max(...moved) / step, { path, k });
      }
    }
    // A jump would be 10⁵ and more.
    worst.expectWithin(3e4);
  });
});
