import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { createSolver, type FileChunk, type SweepSpec, type TableFormat } from "../../src/index.js";

/** Has rows with status 4 (κ < 0) and so NaN, and entropy productions that are infinite (T = 0). */
const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: [0, 0.4] },
  axes: [
    { parameter: "kappa", from: -0.5, to: 3, count: 8 },
    { parameter: "temperature.2", from: 0, to: 2, count: 30 },
  ],
  observables: ["concurrence", "i2", "i3", "heatCurrent2", "entropyProduction", "minEigenvalue"],
};

const solver = await createSolver();

async function chunks(format: TableFormat, spec = SPEC, after?: FileChunk[]): Promise<FileChunk[]> {
  const found: FileChunk[] = [];
  const checkpoints = (after ?? []).map(({ checkpoint }) => checkpoint!);
  for await (const chunk of solver.sweepFile(spec, { format, after: checkpoints })) {
    found.push(chunk);
  }
  return found;
}

function whole(list: readonly FileChunk[]): Buffer {
  return Buffer.concat(list.map(({ bytes }) => bytes));
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

/** The numbers of a CSV file by column. */
function csvColumns(text: string): Record<string, number[]> {
  const [head, ...rows] = text.trimEnd().split("\n");
  const cells = rows.map((row) => row.split(","));
  return Object.fromEntries(
    head!.split(",").map((name, k) => [name, cells.map((row) => Number(row[k]))]),
  );
}

describe("the same sweep as", () => {
  test("columns, CSV, JSON Lines and Parquet has the same doubles", async () => {
    const table = await solver.sweep(SPEC);
    expect(table.columns["status"]).toContain(4);
    expect(table.columns["entropyProduction"]).toContain(Infinity);
    expect(Math.max(...table.columns["i2"]!.filter(Number.isFinite))).toBeGreaterThan(0);

    const csv = csvColumns(whole(await chunks("csv")).toString());
    expect(Object.keys(csv)).toEqual(table.names);
    for (const name of table.names) expect(csv[name]).toEqual([...table.columns[name]!]);

    const lines = whole(await chunks("jsonl"))
      .toString()
      .trimEnd()
      .split("\n");
    expect(lines.length).toBe(table.rows);
    lines.forEach((line, row) => {
      const expected = table.names.map((name) => {
        const value = table.columns[name]![row]!;
        return [name, Number.isFinite(value) ? value : null];
      });
      expect(Object.entries(JSON.parse(line))).toEqual(expected);
    });

    const parquet = arrayBuffer(whole(await chunks("parquet")));
    const objects = await parquetReadObjects({ file: parquet });
    expect(objects.length).toBe(table.rows);
    for (const name of table.names) {
      const values = Array.from(table.columns[name]!, (x) => (Number.isNaN(x) ? null : x));
      expect(objects.map((row) => row[name])).toEqual(values);
    }
  });

  test("Parquet says what it is", async () => {
    const parquet = arrayBuffer(whole(await chunks("parquet")));
    const { key_value_metadata, num_rows, created_by, row_groups } = parquetMetadata(parquet);
    expect(Number(num_rows)).toBe(240);
    expect(created_by).toMatch(/^bellness \d/);
    const description = JSON.parse(key_value_metadata![0]!.value!);
    expect(description).toEqual(JSON.parse(JSON.stringify(solver.describeSweep(SPEC))));
    expect(description.spec.base.gamma).toEqual([0.1, 0.1]);
    expect(description.columns.map(({ name }: { name: string }) => name)).toEqual(
      (await solver.sweep(SPEC)).names,
    );
    // The same sweep comes out of what the file says.
    expect(whole(await chunks("parquet", description.spec))).toEqual(Buffer.from(parquet));
    // Ranges for readers that skip groups.
    const statistics = row_groups[0]!.columns.map(({ meta_data }) => meta_data!.statistics!);
    expect(statistics[0]).toMatchObject({ min_value: -0.5, max_value: 3, null_count: 0n });
    expect(statistics[6]!.max_value).toBe(Infinity);
    // Rows without a value are not in them; a zero counts as both zeros.
    const i2 = (await solver.sweep(SPEC)).columns["i2"]!;
    expect(i2.some(Number.isNaN)).toBe(true);
    const greatest = Math.max(...i2.filter((value) => !Number.isNaN(value)));
    const nulls = BigInt(i2.filter(Number.isNaN).length);
    expect(statistics[3]).toMatchObject({ min_value: -0, max_value: greatest, null_count: nulls });
  });
});

describe.each<TableFormat>(["csv", "jsonl", "parquet"])("a %s file", (format) => {
  test("goes on behind any of its checkpoints with the same bytes", async () => {
    const long: SweepSpec = {
      ...SPEC,
      axes: [{ parameter: "gamma.mean", from: 0.1, to: 0.2, count: 600 }, ...SPEC.axes],
      observables: ["i2"],
    };
    const all = await chunks(format, long);
    // Three row groups, or tens of tasks.
    expect(all.length).toBeGreaterThan(3);
    const step = Math.ceil(all.length / 5);
    for (let k = 1; k < all.length; k += step) {
      const before = all.slice(0, k);
      const { checkpoint } = before.at(-1)!;
      expect(whole(before).length).toBe(checkpoint!.bytes);
      const after = await chunks(format, long, before);
      expect(whole([...before, ...after]).equals(whole(all))).toBe(true);
    }
  });

  test("of an empty shard has its head alone", async () => {
    const found: FileChunk[] = [];
    const spec: SweepSpec = { axes: [{ parameter: "kappa", values: [1] }], observables: ["i2"] };
    const shard = { index: 2, count: 2 };
    for await (const chunk of solver.sweepFile(spec, { format, shard })) found.push(chunk);
    const bytes = whole(found);
    if (format === "parquet")
      expect(await parquetReadObjects({ file: arrayBuffer(bytes) })).toEqual([]);
    else expect(bytes.toString()).toBe(format === "csv" ? "kappa,i2,status,flags\n" : "");
  });
});
