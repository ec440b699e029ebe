// What is left when a file system refuses: a full disk, names that cannot be opened.

import {
  type FileHandle,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Disk } from "../../src/cli/disk.js";
import { type TableFileOptions, writeTable } from "../../src/cli/tableFile.js";
import { createSolver, type SweepSpec, type TableFormat } from "../../src/index.js";

const SPEC: SweepSpec = {
  axes: [{ parameter: "kappa", from: 2.1, to: 4, count: 70_000 }],
  observables: ["rho11"],
};
const FORMATS: TableFormat[] = ["csv", "jsonl", "parquet"];

const solver = await createSolver();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellness-disk-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A disk with room for so many bytes, and for what was removed from it in between. */
class FullDisk extends Disk {
  constructor(private room: number) {
    super();
  }

  override async write(file: FileHandle, bytes: Uint8Array, at: number) {
    if (bytes.length > this.room) {
      await super.write(file, bytes.subarray(0, this.room), at);
      this.room = 0;
      const error = new Error("ENOSPC: no space left on device, write");
      throw Object.assign(error, { code: "ENOSPC", syscall: "write" });
    }
    this.room -= bytes.length;
    await super.write(file, bytes, at);
  }
}

const options = (format: TableFormat, more: Partial<TableFileOptions> = {}) => ({
  path: join(folder, `table.${format}`),
  format,
  checkpointTime: 0,
  ...more,
});

/** Every file in the folder with its content. */
async function everything(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [
        name,
        await readFile(join(folder, name), "latin1").catch((error) => error.code),
      ]),
    ),
  );
}

describe.each(FORMATS)("a full disk, %s", (format) => {
  test("from the start leaves nothing behind, and says what to do", async () => {
    const { path } = options(format);
    // Within the lock, the journal, the description, the table's head.
    for (const room of [0, 10, 300, 700, 1300, 2000]) {
      const failed = writeTable(solver, SPEC, options(format), new FullDisk(room));
      await expect(failed).rejects.toMatchObject({
        code: "OUTPUT_FAILED",
        message: expect.stringMatching(/no space left on device.*Nothing is left of it\. Allowed:/),
      });
      await expect(failed).rejects.toThrow(path);
      expect(await everything()).toEqual({});
    }
  });

  test("on the way keeps what is done, and says how to go on", async () => {
    // More than a row group, less than the table.
    const room = format === "parquet" ? 1_080_000 : 800_000;
    const failed = writeTable(solver, SPEC, options(format), new FullDisk(room));
    await expect(failed).rejects.toMatchObject({
      code: "OUTPUT_FAILED",
      message: expect.stringMatching(/first \d+ rows are kept\. Allowed: --resume/),
    });
    await writeTable(solver, SPEC, options(format, { resume: true }));
    const table = await readFile(options(format).path);
    await rm(options(format).path);
    await writeTable(solver, SPEC, options(format, { force: true }));
    expect(table.equals(await readFile(options(format).path))).toBe(true);
    expect(Object.keys(await everything()).filter((name) => /lock|journal/.test(name))).toEqual([]);
  });
});

describe("a name that cannot be opened", () => {
  const csv = () => options("csv", { force: true });

  test.each<[string, (path: string) => Promise<void>]>([
    ["is a link to nowhere", (path) => symlink(join(folder, "no", "where"), path)],
    ["is a link to itself", (path) => symlink(path, path)],
    ["is a folder", async () => {}],
  ])("because it %s changes nothing", async (what, make) => {
    const path = what === "is a folder" ? folder : csv().path;
    await make(path);
    await writeFile(`${path}.meta.json`, "of an earlier table");
    const before = await everything();
    await expect(writeTable(solver, SPEC, { ...csv(), path })).rejects.toMatchObject({
      code: "OUTPUT_FAILED",
      message: expect.stringContaining(path),
    });
    expect(await everything()).toEqual(before);
    await rm(`${path}.meta.json`);
  });

  test.skipIf(process.getuid?.() === 0)("because it is not allowed changes nothing", async () => {
    await writeFile(csv().path, "", { mode: 0o444 });
    const before = await everything();
    await expect(writeTable(solver, SPEC, csv())).rejects.toMatchObject({ code: "OUTPUT_FAILED" });
    expect(await everything()).toEqual(before);
  });
});

test("a table and a link to it are one table", async () => {
  const path = join(folder, "table.csv");
  const linked = join(folder, "link.csv");
  await symlink("table.csv", linked);
  const failed = writeTable(
    solver,
    SPEC,
    { ...options("csv"), path: linked },
    new FullDisk(800_000),
  );
  await expect(failed).rejects.toMatchObject({ code: "OUTPUT_FAILED" });
  expect(Object.keys(await everything())).toEqual([
    "link.csv",
    "table.csv",
    "table.csv.journal",
    "table.csv.meta.json",
  ]);
  await expect(writeTable(solver, SPEC, options("csv"))).rejects.toMatchObject({
    code: "OUTPUT_UNFINISHED",
  });
  await writeTable(solver, SPEC, { ...options("csv"), path: linked, resume: true });
  expect(await writeTable(solver, SPEC, { ...options("csv"), path, resume: true })).toBe(false);
});
