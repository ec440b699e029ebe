import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { solver } from "../support/backends.js";
import { bellness, folder, jsonLines } from "../support/cli.js";

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 27 },
    { parameter: "epsilon.difference", values: [0, 0.5, 1] },
  ],
  observables: ["concurrence", "i2", "i3", "heatCurrent2", "entropyProduction", "minEigenvalue"],
};
const NAMES = [
  "temperature.difference",
  "epsilon.difference",
  ...SPEC.observables,
  "status",
  "flags",
];
/** Rows that cannot be solved, and an infinite entropy production. */
const EDGES: SweepSpec = {
  axes: [
    [
      { parameter: "kappa", values: [2, 3, 3] },
      { parameter: "temperature.1", values: [0.4, 0, -1] },
    ],
  ],
  observables: ["i2", "entropyProduction"],
};

/** Text has no −0. */
function signless(value: number): number {
  return value === 0 ? 0 : value;
}

describe("bellness sweep", () => {
  const files = folder({
    "spec.json": JSON.stringify(SPEC),
    "edges.json": JSON.stringify(EDGES),
  });
  afterAll(() => files.remove());

  it("writes CSV: the axes, the observables, status, flags; numbers that read back exactly", async () => {
    const output = files.path("table.csv");
    const run = await bellness(["sweep", files.path("spec.json"), "-o", output, "--quiet"]);
    expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
    const lines = readFileSync(output, "utf8").split("\n");
    expect(lines[0]!.split(",")).toEqual(NAMES);
    expect(lines.at(-1)).toBe("");
    const rows = lines.slice(1, -1).map((line) => line.split(",").map(Number));
    const table = await solver.sweep(SPEC);
    expect(rows).toHaveLength(81);
    rows.forEach((row, i) => {
      expect(row).toEqual(NAMES.map((name) => signless(table.columns[name]![i]!)));
    });
  });

  it("writes JSON Lines with the same columns in the same order", async () => {
    const output = files.path("table.jsonl");
    await bellness(["sweep", files.path("spec.json"), "-o", output]);
    const rows = jsonLines(readFileSync(output, "utf8"));
    const table = await solver.sweep(SPEC);
    expect(rows).toHaveLength(81);
    rows.forEach((row, i) => {
      expect(Object.keys(row)).toEqual(NAMES);
      for (const name of NAMES) expect(row[name]).toBe(signless(table.columns[name]![i]!));
    });
  });

  it("writes CSV to standard output, the same bytes on either backend", async () => {
    const path = files.path("spec.json");
    const runs = await Promise.all(
      ["wasm", "js"].map((backend) => bellness(["sweep", path, "--backend", backend, "--quiet"])),
    );
    expect(runs[0]!.code).toBe(0);
    expect(runs[0]!.stderr).toBe("");
    expect(runs[0]!.stdout).toBe(runs[1]!.stdout);
    expect(runs[0]!.stdout).toBe(readFileSync(files.path("table.csv"), "utf8"));
  });

  it("marks bad rows by their status, keeps going, and exits 0", async () => {
    const csv = await bellness(["sweep", files.path("edges.json")]);
    expect(csv.code).toBe(0);
    expect(csv.stderr).toBe(
      [
        "bellness: 2 of 3 rows are not solved.",
        "  status 2: 1, a bosonic transition frequency is zero",
        "  status 4: 1, a parameter is outside its domain",
        "",
      ].join("\n"),
    );
    const rows = csv.stdout.split("\n").slice(1, -1);
    expect(rows[0]).toBe("2,0.4,NaN,NaN,2,0");
    expect(rows[1]).toMatch(/^3,0,[\d.]+,Infinity,0,4$/);
    expect(rows[2]).toBe("3,-1,NaN,NaN,4,0");
    const output = files.path("edges.jsonl");
    await bellness(["sweep", files.path("edges.json"), "-o", output]);
    const lines = jsonLines(readFileSync(output, "utf8"));
    expect(lines[0]).toEqual({
      kappa: 2,
      "temperature.1": 0.4,
      i2: null,
      entropyProduction: null,
      status: 2,
      flags: 0,
    });
    expect(lines[1]!["entropyProduction"]).toBeNull();
    expect(lines[2]!["status"]).toBe(4);
  });
});
