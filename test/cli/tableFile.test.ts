import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { crc32, hex } from "../../src/cli/checksum.js";
import { Disk } from "../../src/cli/disk.js";
import { difference } from "../../src/cli/finished.js";
import { Lock } from "../../src/cli/lock.js";
import { type TableFileOptions, writeTable } from "../../src/cli/tableFile.js";
import { createSolver, type SweepSpec, type TableFormat } from "../../src/index.js";
import { DyingDisk, Killed } from "../support/dyingDisk.js";

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 60 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 50 },
  ],
  observables: ["concurrence", "i2"],
};

/** Two row groups of a Parquet file. */
const GROUPS: SweepSpec = {
  ...SPEC,
  axes: [{ parameter: "gamma.mean", from: 0.1, to: 0.2, count: 22 }, ...SPEC.axes],
  observables: ["rho11"],
};

/** Each format, a sweep that is some chunks long in it, and a step at which a kill is in the middle of it. */
const FORMATS: [TableFormat, SweepSpec, number][] = [
  ["csv", SPEC, 20],
  ["jsonl", SPEC, 20],
  ["parquet", GROUPS, 17],
];

const solver = await createSolver();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellness-table-"));
});
afterEach(() => rm(folder, { recursive: true }));

function options(format: TableFormat, more: Partial<TableFileOptions> = {}): TableFileOptions {
  return { path: join(folder, `table.${format}`), format, checkpointTime: 0, ...more };
}

/** What is on the disk: the bytes of a file, or null. */
function bytes(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}

/** The files of an undisturbed run, in a folder of its own. */
async function undisturbed(format: TableFormat, spec = SPEC) {
  const path = join(folder, `undisturbed.${format}`);
  await writeTable(solver, spec, { ...options(format), path });
  return { table: await bytes(path), meta: await bytes(`${path}.meta.json`) };
}

/** Compares files: as vitest compares buffers it takes a second for a megabyte. */
function expectSame(is: Buffer | null, expected: Buffer | null): void {
  if (is === null || expected === null) expect(is).toBe(expected);
  else expect(is.equals(expected)).toBe(true);
}

describe.each(FORMATS)("a %s table", (format, spec, middle) => {
  test("that is killed at any step goes on to the same bytes", async () => {
    const expected = await undisturbed(format, spec);
    const path = join(folder, `table.${format}`);
    for (let last = 1; ; last++) {
      for (const name of await readdir(folder)) {
        if (name.startsWith("table.")) await rm(join(folder, name));
      }
      const dying = new DyingDisk(last);
      const killed = await writeTable(solver, spec, options(format), dying).then(
        () => false,
        (error) => error instanceof Killed || Promise.reject(error),
      );
      if (!killed) {
        expect(last).toBeGreaterThan(20);
        break;
      }
      // A second kill on the way, later or earlier than the first.
      const again = new DyingDisk(1 + ((7 * last) % 23));
      await writeTable(solver, spec, options(format, { resume: true }), again).catch((error) => {
        if (!(error instanceof Killed)) throw error;
      });
      await writeTable(solver, spec, options(format, { resume: true }));
      expectSame(await bytes(path), expected.table);
      expectSame(await bytes(`${path}.meta.json`), expected.meta);
      expect(await bytes(`${path}.journal`)).toBeNull();
      expect(await bytes(`${path}.lock`)).toBeNull();
    }
  });

  test("goes on though half a line and bytes of no one's stand behind the last checkpoint", async () => {
    const expected = await undisturbed(format, spec);
    const path = join(folder, `table.${format}`);
    await writeTable(solver, spec, options(format), new DyingDisk(middle)).catch(() => {});
    await appendFile(path, "0.1,0.2,0.\0\0\0\0garbage");
    await appendFile(`${path}.journal`, '{"rows":2999,"bytes":1234567');
    expect(await writeTable(solver, spec, options(format, { resume: true }))).toBe(true);
    expectSame(await bytes(path), expected.table);
  });

  test("that is complete stays as it is", async () => {
    const path = join(folder, `table.${format}`);
    await writeTable(solver, spec, options(format));
    const { mtimeMs } = await stat(path);
    expect(await writeTable(solver, spec, options(format, { resume: true }))).toBe(false);
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  });

  test("that is complete is replaced by force alone, and is not what --resume means by another", async () => {
    await writeTable(solver, spec, options(format));
    const before = await bytes(join(folder, `table.${format}`));
    const again = writeTable(solver, spec, options(format));
    await expect(again).rejects.toMatchObject({ code: "OUTPUT_EXISTS", parameter: "output" });
    expectSame(await bytes(join(folder, `table.${format}`)), before);
    const other: SweepSpec = { ...spec, observables: ["chsh"] };
    await expect(
      writeTable(solver, other, options(format, { resume: true })),
    ).rejects.toMatchObject({
      code: "JOURNAL_MISMATCH",
      message: expect.stringContaining(
        `spec.observables.0 is "chsh", was "${spec.observables[0]}"`,
      ),
    });
    await writeTable(solver, other, options(format, { force: true }));
    const expected = await undisturbed(format, other);
    expectSame(await bytes(join(folder, `table.${format}`)), expected.table);
  });
});

