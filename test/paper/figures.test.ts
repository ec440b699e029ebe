import { describe, expect, it } from "vitest";
import { type Parameters, parameters, type Quantity } from "../../src/index.js";
import { FIGURES } from "../../src/paper/all.js";
import { type PaperFigure, panelName, type Resolution } from "../../src/paper/figure.js";
import { computeFigure, figureTables } from "../../src/paper/run.js";
import { headValues, type Read, readCsv } from "../support/csv.js";
import { otherRoute, slope, thermal, withRow } from "../support/otherRoute.js";
import { wasm } from "../support/twoSolvers.js";

/** Fewer points than in print: Δε = 1 and the centres are among them, κ = 2 is not. */
const RESOLUTION: Resolution = { curve: 37, grid: 7 };

interface PanelTable extends Read {
  readonly name: string;
  readonly base: Parameters;
}

const tables = new Map<PaperFigure, PanelTable[]>();
for (const figure of FIGURES) {
  const data = await computeFigure(figure, { solver: wasm, resolution: RESOLUTION });
  tables.set(
    figure,
    figureTables(figure, data).map(({ name, text }, k) => ({
      ...readCsv(text),
      name,
      base: parameters(figure.panels[k]!.view.base),
    })),
  );
}

const tableOf = (name: string): PanelTable =>
  [...tables.values()].flat().find((table) => table.name === `${name}.csv`)!;

/** A row of a table as an object. */
const rowOf = (table: Read, row: number) =>
  Object.fromEntries(table.names.map((name) => [name, table.columns[name]![row]!]));

const figuresBut = (...numbers: readonly number[]) =>
  FIGURES.filter(({ number }) => !numbers.includes(number));

