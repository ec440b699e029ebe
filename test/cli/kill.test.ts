import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { bellness, folder } from "../support/cli.js";
import { journaledRows, signalled } from "../support/kill.js";
import { Random } from "../support/random.js";

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 1000 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 500 },
  ],
  observables: ["concurrence", "i2", "entropyProduction"],
};

const files = folder({ "spec.json": JSON.stringify(SPEC) });
afterAll(() => files.remove());

function sweep(output: string, ...more: string[]): string[] {
  return ["sweep", files.path("spec.json"), "-o", output, "--checkpoint", "0.02", ...more];
}

describe.each(["csv", "parquet"])("a sweep to %s", (format) => {
  test("that is killed again and again ends with the bytes of an undisturbed one", async () => {
    const random = new Random(11);
    const expected = files.path(`undisturbed.${format}`);
    expect((await bellness(sweep(expected))).code).toBe(0);
    const output = files.path(`table.${format}`);
    const seen: number[] = [];
    for (let kill = 0; kill < 3; kill++) {
      const delay = random.uniform(0, 100);
      const args = sweep(output, "--resume", "--workers", "2");
      const { code } = await signalled(args, output, delay);
      const rows = await journaledRows(output);
      // Without a journal the table was finished before the signal came.
      if (code === 0 || rows === null) break;
      seen.push(rows);
    }
    // It was killed on its way, and what was done was not done again.
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(0);
    expect((await bellness(sweep(output, "--resume"))).code).toBe(0);
    expect(readFileSync(output).equals(readFileSync(expected))).toBe(true);
    expect(await journaledRows(output)).toBeNull();
  });
});

describe("a signal that asks to stop", () => {
  test.each<[NodeJS.Signals, number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("%s leaves a table to be resumed, and says how", async (signal, expected) => {
    const output = files.path(`${signal}.csv`);
    const { code, stderr } = await signalled(sweep(output), output, 20, signal);
    expect(code).toBe(expected);
    expect(stderr).toContain(`stopped by ${signal}`);
    expect(stderr).toContain("--resume goes on");
    expect(await journaledRows(output)).toBeGreaterThan(0);
    const again = await bellness(sweep(output));
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("OUTPUT_UNFINISHED");
    expect((await bellness(sweep(output, "--resume"))).code).toBe(0);
    const complete = await bellness(sweep(output, "--resume"));
    expect(complete).toMatchObject({ code: 0, stderr: `bellness: ${output} is complete.\n` });
  });
});

test("the command that goes on has the shard, and paths that a shell reads back", async () => {
  const spec = files.path("a spec, it's mine.json");
  writeFileSync(spec, JSON.stringify(SPEC));
  const output = files.path("a table.csv");
  const args = ["sweep", spec, "-o", output, "--shard", "2/2", "--checkpoint", "0.02"];
  const { stderr } = await signalled(args, output, 20, "SIGINT");
  const hint = /; bellness (sweep .*) goes on/.exec(stderr)![1]!;
  expect(hint).toContain("--shard 2/2 --resume");
  // As a shell reads it.
  const words = execFileSync("sh", ["-c", `printf '%s\\n' ${hint}`], { encoding: "utf8" });
  const run = await bellness(words.trimEnd().split("\n"));
  expect(run.code).toBe(0);
  expect(await journaledRows(output)).toBeNull();
  expect(readFileSync(output, "utf8").split("\n")).toHaveLength(1 + 250_000 + 1);
});

test("what makes no sense is wrong usage", async () => {
  const spec = files.path("spec.json");
  const wrong = [
    ["--workers", "0"],
    ["--workers", "two"],
    ["--shard", "3/2"],
    ["--shard", "0/2"],
    ["--shard", "1"],
    ["--checkpoint", "-1"],
    ["--resume"],
    ["-o", files.path("table.xlsx")],
  ];
  for (const args of wrong) {
    const { code, stdout, stderr } = await bellness(["sweep", spec, ...args]);
    expect([args, code, stdout]).toEqual([args, 2, ""]);
    expect(stderr).not.toBe("");
  }
});
