import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { axisColumn, codeColumn, resultColumn } from "../../src/table/columns.js";
import { parquetFoot } from "../../src/table/parquet/foot.js";
import { GroupEncoder, parquetHead, placed } from "../../src/table/parquet/group.js";
import { Random } from "../support/random.js";

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

describe("a Parquet file of several groups", () => {
  const columns = [axisColumn("kappa"), resultColumn("i2"), codeColumn("status")];
  const imprint = { description: "{}", createdBy: "test" };
  const encoder = new GroupEncoder(columns);
  const group = (start: number, length: number) =>
    encoder.encode([
      Float64Array.from({ length }, (_, i) => (start + i) % 7),
      Float64Array.from({ length }, (_, i) => Math.sin(start + i)),
      new Float64Array(length),
    ]);

  test("reads back, with -0 and the dictionary of the axis", async () => {
    const parts: Uint8Array[] = [parquetHead()];
    const groups = [];
    let at = parts[0]!.length;
    for (const start of [0, 1000, 2000]) {
      const { bytes, group: one } = await group(start, 1000);
      // A journal keeps groups as JSON.
      groups.push(JSON.parse(JSON.stringify(placed(one, at))));
      parts.push(bytes);
      at += bytes.length;
    }
    parts.push(parquetFoot(columns, groups, imprint));
    const file = arrayBuffer(Buffer.concat(parts));
    expect(groups.map(({ columns }) => columns[0].dictionary)).toEqual([true, true, true]);
    expect(groups.map(({ columns }) => columns[1].dictionary)).toEqual([false, false, false]);
    const rows = await parquetReadObjects({ file });
    expect(rows.length).toBe(3000);
    rows.forEach((row, i) => {
      expect(row).toEqual({ kappa: i % 7, i2: Math.sin(i), status: 0 });
    });
  });

  test("keeps the bits of a result, −0 among them, and has null for NaN", async () => {
    const values = [-0, 0, Number.NaN, 5e-324, -Infinity, 1 / 3, -0, 0];
    const { bytes, group: one } = await encoder.encode([
      new Float64Array(8).fill(1),
      Float64Array.from(values),
      new Float64Array(8),
    ]);
    expect(one.columns[1]).toMatchObject({ least: "-Infinity", greatest: String(1 / 3), nulls: 1 });
    const foot = parquetFoot(columns, [placed(one, 4)], imprint);
    const file = arrayBuffer(Buffer.concat([parquetHead(), bytes, foot]));
    const rows = await parquetReadObjects({ file });
    expect(rows.map(({ i2 }) => i2)).toEqual(
      values.map((value) => (Number.isNaN(value) ? null : value)),
    );
  });

  test("of no rows is a table too", async () => {
    const foot = parquetFoot(columns, [], imprint);
    const file = arrayBuffer(Buffer.concat([parquetHead(), foot]));
    expect(Number(parquetMetadata(file).num_rows)).toBe(0);
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});

describe("a column with nulls", () => {
  const imprint = { description: "{}", createdBy: "test" };
  const columns = [axisColumn("x"), resultColumn("y"), { ...resultColumn("z"), few: true }];

  /** Rows with runs and single nulls, of which `share` are missing. */
  function values(random: Random, rows: number, share: number): Float64Array {
    const y = new Float64Array(rows);
    for (let row = 0; row < rows; ) {
      const end = Math.min(rows, row + 1 + Math.floor(random.uniform(0, 20)));
      const missing = random.uniform(0, 1) < share;
      for (; row < end; row++) y[row] = missing ? Number.NaN : Math.floor(random.uniform(-9, 9));
    }
    return y;
  }

  test.each([0, 0.01, 0.3, 0.9, 1])("reads back where %d of the rows have none", async (share) => {
    const random = new Random(5);
    for (const rows of [1, 7, 8, 9, 1000, 4321]) {
      const x = Float64Array.from({ length: rows }, (_, k) => k);
      const y = values(random, rows, share);
      const z = values(random, rows, share);
      const { bytes, group } = await new GroupEncoder(columns).encode([x, y, z]);
      const foot = parquetFoot(columns, [placed(group, 4)], imprint);
      const file = arrayBuffer(Buffer.concat([parquetHead(), bytes, foot]));
      const expected = (column: Float64Array) =>
        Array.from(column, (value) => (Number.isNaN(value) ? null : value + 0));
      const read = await parquetReadObjects({ file });
      expect(read.map((row) => row["y"])).toEqual(expected(y));
      expect(read.map((row) => row["z"])).toEqual(expected(z));
      const { statistics } = parquetMetadata(file).row_groups[0]!.columns[1]!.meta_data!;
      const there = [...y].filter((value) => !Number.isNaN(value));
      expect(statistics!.null_count).toBe(BigInt(rows - there.length));
      expect(statistics!.max_value).toBe(there.length === 0 ? undefined : Math.max(...there) + 0);
    }
  });
});
