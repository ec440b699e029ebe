// The data of pictures: units, what is not a state, and why points are missing.

import { describe, expect, it } from "vitest";
import {
  PARAMETER_PATHS,
  type ParametersInput,
  parameterValue,
  type Quantity,
  withParameter,
} from "../../src/index.js";
import { computeView } from "../../src/view/compute.js";
import { gapsText, reasonsOf } from "../../src/view/gaps.js";
import { labelOf } from "../../src/view/labels.js";
import { contoursOf, linesOf } from "../../src/view/plot.js";
import { viewRows } from "../../src/view/table.js";
import { inUnit, unitOf } from "../../src/view/unit.js";
import type { CurveView, MapView, View } from "../../src/view/view.js";
import { Random } from "../support/random.js";
import { wasm } from "../support/twoSolvers.js";

const BASE: ParametersInput = {
  statistics: "bose",
  epsilon: { mean: 1, difference: 0.5 },
  kappa: 3,
  temperature: { mean: 0.4, difference: 0 },
  mu: [0, 0],
  gamma: [0.1, 0.1],
};
const CURVE: CurveView = {
  kind: "curve",
  base: BASE,
  shows: "compared",
  along: { parameter: "temperature.difference", range: [-0.8, 0.8] },
  points: 41,
  production: null,
  family: null,
};
const MAP: MapView = {
  kind: "map",
  base: BASE,
  shows: "i2",
  x: { parameter: "temperature.difference", range: [-0.8, 0.8] },
  y: { parameter: "epsilon.difference", range: [-1.5, 1.5] },
  grid: 21,
};
const marked = { marks: true };
const finite = (values: Iterable<number>) => [...values].filter((value) => !Number.isNaN(value));

/** A base with all energies, temperatures and rates so many times as large. */
function scaled(base: ParametersInput, factor: number): ParametersInput {
  const names = PARAMETER_PATHS.filter((path) => !/\.[12]$/.test(path));
  return names.reduce(
    (one, name) => withParameter(one, name, factor * parameterValue(base, name)),
    base,
  );
}

function scaledView<V extends View>(view: V, factor: number): V {
  const side = ({ parameter, range }: CurveView["along"]) => ({
    parameter,
    range: [factor * range[0], factor * range[1]] as const,
  });
  const base = scaled(view.base, factor);
  if (view.kind === "map") return { ...view, base, x: side(view.x), y: side(view.y) };
  const { production, family } = view;
  return {
    ...view,
    base,
    along: side(view.along),
    production: production === null ? null : factor * production,
    family: family && { ...family, values: family.values.map((value) => factor * value) },
  };
}

function close(one: ArrayLike<number>, other: ArrayLike<number>, label: string): void {
  expect(one.length, label).toBe(other.length);
  for (let k = 0; k < one.length; k++) {
    const [a, b] = [one[k]!, other[k]!];
    // Where a maximum stands is known to some 1e-9.
    const near = Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b));
    expect(near || Object.is(a, b), `${label} ${k}: ${a} and ${b}`).toBe(true);
  }
}

