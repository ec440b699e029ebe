import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSolver, type TableFormat } from "../../src/index.js";
import { flipJournal, Interrupted } from "../support/damage.js";
import { Random } from "../support/random.js";

test.each<[TableFormat, number]>([
  ["csv", 34],
  ["jsonl", 34],
  ["parquet", 26],
])("flipped bits in the journals of %s tables", async (format, steps) => {
  const folder = await mkdtemp(join(tmpdir(), "bellness-damage-"));
  const table = new Interrupted(await createSolver(), folder, format);
  await table.begin(steps);
  expect(await flipJournal(table, 1000, new Random(8))).toBeGreaterThan(700);
  await rm(folder, { recursive: true });
});
