import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { DensityMatrix, Solver, SweepSpec } from "../../src/index.js";
import { CLAIMS, decideClaims } from "../../src/paper/claims/all.js";
import {
  Bench,
  type ClaimSolver,
  everywhere,
  exactly,
  withinBounds,
} from "../../src/paper/claims/claim.js";
import { claimsTable, claimsText, tally, VERDICTS } from "../../src/paper/claims/report.js";
import { drift } from "../support/textDrift.js";
import { wasm } from "../support/twoSolvers.js";

const claims = await decideClaims(wasm);
const byId = (id: string) => {
  const found = claims.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no claim ${id}`);
  return found;
};
const checkOf = (id: string) => CLAIMS.find((one) => one.id === id)!;

/** The wasm solver with its sweeps altered. */
function altered(
  change: (columns: Record<string, Float64Array>, spec: SweepSpec) => void,
): ClaimSolver {
  return {
    ...wasm,
    async sweep(spec) {
      const table = await wasm.sweep(spec);
      const columns = { ...table.columns };
      change(columns, spec);
      return { ...table, columns };
    },
  };
}

describe("claims", () => {
  it("stand in docs/paper.md with the verdicts and numbers that the code computes", async () => {
    const page = await readFile(new URL("../../docs/paper.md", import.meta.url), "utf8");
    const made = ["## Statements", "", tally(claims), "", claimsTable(claims), ""].join("\n");
    expect(drift(page.slice(page.indexOf("## Statements")), made, 1e-9, 1e-2)).toBeNull();
  });

  it("are many, each with its own name, a place, a statement and finite numbers", () => {
    expect(claims.length).toBeGreaterThanOrEqual(35);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const claim of claims) {
      expect(Object.keys(claim)).toEqual([
        "id",
        "where",
        "statement",
        "computed",
        "numbers",
        "verdict",
      ]);
      expect(claim.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(claim.where).toMatch(/Sec|Fig|Abstract/);
      expect(claim.statement.endsWith("."), claim.id).toBe(true);
      expect(VERDICTS).toContain(claim.verdict);
      expect(Object.keys(claim.numbers).length).toBeGreaterThan(0);
      expect(Object.values(claim.numbers).every(Number.isFinite), claim.id).toBe(true);
    }
  });

  it("have all three verdicts", () => {
    expect(new Set(claims.map(({ verdict }) => verdict))).toEqual(new Set(VERDICTS));
  });

  it("find the paper's misprint and its statements about an asymmetry of I3322", () => {
    expect(byId("fermionic-threshold").verdict).toBe("holds");
    expect(byId("fermionic-threshold-printed").verdict).toBe("fails");
    expect(byId("i3322-party-symmetry").verdict).toBe("fails");
    const symmetric = byId("symmetric-i3-off-equilibrium");
    expect(symmetric.verdict).toBe("fails");
    expect(Math.abs(symmetric.numbers["at"]!)).toBeLessThan(1e-9);
    const pair = byId("i3-off-resonance");
    expect(pair.verdict).toBe("holds");
    expect(pair.numbers).toMatchObject({ maxima: 2 });
    expect(pair.numbers["value"]).toBeCloseTo(0.2787, 4);
    expect(pair.numbers["valueAtResonance"]).toBeCloseTo(0.273, 4);
  });

  it("give the known numbers of Fig. 16", () => {
    const { numbers, verdict } = byId("cancellation-simultaneous");
    expect(numbers["rectification"]).toBeCloseTo(0.4946, 4);
    expect(numbers["concurrence"]).toBeCloseTo(0.9642, 4);
    expect(verdict).toBe("fails");
  });

  it("say approximately where a deviation is finite but small", () => {
    const { verdict, numbers } = byId("fermionic-maxima-coincide");
    expect(verdict).toBe("approximately");
    expect(numbers["i2"]).toBeCloseTo(-0.4037, 4);
    expect(numbers["spread"]).toBeGreaterThan(1e-3);
    expect(numbers["spread"]).toBeLessThan(1e-2);
  });
});

describe("verdicts", () => {
  it("follow bounds", () => {
    expect(withinBounds(1, 1, 2)).toBe("holds");
    expect(withinBounds(1.5, 1, 2)).toBe("approximately");
    expect(withinBounds(2.5, 1, 2)).toBe("fails");
    expect(withinBounds(Number.NaN, 1, 2)).toBe("fails");
    expect(withinBounds(1.5, 1)).toBe("fails");
    expect(exactly(true)).toBe("holds");
    expect(exactly(false)).toBe("fails");
    expect(everywhere(true, true)).toBe("holds");
    expect(everywhere(false, true)).toBe("approximately");
    expect(everywhere(true, false)).toBe("fails");
  });

  // A claim that looked at nothing would not change its mind.
  it.each([
    ["currents-balanced", "heatCurrent1", (v: number) => v * 1.001],
    ["no-i3322-violation", "i3322Bound", (v: number) => v + 0.3],
    ["monotonic-in-temperature", "concurrence", (v: number, k: number) => (k === 7 ? 0 : v)],
    ["thermal-preserves-chsh", "chsh", (v: number) => v + 0.01],
    ["i3322-within-chsh", "i2", () => 0],
    ["rectification-signs", "rectification", (v: number) => -v],
    ["rectification-even", "rectification", (v: number, k: number) => v + 1e-6 * k],
    ["ground-population-falls", "rho22", (v: number, k: number) => v + 0.01 * k],
    ["cold-end-pure", "i3", (v: number) => v - 1e-6],
    ["particle-current-saturates", "particleCurrent2", (v: number, k: number) => v * (1 + k)],
  ] as const)("%s turns to fails where %s is altered", async (id, name, change) => {
    expect(byId(id).verdict).toBe("holds");
    const solver = altered((columns) => {
      if (columns[name] !== undefined) columns[name] = columns[name].map(change);
    });
    const finding = await checkOf(id).check(new Bench(solver));
    expect(finding.verdict).toBe("fails");
  });

  it.each([
    ["secular-wipes-out-coherence", "rho14Re", "secular", () => 1e-6],
    ["coherence-place", "rho23Im", undefined, () => 1e-6],
    [
      "spectrum-drops-out",
      "concurrence",
      "secular",
      (k: number, shaped: boolean) => (shaped ? 1e-6 * k : 0),
    ],
    [
      "enhancement-by-any-equation",
      "concurrence",
      "universal",
      (k: number) => -0.01 * Math.abs(k - 20),
    ],
  ] as const)(
    "%s turns to fails where %s of one equation is altered",
    async (id, name, equation, by) => {
      expect(byId(id).verdict).toBe("holds");
      const solver = altered((columns, { base }) => {
        const given = base as { readonly equation?: string; readonly spectrum?: object };
        if (columns[name] === undefined || given.equation !== equation) return;
        const shaped = given.spectrum !== undefined;
        columns[name] = columns[name].map((v, k) => v + by(k, shaped));
      });
      const finding = await checkOf(id).check(new Bench(solver));
      expect(finding.verdict).toBe("fails");
    },
  );

  it("turns to fails where an evolution or a steady state is another", async () => {
    const solve: ClaimSolver["solve"] = ((input: object, ...rest: []) => {
      const solution = wasm.solve({ ...input, gamma: [0.1, 0.1001] }, ...rest);
      return solution;
    }) as ClaimSolver["solve"];
    const evolve: ClaimSolver["evolve"] = (input, options) =>
      wasm.evolve(
        "equation" in input && input.equation === "local" ? { ...input, kappa: 1e-6 } : input,
        options,
      );
    for (const [id, solver] of [
      ["long-time-limit", { ...wasm, solve }],
      ["uncoupled-is-local", { ...wasm, evolve }],
    ] as const) {
      expect(byId(id).verdict).toBe("holds");
      expect((await checkOf(id).check(new Bench(solver))).verdict).toBe("fails");
    }
  });

  it("find which of the equations matter, and where", () => {
    expect(byId("redfield-keeps-coherence").numbers["fig8d"]).toBeLessThan(1e-12);
    expect(byId("coherence-place-printed").verdict).toBe("fails");
    expect(byId("coherence-place").verdict).toBe("holds");
    const { verdict, numbers } = byId("spectra-similar");
    expect(verdict).toBe("approximately");
    expect(numbers["cubicFig8I3"]).toBeGreaterThan(1);
    expect(numbers["cubicWeakFig8I3"]).toBeLessThan(0.05);
    const forms = byId("counter-rotating-terms").numbers;
    expect(forms["largestNearBorder"]).toBeCloseTo(0.3688 - 0.0032, 3);
    expect(forms).toMatchObject({ from: 2.05, to: 2.2 });
  });

  it("turns to holds where the computed state agrees with the statement", async () => {
    // I3322 forced to favour one order of the parties.
    const solver: ClaimSolver = {
      ...wasm,
      state: ((rho: DensityMatrix) => {
        const measures = wasm.state(rho);
        return { ...measures, i3322: measures.i3322 + 1e-3 * rho.re[5]! };
      }) as Solver["state"],
    };
    const finding = await checkOf("i3322-party-symmetry").check(new Bench(solver));
    expect(finding.verdict).toBe("holds");
  });
});

describe("reports", () => {
  it("hold every claim and the tally", () => {
    const text = claimsText(claims);
    for (const { id } of claims) expect(text).toContain(`: ${id} (`);
    expect(text.endsWith(`${tally(claims)}\n`)).toBe(true);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    const table = claimsTable(claims).split("\n");
    expect(table).toHaveLength(claims.length + 2);
    for (const row of table) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });

  it("count the verdicts", () => {
    const some = claims.filter(({ id }) =>
      ["i3-off-resonance", "fermionic-threshold-printed"].includes(id),
    );
    expect(tally(some)).toBe("2 statements: 1 hold, 0 hold approximately, 1 do not hold.");
  });
});
