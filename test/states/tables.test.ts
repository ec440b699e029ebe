// Tables of states: numbers by the names of their columns, the other columns beside them.

import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { rejection } from "../support/errors.js";
import {
  COUNT,
  csv,
  doubled,
  NAMES,
  numbers,
  read,
  real,
  source,
  text,
} from "../support/stateFiles.js";

describe(".csv", () => {
  it.each([
    [",", "\n"],
    [";", "\r\n"],
    ["\t", "\n"],
  ])("separated by %j gives numbers, lines and the other columns", async (separator, end) => {
    for (const piece of [Infinity, 100]) {
      const found = await read(source("a.csv", text(csv(separator, end)), piece));
      expect(found.errors).toEqual({});
      expect(found.numbers).toEqual(numbers);
      expect(found.lines[0]).toBe(2);
      expect(found.further[0]).toEqual({ id: "s0", note: 0 });
      expect(found.further[1]).toEqual({ id: "s1", note: 'a "b", c' });
    }
  });

  it("without names has 32 numbers, 16 numbers or 16 texts in a row", async () => {
    const rows = (width: number, list: ArrayLike<unknown>) =>
      text(
        Array.from({ length: COUNT }, (_, n) =>
          Array.from(list)
            .slice(width * n, width * (n + 1))
            .join(","),
        ).join("\n"),
      );
    expect((await read(source("a.csv", rows(32, numbers)))).numbers).toEqual(numbers);
    expect((await read(source("a.csv", rows(16, real)))).numbers).toEqual(doubled);
    const texts = Array.from(
      real,
      (x, k) => `(${x}${numbers[2 * k + 1]! < 0 ? "" : "+"}${numbers[2 * k + 1]}j)`,
    );
    expect((await read(source("a.csv", rows(16, texts)))).numbers).toEqual(numbers);
  });

  it("may leave out imaginary parts that are zero, and break a quoted cell over lines", async () => {
    const names = NAMES.filter((name) => name.startsWith("re"));
    const row = names.map((name) => (name === "re11" ? 1 : 0));
    const table = `"a\nnote",${names.join(",")}\nx,${row.join(",")}\n"y\nz",${row.join(",")}\n`;
    const { numbers: found, further, lines } = await read(source("a.csv", text(table)));
    expect(found[0]).toBe(1);
    expect(found[32]).toBe(1);
    expect(lines).toEqual([3, 4]);
    expect(further).toEqual([{ "a\nnote": "x" }, { "a\nnote": "y\nz" }]);
  });

  it("separated by white space, or under a header that numpy.savetxt made a comment, is read", async () => {
    const rows = Array.from({ length: COUNT }, (_, n) =>
      Array.from(numbers.subarray(32 * n, 32 * (n + 1)), (x) => x.toExponential(17)),
    );
    const blank = rows.map((row) => ` ${row.join("  ")}`).join("\n");
    expect((await read(source("a.txt", text(blank)))).numbers).toEqual(numbers);
    expect((await read(source("a.csv", text(blank)))).numbers).toEqual(numbers);
    const order = NAMES.toReversed();
    const commented = `# ${order.join(",")}\n${rows.map((row) => row.join(",")).join("\n")}\n`;
    expect((await read(source("a.csv", text(commented)))).numbers).toEqual(numbers);
    const json = '{"ket":[1,0,0,0]}\n';
    expect((await read(source("a.txt", text(json)))).numbers[0]).toBe(1);
  });

  it("gives back numbers as numbers, and names that look like numbers as they are", async () => {
    const beside = {
      id: ["9007199254740993", "9007199254740992", "-12"],
      t: ["0.0", "1.5e-07", "1e-05"],
      name: ["007", "1.10", "1e5"],
    };
    const head = [...Object.keys(beside), ...NAMES].join(",");
    const row = (k: number) => [
      ...Object.values(beside).map((one) => one[k]),
      ...NAMES.map((x) => (x === "re11" ? 1 : 0)),
    ];
    const table = [head, ...[0, 1, 2].map((k) => row(k).join(","))].join("\n");
    const { further } = await read(source("a.csv", text(table)));
    expect(further.map(({ id }) => id)).toEqual(["9007199254740993", "9007199254740992", -12]);
    expect(further.map(({ t }) => t)).toEqual([0, 1.5e-7, 1e-5]);
    expect(further.map(({ name }) => name)).toEqual(beside.name);
  });

  it("marks a row that is none and goes on", async () => {
    const lines = csv(",", "\n").split("\n");
    lines[2] = lines[2]!.replace(/,[^,]*,/, ",nan,");
    lines[3] += ",1";
    lines[6] = lines[6]!.replace(/,[^,]*,/, ',"0,5",');
    lines[4] = lines[4]!.replace(/,[^,]*,/, ",,");
    const { errors, further } = await read(source("a.csv", text(lines.join("\n"))));
    expect(Object.keys(errors)).toEqual(["3", "4", "5", "7"]);
    expect(errors[7]).toContain(
      'im44: "0,5" is not allowed. Allowed: a finite number with a decimal point',
    );
    expect(errors[3]).toContain('im44: "nan" is not allowed');
    expect(errors[4]).toContain("35 cells, where the first line has 34");
    expect(errors[5]).toContain('im44: "" is not allowed');
    expect(further[1]!["id"]).toBe("s1");
  });

  it.each([
    ["a,b\n1,2\n", "the columns a, b"],
    ["a,b\n1,2\n", "16 columns of complex numbers or 32 of numbers without names"],
    [csv(",", "\r"), "lines that end in \\r"],
    [csv(",", "\n").replace("re34", "x34"), "no column re34"],
    [csv(",", "\n").replace("re34", "re43"), "two columns re43"],
    ["1,2,3\n", "3 columns without names"],
    [`${NAMES.join(",")}\n"1`, "a quotation that line 2 opens"],
  ])("of other columns is refused, %#", async (table, words) => {
    const error = await rejection(read(source("a.csv", text(table))));
    expect(error.code).toBe("INVALID_STATE");
    expect(error.message).toContain(words);
  });
});

