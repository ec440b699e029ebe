import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import type { TableColumn } from "../../src/table/columns.js";
import { parquetFoot } from "../../src/table/parquet/foot.js";
import { GroupEncoder, parquetHead, placed } from "../../src/table/parquet/group.js";

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

describe("a Parquet file of several groups", () => {
  const columns: TableColumn[] = [
    { name: "kappa", type: "double", few: true },
    { name: "i2", type: "double", few: false },
    { name: "status", type: "whole", few: true },
  ];
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

  test("keeps the bits of an observable, −0 and NaN among them", async () => {
    const values = [-0, 0, Number.NaN, 5e-324, -Infinity, 1 / 3, -0, 0];
    const { bytes, group: one } = await encoder.encode([
      new Float64Array(8).fill(1),
      Float64Array.from(values),
      new Float64Array(8),
    ]);
    expect(one.columns[1]).toMatchObject({ least: "-Infinity", greatest: String(1 / 3), nans: 1 });
    const foot = parquetFoot(columns, [placed(one, 4)], imprint);
    const file = arrayBuffer(Buffer.concat([parquetHead(), bytes, foot]));
    const rows = await parquetReadObjects({ file });
    expect(rows.map(({ i2 }) => i2)).toEqual(values);
  });

  test("of no rows is a table too", async () => {
    const foot = parquetFoot(columns, [], imprint);
    const file = arrayBuffer(Buffer.concat([parquetHead(), foot]));
    expect(Number(parquetMetadata(file).num_rows)).toBe(0);
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});