describe("the mean frequency as the unit", () => {
  const curves: readonly Partial<CurveView>[] = [
    {},
    { production: 0.12 },
    { shows: "critical", along: { parameter: "epsilon.difference", range: [-1.5, 1.5] } },
    { shows: "heatCurrent2" },
    { shows: "entropyProduction", family: { parameter: "kappa", values: [2.5, 3] } },
  ];

  it.each(curves)("makes curves and tables of any mean the same: %j", async (part) => {
    const view = { ...CURVE, ...part };
    const one = await computeView(wasm, view, marked);
    for (const factor of [2, 0.37]) {
      const other = scaledView(view, factor);
      const data = await computeView(wasm, other, marked);
      data.curves.forEach(({ x, y }, k) => {
        close(x, one.curves[k]!.x, "x");
        close(y, one.curves[k]!.y, "y");
      });
      expect(data.marks.length).toBe(one.marks.length);
      data.marks.forEach(({ at, x, y }, k) => {
        const mark = one.marks[k]!;
        close([at, x, y], [mark.at, mark.x, mark.y], "mark");
      });
      const [rows, usual] = [await viewRows(wasm, other), await viewRows(wasm, view)];
      for (const name of usual.table.names) {
        close(rows.table.columns[name]!, usual.table.columns[name]!, name);
      }
      const [printed, expected] = [linesOf(other, data, ""), linesOf(view, one, "")];
      expect(printed.x.label).toBe(expected.x.label);
      close(printed.x.domain!, expected.x.domain!, "domain");
    }
  });

  it.each(["i2", "particleCurrent2", "entropyProduction", "cntdI2"] as const)(
    "makes maps of %s the same",
    async (shows) => {
      const view = { ...MAP, shows, grid: 9, x: { parameter: "kappa", range: [2.5, 4] } } as const;
      const one = await computeView(wasm, view, marked);
      const other = scaledView(view, 2);
      const data = await computeView(wasm, other, marked);
      close(data.z, one.z, "z");
      const [printed, expected] = [contoursOf(other, data, ""), contoursOf(view, one, "")];
      close(printed.columns, expected.columns, "columns");
      close(printed.rows, expected.rows, "rows");
      expect(printed.levels).toEqual(expected.levels);
    },
  );

  it("is none where it varies: then labels have no unit and nothing is divided", async () => {
    const view = { ...CURVE, along: { parameter: "epsilon.mean", range: [1.5, 3] } } as const;
    expect(unitOf(view)).toBeNull();
    expect(unitOf({ ...MAP, y: view.along })).toBeNull();
    const family = { parameter: "epsilon.mean", values: [1, 2] } as const;
    expect(unitOf({ ...CURVE, shows: "i2", family })).toBeNull();
    expect(labelOf("temperature.difference", null)).toBe("ΔT");
    expect(labelOf("heatCurrent2", null)).toBe("heat current J₂");
    const { table } = await viewRows(wasm, { ...view, shows: "heatCurrent2" });
    expect(table.columns["epsilon.mean"]![0]).toBe(1.5);
    expect(inUnit("heatCurrent2", 3, 2)).toBe(0.75);
    expect(inUnit("heatCurrent2", 3, null)).toBe(3);
  });
});

/** Smallest eigenvalue of the state of these parameters. */
const lowest = (input: ParametersInput) => wasm.solve(input).minEigenvalue;