describe(".parquet", () => {
  const columns = (order = NAMES) =>
    order.map((name) => {
      const k = 31 - NAMES.indexOf(name);
      return {
        name,
        data: Array.from({ length: COUNT }, (_, n) => numbers[32 * n + k]!),
        type: "DOUBLE" as const,
      };
    });
  const ids = Array.from({ length: COUNT }, (_, n) => `s${n}`);

  it("gives the numbers of its columns, and the others beside them", async () => {
    const table = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: "id", data: ids, type: "STRING" },
          ...columns(),
          { name: "n", data: ids.map((_, n) => BigInt(n)), type: "INT64" },
          { name: "at", data: ids.map((_, n) => new Date(1e12 + n)), type: "TIMESTAMP" },
        ],
        rowGroupSize: 25,
      }),
    );
    for (const piece of [Infinity, 1000]) {
      const found = await read(source("a.parquet", table, piece));
      expect(found.numbers).toEqual(numbers);
      expect(found.lines).toEqual(Array.from({ length: COUNT }, (_, k) => k + 1));
      expect(found.further[30]).toEqual({ id: "s30", n: 30, at: "2001-09-09T01:46:40.030Z" });
    }
  });

  it("gives the numbers of a list in each row", async () => {
    const lists = ids.map((_, n) => Array.from(numbers.subarray(32 * n, 32 * (n + 1))));
    const schema = [
      { name: "root", num_children: 2 },
      { name: "rho", repetition_type: "REQUIRED", converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", type: "DOUBLE", repetition_type: "REQUIRED" },
      { name: "id", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
    ] as const;
    const table = parquetWriteBuffer({
      columnData: [
        { name: "rho", data: lists },
        { name: "id", data: ids },
      ],
      schema: schema as never,
    });
    const found = await read(source("a.parquet", new Uint8Array(table)));
    expect(found.errors).toEqual({});
    expect(found.numbers).toEqual(numbers);
    expect(found.further[7]).toEqual({ id: "s7" });
  });

  it("marks rows with a missing number, and refuses other tables", async () => {
    const data = columns().map((column) =>
      column.name === "im12"
        ? {
            ...column,
            data: column.data.map((x, n) => (n === 3 ? null : n === 4 ? Number.NaN : x)),
            nullable: true,
          }
        : column,
    );
    const table = parquetWriteBuffer({ columnData: data as never });
    const { errors } = await read(source("a.parquet", new Uint8Array(table)));
    expect(Object.keys(errors)).toEqual(["4", "5"]);
    expect(errors[5]).toContain("im12: NaN is not allowed");
    const other = parquetWriteBuffer({
      columnData: columns().filter(({ name }) => name !== "re44"),
    });
    const error = await rejection(read(source("a.parquet", new Uint8Array(other))));
    expect(error.message).toContain("no column re44");
    const none = await rejection(read(source("a.parquet", text("PAR1 and no more"))));
    expect(none.message).toContain("no Parquet file");
  });
});
