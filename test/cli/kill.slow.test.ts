import { readFileSync, rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { bellness, folder } from "../support/cli.js";
import { journaledRows, signalled } from "../support/kill.js";
import { Random } from "../support/random.js";

/** Some seconds of work, of very unequal rows. */
const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "kappa", from: 2.01, to: 4, count: 100 },
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 100 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 150 },
  ],
  observables: ["concurrence", "i2", "i3", "entropyProduction"],
};
const ROWS = 100 * 100 * 150;
const KILLS = 20;

const files = folder({ "spec.json": JSON.stringify(SPEC) });
afterAll(() => files.remove());

function sweep(output: string, ...more: string[]): string[] {
  return ["sweep", files.path("spec.json"), "-o", output, ...more];
}

test.each([
  ["csv", "1"],
  ["csv", "2"],
  ["jsonl", "2"],
  ["parquet", "1"],
  ["parquet", "2"],
])(`kill -9 at ${KILLS} random moments, %s, %s workers`, async (format, workers) => {
  const random = new Random(Number(workers));
  const expected = files.path(`undisturbed-${workers}.${format}`);
  const started = performance.now();
  expect((await bellness(sweep(expected, "--workers", workers))).code).toBe(0);
  const whole = performance.now() - started;
  let kills = 0;
  for (let round = 0; kills < KILLS; round++) {
    const output = files.path(`table-${workers}-${round}.${format}`);
    for (let code: number | null = null; code === null; ) {
      const checkpoint = String(random.pick([0, 0.05, 0.5]));
      const args = sweep(output, "--workers", workers, "--checkpoint", checkpoint, "--resume");
      const until = kills < KILLS ? random.uniform(0, 0.5 * whole) : 1e9;
      ({ code } = await signalled(args, output, until, "SIGKILL", true));
      if (code === null) {
        kills += 1;
        expect((await journaledRows(output)) ?? 0).toBeLessThanOrEqual(ROWS);
      }
    }
    expect(readFileSync(output).equals(readFileSync(expected))).toBe(true);
    expect(await journaledRows(output)).toBeNull();
    rmSync(output);
  }
  expect(kills).toBe(KILLS);
});
