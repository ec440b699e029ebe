// Answers to lines as tables, interrupted and in parts.

import { readFileSync, writeFileSync } from "node:fs";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, expect, test } from "vitest";
import { bellness, folder, jsonLines } from "../support/cli.js";
import { journaledRows, signalled } from "../support/kill.js";

const files = folder();
afterAll(() => files.remove());

const point = (k: number) =>
  JSON.stringify({ id: `p${k}`, meta: { k }, kappa: 2.0005 + k / 1000, temperature: [0.2, 0.6] });
const SYSTEM = {
  id: "s",
  hamiltonian: { ZI: -0.5, IZ: -0.5, XX: 0.75 },
  baths: [0.2, 0.4, 0.6].map((temperature) => ({
    coupling: { XI: 1, IX: 0.5 },
    temperature,
    spectrum: { kind: "ohmic", gamma: 0.02 },
  })),
};

/** Points, a blank line, a line that is not JSON, a point that is none, a system with three baths. */
const MIXED = [point(1), "", "{bad", point(2), '{"id":"none","kappa":-1}', JSON.stringify(SYSTEM)];
const mixed = files.path("mixed.jsonl");
writeFileSync(mixed, `${MIXED.join("\n")}\n`);

interface Answer {
  readonly [name: string]: unknown;
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
  readonly heatCurrent: readonly number[];
  readonly settings: { readonly bob: readonly unknown[] };
  readonly rho: { readonly re: readonly number[]; readonly im: readonly number[] };
}

test("a table has what JSON Lines have: every number, who it is, and why there is none", async () => {
  const [lines, table] = [files.path("mixed.out.jsonl"), files.path("mixed.parquet")];
  const runs = await Promise.all(
    [lines, table].map((output) => bellness(["solve", mixed, "-o", output])),
  );
  expect(runs.map(({ code }) => code)).toEqual([1, 1]);
  const answers = jsonLines(readFileSync(lines, "utf8")) as unknown as Answer[];
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(table) });
  expect(rows).toHaveLength(answers.length);
  const status = { INVALID_JSON: 4, INVALID_PARAMETER: 4 } as Record<string, number>;
  for (const [k, answer] of answers.entries()) {
    const row = rows[k]!;
    expect(Number(row["line"])).toBe(answer["line"]);
    expect(row["id"] ?? undefined).toBe(answer["id"]);
    expect(row["meta"] === null ? undefined : JSON.parse(row["meta"] as string)).toEqual(
      answer["meta"],
    );
    expect(row["status"]).toBe(answer.ok ? 0 : status[answer.error!.code]);
    expect(row["error"]).toBe(answer.error?.code ?? null);
    expect(row["message"]).toBe(answer.error?.message ?? null);
    if (!answer.ok) {
      expect([row["chsh"], row["re11"], row["params"]]).toEqual([null, null, null]);
      continue;
    }
    for (const kind of ["params", "system"]) {
      const text = row[kind] as string | null;
      expect(text === null ? undefined : JSON.parse(text)).toEqual(answer[kind]);
    }
    for (const name of ["concurrence", "i3322", "entropyProduction", "minEigenvalue", "residual"]) {
      expect(row[name]).toBe(answer[name]);
    }
    expect(row["gap"]).toBe(answer["gap"] ?? null);
    expect([1, 2, 3].map((bath) => row[`heatCurrent${bath}`])).toEqual(
      [0, 1, 2].map((bath) => answer.heatCurrent[bath] ?? null),
    );
    // JSON has one zero.
    expect(["X", "Y", "Z"].map((axis) => 0 + (row[`bob3${axis}`] as number))).toEqual(
      answer.settings.bob[2],
    );
    expect(["re", "im"].map((part) => 0 + (row[`${part}23`] as number))).toEqual([
      answer.rho.re[6],
      answer.rho.im[6],
    ]);
  }
});

test("a table of solutions is a table of states", async () => {
  const [solved, measured] = [files.path("solved.csv"), files.path("measured.csv")];
  writeFileSync(files.path("points.jsonl"), [1, 2, 3].map((k) => `${point(k)}\n`).join(""));
  await bellness(["solve", files.path("points.jsonl"), "-o", solved]);
  const args = ["--observables", "chsh,negativity", "-o", measured];
  expect(await bellness(["state", solved, ...args])).toMatchObject({ code: 0, stderr: "" });
  const [, ...rows] = readFileSync(measured, "utf8").trimEnd().split("\n");
  const answers = jsonLines((await bellness(["solve", files.path("points.jsonl")])).stdout);
  expect(rows).toHaveLength(3);
  for (const [k, row] of rows.entries()) {
    // chsh, negativity, status and flags stand at the end.
    expect(Number(row.split(",").at(-4))).toBeCloseTo(answers[k]!["chsh"] as number, 12);
  }
});

