// Axes that are evenly spaced in the logarithm.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { spacedValue } from "../../src/model/spacing.js";
import { axisValue, fillAxis } from "../../src/sweep/axis.js";
import { canonicalSpec, sweep } from "../../src/sweep/spec.js";
import { solver } from "../support/backends.js";
import { refusal } from "../support/errors.js";

function values(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => spacedValue({ from, to, count, scale: "log" }, k));
}

const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

describe("values evenly spaced in the logarithm", () => {
  it("are the numbers that people write: decades, halves, thirds", () => {
    expect(values(0.001, 1000, 7)).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
    expect(values(1000, 0.001, 7)).toEqual([1000, 100, 10, 1, 0.1, 0.01, 0.001]);
    expect(values(2e-5, 2e3, 9)[4]).toBe(0.2);
    expect(values(-1, -100, 3)).toEqual([-1, -10, -100]);
    expect(values(1, 10, 3)[1]).toBe(Number(Math.sqrt(10).toPrecision(15)));
    expect(values(5, 7, 1)).toEqual([5]);
  });

  it("have their ends exactly, rise, and lie where logarithms say", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 2, max: 60 }), (from, to, count) => {
        const found = values(from, to, count);
        expect(found[0]).toBe(from);
        expect(found[count - 1]).toBe(to);
        for (let k = 1; k < count; k++) {
          if (from <= to) expect(found[k]).toBeGreaterThanOrEqual(found[k - 1]!);
          else expect(found[k]).toBeLessThanOrEqual(found[k - 1]!);
          const t = k / (count - 1);
          // Math.pow of either end: its relative error is that of the exponent.
          const expected = from ** (1 - t) * to ** t;
          expect(Math.abs(found[k]! / expected - 1)).toBeLessThan(2e-13);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are right to a few units in the last place where Math.pow is, over all exponents", () => {
    for (const [from, to] of [
      [5e-324, 1.7e308],
      [Number.MIN_VALUE, 1e-310],
      [1, 1 + 1e-12],
    ] as const) {
      const found = values(from, to, 101);
      expect(found.every((value, k) => k === 0 || value >= found[k - 1]!)).toBe(true);
    }
    for (let k = 0; k <= 1000; k++) {
      const value = spacedValue({ from: 1, to: 2, count: 1001, scale: "log" }, k);
      expect(Math.abs(value - 2 ** (k / 1000))).toBeLessThan(6e-15);
    }
  });

  it("are the same whether a column is filled at once or value by value", () => {
    const spec: SweepSpec = {
      axes: [
        { parameter: "kappa", values: [2.5, 3] },
        { parameter: "temperature.mean", from: 1e-3, to: 10, count: 41, scale: "log" },
      ],
      observables: ["concurrence"],
    };
    const axis = sweep(spec).axes[1]![0]!;
    const out = new Float64Array(82);
    fillAxis(axis, 1, 0, out);
    expect([...out]).toEqual(Array.from(out, (_, k) => axisValue(axis, k % 41)));
    expect(canonicalSpec(sweep(spec)).axes).toEqual(spec.axes);
  });
});

describe("a logarithmic axis", () => {
  const axis = {
    parameter: "temperature.mean",
    from: 0.01,
    to: 1,
    count: 5,
    scale: "log",
  } as const;
  const spec = { axes: [axis], observables: ["concurrence"] } as const;

  it("is a column of a table, and the sweep is that of its values", async () => {
    const { columns } = await solver.sweep(spec);
    const list = [...columns["temperature.mean"]];
    expect(list).toEqual(values(0.01, 1, 5));
    const same = await solver.sweep({
      axes: [{ parameter: "temperature.mean", values: list }],
      observables: ["concurrence"],
    });
    expect(same.columns.concurrence).toEqual(columns.concurrence);
  });

  it("refuses ends of two signs, zero, other scales, and a scale beside values", () => {
    const refused = (change: object, parameter: string) => {
      const axes = [{ ...axis, ...change }];
      const error = refusal(() => solver.describeSweep({ ...spec, axes } as SweepSpec));
      expect(error).toMatchObject({ code: "INVALID_SWEEP", parameter });
    };
    refused({ from: 0 }, "axes[0].from");
    refused({ to: 0 }, "axes[0].to");
    refused({ to: -1 }, "axes[0].to");
    refused({ from: -1 }, "axes[0].to");
    refused({ scale: "logarithmic" }, "axes[0].scale");
    refused({ scale: null }, "axes[0].scale");
    const values = { parameter: "kappa", values: [1], scale: "log" };
    const error = refusal(() => solver.describeSweep({ ...spec, axes: [values] } as never));
    expect(error.parameter).toBe("axes[0].scale");
  });
});