describe("what is not positive", () => {
  it("is left out of maps, counted, and told from what has a value", async () => {
    const view = { ...MAP, base: { ...BASE, kappa: 1.8 }, grid: 41 };
    const { table } = await viewRows(wasm, view);
    // Before: values up to 500, all of them of matrices that are no states.
    expect(Math.max(...finite(table.columns["i2"]!))).toBeGreaterThan(1);
    const { z, border, gaps } = await computeView(wasm, view, marked);
    expect(Math.max(...finite(z))).toBe(0);
    expect(gaps.notPositive).toBeGreaterThan(400);
    expect(finite(z).length).toBe(41 ** 2 - gaps.notPositive);
    expect(finite(border!.z).length).toBe(finite(z).length);
    expect(gapsText(gaps, [])).toContain(`${gaps.notPositive} of 1681 points`);
  });

  it("is no maximum and no critical point, for κ from 1.5 to 2", async () => {
    const random = new Random(3);
    let found = 0;
    let leftOut = 0;
    for (let round = 0; round < 60; round++) {
      const kappa = random.uniform(1.5, 2);
      const difference = random.uniform(-1.2, 1.2);
      const base = { ...BASE, kappa, epsilon: { mean: 1, difference } };
      const view = { ...CURVE, base };
      const { curves, marks, gaps } = await computeView(wasm, view, marked);
      for (const { x, y } of curves) {
        y.forEach((value, k) => {
          if (Number.isNaN(value)) return;
          expect(lowest(withParameter(base, "temperature.difference", x[k]!))).toBeGreaterThan(
            -1.1e-12,
          );
        });
      }
      for (const { at, quantity } of marks) {
        const around = (to: number) =>
          wasm.solve(withParameter(base, "temperature.difference", to));
        const top = around(at);
        expect(top.minEigenvalue, `κ = ${kappa}, Δε = ${difference}`).toBeGreaterThan(-1e-12);
        // A maximum with states on either side, or at an end of the range.
        for (const to of [at - 1e-4, at + 1e-4].filter((one) => Math.abs(one) <= 0.8)) {
          expect(around(to).minEigenvalue).toBeGreaterThan(-1e-12);
          expect(around(to)[quantity]).toBeLessThanOrEqual(top[quantity] + 1e-12);
        }
        found += 1;
      }
      leftOut += gaps.notPositive;
    }
    expect(found).toBeGreaterThan(5);
    expect(leftOut).toBeGreaterThan(500);
  });

  it("is no critical temperature difference of curves and maps", async () => {
    const base = { ...BASE, kappa: 1.8 };
    const along = { parameter: "epsilon.difference", range: [-1.5, 1.5] } as const;
    const curve = await computeView(wasm, { ...CURVE, base, shows: "critical", along }, marked);
    expect(curve.gaps.leftOut).toBeGreaterThan(1000);
    const quantities: readonly Quantity[] = ["concurrence", "i2", "i3"];
    curve.curves.forEach(({ x, y }, series) => {
      y.forEach((value, k) => {
        if (Number.isNaN(value)) return;
        const at = withParameter(base, along.parameter, x[k]!);
        for (const shift of [-1e-4, 0, 1e-4]) {
          const near = Math.max(-0.8, Math.min(0.8, value + shift));
          const solution = wasm.solve(withParameter(at, "temperature.difference", near));
          expect(solution.minEigenvalue, `${quantities[series]} at ${x[k]}`).toBeGreaterThan(
            -1e-12,
          );
        }
      });
    });
    expect(finite(curve.curves[0]!.y).length).toBeGreaterThan(3);
    const y = { parameter: "kappa", range: [1.5, 2.2] } as const;
    const map = { ...MAP, base, shows: "cntdI3", x: along, y, grid: 11 } as const;
    const { z } = await computeView(wasm, map, marked);
    // Of matrices that are no states, ℐ₃ would be above zero here.
    expect(finite(z)).toEqual([]);
  });
});

describe("what has no steady state", () => {
  it("has its reasons, each with its count", async () => {
    const base = { ...BASE, epsilon: [1, 1], kappa: 2 } as const;
    const y = { parameter: "temperature.mean", range: [0.1, 0.8] } as const;
    const view: MapView = { ...MAP, base, y, grid: 11 };
    const { z, gaps } = await computeView(wasm, view, marked);
    expect(finite(z)).toEqual([]);
    const reasons = reasonsOf(wasm, view, gaps);
    expect(reasons.map(({ text }) => text.split(":")[0]).sort()).toEqual([
      "DEGENERATE_TRANSITION",
      "INVALID_PARAMETER",
    ]);
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(121);
    const curve = { ...CURVE, base };
    const text = gapsText(
      (await computeView(wasm, curve, marked)).gaps,
      reasonsOf(wasm, curve, (await computeView(wasm, curve, marked)).gaps),
    );
    expect(text).toMatch(
      /^No point of this range has a steady state\. DEGENERATE_TRANSITION: kappa: 2 /,
    );
  });

  it("says nothing where nothing is missing", async () => {
    const { gaps } = await computeView(wasm, CURVE, marked);
    expect(gapsText(gaps, reasonsOf(wasm, CURVE, gaps))).toBe("");
  });
});