test("observables that are asked for are the columns, behind a pipe too", async () => {
  const args = ["solve", "--observables", "concurrence,heatCurrent"];
  const output = files.path("asked.csv");
  expect((await bellness([...args, "-o", output], `${point(1)}\n${point(2)}\n`)).code).toBe(0);
  const [head, ...rows] = readFileSync(output, "utf8").trimEnd().split("\n");
  expect(head).toMatch(/^id,meta,line,params,system,concurrence,heatCurrent1,heatCurrent2,re11,/);
  expect(rows).toHaveLength(2);
});

test("an ending that names no format is refused", async () => {
  const run = await bellness(["solve", mixed, "-o", files.path("x.txt")]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("Allowed: .csv, .jsonl, .parquet");
});

test("a later line with more than the first ones has no column", async () => {
  const input = files.path("late.jsonl");
  const first = '{"kappa":-1}\n'.repeat(4096);
  writeFileSync(input, `${first}${JSON.stringify({ ...SYSTEM, id: undefined })}\n`);
  const run = await bellness(["solve", input, "-o", files.path("late.csv")]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/INVALID_PARAMETER: (gap|jumpHeat|heatCurrent3)/);
});

const many = files.path("many.jsonl");
writeFileSync(many, Array.from({ length: 6000 }, (_, k) => `${point(k)}\n`).join(""));

test.each(["jsonl", "csv"])(
  "lines to %s are killed and go on, and are cut into parts",
  async (format) => {
    const solve = (name: string, ...more: string[]) => [
      ...["solve", many, "-o", files.path(name), "--observables", "concurrence,i3,discord1"],
      ...more,
    ];
    expect((await bellness(solve(`whole.${format}`))).code).toBe(0);
    const output = files.path(`table.${format}`);
    const args = solve(`table.${format}`, "--resume", "--checkpoint", "0");
    let rows: number | null = 0;
    for (let delay = 40; delay < 2000 && rows === 0; delay *= 2) {
      await signalled(args, output, delay);
      rows = await journaledRows(output);
    }
    expect(rows).toBeGreaterThan(0);
    expect((await bellness(args)).code).toBe(0);
    const whole = readFileSync(files.path(`whole.${format}`), "utf8");
    expect(readFileSync(output, "utf8") === whole).toBe(true);
    const parts = await Promise.all(
      [1, 2].map(async (k) => {
        await bellness(solve(`part${k}.${format}`, "--shard", `${k}/2`));
        return readFileSync(files.path(`part${k}.${format}`), "utf8");
      }),
    );
    const behind = format === "csv" ? parts[1]!.slice(parts[1]!.indexOf("\n") + 1) : parts[1]!;
    expect(parts[0] + behind === whole).toBe(true);
  },
);

test("an evolution is cut into parts of its times, lines of evolutions into parts of the lines", async () => {
  const evolution = {
    params: { kappa: 3 },
    initial: { re: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    times: { from: 0, to: 50, count: 501 },
  };
  const input = files.path("evolution.jsonl");
  writeFileSync(input, `${JSON.stringify(evolution)}\n`);
  const lines = files.path("evolutions.jsonl");
  writeFileSync(lines, `${JSON.stringify(evolution)}\n\n`.repeat(3));
  for (const [from, format] of [
    [input, "csv"],
    [lines, "jsonl"],
  ] as const) {
    const run = async (name: string, ...more: string[]) => {
      const output = files.path(`${name}.${format}`);
      const { code } = await bellness(["evolve", from, "-o", output, "--quiet", ...more]);
      expect(code).toBe(0);
      return readFileSync(output, "utf8");
    };
    const [whole, first, second] = await Promise.all([
      run("all"),
      run("first", "--shard", "1/2"),
      run("second", "--shard", "2/2"),
    ]);
    const behind = format === "csv" ? second!.slice(second!.indexOf("\n") + 1) : second!;
    expect(first! + behind === whole).toBe(true);
  }
});
