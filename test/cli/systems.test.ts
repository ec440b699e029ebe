// Systems, evolutions and spectra on the command line.

import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { solver } from "../support/backends.js";
import { bellness, folder, jsonLines } from "../support/cli.js";

const DARK = {
  hamiltonian: { nI: 1, In: 1 },
  jumps: [{ operator: { "-I": 1, "I-": 1 }, rate: 1 }],
};
const ONE = { re: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
const EVOLUTION = {
  params: { kappa: 3 },
  initial: ONE,
  times: { from: 0, to: 5, count: 11 },
  observables: ["rho", "concurrence", "heatCurrent2"],
};
const files = folder({ "one.json": JSON.stringify(EVOLUTION, null, 2) });
afterAll(files.remove);

it("solve takes systems beside parameters, one for one", async () => {
  const input = [
    DARK,
    { ...DARK, initial: ONE, id: "dark" },
    { kappa: 3 },
    { kappa: 3, form: "linear" },
    { hamiltonian: { "+-": 1 }, jumps: [] },
  ];
  const { code, stdout } = await bellness(
    ["solve"],
    input.map((x) => JSON.stringify(x)).join("\n"),
  );
  expect(code).toBe(1);
  const lines = jsonLines(stdout);
  expect(lines.map(({ ok }) => ok)).toEqual([false, true, true, true, false]);
  expect(lines[0]).toMatchObject({ line: 1, error: { code: "SINGULAR_LIOUVILLIAN" } });
  expect(lines[1]).toMatchObject({ id: "dark", system: { hamiltonian: DARK.hamiltonian } });
  expect(lines[1]!["concurrence"]).toBeCloseTo(0.5, 12);
  expect(lines[3]).toMatchObject({ params: { kappa: 3, form: "linear" } });
  expect(lines[4]).toMatchObject({
    error: { code: "INVALID_PARAMETER", parameter: "hamiltonian" },
  });
});

it("evolve writes lists a line", async () => {
  const bad = { ...EVOLUTION, times: [-1] };
  const both = { ...EVOLUTION, system: DARK };
  const input = [{ ...EVOLUTION, id: 7 }, bad, both].map((x) => JSON.stringify(x)).join("\n");
  const { code, stdout } = await bellness(["evolve"], input);
  expect(code).toBe(1);
  const [first, second, third] = jsonLines(stdout);
  const own = solver.evolve(EVOLUTION.params, EVOLUTION as never);
  expect(first).toEqual({ ok: true, line: 1, id: 7, ...JSON.parse(JSON.stringify(own)) });
  expect(second).toMatchObject({ ok: false, line: 2, error: { parameter: "times.1" } });
  expect(third).toMatchObject({ ok: false, line: 3, error: { parameter: "system" } });
});

it("evolve writes a table by its ending", async () => {
  const csv = files.path("one.csv");
  const run = await bellness(["evolve", files.path("one.json"), "-o", csv]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const rows = readFileSync(csv, "utf8").trim().split("\n");
  expect(rows).toHaveLength(12);
  expect(rows[0]).toMatch(/^time,II,IX,IY,.*,ZZ,concurrence,heatCurrent2,status,flags$/);
  const last = rows[11]!.split(",").map(Number);
  const { concurrence } = solver.evolve(EVOLUTION.params, EVOLUTION as never);
  expect([last[0], last[1], last[17]]).toEqual([5, 1, concurrence![10]]);
  const wrong = await bellness(["evolve", files.path("one.json"), "-o", files.path("one.txt")]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain(".jsonl, .csv or .parquet");
});

it("spectrum writes eigenvalues", async () => {
  const { code, stdout } = await bellness(["spectrum"], `${JSON.stringify(DARK)}\n{"kappa":3}`);
  expect(code).toBe(0);
  const [dark, paper] = jsonLines(stdout);
  expect(dark).toMatchObject({ ok: true, gap: 0, stationary: 2 });
  expect(dark!["eigenvalues"]).toHaveLength(16);
  expect(paper!["gap"]).toBe(solver.spectrum({ kappa: 3 }).gap);
});

it("events writes what happens a line", async () => {
  // |01⟩ + |10⟩ under white noise: entangled until e^(−4 rate t) is a third.
  const system = {
    hamiltonian: { ZI: 0.2 },
    jumps: ["XI", "YI", "ZI"].map((word) => ({ operator: { [word]: 1 }, rate: 0.25 })),
  };
  const initial = { re: [0, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0] };
  const input = [
    { system, initial, to: 9, id: "noise" },
    { system, initial, to: -1 },
  ];
  const { code, stdout } = await bellness(
    ["events"],
    input.map((x) => JSON.stringify(x)).join("\n"),
  );
  expect(code).toBe(1);
  const [found, refused] = jsonLines(stdout);
  expect(found).toMatchObject({ ok: true, line: 1, id: "noise" });
  const events = found!["events"] as { quantity: string; kind: string; time: number }[];
  expect(events.map(({ quantity, kind }) => `${quantity} ${kind}`)).toEqual([
    "i3 death",
    "i2 death",
    "concurrence death",
  ]);
  expect(events[2]!.time).toBeCloseTo(Math.log(3), 10);
  expect(refused).toMatchObject({ ok: false, line: 2, error: { parameter: "to" } });
});

it("sweep makes a table over a parameter and the time, whole and in shards", async () => {
  const spec = {
    base: { temperature: [0.2, 0.6] },
    initial: ONE,
    axes: [
      { parameter: "kappa", values: [1, 3] },
      { parameter: "time", from: 0, to: 50, count: 101 },
    ],
    observables: ["concurrence", "gap"],
  };
  const work = folder({ "spec.json": JSON.stringify(spec) });
  try {
    const sweep = async (...args: string[]) => {
      const done = await bellness(["sweep", work.path("spec.json"), "--quiet", ...args]);
      expect(done.code, done.stderr).toBe(0);
      return done.stdout;
    };
    const whole = await sweep();
    const lines = whole.trimEnd().split("\n");
    expect(lines[0]).toBe("kappa,time,concurrence,gap,status,flags");
    expect(lines).toHaveLength(203);
    const [first, second] = [await sweep("--shard", "1/2"), await sweep("--shard", "2/2")];
    expect(first + second.slice(second.indexOf("\n") + 1)).toBe(whole);
  } finally {
    work.remove();
  }
});
