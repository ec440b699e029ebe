// Ten thousand small shards: what is said of them, checked and merged, in bounded time and memory.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createSolver, type SweepSpec } from "../../src/index.js";
import { folder } from "../support/cli.js";
import { writeShard } from "../support/shards.js";

const COUNT = 10_000;
const SPEC: SweepSpec = {
  base: { temperature: [0.2, 0.6] },
  axes: [{ parameter: "kappa", from: 2.1, to: 4, count: 100 * COUNT }],
  observables: ["concurrence", "i2"],
};
const PEAK = fileURLToPath(new URL("../support/peak.mjs", import.meta.url));
/** Kilobytes, and seconds of processor time for all of it. */
const MEMORY = 300_000;
const SECONDS = 60;

const files = folder();
afterAll(() => files.remove());

test.each(["csv", "jsonl", "parquet"])("10,000 small shards in %s", async (format) => {
  const solver = await createSolver();
  for (const name of ["made", format]) mkdirSync(files.path(name), { recursive: true });
  for (let k = 1; k <= COUNT; k++) {
    // A lock looks through its folder, which is quicker where there are not ten thousand.
    const made = files.path(`made/part-${String(k).padStart(5, "0")}.${format}`);
    await writeShard(solver, SPEC, made, [k, COUNT]);
    for (const name of readdirSync(files.path("made"))) {
      renameSync(files.path(`made/${name}`), files.path(`${format}/${name}`));
    }
  }
  const whole = files.path(`whole.${format}`);
  const merged = files.path(`merged.${format}`);
  await writeShard(solver, SPEC, whole);
  let seconds = 0;
  for (const options of [[], ["--verify"], ["--merge", "-o", merged]]) {
    const args = [PEAK, "shards", files.path(format), ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^10000 shards: 10000 finished\n1000000 of 1000000 rows \(100 %\)\n/);
    const peak = Number(/^peak (\d+)$/m.exec(stdout)![1]);
    const took = Number(/^cpu (.*)$/m.exec(stdout)![1]);
    console.log(`${format} ${options[0] ?? "status"}: ${took} s, ${peak} kB`);
    expect(peak).toBeLessThan(MEMORY);
    seconds += took;
  }
  expect(seconds).toBeLessThan(SECONDS);
  expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);
});
