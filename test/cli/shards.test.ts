// `bellness shards`: what it says of shards in every state, and the table it makes of them.

import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crc32, hex } from "../../src/cli/checksum.js";
import { isFinished } from "../../src/cli/finished.js";
import { thisProcess } from "../../src/cli/holder.js";
import { damageOf } from "../../src/cli/shards/content.js";
import { tablesOf } from "../../src/cli/shards/file.js";
import { mergeShards } from "../../src/cli/shards/merge.js";
import { ranges, sums } from "../../src/cli/shards/report.js";
import { isComplete, lookAt } from "../../src/cli/shards/set.js";
import { createSolver, type SweepSpec, type TableFormat } from "../../src/index.js";
import { bellness, COMMAND, folder } from "../support/cli.js";
import { flipped } from "../support/damage.js";
import { sleep } from "../support/kill.js";
import { Random } from "../support/random.js";
import { writeShard } from "../support/shards.js";

/** Some rows are not solved (bosons with epsilon_- = 0): nulls and NaN among the values. */
const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: [0.2, 0.6] },
  axes: [
    { parameter: "kappa", values: [1, 2, 3] },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 31 },
  ],
  observables: ["concurrence", "entropyProduction"],
};
/** Groups of a Parquet file end amid its shards. */
const GROUPS: SweepSpec = {
  axes: [{ parameter: "gamma.mean", from: 0.1, to: 0.2, count: 140_000 }],
  observables: ["rho11"],
};

const solver = await createSolver();
const files = folder();
afterAll(() => files.remove());

async function shards(name: string, format: TableFormat, spec: SweepSpec, count: number) {
  mkdirSync(files.path(name));
  const path = (k: number) => files.path(`${name}/part-${k}.${format}`);
  for (let k = 1; k <= count; k++) await writeShard(solver, spec, path(k), [k, count]);
  return path;
}

describe.each<[TableFormat, SweepSpec]>([
  ["csv", SPEC],
  ["jsonl", SPEC],
  ["parquet", SPEC],
  ["parquet", GROUPS],
])("shards in %s", (format, spec) => {
  const name = `${format}-${spec.axes.length}`;
  const whole = files.path(`whole-${name}.${format}`);
  const merged = files.path(`merged-${name}.${format}`);

  test("are merged into the bytes of one process's table", async () => {
    const path = await shards(name, format, spec, 7);
    await writeShard(solver, spec, whole);
    const tables = await tablesOf([files.path(name)]);
    expect(tables).toEqual([1, 2, 3, 4, 5, 6, 7].map(path));
    const set = await lookAt([...tables].reverse());
    expect(set.problems).toEqual([]);
    expect(isComplete(set)).toBe(true);
    await mergeShards(set, { output: merged });
    expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);
    expect(existsSync(`${merged}.new`) || existsSync(`${merged}.lock`)).toBe(false);
    // The table is one that a sweep would have finished.
    const description = JSON.parse(JSON.stringify(solver.describeSweep(spec)));
    expect(await isFinished(merged, format, description)).toBe(true);
  });

  test("of which one is missing, doubled or of another table are not merged", async () => {
    const path = (k: number) => files.path(`${name}/part-${k}.${format}`);
    const paths = [1, 2, 3, 4, 5, 6, 7].map(path);
    const without = await lookAt(paths.filter((_, k) => k !== 2 && k !== 3));
    expect([without.missing, isComplete(without)]).toEqual([[3, 4], false]);
    await expect(mergeShards(without, { output: merged, force: true })).rejects.toMatchObject({
      code: "SHARDS_NOT_WHOLE",
    });
    const twice = files.path(`twice-${name}.${format}`);
    for (const end of ["", ".meta.json"])
      if (existsSync(path(2) + end)) copyFileSync(path(2) + end, twice + end);
    const doubled = await lookAt([...paths, twice]);
    expect(doubled.problems).toEqual([expect.stringContaining("shard 2 is")]);
    expect(isComplete(doubled)).toBe(false);
    const other = files.path(`other-${name}.${format}`);
    await writeShard(solver, { ...spec, base: { kappa: 2.5 } }, other, [3, 7]);
    const mixed = await lookAt([...paths.filter((_, k) => k !== 2), other]);
    expect(mixed.problems).toEqual([
      expect.stringMatching(
        /other.*is part of another table: description\.spec\.base\.kappa is 2.5, was/,
      ),
    ]);
    expect(mixed.missing).toEqual([3]);
  });

  test("that are damaged are found, wherever the bit is, and are not merged", async () => {
    const path = files.path(`${name}/part-4.${format}`);
    const bytes = readFileSync(path);
    const random = new Random(5);
    expect(await damageOf(path, format)).toBeNull();
    for (let k = 0; k < 8; k++) {
      writeFileSync(path, flipped(bytes, random));
      expect(await damageOf(path, format)).not.toBeNull();
    }
    const set = await lookAt(await tablesOf([files.path(name)]));
    const output = files.path(`damaged-${name}.${format}`);
    await expect(mergeShards(set, { output })).rejects.toMatchObject({ code: "SHARDS_NOT_WHOLE" });
    expect(existsSync(output) || existsSync(`${output}.new`)).toBe(false);
    if (format !== "csv") return;
    const run = await bellness(["shards", files.path(name), "--verify"]);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/wrong {2}.*part-4.* its content was changed/);
    writeFileSync(path, bytes);
    expect((await bellness(["shards", files.path(name), "--verify"])).code).toBe(0);
  });
});

