// The numbers of the figure of the four equations by another route: Kronecker products in the energy basis.

import { describe, expect, it } from "vitest";
import { parameters } from "../../src/index.js";
import { paperSystem } from "../../src/model/paperSystem.js";
import { DETUNED, EQUATIONS_FIGURE, WAYS } from "../../src/paper/equations.js";
import { computeFigure } from "../../src/paper/run.js";
import { steadyStateOf } from "../support/openSystem.js";
import { js, wasm } from "../support/twoSolvers.js";

const data = await computeFigure(EQUATIONS_FIGURE, {
  solver: wasm,
  resolution: { curve: 9, grid: 0 },
});
const QUANTITIES = ["concurrence", "i2", "i3"] as const;

describe("the figure of the four equations", () => {
  it.each(Object.entries(WAYS))("has C, I₂ and I₃ of the %s equation", (name, { way }) => {
    const along = data[0]!.columns[0]!.values;
    along.forEach((difference, k) => {
      const base = { ...DETUNED, temperature: { mean: 0.4, difference } };
      const { rho } = steadyStateOf(paperSystem({ ...parameters(base), ...way }).system);
      const wanted = js.state({ re: [...rho.re], im: [...rho.im] });
      QUANTITIES.forEach((quantity, panel) => {
        const column = data[panel]!.columns.find((one) => one.name === name)!;
        expect(Math.abs(column.values[k]! - wanted[quantity])).toBeLessThan(1e-9);
      });
    });
  });

  it("has their distance from the paper's equation in percent of its largest value", () => {
    QUANTITIES.forEach((_, panel) => {
      const values = (name: string) =>
        data[panel]!.columns.find((one) => one.name === name)!.values;
      const redfield = values("redfield");
      const largest = Math.max(...redfield);
      expect(data[panel + 3]!.columns.map(({ name }) => name).slice(1)).toEqual([
        "secular",
        "universal",
        "linear",
      ]);
      for (const { name, values: percent } of data[panel + 3]!.columns.slice(1)) {
        percent.forEach((value, k) => {
          const wanted = (100 * (values(name)[k]! - redfield[k]!)) / largest;
          expect(value).toBeCloseTo(wanted, 12);
        });
      }
    });
  });
});
