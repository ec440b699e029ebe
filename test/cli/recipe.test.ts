// The recipe of docs/scale.md, run for real and small: shards as processes of their
// own, one of them killed and resumed, and the union queried with DuckDB.

import { copyFileSync, readFileSync, renameSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import type { SweepSpec } from "../../src/index.js";
import { bellness, folder } from "../support/cli.js";
import { signalled } from "../support/kill.js";
import { text } from "../support/sources.js";

const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 801 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 401 },
  ],
  observables: ["concurrence", "i2", "heatCurrent2"],
};
const ROWS = 801 * 401;
const SHARDS = 3;

const files = folder({ "sweep.json": JSON.stringify(SPEC) });
afterAll(() => files.remove());

const duckdb = await DuckDBInstance.create(":memory:");
const connection = await duckdb.connect();

async function query(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

describe.each([
  ["csv", (pattern: string) => `read_csv('${pattern}')`],
  ["parquet", (pattern: string) => `'${pattern}'`],
])("shards in %s", (format, from) => {
  const whole = files.path(`whole.${format}`);
  const part = (k: number) => files.path(`part-${k}.${format}`);
  const args = (k: number) => [
    ...["sweep", files.path("sweep.json"), "-o", part(k)],
    ...["--shard", `${k}/${SHARDS}`, "--resume", "--checkpoint", "0.02"],
  ];

  test("one killed and resumed, together are the sweep", async () => {
    expect((await bellness(["sweep", files.path("sweep.json"), "-o", whole])).code).toBe(0);
    const shards = [1, 2, 3].map((k) =>
      k === 2 ? signalled(args(k), part(k), 10) : bellness(args(k)),
    );
    const codes = (await Promise.all(shards)).map(({ code }) => code);
    expect(codes).toEqual([0, null, 0]);
    // As a scheduler does it: all of them again.
    for (const k of [1, 2, 3]) expect((await bellness(args(k))).code).toBe(0);

    const union = from(files.path(`part-*.${format}`));
    const [counts] = await query(
      `SELECT count(*), sum("status"), count(DISTINCT ("temperature.difference", "epsilon.difference")) FROM ${union}`,
    );
    expect(counts!.map(Number)).toEqual([ROWS, 0, ROWS]);
    // Same rows, as doubles, on both sides.
    for (const [a, b] of [
      [union, from(whole)],
      [from(whole), union],
    ]) {
      expect(await query(`SELECT * FROM ${a} EXCEPT SELECT * FROM ${b}`)).toEqual([]);
    }
    const best = `SELECT "temperature.difference", "epsilon.difference", i2 FROM`;
    const order = `WHERE "status" = 0 ORDER BY i2 DESC, 1, 2 LIMIT 3`;
    const top = await query(`${best} ${union} ${order}`);
    expect(top).toEqual(await query(`${best} ${from(whole)} ${order}`));
    expect(top[0]![2]).toBeGreaterThan(0);
  });

  test("in their order have the rows of the sweep, bit for bit", async () => {
    if (format === "csv") {
      const [head, ...rows] = readFileSync(whole, "utf8").split(/(?<=\n)/);
      const parts = [1, 2, 3].map((k) => readFileSync(part(k), "utf8"));
      expect(parts.every((text) => text.startsWith(head!))).toBe(true);
      expect(parts.map((text) => text.slice(head!.length)).join("") === rows.join("")).toBe(true);
      return;
    }
    const read = (path: string) =>
      parquetReadObjects({ file: Uint8Array.from(readFileSync(path)).buffer, columns: ["i2"] });
    const parts = await Promise.all([1, 2, 3].map((k) => read(part(k))));
    const expected = await read(whole);
    const found = parts.flat();
    expect(found.length).toBe(ROWS);
    expect(found.every(({ i2 }, row) => Object.is(i2, expected[row]!["i2"]))).toBe(true);
  });
});

test("what a Parquet table says of itself is there for DuckDB", async () => {
  const rows = await query(
    `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${files.path("part-2.parquet")}')`,
  );
  const description = JSON.parse(String(rows.find(([key]) => key === "bellness")![1]));
  expect(description.shard).toEqual({ index: 2, count: 3 });
  expect(description.rows).toEqual({ first: ROWS / 3, count: ROWS / 3, of: ROWS });
  expect(description.spec.axes).toEqual(SPEC.axes);
});

test("whether the union is whole is told by its descriptions, a missing shard included", async () => {
  const blocks = [...text("docs/scale.md").matchAll(/^```sql\n([\s\S]*?)^```$/gm)];
  const sql = blocks.map(([, code]) => code!).find((code) => code.includes("AS whole"))!;
  const whole = async () => (await query(sql.replaceAll("part-*", files.path("part-*"))))[0]![0];
  expect(await whole()).toBe(true);
  renameSync(files.path("part-2.parquet"), files.path("away"));
  expect(await whole()).toBe(false);
  // Twice the same is not whole either.
  copyFileSync(files.path("part-1.parquet"), files.path("part-2.parquet"));
  expect(await whole()).toBe(false);
  renameSync(files.path("away"), files.path("part-2.parquet"));
  expect(await whole()).toBe(true);

  const [, json] = /`(read_json\('part-\*\.csv\.meta\.json'[^`]*)`/.exec(text("docs/scale.md"))!;
  const rows = await query(
    `SELECT count(*), sum((rows->>'$.count')::BIGINT), count(file) FROM ${json!.replace("part-*", files.path("part-*"))}`,
  );
  expect(rows[0]!.map(Number)).toEqual([SHARDS, ROWS, SHARDS]);
});
