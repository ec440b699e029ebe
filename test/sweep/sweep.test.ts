import { describe, expect, it } from "vitest";
import { BLOCK } from "../../assembly/layout.js";
import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import { POINT_MEASURES } from "../../src/core/measures.js";
import { OBSERVABLE_NAMES } from "../../src/core/observables.js";
import type { Observable, ParametersInput, Solution, SweepSpec, Table } from "../../src/index.js";
import { PAPER } from "../../src/model/paper.js";
import { PARAMETER_PATHS } from "../../src/model/paths.js";
import { SOLVERS } from "../support/backends.js";

/** The state that fidelities are with. */
const TARGET = { ket: [0, 1, -1, 0].map((x) => x * Math.SQRT1_2) };

/** Where solve() gives what a sweep observes, where the name does not say it. */
const FIELD: Partial<Record<Observable, (solution: Solution) => number>> = {
  heatCurrent1: (s) => s.heatCurrent[0],
  heatCurrent2: (s) => s.heatCurrent[1],
  particleCurrent1: (s) => s.particleCurrent[0],
  particleCurrent2: (s) => s.particleCurrent[1],
  rho11: (s) => s.rho.re[0]!,
  rho22: (s) => s.rho.re[5]!,
  rho33: (s) => s.rho.re[10]!,
  rho44: (s) => s.rho.re[15]!,
  rho14Re: (s) => s.rho.re[3]!,
  rho14Im: (s) => s.rho.im[3]!,
  rho23Re: (s) => s.rho.re[6]!,
  rho23Im: (s) => s.rho.im[6]!,
};
const ALL = OBSERVABLE_NAMES.filter(PAPER.observes);

function field(name: Observable, solution: Solution): number {
  const value = FIELD[name]?.(solution) ?? solution[name as "concurrence"];
  expect(value).toBeTypeOf("number");
  return value;
}

function column(table: Table, name: string): Float64Array {
  return table.columns[name]!;
}