test("rows that were lost, with all checksums right, are found", async () => {
  const path = (await shards("lost", "csv", SPEC, 3))(2);
  const text = readFileSync(path, "utf8").split("\n").slice(0, -2).join("\n").concat("\n");
  writeFileSync(path, text);
  const sidecar = JSON.parse(readFileSync(`${path}.meta.json`, "utf8"));
  const file = { bytes: text.length, crc32: hex(crc32(Buffer.from(text))) };
  writeFileSync(`${path}.meta.json`, JSON.stringify({ ...sidecar, file }));
  expect(await damageOf(path, "csv")).toBe("it has 30 rows, says that it has 31");
  const set = await lookAt(await tablesOf([files.path("lost")]));
  await expect(mergeShards(set, { output: files.path("l.csv") })).rejects.toMatchObject({
    message: expect.stringContaining("has 30 rows, says that it has 31"),
  });
});

describe("shards under way", () => {
  /** A minute of work. */
  const LONG: SweepSpec = {
    base: { temperature: [0.2, 0.6] },
    axes: [{ parameter: "kappa", from: 2.1, to: 4, count: 2_000_000 }],
    observables: ["i3322"],
  };
  const table = (k: number) => files.path(`long-${k}.csv`);
  let child: ReturnType<typeof spawn>;

  beforeAll(async () => {
    writeFileSync(files.path("long.json"), JSON.stringify(LONG));
    const args = ["sweep", files.path("long.json"), "-o", table(2), "--shard", "2/4"];
    child = spawn(process.execPath, [COMMAND, ...args, "--checkpoint", "0.02"], {
      stdio: "ignore",
    });
    const lines = () =>
      existsSync(`${table(2)}.journal`) && readFileSync(`${table(2)}.journal`, "utf8").split("\n");
    while ((lines() || []).length < 5) await sleep(10);
  });
  afterAll(() => {
    child.kill("SIGKILL");
  });

  test("are running while their process runs, and stopped when it was killed", async () => {
    const holder = await thisProcess();
    const { files: found, missing } = await lookAt(await tablesOf([`${table(2)}.journal`]));
    const [running] = found;
    expect(running).toMatchObject({
      ...{ path: table(2), state: "running", shard: { index: 2, count: 4 }, host: holder.host },
      rows: { count: 500_000, first: 500_000 },
    });
    expect(running!.rows.done).toBeGreaterThan(0);
    expect(running!.rate).toBeGreaterThan(100);
    expect(missing).toEqual([1, 3, 4]);
    const ended = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGKILL");
    await ended;
    const run = await bellness(["shards", table(2), "--json"]);
    expect(run.code).toBe(1);
    const said = JSON.parse(run.stdout);
    expect(said).toMatchObject({ shards: 4, finished: 0, running: 0, stopped: 1, rate: 0 });
    expect(said.files[0]).toMatchObject({ state: "stopped", host: holder.host });
    expect(Math.abs(Date.now() - said.files[0].at)).toBeLessThan(60_000);
    expect((await bellness(["shards", table(2)])).stdout).toMatch(
      /^4 shards: 0 finished, 1 stopped, 3 missing\n\d+ of 2000000 rows .*\n {2}stopped .*long-2.csv .*\n {2}missing {2}1,3-4\n$/,
    );
  });

  test("on other machines run where their lock is set anew", async () => {
    const lock = { ...(await thisProcess()), host: "elsewhere", token: "1" };
    writeFileSync(`${table(2)}.lock`, JSON.stringify(lock));
    const beat = setInterval(() => writeFileSync(`${table(2)}.lock`, JSON.stringify(lock)), 500);
    const set = await lookAt([table(2)]);
    clearInterval(beat);
    expect(set.files[0]).toMatchObject({ state: "running", host: "elsewhere" });
    expect(sums(set)).toMatchObject({ running: 1, stopped: 0, missing: 3 });
    rmSync(`${table(2)}.lock`);
  });
});

