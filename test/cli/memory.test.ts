import { statSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { folder } from "../support/cli.js";
import { peakOf } from "../support/peak.js";

/** Limit of the project for a sweep of any length, in kilobytes. */
const LIMIT = 300_000;

/** One axis of all the rows: nothing may be kept of it. */
const spec = (count: number): SweepSpec => ({
  base: { kappa: 3, temperature: [0.2, 0.6] },
  axes: [{ parameter: "epsilon.difference", from: -0.5, to: 0.5, count }],
  observables: ["concurrence", "rho11", "rho22", "rho33", "rho44"],
});

const files = folder({
  "long.json": JSON.stringify(spec(2_000_000)),
  "short.json": JSON.stringify(spec(20_000)),
});
afterAll(() => files.remove());

/** Peak of a sweep. */
function peak(name: string, output: string, workers: string): number {
  return peakOf(["sweep", files.path(name), "-o", output, "--workers", workers, "--quiet"]);
}

test.each(["csv", "parquet"])("a long sweep to %s takes no more memory than any", (format) => {
  const output = files.path(`long.${format}`);
  const long = peak("long.json", output, "2");
  expect(statSync(output).size).toBeGreaterThan(80e6);
  expect(long).toBeLessThan(LIMIT);
  const short = peak("short.json", files.path(`short.${format}`), "2");
  // Chunks and groups under way, and what the collector has not taken yet: not the table.
  expect(long - short).toBeLessThan(180_000);
});

test("many lines through solve take no more memory than some", () => {
  // Few are enough for the collector to have come into its stride.
  const [few, many] = [50_000, 250_000].map((count) => {
    const input = files.path("lines.jsonl");
    writeFileSync(input, '{"kappa":3,"temperature":[0.2,0.6]}\n'.repeat(count));
    return peakOf(["solve", input, "-o", files.path("answers.jsonl")]);
  });
  expect(many! / few!).toBeLessThan(1.3);
});
