// Steady states of systems of any kind: golden tables, QuTiP, another route, closed forms.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as slot from "../../assembly/system/layout.js";
import { ARENA_SIZE } from "../../assembly/system/layout.js";
import { CORES, js, wasm } from "../support/cores.js";
import { Random } from "../support/random.js";
import { randomSystem } from "../support/randomSystems.js";
import { apart, solveOn } from "../support/systemCore.js";
import { compareRoutes } from "../support/systemRoutes.js";

interface Row {
  readonly system: Record<string, unknown>;
  readonly expect: {
    readonly rhoRe: number[];
    readonly rhoIm: number[];
    readonly heatCurrent: number[];
    readonly particleCurrent?: number[];
    readonly jumpHeat?: number;
    readonly entropyProduction?: number | null;
    readonly gap: number;
    readonly eigenvalues: [number, number][];
  };
}

const rows = (name: string) =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
const GOLDEN = rows("systems.jsonl");

describe.each(CORES)("steady states on $backend", (core) => {
  it("are those of the golden table", () => {
    for (const { system, expect: wanted } of GOLDEN) {
      const own = solveOn(core, system);
      expect(own.status).toBe(0);
      expect(apart(own.re, wanted.rhoRe)).toBeLessThan(1e-12);
      expect(apart(own.im, wanted.rhoIm)).toBeLessThan(1e-12);
      expect(apart(own.heat, wanted.heatCurrent)).toBeLessThan(1e-13);
      expect(apart(own.particles, wanted.particleCurrent!)).toBeLessThan(1e-13);
      expect(Math.abs(own.jumpHeat - wanted.jumpHeat!)).toBeLessThan(1e-13);
      expect(own.residual).toBeLessThan(1e-14);
      if (typeof wanted.entropyProduction !== "number") continue;
      expect(Math.abs(own.production - wanted.entropyProduction)).toBeLessThan(1e-12);
    }
  });

  it("have the golden table's eigenvalues", () => {
    for (const { system, expect: wanted } of GOLDEN) {
      solveOn(core, system);
      expect(core.systemEigenvalues()).toBe(1);
      const own: [number, number][] = [[0, 0]];
      for (let k = 0; k < 15; k++) {
        own.push([core.arena[slot.EIGENVALUE_RE + k]!, core.arena[slot.EIGENVALUE_IM + k]!]);
      }
      for (const [re, im] of wanted.eigenvalues) {
        const distance = own.map(([x, y]) => Math.hypot(x - re, y - im));
        const nearest = distance.indexOf(Math.min(...distance));
        expect(distance[nearest]).toBeLessThan(1e-11);
        own.splice(nearest, 1);
      }
    }
  });

  it("are QuTiP's for fifty systems", () => {
    const table = rows("qutip-systems.jsonl");
    expect(table).toHaveLength(50);
    for (const { system, expect: wanted } of table) {
      const own = solveOn(core, system);
      expect(own.status).toBe(0);
      expect(apart(own.re, wanted.rhoRe)).toBeLessThan(1e-13);
      expect(apart(own.im, wanted.rhoIm)).toBeLessThan(1e-13);
      expect(apart(own.heat, wanted.heatCurrent)).toBeLessThan(1e-13);
    }
  });
});

describe("random systems", () => {
  it("agree with a complex 16×16 system in the energy basis", () => {
    const { seen } = compareRoutes(1401, 300);
    for (const kind of ["redfield", "partial secular", "secular", "universal", "local"]) {
      expect(seen[kind], kind).toBeGreaterThan(20);
    }
  });

  it("have the same bits on both cores, whatever is left in the arena", () => {
    const random = new Random(1402);
    // What other tests left behind.
    js.arena.set(wasm.arena.subarray(slot.SYSTEM_START), slot.SYSTEM_START);
    for (let k = 0; k < 300; k++) {
      const input = randomSystem(random);
      for (const core of [wasm, js]) {
        solveOn(core, input);
        core.systemEigenvalues();
      }
      for (let at = slot.SYSTEM_START; at < ARENA_SIZE; at++) {
        if (!Object.is(wasm.arena[at], js.arena[at])) expect.fail(`slot ${at - slot.SYSTEM_START}`);
      }
    }
  });
});
