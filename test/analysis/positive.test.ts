// What is not positive is no result of a search: it is left out, counted and flagged.

import { describe, expect, it } from "vitest";
import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import {
  BellnessError,
  criticalEntropyProduction,
  criticalPoints,
  criticalTemperatureDifference,
  notPositive,
  type ParametersInput,
  positiveValues,
  type Quantity,
  rectificationRatio,
  withParameter,
} from "../../src/index.js";
import { Random } from "../support/random.js";
import { js, wasm } from "../support/twoSolvers.js";

const QUANTITIES: readonly Quantity[] = ["concurrence", "i2", "i3"];

describe("critical conditions", () => {
  it("are none where the only violations are of matrices that are not positive", async () => {
    const point: ParametersInput = {
      epsilon: { mean: 1, difference: 0.27 },
      kappa: 2,
      temperature: 0.4,
    };
    for (const solver of [wasm, js]) {
      const found = await criticalTemperatureDifference(solver, point, "i3");
      expect(found).toMatchObject({ kind: "flat", value: 0, maxima: [], flags: ["not-positive"] });
      expect(found.at).toBeNaN();
      expect(found.leftOut).toBeGreaterThan(50);
    }
    const cost = await criticalEntropyProduction(wasm, point, "i3", 1);
    expect(cost).toMatchObject({ kind: "flat", flags: ["not-positive"] });
  });

  it("lie on positive states, next to 2√(ε₁ε₂) too, and bring the flags of their state", async () => {
    const random = new Random(1307);
    let [left, edges] = [0, 0];
    for (let k = 0; k < 40; k++) {
      const point: ParametersInput = {
        kappa: random.uniform(1.4, 2.3),
        epsilon: { mean: 1, difference: random.uniform(-0.8, 0.8) },
        temperature: random.uniform(0.1, 0.8),
        gamma: [random.uniform(0.01, 0.2), random.uniform(0.01, 0.2)],
      };
      for (const quantity of QUANTITIES) {
        const found = await criticalTemperatureDifference(wasm, point, quantity);
        left += found.leftOut;
        for (const { at, value, edge, border, uncertainty } of found.maxima) {
          const { minEigenvalue, ...there } = wasm.solve(
            withParameter(point, "temperature.difference", at),
          );
          expect(minEigenvalue).toBeGreaterThanOrEqual(-FLAG_TOLERANCE);
          expect(there[quantity]).toBeCloseTo(value, 9);
          expect(value).toBeLessThanOrEqual(1);
          if (at === found.at) {
            const scan = found.leftOut > 0 ? ["not-positive"] : [];
            expect(found.flags).toEqual([...scan, ...there.flags]);
          }
          expect(border).toBe(edge && !found.range.includes(at));
          if (!border) continue;
          // Where the states end: a step further there is none.
          edges += 1;
          expect(uncertainty).toBeLessThan(1e-12);
          const beyond = [at - 1e-9, at + 1e-9].map((x) =>
            wasm.solve(withParameter(point, "temperature.difference", x)),
          );
          expect(beyond.some((one) => one.minEigenvalue < -FLAG_TOLERANCE)).toBe(true);
        }
      }
    }
    expect(left).toBeGreaterThan(1000);
    expect(edges).toBeGreaterThan(10);
  });

  it("say so where no state is positive, and where there is none at all", async () => {
    const point: ParametersInput = { kappa: 1.95, temperature: 0.4, epsilon: [0.9, 1.1] };
    const range = [0.3, 0.5] as const;
    const found = await criticalTemperatureDifference(wasm, point, "i2", { range });
    expect(found).toMatchObject({ kind: "not-positive", maxima: [], leftOut: 129 });
    const none = await criticalTemperatureDifference(wasm, { gamma: 0 }, "i2");
    expect(none).toMatchObject({ kind: "unsolved", leftOut: 0, flags: [] });
  });

  it("are those of the positive part, found again in a range that ends where it does", async () => {
    const point: ParametersInput = { temperature: [0.2, 0.6], epsilon: [1, 1.2] };
    const [whole] = await criticalPoints(wasm, [point], "kappa", "concurrence", {
      range: [1.2, 3],
    });
    expect(whole!.leftOut).toBeGreaterThan(10);
    for (const { at, value, edge } of whole!.maxima) {
      if (edge) continue;
      const range = [at - 0.02, at + 0.02] as const;
      const [near] = await criticalPoints(wasm, [point], "kappa", "concurrence", { range });
      expect(near!.at).toBeCloseTo(at, 8);
      expect(near!.value).toBeCloseTo(value, 12);
    }
  });
});

describe("rectification", () => {
  it("of a matrix that is not positive is refused, whichever of the two it is", async () => {
    const point: ParametersInput = { kappa: 1.95, epsilon: [0.9, 1.1], temperature: [0.2, 0.6] };
    expect(wasm.solve(point).flags).toContain("not-positive");
    for (const temperature of [point.temperature!, [0.6, 0.2] as const]) {
      const error = await rectificationRatio(wasm, { ...point, temperature }).catch((one) => one);
      expect(error).toBeInstanceOf(BellnessError);
      expect(error).toMatchObject({ code: "INVALID_STATE", parameter: "rho" });
    }
    expect(
      await rectificationRatio(wasm, { epsilon: [0.5, 1.5], temperature: [0.1, 0.7] }),
    ).toBeCloseTo(0.18696, 4);
  });
});

describe("columns", () => {
  it("of a sweep are read without what is not positive, which is counted", async () => {
    const { columns } = await wasm.sweep({
      base: { epsilon: [0.9, 1.1], temperature: 0.4 },
      axes: [
        { parameter: "kappa", from: 1.5, to: 2, count: 26 },
        { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 41 },
      ],
      observables: ["i2", "minEigenvalue"],
    });
    const lowest = columns.minEigenvalue;
    const outside = lowest.filter((value) => value < -FLAG_TOLERANCE).length;
    expect(outside).toBeGreaterThan(100);
    expect(notPositive(columns.flags)).toBe(outside);
    const sound = positiveValues(columns.i2, columns.flags);
    sound.forEach((value, row) => {
      expect(Object.is(value, lowest[row]! < -FLAG_TOLERANCE ? Number.NaN : columns.i2[row])).toBe(
        true,
      );
    });
    expect(Math.max(...columns.i2.filter((value) => !Number.isNaN(value)))).toBeGreaterThan(1);
    expect(Math.max(...sound.filter((value) => !Number.isNaN(value)))).toBeLessThanOrEqual(1);
  });
});
