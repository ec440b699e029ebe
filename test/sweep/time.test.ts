// Sweeps whose last axis is the time: rows as `evolve` has them, the same bits however they are cut.

import { describe, expect, it } from "vitest";
import type { SweepSpec, SystemInput } from "../../src/index.js";
import { SOLVERS, solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";

const SYSTEM: SystemInput = {
  hamiltonian: { ZI: -0.5, IZ: -0.55, XX: 0.3 },
  baths: ["XI", "IX"].map((word) => ({
    coupling: { [word]: 1 },
    temperature: 0.4,
    spectrum: { kind: "ohmic" as const, gamma: 0.05 },
  })),
};
/** |0⟩⟨0| ⊗ |+⟩⟨+|. */
const initial = { re: [0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
const OBSERVABLES = ["concurrence", "chsh", "heatCurrent1", "rho11", "rho14Im"] as const;
const spec = (time: object, observables: readonly string[] = OBSERVABLES) =>
  ({
    base: SYSTEM,
    initial,
    axes: [
      { parameter: "baths.1.temperature", values: [0.1, 0.8, 2] },
      { parameter: "time", ...time },
    ],
    observables,
  }) as SweepSpec;
const GRIDS = [
  { from: 0, to: 40, count: 301 },
  { from: 1e-3, to: 1e6, count: 40, scale: "log" },
  { values: [3, 0, 1.5, 200, 0.25] },
  { from: 0, to: 3e4, count: 97 },
] as const;

/** Columns as bits. */
const bits = (columns: Readonly<Record<string, Float64Array>>) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, x]) => [
      name,
      Array.from(new BigUint64Array(Float64Array.from(x).buffer)),
    ]),
  );

describe("sweeps over time", () => {
  it.each(SOLVERS)("are evolutions row by row on $backend", async (own) => {
    for (const grid of GRIDS) {
      const { rows, columns } = await own.sweep(spec(grid));
      const count = rows / 3;
      for (const [k, temperature] of [0.1, 0.8, 2].entries()) {
        const [, second] = SYSTEM.baths!;
        const system = {
          ...SYSTEM,
          baths: [{ ...SYSTEM.baths![0]!, temperature }, second!],
        };
        const times = Array.from(columns["time"]!.subarray(k * count, (k + 1) * count));
        const found = own.evolve(system, {
          initial,
          times,
          observables: ["rho", "concurrence", "chsh", "heatCurrent1"],
        });
        times.forEach((time, i) => {
          const row = k * count + i;
          expect(columns["status"]![row]).toBe(0);
          const near = (name: string, value: number) =>
            expect(Math.abs(columns[name]![row]! - value), `${name} at ${time}`).toBeLessThan(
              1e-12,
            );
          near("concurrence", found.concurrence![i]!);
          near("chsh", found.chsh![i]!);
          near("heatCurrent1", found["heatCurrent1"]![i]!);
          near("rho11", found.rho![i]!.re[0]!);
          near("rho14Im", found.rho![i]!.im[3]!);
        });
      }
    }
  });

  it("have the same bits from any row on, in any number of workers", async () => {
    for (const grid of GRIDS) {
      const one = spec(grid);
      const whole = await solver.sweep(one);
      const expected = bits(whole.columns);
      const threads = await solver.sweep(one, { workers: 2 });
      expect(bits(threads.columns)).toEqual(expected);
      for (const count of [2, 7]) {
        const shards = Array.from({ length: count }, (_, k) => ({ index: k + 1, count }));
        const parts = await Promise.all(shards.map((shard) => solver.sweep(one, { shard })));
        for (const [name, values] of Object.entries(expected)) {
          expect(parts.flatMap(({ columns }) => bits(columns)[name]!)).toEqual(values);
        }
      }
    }
  });

  it("have the same bits on both cores", async () => {
    const [a, b] = await Promise.all(SOLVERS.map((own) => own.sweep(spec(GRIDS[0]))));
    expect(bits(a!.columns)).toEqual(bits(b!.columns));
  });

  it("take the paper's parameters, and their gap beside", async () => {
    const table = await solver.sweep({
      base: { temperature: [0.2, 0.6] },
      initial,
      axes: [
        { parameter: "kappa", values: [1, 3] },
        { parameter: "time", from: 0, to: 1e4, count: 11 },
      ],
      observables: ["concurrence", "gap", "relaxation2", "relaxation16"],
    });
    const steady = solver.solve({ kappa: 3, temperature: [0.2, 0.6] });
    expect(table.columns.concurrence[21]).toBeCloseTo(steady.concurrence, 12);
    const { gap, eigenvalues } = solver.spectrum({ kappa: 3, temperature: [0.2, 0.6] });
    expect(table.columns.gap[21]).toBeCloseTo(gap, 13);
    expect(table.columns.relaxation2).toEqual(table.columns.gap);
    const fastest = Math.max(...eigenvalues.map(([re]) => -re));
    expect(table.columns.relaxation16[21]).toBeCloseTo(fastest, 13);
  });

  it("go on after rows that cannot be solved", async () => {
    const { columns } = await solver.sweep({
      base: SYSTEM,
      initial,
      axes: [
        { parameter: "baths.1.temperature", values: [0.5, -1, 0.5] },
        { parameter: "time", from: 0, to: 4, count: 3 },
      ],
      observables: ["concurrence"],
    });
    expect(Array.from(columns.status)).toEqual([0, 0, 0, 4, 4, 4, 0, 0, 0]);
    expect(columns.concurrence[8]).toBe(columns.concurrence[2]);
    expect(columns.concurrence[4]).toBeNaN();
  });

  it("describe what they are", () => {
    const { columns, spec: complete } = solver.describeSweep(spec(GRIDS[0]));
    expect(columns.find(({ name }) => name === "time")).toEqual({
      name: "time",
      meaning: "time",
      unit: "1/energy",
    });
    expect(solver.describeSweep(complete).spec).toEqual(complete);
  });

  it("refuse what makes no sense", () => {
    const at = (change: object) =>
      refusal(() => solver.describeSweep({ ...spec(GRIDS[0]), ...change } as SweepSpec)).message;
    const time = { parameter: "time", from: 0, to: 1, count: 3 };
    const other = { parameter: "baths.1.temperature", values: [1, 2, 3] };
    expect(at({ initial: undefined })).toContain("initial");
    expect(at({ axes: [other] })).toContain("initial");
    expect(at({ axes: [time, other] })).toContain("last axis");
    expect(at({ axes: [[time, other]] })).toContain("by itself");
    expect(at({ axes: [{ ...time, from: -1 }] })).toContain("axes[0]: -1");
    expect(at({ axes: [{ parameter: "time", values: [1, -2] }] })).toContain("axes[0]: -2");
    expect(at({ axes: [{ parameter: "tmie", values: [1] }] })).toContain('Did you mean "time"');
  });
});