test("missing shards are named in ranges", () => {
  expect(ranges([])).toBe("");
  expect(ranges([1, 2, 3, 5, 7, 8])).toBe("1-3,5,7-8");
});

test("what makes no sense is wrong usage", async () => {
  writeFileSync(files.path("notes.txt"), "");
  const csv = files.path("csv-2");
  const present = files.path("present.csv");
  writeFileSync(present, "");
  const wrong = [
    [files.path("notes.txt")],
    [csv, "-o", files.path("x.csv")],
    [csv, "--merge"],
    [csv, "--merge", "-o", files.path("x.parquet")],
    [csv, "--merge", "-o", present],
  ];
  const runs = await Promise.all(wrong.map((args) => bellness(["shards", ...args])));
  expect(runs.map(({ code }) => code)).toEqual(wrong.map(() => 2));
  expect((await bellness(["shards", csv, "--merge", "-o", present, "--force"])).code).toBe(0);
});

test.each(["csv", "jsonl", "parquet"])(
  "shards of states in %s are merged alike",
  async (format) => {
    const states = Array.from({ length: 40 }, (_, k) => {
      // What stands beside a state comes back: a text with a line break in it, too.
      const id = k % 7 === 0 ? `a "line"\n${k}` : `state ${k}`;
      return JSON.stringify({
        bloch: {
          a: [0, 0, 0],
          b: [0, 0, 0],
          t: [
            [k / 40, 0, 0],
            [0, -k / 40, 0],
            [0, 0, k / 40],
          ],
        },
        id,
        run: k,
      });
    });
    writeFileSync(files.path("input.jsonl"), `${states.join("\n")}\n`);
    const path = (name: string) => files.path(`${name}.${format}`);
    const run = (...args: string[]) => bellness(["state", files.path("input.jsonl"), ...args]);
    const runs = await Promise.all([
      run("-o", path("states")),
      ...[1, 2, 3].map((k) => run("-o", path(`state-${k}`), "--shard", `${k}/3`)),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const set = await lookAt([1, 2, 3].map((k) => path(`state-${k}`)));
    expect(set.problems).toEqual([]);
    for (const k of [1, 2, 3])
      expect(await damageOf(path(`state-${k}`), format as TableFormat)).toBeNull();
    await mergeShards(set, { output: path("all-states") });
    expect(readFileSync(path("all-states")).equals(readFileSync(path("states")))).toBe(true);
  },
);