describe.each(SOLVERS)("sweep on $backend", (solver) => {
  /** Every row of a sweep over all observables equals solve() at these parameters, bit for bit. */
  async function expectRows(spec: Omit<SweepSpec, "observables">, points: ParametersInput[]) {
    const table = await solver.sweep({ ...spec, observables: ALL, target: TARGET });
    expect(table.rows).toBe(points.length);
    points.forEach((params, row) => {
      const solution = solver.solve(params, {
        solver: spec.solver ?? "auto",
        observables: POINT_MEASURES,
        target: TARGET,
      });
      expect(column(table, "status")[row]).toBe(STATUS_OK);
      for (const name of ALL) {
        const value = column(table, name)[row]!;
        if (!Object.is(value, field(name, solution))) {
          expect.fail(`${name} in row ${row}: ${value}, solve() ${field(name, solution)}`);
        }
      }
    });
    return table;
  }

  it.each(["auto", "reduced", "full"] as const)(
    "equals solve() point by point, %s solver",
    async (choice) => {
      const differences = [-0.78, -0.3, 0, 0.1, 0.5, 0.78];
      const detunings = [0, 0.5, 1];
      const table = await expectRows(
        {
          base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
          axes: [
            { parameter: "temperature.difference", values: differences },
            { parameter: "epsilon.difference", values: detunings },
          ],
          solver: choice,
        },
        // The last axis runs fastest.
        differences.flatMap((difference) =>
          detunings.map((detuning) => ({
            temperature: { mean: 0.4, difference },
            epsilon: { mean: 1, difference: detuning },
          })),
        ),
      );
      expect(table.names).toEqual([
        "temperature.difference",
        "epsilon.difference",
        ...ALL,
        "status",
        "flags",
      ]);
      expect(Array.from(column(table, "temperature.difference").slice(0, 4))).toEqual([
        -0.78, -0.78, -0.78, -0.3,
      ]);
      expect(Array.from(column(table, "epsilon.difference").slice(0, 4))).toEqual([0, 0.5, 1, 0]);
      for (const name of table.names) expect(column(table, name)).toBeInstanceOf(Float64Array);
    },
  );

  it("varies kappa, and mean, difference, first and second of every pair", async () => {
    const base = {
      statistics: "fermi",
      epsilon: [0.9, 1.2],
      kappa: 1,
      temperature: [0.2, 0.3],
      mu: [0.5, 0.9],
      gamma: [0.25, 0.3],
    } as const;
    expect(PARAMETER_PATHS).toHaveLength(17);
    for (const parameter of PARAMETER_PATHS) {
      const values = [0.31, 0.33, 0.35];
      const points = values.map((value): ParametersInput => {
        if (parameter === "kappa") return { ...base, kappa: value };
        const [name, part] = parameter.split(".") as [
          "epsilon" | "temperature" | "mu" | "gamma",
          string,
        ];
        const [first, second] = base[name];
        // Mean and difference of the base, as a pair written so would have them.
        const mean = 0.5 * (first + second);
        const difference = second - first;
        if (part === "mean") return { ...base, [name]: { mean: value, difference } };
        if (part === "difference") return { ...base, [name]: { mean, difference: value } };
        return { ...base, [name]: part === "1" ? [value, second] : [first, value] };
      });
      await expectRows({ base, axes: [{ parameter, values }] }, points);
    }
  });

  it("takes from, to and count, both ends included", async () => {
    const { columns, rows } = await solver.sweep({
      axes: [{ parameter: "kappa", from: 0.3, to: 0.9, count: 4 }],
      observables: ["i2"],
    });
    expect(rows).toBe(4);
    const kappa = Array.from(columns["kappa"]!);
    expect([kappa[0], kappa[3]]).toEqual([0.3, 0.9]);
    expect(kappa[1]).toBeCloseTo(0.5, 15);
    const one = await solver.sweep({
      axes: [{ parameter: "kappa", from: 0.3, to: 0.9, count: 1 }],
      observables: ["i2"],
    });
    expect(Array.from(one.columns["kappa"]!)).toEqual([0.3]);
  });

  it("varies the axes of one list together: a list of points", async () => {
    const kappa = [0.5, 1.5, 2.5];
    const cold = Float64Array.of(0.1, 0.2, 0.3);
    const hot = [0.9, 0.8, 0.7];
    const gamma = [0.05, 0.1];
    const table = await expectRows(
      {
        axes: [
          [
            { parameter: "kappa", values: kappa },
            { parameter: "temperature.1", values: cold },
            { parameter: "temperature.2", values: hot },
          ],
          { parameter: "gamma.1", values: gamma },
        ],
      },
      kappa.flatMap((k, i) =>
        gamma.map(
          (g): ParametersInput => ({ kappa: k, temperature: [cold[i]!, hot[i]!], gamma: [g, 0.1] }),
        ),
      ),
    );
    expect(table.names.slice(0, 4)).toEqual(["kappa", "temperature.1", "temperature.2", "gamma.1"]);
    expect(Array.from(column(table, "temperature.2"))).toEqual([0.9, 0.9, 0.8, 0.8, 0.7, 0.7]);
  });

  it("keeps mean and difference exact when both vary", async () => {
    const means = [0.1, 0.3, 0.7];
    const differences = [0.02, 0.1];
    await expectRows(
      {
        axes: [
          { parameter: "temperature.difference", values: differences },
          { parameter: "temperature.mean", values: means },
        ],
      },
      differences.flatMap((difference) =>
        means.map((mean) => ({ temperature: { mean, difference } })),
      ),
    );
  });

  it("computes one point without axes", async () => {
    await expectRows({ base: { kappa: 2.7 }, axes: [] }, [{ kappa: 2.7 }]);
  });

  it("gives the same numbers whatever else is observed, over several blocks", async () => {
    const spec = {
      base: { temperature: { mean: 0.4, difference: 0 } },
      axes: [{ parameter: "temperature.difference", from: -0.78, to: 0.78, count: 2 * BLOCK + 77 }],
    } as const;
    const together = await solver.sweep({ ...spec, observables: ALL, target: TARGET });
    for (const name of ALL) {
      const target = name === "fidelity" ? { target: TARGET } : {};
      const alone = await solver.sweep({ ...spec, observables: [name], ...target });
      expect(alone.names).toEqual(["temperature.difference", name, "status", "flags"]);
      expect(column(alone, name)).toEqual(column(together, name));
    }
  });

  it("marks rows that cannot be solved, and the rest go on", async () => {
    const { columns, rows } = await solver.sweep({
      base: { temperature: [0.2, 0.6] },
      axes: [
        [
          { parameter: "kappa", values: [3, 2, 0, -1, 3, 1, Number.MIN_VALUE] },
          { parameter: "gamma.1", values: [0.1, 0.1, 0, 0.1, -0.1, 0.1, 0] },
        ],
      ],
      observables: ["concurrence", "i3", "heatCurrent2", "rho11"],
    });
    expect(rows).toBe(7);
    expect(Array.from(columns["status"]!).slice(0, 6)).toEqual([
      STATUS_OK,
      STATUS_DEGENERATE_TRANSITION,
      STATUS_SINGULAR_LIOUVILLIAN,
      STATUS_INVALID_PARAMETER,
      STATUS_INVALID_PARAMETER,
      STATUS_OK,
    ]);
    for (const name of ["concurrence", "i3", "heatCurrent2", "rho11"] as const) {
      expect(Array.from(columns[name]!, Number.isNaN).slice(0, 6)).toEqual([
        false,
        true,
        true,
        true,
        true,
        false,
      ]);
    }
    const mu = await solver.sweep({
      axes: [{ parameter: "mu.1", values: [0, 0.1] }],
      observables: ["i2"],
    });
    expect(Array.from(mu.columns["status"]!)).toEqual([STATUS_OK, STATUS_INVALID_PARAMETER]);
    const overflow = await solver.sweep({
      base: { epsilon: [1e-100, 1e-100], kappa: 2e-100 * (1 - 1e-12), gamma: [1e100, 1] },
      axes: [{ parameter: "temperature.1", values: [1, 1e100] }],
      observables: ["i2"],
    });
    expect(overflow.columns["status"]![1]).toBe(STATUS_OVERFLOW);
  });

  it("reports progress up to the last row", async () => {
    const seen: [number, number][] = [];
    const rows = 3 * BLOCK + 5;
    await solver.sweep(
      { axes: [{ parameter: "kappa", from: 1, to: 3, count: rows }], observables: ["i2"] },
      { onProgress: (done, all) => seen.push([done, all]) },
    );
    expect(seen.length).toBeGreaterThan(1);
    seen.forEach(([done, all], k) => {
      expect(all).toBe(rows);
      expect(done).toBeGreaterThan(k === 0 ? 0 : seen[k - 1]![0]);
    });
    expect(seen.at(-1)).toEqual([rows, rows]);
  });

  it("stops at the signal, with its reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let last = 0;
    const rows = 20 * BLOCK;
    const spec: SweepSpec = {
      axes: [{ parameter: "kappa", from: 1, to: 3, count: rows }],
      observables: ["i2"],
    };
    const running = solver.sweep(spec, {
      signal: controller.signal,
      onProgress: (done) => {
        last = done;
        controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
    expect(last).toBeLessThan(rows);
    await expect(solver.sweep(spec, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