describe("the paper's figures", () => {
  it("are 2 to 16 with all their panels", () => {
    const letters = FIGURES.map(
      ({ number, panels }) => `${number}${panels.map(({ letter }) => letter).join("")}`,
    );
    expect(letters).toEqual([
      "2ab",
      "3abcd",
      "4ab",
      "5ab",
      "6ab",
      "7ab",
      "8abcde",
      "9abcde",
      "10abcdef",
      "11ab",
      "12abc",
      "13abc",
      "14abc",
      "15ab",
      "16abc",
    ]);
  });

  it.each(FIGURES.map((figure) => [figure.number, figure] as const))(
    "Fig. %i: tables say what they hold and have no gaps",
    (_, figure) => {
      for (const [k, table] of tables.get(figure)!.entries()) {
        expect(table.name).toBe(`${panelName(figure, figure.panels[k]!)}.csv`);
        expect(table.head[0]).toMatch(/^bellness \d+\.\d+\.\d+, fig\d\d[a-f]: Fig\. /);
        expect(table.head).toContain(`equations: ${figure.equations}`);
        expect(headValues(table, "column ").map((line) => line.split(":")[0])).toEqual(table.names);
        const [given] = headValues(table, "parameters: ");
        expect(parameters(JSON.parse(given!.replace(/}, but for .*$/, "}")))).toEqual(table.base);
        for (const name of table.names) {
          expect(table.columns[name]!.every(Number.isFinite), `${table.name} ${name}`).toBe(true);
        }
        const shown = figure.number === 2 ? 4 : table.rows;
        expect(table.rows).toBe(shown);
        expect(table.rows).toBeGreaterThanOrEqual(figure.number === 2 ? 4 : RESOLUTION.curve);
      }
    },
  );

  // Fig. 2 has no states; Figs. 11 and 16(a), (b) have critical differences.
  it.each(figuresBut(2, 11).map((figure) => [figure.number, figure] as const))(
    "Fig. %i: the full Liouvillian on the JavaScript core gives the same rows",
    (_, figure) => {
      let compared = 0;
      for (const table of tables.get(figure)!) {
        if (table.names.some((name) => name.startsWith("cntd"))) continue;
        // Every third row, ends included; rectification ratios divide small currents.
        for (let row = 0; row < table.rows; row += 3) {
          const values = rowOf(table, row);
          const other = otherRoute(withRow(table.base, values));
          for (const name of table.names.filter((one) => one in other)) {
            const tolerance = name.startsWith("i3") ? 1e-9 : 1e-10;
            const difference = Math.abs(values[name]! - other[name]!);
            const label = `${table.name} row ${row} ${name}: ${values[name]} and ${other[name]}`;
            expect(difference <= tolerance * Math.max(1, Math.abs(other[name]!)), label).toBe(true);
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(15);
    },
  );

  it.each([3, 4, 5])("Fig. %i: thermal states in closed form give the same rows", (number) => {
    for (const table of tables.get(FIGURES.find((one) => one.number === number)!)!) {
      for (let row = 0; row < table.rows; row++) {
        const values = rowOf(table, row);
        const expected = thermal(withRow(table.base, values));
        for (const [name, value] of Object.entries(expected)) {
          const tolerance = name === "i3" ? 1e-9 : 1e-11;
          const label = `${table.name} row ${row} ${name}: ${values[name]} and ${value}`;
          expect(Math.abs(values[name]! - value) <= tolerance, label).toBe(true);
        }
      }
    }
  });

  it.each([
    ["fig11a", { cntdConcurrence: "concurrence", cntdI2: "i2", cntdI3: "i3" }],
    ["fig11b", { cntdConcurrence: "concurrence", cntdI2: "i2", cntdI3: "i3" }],
    ["fig16a", { cntdConcurrence: "concurrence" }],
    ["fig16b", { cntdI2: "i2" }],
  ] as const)("%s: critical differences are where the slope changes its sign", (name, columns) => {
    const table = tableOf(name);
    let compared = 0;
    for (const [column, quantity] of Object.entries(columns) as [string, Quantity][]) {
      for (let row = 0; row < table.rows; row += 4) {
        const values = rowOf(table, row);
        const at = values[column]!;
        // A bath that is cut off wants the other one as cold as can be: the end of the range.
        if (Math.abs(at) === 0.8) {
          expect(Math.abs(values["gamma.difference"]!)).toBe(0.2);
          continue;
        }
        const params = withRow(table.base, values);
        const label = `${name} row ${row}: ${at}`;
        expect(slope(params, quantity, at - 1e-6) > 0, label).toBe(true);
        expect(slope(params, quantity, at + 1e-6) < 0, label).toBe(true);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it("Fig. 2: levels and transitions are those of H and of Eqs. (24), (26)", () => {
    for (const [name, frequencies] of [
      ["fig02a", { "1": 1.5, "-1": 0.5 }],
      ["fig02b", { "1": 2.5, "-1": 0.5 }],
    ] as const) {
      const table = tableOf(name);
      for (let row = 0; row < table.rows; row++) {
        const { lowerEnergy, upperEnergy, frequency, branch } = rowOf(table, row) as Record<
          string,
          number
        >;
        expect(upperEnergy! - lowerEnergy!).toBeCloseTo(frequency!, 14);
        expect(frequency).toBeCloseTo(frequencies[String(branch) as "1" | "-1"], 14);
      }
    }
  });
});

/** Marked maxima of a table: quantity and the values there. */
function marksOf(
  table: Read,
): { quantity: string; kind: string; values: Record<string, number> }[] {
  return headValues(table, "maximum of ").map((line) => {
    const [, quantity, kind, rest] = /^(\w+) \((\w+)\): (.*)$/.exec(line)!;
    const values = Object.fromEntries(
      rest!.split(", ").map((pair) => {
        const [name, value] = pair.split(" = ");
        return [name!, Number(value)];
      }),
    );
    return { quantity: quantity!, kind: kind!, values };
  });
}

describe("marked maxima", () => {
  it.each([
    ["fig08a", [0, 0, 0]],
    ["fig08b", [0.0854, 0.354, 0.2947]],
    ["fig08c", [-0.0854, -0.354, -0.2947]],
    ["fig08d", [0.422, 0.5252, 0.5093]],
    ["fig08e", [-0.422, -0.5252, -0.5093]],
  ] as const)("%s", (name, expected) => {
    const marks = marksOf(tableOf(name));
    expect(marks.map(({ quantity }) => quantity)).toEqual(["concurrence", "i2", "i3"]);
    marks.forEach(({ kind, values }, k) => {
      expect(kind).toBe("unique");
      expect(Math.abs(values["temperature.difference"]! - expected[k]!)).toBeLessThan(5e-5);
    });
  });

  it("fig05b: I3 has a pair beside the resonance", () => {
    const marks = marksOf(tableOf("fig05b"));
    const [left, right] = marks.filter(({ quantity }) => quantity === "i3");
    expect(left!.values["i3"]).toBeCloseTo(0.2787, 4);
    expect(right!.values["i3"]).toBeCloseTo(0.2787, 4);
    expect(left!.values["mu.mean"]).toBeCloseTo(0.95, 2);
    expect(right!.values["mu.mean"]).toBeCloseTo(1.05, 2);
    const centre = marks.find(({ quantity }) => quantity === "i2")!;
    expect(centre.values["mu.mean"]).toBeCloseTo(1, 9);
    expect(centre.values["i3"]).toBeCloseTo(0.273, 4);
  });

  it("fig12b: the CHSH maximum", () => {
    const { values } = marksOf(tableOf("fig12b")).find(({ quantity }) => quantity === "i2")!;
    expect(values["mu.difference"]).toBeCloseTo(-0.4037, 4);
    expect(2 + values["i2"]! * (2 * Math.SQRT2 - 2)).toBeCloseTo(2.1677, 4);
  });

  it.each(["fig08", "fig09", "fig12", "fig13"])(
    "%s: no row of the table exceeds a mark",
    (figure) => {
      const all = [...tables.values()].flat().filter(({ name }) => name.startsWith(figure));
      for (const table of all) {
        for (const quantity of ["concurrence", "i2", "i3"]) {
          const highest = Math.max(...table.columns[quantity]!);
          const mark = marksOf(table).find((one) => one.quantity === quantity);
          if (mark === undefined) expect(highest).toBe(0);
          else expect(mark.values[quantity]).toBeGreaterThanOrEqual(highest - 1e-12);
        }
      }
    },
  );

  it("fig09 and fig13 mark the maxima of fig08 and fig12 at their cost", () => {
    for (const [cost, direct, parameter] of [
      ["fig09", "fig08", "temperature.difference"],
      ["fig13", "fig12", "mu.difference"],
    ] as const) {
      for (const letter of cost === "fig09" ? "bcde" : "bc") {
        const at = (name: string) =>
          marksOf(tableOf(name + letter)).map(({ values }) => values[parameter]!);
        const [one, other] = [at(cost), at(direct)];
        expect(one).toHaveLength(3);
        one.forEach((value, k) => {
          expect(Math.abs(value - other[k]!)).toBeLessThan(1e-9);
        });
        for (const { values } of marksOf(tableOf(cost + letter))) {
          expect(values["entropyProduction"]).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe("spot values", () => {
  it("Fig. 15(a): R at Δε = 1, ΔT = 0.6", () => {
    const table = tableOf("fig15a");
    const row = Array.from({ length: table.rows }, (_, k) => rowOf(table, k)).find(
      (one) =>
        one["temperature.difference"] === 0.6 && Math.abs(one["epsilon.difference"]! - 1) < 1e-12,
    );
    expect(row!["rectification"]).toBeCloseTo(0.18696, 5);
  });

  it("Fig. 16: all three maps are odd under exchange of the qubits", () => {
    for (const [name, column] of [
      ["fig16a", "cntdConcurrence"],
      ["fig16b", "cntdI2"],
      ["fig16c", "rectification"],
    ] as const) {
      const values = tableOf(name).columns[column]!;
      expect(values).toHaveLength(49);
      values.forEach((value, k) => {
        expect(Math.abs(value + values[48 - k]!)).toBeLessThan(1e-9);
      });
      expect(Math.max(...values)).toBeGreaterThan(0.3);
    }
  });
});
