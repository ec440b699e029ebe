// Tables of states that are interrupted, in parts, and of another input.

import { readFileSync, writeFileSync } from "node:fs";
import { parquetMetadata } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bellness, folder } from "../support/cli.js";
import { journaledRows, signalled } from "../support/kill.js";

/** Two row groups of a Parquet file, and some. */
const COUNT = 140_000;
const files = folder();
afterAll(() => files.remove());

const input = files.path("states.npy");
const lines = files.path("states.jsonl");
beforeAll(async () => {
  await bellness(["random", "--count", String(COUNT), "-o", input]);
  await bellness(["random", "--count", "1000", "-o", lines]);
  const named = readFileSync(lines, "utf8")
    .trimEnd()
    .split("\n")
    .map((line, k) => (k === 400 ? "\n{}" : `{"id":"s${k}",${line.slice(1)}`));
  writeFileSync(lines, `${named.join("\n")}\n`);
});

const OBSERVABLES = ["--observables", "concurrence,chsh"];
const state = (from: string, to: string, ...more: string[]) => [
  "state",
  from,
  "-o",
  files.path(to),
  ...OBSERVABLES,
  ...more,
];
const read = (name: string) => readFileSync(files.path(name));
/** Compares files: as vitest compares buffers it takes a second for a megabyte. */
const same = (a: string, b: string) => expect(read(a).equals(read(b)), `${a}, ${b}`).toBe(true);

describe.each(["csv", "parquet"])("states to %s", (format) => {
  test("that are killed on the way end with the bytes of an undisturbed run", async () => {
    expect((await bellness(state(input, `whole.${format}`))).code).toBe(0);
    const output = files.path(`table.${format}`);
    const args = state(input, `table.${format}`, "--resume", "--checkpoint", "0.02");
    const seen: number[] = [];
    // A kill, later and later, until something was done before it.
    for (let delay = 40; delay < 2000 && !(seen.at(-1)! > 0); delay *= 2) {
      await signalled(args, output, delay);
      const rows = await journaledRows(output);
      if (rows === null) break;
      seen.push(rows);
    }
    expect(seen.at(-1)).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    // What can be gone on with is not started again by accident.
    const careless = await bellness(state(input, `table.${format}`));
    expect([careless.code, careless.stderr]).toEqual([
      2,
      expect.stringContaining("OUTPUT_UNFINISHED"),
    ]);
    expect((await bellness(args)).code).toBe(0);
    same(`table.${format}`, `whole.${format}`);
    expect(await journaledRows(output)).toBeNull();
    const again = await bellness(args);
    expect([again.code, again.stderr]).toEqual([0, `bellness: ${output} is complete.\n`]);
  });
});

test.each([
  ["csv", true],
  ["jsonl", false],
])(
  "parts of lines to %s follow one another, whatever stands beside and fails",
  async (format, head) => {
    const parts = [1, 2, 3].map((k) => `part-${k}.${format}`);
    expect((await bellness(state(lines, `all.${format}`))).code).toBe(1);
    const runs = await Promise.all(
      parts.map((part, k) => bellness(state(lines, part, "--shard", `${k + 1}/3`))),
    );
    const codes = runs.map(({ code }) => code);
    // The state that is none is in the second part.
    expect(codes).toEqual([0, 1, 0]);
    const texts = parts.map((part) => read(part).toString());
    const behind = (text: string) => (head ? text.slice(text.indexOf("\n") + 1) : text);
    expect(texts[0] + texts.slice(1).map(behind).join("")).toBe(read(`all.${format}`).toString());
    const meta = JSON.parse(read(`part-2.${format}.meta.json`).toString());
    expect(meta.shard).toEqual({ index: 2, count: 3 });
    expect(meta.rows).toEqual({ first: 334, count: 333, of: 1000 });
    expect(meta.spec.observables).toEqual(["concurrence", "chsh"]);
  },
);

test("a part of a Parquet table has the columns of the whole, and says which part it is", async () => {
  await bellness(state(lines, "part.parquet", "--shard", "3/3"));
  const { buffer, byteOffset, byteLength } = read("part.parquet");
  const { key_value_metadata, num_rows } = parquetMetadata(
    buffer.slice(byteOffset, byteOffset + byteLength),
  );
  const about = JSON.parse(key_value_metadata!.find(({ key }) => key === "bellness")!.value!);
  expect(Number(num_rows)).toBe(333);
  expect(about.rows).toEqual({ first: 667, count: 333, of: 1000 });
  expect(about.columns.map(({ name }: { name: string }) => name)).toEqual([
    ...["line", "concurrence", "chsh", "status", "flags"],
  ]);
});

test("certificates go on where they were interrupted", async () => {
  const output = files.path("certified.jsonl");
  const args = ["state", lines, "-o", output, "--inequality", "i4422", "--checkpoint", "0"];
  const { code } = await signalled([...args, "--resume"], output, 100);
  expect(code).toBeNull();
  const rows = await journaledRows(output);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(1000);
  const other = await bellness(["state", lines, "-o", output, "--inequality", "chsh", "--resume"]);
  expect(other.stderr).toContain("JOURNAL_MISMATCH");
  expect(other.stderr).toContain("inequality");
});

test("an input that has changed is not gone on with", async () => {
  const changed = files.path("changed.npy");
  const bytes = readFileSync(input);
  writeFileSync(changed, bytes);
  const output = files.path("changing.csv");
  const args = state(changed, "changing.csv", "--resume", "--checkpoint", "0.02");
  await signalled(args, output, 5);
  expect(await journaledRows(output)).not.toBeNull();
  // The last state.
  bytes.writeDoubleLE(0.125, bytes.length - 16);
  writeFileSync(changed, bytes);
  const run = await bellness(args);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/JOURNAL_MISMATCH.*input\.crc32 is/);
});

test.each([
  [["--resume"], "resume: needs files"],
  [["--shard", "1/2"], "shard: not allowed for standard input"],
  [["--checkpoint", "1"], "checkpoint: needs files"],
])("%j makes no sense for a stream", async (args, words) => {
  const run = await bellness(["state", ...args], readFileSync(lines, "utf8"));
  expect([run.code, run.stdout]).toEqual([2, ""]);
  expect(run.stderr).toContain(words);
});

test("--force changes nothing for a stream, whose output is written anew", async () => {
  const output = files.path("piped.csv");
  const args = ["state", "-o", output, "--observables", "chsh", "--quiet"];
  const text = '{"ket":[1,0,0,0]}\n';
  expect(await bellness(args, text)).toMatchObject({ code: 0, stderr: "" });
  const first = readFileSync(output);
  expect(await bellness([...args, "--force"], text)).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(output)).toEqual(first);
});
