// Files that were changed between two runs: what comes out is right, or it is refused.

import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSolver, type TableFormat } from "../../src/index.js";
import { flipJournal, flipped, Interrupted } from "../support/damage.js";
import { Random } from "../support/random.js";

const solver = await createSolver();

describe.each<[TableFormat, number]>([
  ["csv", 34],
  ["jsonl", 34],
  ["parquet", 26],
])("an interrupted %s table", (format, steps) => {
  let folder = "";
  let table: Interrupted;
  const journal = () => `${table.path}.journal`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bellness-damage-"));
    table = new Interrupted(solver, folder, format);
    await table.begin(steps);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("has a journal of some lines", () => {
    expect(table.journal.toString().split("\n").length).toBeGreaterThan(3);
  });

  test("whose journal has a flipped bit", async () => {
    expect(await flipJournal(table, 25, new Random(3))).toBeGreaterThan(15);
  });

  test("whose journal has lines too many, too few, or in another order", async () => {
    const lines = table.journal.toString().split(/(?<=\n)/);
    const [head, first, second] = lines as [string, string, string];
    const rest = lines.slice(3);
    const others: string[][] = [
      [head, first, first, second, ...rest],
      [head, second, first, ...rest],
      [head, second, ...rest],
      [first, second, ...rest],
      [...lines, "5\n"],
      [...lines, "{}\n"],
      [...lines, '{"rows":-5,"bytes":10}\n'],
      [...lines, '{"rows":"7","bytes":1e9}\n'],
      [...lines, "null\n"],
      [...lines, "\n"],
      [...lines, lines.at(-1)!],
    ];
    for (const other of others) {
      await table.restore("begun");
      await writeFile(journal(), other.join(""));
      expect(await table.expectRightOrRefused(), other.join("")).toBe("refused");
    }
    await table.restore("begun");
    await writeFile(journal(), lines.slice(0, -1).join(""));
    expect(await table.expectRightOrRefused()).toBe("right");
  });

  test("whose rows were changed behind its back", async () => {
    const random = new Random(4);
    const known = JSON.parse(table.journal.toString().trimEnd().split("\n").at(-1)!).bytes;
    for (let k = 0; k < 5; k++) {
      await table.restore("begun");
      const bytes = await readFile(table.path);
      const changed = flipped(bytes.subarray(0, known), random);
      await writeFile(table.path, Buffer.concat([changed, bytes.subarray(known)]));
      expect(await table.expectRightOrRefused()).toBe("refused");
    }
  });

  test("when it is finished, is complete as it was written, and in no other form", async () => {
    const random = new Random(6);
    const { expected, path } = table;
    const foot = expected.subarray(-300);
    const changes: Buffer[] = [
      expected.subarray(0, expected.length / 2),
      Buffer.concat([expected, Buffer.from("\n")]),
      ...Array.from({ length: 10 }, () => flipped(expected, random)),
      ...Array.from({ length: 10 }, () =>
        Buffer.concat([expected.subarray(0, -foot.length), flipped(foot, random)]),
      ),
    ];
    await table.restore("finished");
    expect(await table.resume()).toBe(false);
    for (const changed of changes) {
      await table.restore("finished");
      await writeFile(path, changed);
      await expect(table.resume()).rejects.toMatchObject({ code: "JOURNAL_MISMATCH" });
      expect((await readFile(path)).equals(changed)).toBe(true);
    }
    await table.restore("finished");
    await truncate(path, 0);
    // Nothing beside an empty Parquet file says that it was more.
    expect(await table.expectRightOrRefused()).toBe(format === "parquet" ? "right" : "refused");
  });
});
