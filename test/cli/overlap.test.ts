// Two processes on one table. test/cli/overlap.slow.test.ts has many more of the same.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { bellness, folder } from "../support/cli.js";
import { OVERLAPPED, overlap } from "../support/overlap.js";
import { Random } from "../support/random.js";

const files = folder({ "spec.json": JSON.stringify(OVERLAPPED) });
afterAll(() => files.remove());

test.each([
  ["csv", 3],
  ["jsonl", 1],
  ["parquet", 3],
])("a %s table that two processes write at once is never damaged", async (format, rounds) => {
  const random = new Random(29);
  const args = (output: string) => [
    ...["sweep", files.path("spec.json"), "-o", output],
    ...["--resume", "--checkpoint", "0.02"],
  ];
  const undisturbed = files.path(`undisturbed.${format}`);
  const began = performance.now();
  expect((await bellness(args(undisturbed))).code).toBe(0);
  const whole = performance.now() - began;
  const expected = readFileSync(undisturbed);
  for (let round = 0; round < rounds; round++) {
    const output = files.path(`table-${round}.${format}`);
    await overlap(args(output), output, expected, random, whole);
  }
  // But for drafts of locks: of a process that is killed before it has its lock, the next one clears them away.
  const left = readdirSync(files.path(".")).filter((name) => /lock|journal/.test(name));
  expect(left.filter((name) => !name.endsWith(".new"))).toEqual([]);
  expect(existsSync(undisturbed)).toBe(true);
});