describe("an unfinished table", () => {
  beforeEach(async () => {
    await writeTable(solver, SPEC, options("csv"), new DyingDisk(25)).catch(() => {});
    expect(await bytes(join(folder, "table.csv.journal"))).not.toBeNull();
  });

  test("is not overwritten, unless by force", async () => {
    const before = await bytes(join(folder, "table.csv"));
    await expect(writeTable(solver, SPEC, options("csv"))).rejects.toMatchObject({
      code: "OUTPUT_UNFINISHED",
      parameter: "output",
    });
    expectSame(await bytes(join(folder, "table.csv")), before);
    const other: SweepSpec = { ...SPEC, observables: ["chsh"] };
    await writeTable(solver, other, options("csv", { force: true }));
    expectSame(await bytes(join(folder, "table.csv")), (await undisturbed("csv", other)).table);
  });

  const changes: [string, SweepSpec, Partial<TableFileOptions>, string][] = [
    ["base", { ...SPEC, base: { ...SPEC.base, kappa: 2.5 } }, {}, "spec.base.kappa is 2.5, was 3"],
    ["axis", { ...SPEC, axes: SPEC.axes.slice(1) }, {}, "spec.axes.0.parameter"],
    [
      "order of the observables",
      { ...SPEC, observables: ["i2", "concurrence"] },
      {},
      "observables.0",
    ],
    [
      "more observables",
      { ...SPEC, observables: ["concurrence", "i2", "i3"] },
      {},
      "observables.2",
    ],
    ["solver", { ...SPEC, solver: "full" }, {}, 'spec.solver is "full", was "auto"'],
    ["shard", SPEC, { shard: { index: 1, count: 2 } }, "shard.count is 2, was 1"],
    ["format", SPEC, { format: "jsonl" }, 'format is "jsonl", was "csv"'],
  ];
  test.each(changes)("is not resumed with another %s", async (_, spec, more, message) => {
    const before = await bytes(join(folder, "table.csv"));
    const journal = await bytes(join(folder, "table.csv.journal"));
    const resumed = writeTable(solver, spec, options("csv", { resume: true, ...more }));
    await expect(resumed).rejects.toMatchObject({
      code: "JOURNAL_MISMATCH",
      message: expect.stringContaining(message),
    });
    expectSame(await bytes(join(folder, "table.csv")), before);
    expectSame(await bytes(join(folder, "table.csv.journal")), journal);
  });

  test("is not resumed by another version", async () => {
    const path = join(folder, "table.csv.journal");
    const text = await readFile(path, "utf8");
    const [head] = text.replace(/"version":"[^"]*"/, '"version":"0.0.1"').split(',"check"');
    const check = hex(crc32(Buffer.from(head!)));
    await writeFile(path, `${head},"check":"${check}"}\n`);
    await expect(writeTable(solver, SPEC, options("csv", { resume: true }))).rejects.toThrow(
      /description.version is "[^"]+", was "0.0.1"/,
    );
  });

  test("is resumed where the spec says the same in other words", async () => {
    const words: SweepSpec = {
      observables: SPEC.observables,
      solver: "auto",
      axes: SPEC.axes,
      base: { gamma: [0.1, 0.1], temperature: [0.4, 0.4] },
    };
    await writeTable(solver, words, options("csv", { resume: true }));
    expectSame(await bytes(join(folder, "table.csv")), (await undisturbed("csv")).table);
  });

  test("is not resumed where it was cut or its journal is not one", async () => {
    const path = join(folder, "table.csv");
    const text = await readFile(path);
    await writeFile(path, text.subarray(0, 10));
    await expect(writeTable(solver, SPEC, options("csv", { resume: true }))).rejects.toThrow(
      /has 10 bytes, its journal knows of \d+/,
    );
    await writeFile(path, text);
    await writeFile(`${path}.journal`, "hello\n");
    await expect(writeTable(solver, SPEC, options("csv", { resume: true }))).rejects.toMatchObject({
      code: "JOURNAL_MISMATCH",
    });
  });
});

test("an abort notes what is done, so that nothing is done again", async () => {
  const long: SweepSpec = {
    ...SPEC,
    axes: [{ parameter: "gamma.mean", from: 0.1, to: 0.2, count: 30 }, ...SPEC.axes],
  };
  const controller = new AbortController();
  const more = {
    signal: controller.signal,
    checkpointTime: 1e6,
    onProgress: (done: number) => {
      if (done > 1000) controller.abort(new Error("enough"));
    },
  };
  await expect(writeTable(solver, long, options("csv", more))).rejects.toThrow("enough");
  let started = 0;
  const onStart = (done: number) => {
    started = done;
  };
  await writeTable(solver, long, options("csv", { resume: true, onStart }));
  expect(started).toBeGreaterThan(1000);
  expectSame(await bytes(join(folder, "table.csv")), (await undisturbed("csv", long)).table);
});

test("a file that is no table of this sweep is refused by --resume", async () => {
  await writeFile(join(folder, "table.csv"), "something else\n");
  await expect(writeTable(solver, SPEC, options("csv", { resume: true }))).rejects.toThrow(
    "does not say what it is",
  );
});

test("the difference of two values names its place", () => {
  expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBeNull();
  expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe("a.1.b is 2, was 3");
  expect(difference({ a: 1 }, { a: 1, c: null })).toBe("c is undefined, was null");
  expect(difference([1, 2], [1])).toBe("1 is 2, was undefined");
});

test("a table that another process writes is refused as such, whatever is asked", async () => {
  const { path } = options("csv");
  await writeTable(solver, SPEC, options("csv"), new DyingDisk(25)).catch(() => {});
  const mine = await Lock.take(new Disk(), path);
  for (const more of [{}, { resume: true }, { force: true }]) {
    const before = await bytes(path);
    await expect(writeTable(solver, SPEC, options("csv", more))).rejects.toMatchObject({
      code: "OUTPUT_LOCKED",
      message: expect.stringContaining(`process ${process.pid} on `),
    });
    expectSame(await bytes(path), before);
  }
  await mine.release();
  expect(await writeTable(solver, SPEC, options("csv", { resume: true }))).toBe(true);
});
