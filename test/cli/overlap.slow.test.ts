import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { bellness, folder } from "../support/cli.js";
import { OVERLAPPED, overlap } from "../support/overlap.js";
import { Random } from "../support/random.js";

const ROUNDS = 60;

const files = folder({ "spec.json": JSON.stringify(OVERLAPPED) });
afterAll(() => files.remove());

test.each(["csv", "jsonl", "parquet"])(
  `${ROUNDS} overlaps of two processes, %s`,
  async (format) => {
    const random = new Random(31);
    const args = (output: string, workers: string) => [
      ...["sweep", files.path("spec.json"), "-o", output],
      ...["--resume", "--checkpoint", "0.02", "--workers", workers],
    ];
    const undisturbed = files.path(`undisturbed.${format}`);
    const began = performance.now();
    expect((await bellness(args(undisturbed, "1"))).code).toBe(0);
    const whole = performance.now() - began;
    let refused = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const output = files.path(`table-${round}.${format}`);
      const workers = random.pick(["1", "2"]);
      refused += (
        await overlap(args(output, workers), output, readFileSync(undisturbed), random, whole)
      ).refused;
    }
    expect(refused).toBeGreaterThan(ROUNDS / 10);
  },
);
