import { describe, expect, it } from "vitest";
import { createSolver, FLAGS, VERDICTS } from "../../src/index.js";
import type { ContoursSpec, LinesSpec, RegionsSpec } from "../../src/plot/spec.js";
import { readTable } from "../../src/table/read.js";
import { type ChartOptions, type ChartTable, chart, figureSvg } from "../../src/view/plotting.js";

/** A table of these columns. */
function table(columns: Readonly<Record<string, readonly number[]>>): ChartTable {
  const names = Object.keys(columns);
  const arrays = names.map((name) => [name, Float64Array.from(columns[name]!)] as const);
  return { rows: columns[names[0]!]!.length, names, columns: Object.fromEntries(arrays) };
}

const lines = (options: ChartOptions, from: ChartTable) =>
  chart(from, options).figure.panels as readonly LinesSpec[];
const map = (options: ChartOptions, from: ChartTable) =>
  chart(from, options).figure.panels[0] as ContoursSpec;

describe("a chart of a table without a description", () => {
  const measured = table({ field: [2, 0, 1], signal: [5, 3, 4], noise: [0.1, 0.3, 0.2] });

  it("draws the other columns against the first, in its order", () => {
    const [panel] = lines({}, measured);
    expect(panel!.x.label).toBe("field");
    expect(panel!.curves.map(({ x, y }) => [[...(x as number[])], [...(y as number[])]])).toEqual([
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      [
        [0, 1, 2],
        [0.3, 0.2, 0.1],
      ],
    ]);
    expect(chart(measured).figure.legend).toEqual(["signal", "noise"]);
  });

  it("names a column that is missing, and the nearest one", () => {
    expect(() => chart(measured, { y: "sginal" })).toThrow(/"sginal", did you mean "signal"/);
    expect(() => chart(measured, { x: "gamma" })).toThrow(/Allowed: field, signal, noise/);
  });

  it("refuses rows that make neither a curve nor a map", () => {
    const twice = table({ a: [1, 1, 2], b: [1, 2, 1], value: [1, 2, 3] });
    expect(() => chart(twice, { x: "a", y: "value" })).toThrow(/more than one row at a = 1/);
    expect(lines({ x: "a", y: "value", by: "b" }, twice)[0]!.curves.length).toBe(2);
    expect(lines({ x: "a", y: "value", at: { b: 0.9 } }, twice)[0]!.curves[0]!.y).toEqual([1, 3]);
    const uneven = table({ a: [0, 1, 3], b: [0, 1, 2], value: [1, 2, 3] });
    expect(() => chart(uneven, { x: "a", y: "b", z: "value" })).toThrow(/a has 3 values, not even/);
    const same = table({ a: [0, 1, 0], b: [0, 1, 0], value: [1, 2, 3] });
    expect(() => chart(same, { x: "a", y: "b", z: "value" })).toThrow(/more than one row/);
  });

  it("leaves a hole where a map has no row", () => {
    const holed = table({ a: [0, 1, 0], b: [0, 0, 1], value: [1, 2, 3] });
    const { z, columns, rows } = map({ x: "a", y: "b", z: "value" }, holed);
    expect([columns, rows, [...z]]).toEqual([
      [0, 1],
      [0, 1],
      [1, 2, 3, Number.NaN],
    ]);
  });

  it("gives each verdict of a map its colour, and nothing in between", () => {
    const codes = [0, 1, 2, 3, Number.NaN, 3];
    const judged = table({ a: [0, 1, 0, 1, 0, 1], b: [0, 0, 1, 1, 2, 2], verdict: codes });
    const { figure } = chart(judged, { x: "a", y: "b", z: "verdict" });
    const panel = figure.panels[0] as RegionsSpec;
    expect(panel.kind).toBe("regions");
    const named = [...panel.kinds].map((kind) => figure.legend[kind]?.split(",")[0]);
    expect(named).toEqual([...VERDICTS, undefined, "nonlocal"]);
  });

  it("draws verdicts along an axis as bands, which no line joins", async () => {
    const x = [0, 1, 4, 9];
    const judged = table({ x, verdict: [0, 1, 2, 3], signal: [1, 2, 3, 4], noise: [1, 1, 2, 2] });
    const { figure } = chart(judged, { x: "x", y: ["signal", "noise", "verdict"] });
    expect(figure.panels.map(({ kind }) => kind)).toEqual(["lines", "regions"]);
    expect(figure.legend).toEqual(["signal", "noise"]);
    const [, band] = figure.panels as [LinesSpec, RegionsSpec];
    expect([...band.kinds].map((kind) => figure.kinds![kind]!.split(",")[0])).toEqual([
      ...VERDICTS,
    ]);
    // Borders lie in the middle between two points: at 1/18, 5/18 and 13/18 of the frame.
    const svg = await figureSvg({ ...figure, panels: [band] });
    const paths = svg.matchAll(/d="M([\d.]+),[\d.]+H([\d.]+)V/g);
    const ends = Array.from(paths, ([, from, to]) => [Number(from), Number(to)]);
    const at = (part: number) => Number((68 + part * (332 - 68 - 18)).toFixed(1));
    expect(ends).toEqual([
      [at(0), at(1 / 18)],
      [at(1 / 18), at(5 / 18)],
      [at(5 / 18), at(13 / 18)],
      [at(13 / 18), at(1)],
    ]);
  });

  it("has a band of verdicts for each value of another column", () => {
    const columns = { a: [0, 1, 0, 1], b: [2, 2, 5, 5], verdict: [0, 3, 1, 2] };
    const { figure } = chart(table(columns), { x: "a", y: "verdict", by: "b" });
    const panel = figure.panels[0] as RegionsSpec;
    expect(panel.bands).toEqual(["2", "5"]);
    expect([...panel.kinds].map((kind) => figure.legend[kind]?.split(",")[0])).toEqual([
      "separable",
      "nonlocal",
      "unsteerable",
      "undecided",
    ]);
    const other = { a: [0, 1, 0, 2], b: [2, 2, 5, 5], verdict: [0, 3, 1, 2] };
    expect(() => chart(table(other), { x: "a", y: "verdict", by: "b" })).toThrow(
      /x: verdicts at other a from band to band. Allowed: the same for all/,
    );
  });

  it("leaves out and counts what is no result", () => {
    const flagged = table({
      x: [0, 1, 2],
      y: [1, 2, 3],
      status: [0, 2, 0],
      flags: [0, 0, FLAGS["not-positive"]],
    });
    const { figure, notPositive, unsolved, rows } = chart(flagged);
    expect({ notPositive, unsolved, rows }).toEqual({ notPositive: 1, unsolved: 1, rows: 3 });
    expect((figure.panels[0] as LinesSpec).curves[0]!.y).toEqual([1, Number.NaN, Number.NaN]);
  });

  it("keeps what is flagged for another reason", () => {
    const flagged = table({
      x: [0, 1],
      y: [1, 2],
      status: [0, 0],
      flags: [0, FLAGS["second-law"]],
    });
    expect((chart(flagged).figure.panels[0] as LinesSpec).curves[0]!.y).toEqual([1, 2]);
  });
});

describe("a chart of a sweep", async () => {
  const solver = await createSolver();
  const base = { kappa: 3, temperature: { mean: 0.4, difference: 0 } };
  const across = { parameter: "temperature.difference", from: -0.6, to: 0.6, count: 5 } as const;
  const described = async (spec: Parameters<typeof solver.describeSweep>[0]) => ({
    ...(await solver.sweep(spec)),
    description: solver.describeSweep(spec),
  });

  it("has a panel for each unit and one legend", async () => {
    const observables = ["concurrence", "i2", "heatCurrent2"] as const;
    const { figure } = chart(await described({ base, axes: [across], observables }));
    const panels = figure.panels as readonly LinesSpec[];
    expect(panels.map(({ curves }) => curves.map(({ series }) => series))).toEqual([[0, 1], [2]]);
    expect(panels[1]!.y.label).toBe("heat current J₂ (energy²)");
    expect(panels[0]!.x.label).toBe("ΔT (energy)");
    expect(figure.legend.length).toBe(3);
  });

  it("is a family of curves, or a map over two axes with a logarithmic scale", async () => {
    const few = await described({
      base,
      axes: [{ parameter: "kappa", values: [1, 3] }, across],
      observables: ["concurrence"],
    });
    expect(chart(few).figure.legend).toEqual(["κ = 1", "κ = 3"]);
    const wide = await described({
      base,
      axes: [{ parameter: "kappa", from: 0.1, to: 1, count: 9, scale: "log" }, across],
      observables: ["concurrence"],
    });
    const panel = map({}, wide);
    expect(panel.y.scale).toBe("log");
    expect(panel.z.length).toBe(45);
    const solution = solver.solve({
      ...base,
      kappa: panel.rows[3]!,
      temperature: { mean: 0.4, difference: panel.columns[1]! },
    });
    expect(panel.z[3 * 5 + 1]).toBe(solution.concurrence);
  });
});

describe("a table that is read", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const columns = async (name: string, text: string) =>
    (await readTable(name, bytes(text))).columns;

  it("has the numbers of CSV and JSON Lines, NaN where there is none", async () => {
    expect(await columns("a.csv", "# said before\nx,y,id\n1,2.5,left\n2,,right\n")).toEqual({
      x: Float64Array.of(1, 2),
      y: Float64Array.of(2.5, Number.NaN),
    });
    expect(await columns("a.jsonl", '{"x":1,"y":null}\n{"x":2,"z":3}\n')).toEqual({
      x: Float64Array.of(1, 2),
      y: Float64Array.of(Number.NaN, Number.NaN),
      z: Float64Array.of(Number.NaN, 3),
    });
  });

  it("says which columns hold no numbers", async () => {
    expect((await readTable("a.csv", bytes("id,x\nleft,1\n"))).leftOut).toEqual(["id"]);
  });

  it.each([
    ["a.txt", "x\n1\n", /ending that says no format/],
    ["a.csv", "x,y\n1\n", /1 cells in its row 1 and 2 names/],
    ["a.csv", "x,y\n", /has no row/],
    ["a.csv", "id\nleft\n", /no column of numbers/],
    ["a.jsonl", "{x:1}\n", /no JSON in its line 1/],
    ["a.jsonl", "[1]\n", /no object in its line 1/],
    ["a.parquet", "PAR1", /cannot be read as Parquet/],
  ])("is refused where it is none: %s %j", async (name, text, message) => {
    await expect(readTable(name, bytes(text))).rejects.toThrow(message);
  });
});
