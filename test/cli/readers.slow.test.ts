// Shards in the hands of others: docs/scale.md's lines for Python's readers, wherever they are installed,
// the workflow for Snakemake, and the package as the image installs it.

import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSolver, type SweepSpec } from "../../src/index.js";
import { COMMAND, folder } from "../support/cli.js";
import { sleep } from "../support/kill.js";
import { packed, run } from "../support/packed.js";
import { writeShard } from "../support/shards.js";
import { missing } from "../support/slurm.js";
import { text } from "../support/sources.js";

const SPEC: SweepSpec = {
  base: { temperature: [0.2, 0.6] },
  axes: [{ parameter: "kappa", from: 1, to: 4, count: 3001 }],
  observables: ["i2"],
};
const SHARDS = 12;

const files = folder({ bellness: `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n` });
const solver = await createSolver();
const path = files.path("");

beforeAll(async () => {
  chmodSync(files.path("bellness"), 0o755);
  for (const format of ["csv", "parquet"]) {
    for (let k = 1; k <= SHARDS; k++) {
      const name = `part-${String(k).padStart(2, "0")}.${format}`;
      await writeShard(solver, SPEC, files.path(name), [k, SHARDS]);
    }
  }
});
afterAll(() => files.remove());

/** A Python that has all these modules; null where there is none. */
function pythonWith(...modules: readonly string[]): string | null {
  const has = (python: string) =>
    spawnSync(python, ["-c", modules.map((name) => `import ${name}`).join("\n")]).status === 0;
  return ["python3", "/usr/bin/python3"].find(has) ?? null;
}

const blocks = [...text("docs/scale.md").matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(
  ([, code]) => code!,
);

describe.each([
  ["polars", "print(table.height, table['i2'].max())"],
  ["pandas", "print((table.status == 0).sum(), table.i2.max())"],
  ["dask.dataframe", "print((table.status == 0).sum().compute(), best)"],
  ["pyspark", "print(table.where('status = 0').count(), best)"],
])("%s", (name, last) => {
  const python = pythonWith(name);
  if (python === null) console.warn(`SKIPPED: shards in ${name}, which is not installed`);

  test.skipIf(python === null)("reads the shards as docs/scale.md has it", async () => {
    const code = blocks.find((block) => new RegExp(`(import|from) .*\\b${name}`).test(block))!;
    writeFileSync(files.path("read.py"), `${code}${last}\n`);
    const { i2, status } = (await solver.sweep(SPEC)).columns;
    const solved = [...i2!].filter((_, row) => status![row] === 0);
    const out = await run(python!, ["read.py"], path);
    expect(out.trim().split(/\s+/).map(Number)).toEqual([solved.length, Math.max(...solved)]);
  });
});

const snakemake = missing("snakemake");
if (snakemake.length > 0) console.warn("SKIPPED: the recipe for Snakemake, which is not installed");

test.skipIf(snakemake.length > 0)(
  "Snakemake finishes a sweep of which a job is killed",
  async () => {
    const env = { ...process.env, PATH: `${path}:${process.env["PATH"]}`, HOME: path };
    const long = { ...SPEC, axes: [{ ...SPEC.axes[0]!, from: 2.1, count: 2_000_000 }] };
    mkdirSync(files.path("flow"));
    const cwd = files.path("flow");
    const file = (name: string) => files.path(`flow/${name}`);
    writeFileSync(file("long.json"), JSON.stringify(long));
    const call = (command: string, args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
      expect(status, stderr).toBe(0);
      return stdout;
    };
    const numbers = ["--spec", "long.json", "--shards", "3", "--workers", "1", "--format", "csv"];
    writeFileSync(file("flow.smk"), call("bellness", ["recipe", "snakemake", ...numbers]));
    const child = spawn("snakemake", ["--snakefile", "flow.smk", "--cores", "2"], { cwd, env });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (piece: string) => {
        said += piece;
      });
    }
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (!existsSync(file("long-1.csv.journal")) && child.exitCode === null) await sleep(20);
    process.kill(JSON.parse(readFileSync(file("long-1.csv.lock"), "utf8")).pid, "SIGKILL");
    expect(await ended, said).toBe(0);
    await writeShard(solver, long as SweepSpec, file("whole.csv"));
    expect(readFileSync(file("long.csv")).equals(readFileSync(file("whole.csv")))).toBe(true);
    expect(said).toContain("Error in rule shard");
  },
);

test("the image's prefix: the packed tarball in an empty one runs, and ends at SIGTERM", async () => {
  const recipe = text("docs/Dockerfile");
  const [, install] = /^RUN npm (install --global .*?) \/bellness\.tgz/m.exec(recipe)!;
  const [, entry] = /^ENTRYPOINT (\[.*\])$/m.exec(recipe)!;
  const prefix = files.path("prefix");
  mkdirSync(prefix);
  await run("npm", [...install!.split(" "), "--offline", "--prefix", prefix, packed.tarball], path);
  const [command] = JSON.parse(entry!) as [string];
  const program = `${prefix}/bin/${command}`;
  writeFileSync(
    files.path("long.json"),
    JSON.stringify({ ...SPEC, axes: [{ ...SPEC.axes[0]!, count: 2e7 }] }),
  );
  expect(await run(program, ["--version"], path)).toMatch(/^\d+\.\d+\.\d+\n$/);
  // As a pod starts it: the shell is gone when the signal comes.
  const script = `exec ${program} sweep long.json -o image.csv --shard 1/1 --resume`;
  const child = spawn("sh", ["-c", script], { cwd: path, stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("close", resolve));
  while (!existsSync(files.path("image.csv.journal"))) await sleep(20);
  await sleep(1500);
  child.kill("SIGTERM");
  expect(await ended).toBe(143);
  const shards = spawnSync(program, ["shards", "image.csv", "--json"], {
    cwd: path,
    encoding: "utf8",
  });
  const { rows, stopped } = JSON.parse(shards.stdout);
  expect(stopped).toBe(1);
  expect(rows.done).toBeGreaterThan(0);
});
