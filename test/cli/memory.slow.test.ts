import { appendFileSync, rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { folder } from "../support/cli.js";
import { peakOf } from "../support/peak.js";

const PIECE = 100_000;

const files = folder();
afterAll(() => files.remove());

test.each([
  ["solve", '{"kappa":3,"temperature":[0.2,0.6]}\n', 100],
  ["state", '{"bloch":{"t":[0.1,0,0,0,0.1,0,0,0,0.1]}}\n', 30],
])("lines through %s take no more memory, however many", (command, line, times) => {
  const input = files.path("lines.jsonl");
  const lines = line.repeat(PIECE);
  const peaks = [1, times].map((count) => {
    rmSync(input, { force: true });
    for (let k = 0; k < count; k++) appendFileSync(input, lines);
    return peakOf([command, input, "-o", "/dev/null", "--quiet"]);
  });
  expect(peaks[1]! / peaks[0]!).toBeLessThan(1.3);
});
