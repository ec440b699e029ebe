import type { Compressors, FileMetaData, SchemaElement } from "hyparquet";
import { BellnessError } from "../model/errors.js";
import { NUMBERS } from "../model/matrix.js";
import { isList } from "../model/shown.js";
import { readState } from "../model/state.js";
import type { RowRange } from "../table/shard.js";
import { BLOCK_STATES, type StateBlock } from "./block.js";
import { badNumber, COLUMNS_WANTED, type ColumnPlan, planColumns } from "./columns.js";
import { type Input, type RandomAccess, randomAccess, refuseInput } from "./input.js";

/** A column, as hyparquet hands it out. */
type Column = ArrayLike<unknown>;

/** How states stand in a table: a number a column, or all in one. */
type Shape =
  | { readonly kind: "columns"; readonly plan: ColumnPlan }
  | {
      readonly kind: "list";
      readonly lists: readonly string[];
      readonly further: readonly number[];
    };

/** Names of a column that holds whole states. */
const LIST_COLUMNS = ["rho", "ket"] as const;

const LISTS_WANTED = "a column rho (or ket) of lists, or re and im, of 16 numbers each";

function shapeOf(input: Input, names: readonly string[]): Shape {
  const list = LIST_COLUMNS.find((name) => names.includes(name));
  const planes = ["re", "im"].filter((name) => names.includes(name));
  const lists = list !== undefined ? [list] : planes.includes("re") ? planes : [];
  if (lists.length === 0) return { kind: "columns", plan: planColumns(input, names, LISTS_WANTED) };
  const further = names.flatMap((name, k) => (lists.includes(name) ? [] : [k]));
  return { kind: "list", lists, further };
}

/** The top columns of a schema. */
function topColumns(schema: readonly SchemaElement[]): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const { num_children: children = 0 } = schema[at]!;
    at += 1;
    for (let k = 0; k < children; k++) skip();
  };
  while (at < schema.length) {
    names.push(schema[at]!.name);
    skip();
  }
  return names;
}

/** The part `a` to `b` of a column; numbers stay in their array. */
function part(column: Column, a: number, b: number): Column {
  return (column as unknown as { slice(a: number, b: number): Column }).slice(a, b);
}

/** The states of rows whose numbers stand a column each. */
function fromColumns(
  columns: readonly Column[],
  { sources }: ColumnPlan,
  first: number,
  count: number,
  errors: Map<number, BellnessError>,
): Float64Array {
  const numbers = new Float64Array(NUMBERS * count);
  for (let k = 0; k < NUMBERS; k++) {
    const source = sources[k]!;
    if (source < 0) continue;
    const column = columns[source]!;
    for (let row = 0; row < count; row++) {
      const value = column[first + row];
      const number = typeof value === "bigint" ? Number(value) : value;
      if (typeof number === "number" && Number.isFinite(number)) {
        numbers[NUMBERS * row + k] = number;
      } else if (!errors.has(row)) {
        errors.set(row, badNumber(k, value));
      }
    }
  }
  for (const row of errors.keys()) numbers.fill(0, NUMBERS * row, NUMBERS * (row + 1));
  return numbers;
}

/** The states of rows that have each in one column, or real and imaginary parts in two. */
function fromLists(
  columns: ReadonlyMap<string, Column>,
  lists: readonly string[],
  first: number,
  count: number,
  errors: Map<number, BellnessError>,
): Float64Array {
  const numbers = new Float64Array(NUMBERS * count);
  for (let row = 0; row < count; row++) {
    const values = lists.map((name) => [name, columns.get(name)![first + row]] as const);
    try {
      const single = values.length === 1 && values[0]![0] !== "re";
      const state = readState(
        single ? { [values[0]![0]]: values[0]![1] } : { rho: Object.fromEntries(values) },
      );
      numbers.set(state.numbers, NUMBERS * row);
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      errors.set(row, error);
    }
  }
  return numbers;
}

/** The rows of a row group, all columns. */
async function groupColumns(
  input: Input,
  file: { byteLength: number; slice(start: number, end?: number): Promise<ArrayBuffer> },
  metadata: FileMetaData,
  { start, end, names }: { start: number; end: number; names: readonly string[] },
  compressors: Compressors,
): Promise<Column[]> {
  const { parquetRead } = await import("hyparquet");
  const chunks = new Map<string, { readonly start: number; readonly data: Column }[]>();
  try {
    await parquetRead({
      file,
      metadata,
      rowStart: start,
      rowEnd: end,
      compressors,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const list = chunks.get(columnName) ?? [];
        list.push({ start: rowStart, data: columnData });
        chunks.set(columnName, list);
      },
    });
  } catch (error) {
    refuseInput(
      "INVALID_STATE",
      input,
      `a Parquet file that cannot be read (${(error as Error).message})`,
      'one without compression or with Snappy, gzip, Brotli or, from Node 22.15 on, Zstandard (polars\' default); in Python, write with compression="snappy"',
    );
  }
  return names.map((name) => joined(chunks.get(name) ?? [], start, end));
}

/** The pieces of a column as one. */
function joined(
  chunks: readonly { readonly start: number; readonly data: Column }[],
  start: number,
  end: number,
): Column {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) {
    return only.start === start && only.data.length === end - start
      ? only.data
      : part(only.data, start - only.start, end - only.start);
  }
  const out = new Array<unknown>(end - start);
  for (const { start: at, data } of chunks) {
    for (let k = Math.max(0, start - at); k < data.length && at + k < end; k++) {
      out[at + k - start] = data[k];
    }
  }
  return out;
}

/** A file as hyparquet reads it. */
function asyncBuffer({ size, read }: RandomAccess) {
  return {
    byteLength: size,
    async slice(start: number, end = size): Promise<ArrayBuffer> {
      const bytes = await read(start < 0 ? size + start : start, end < 0 ? size + end : end);
      const { buffer, byteOffset, byteLength } = bytes;
      return byteLength === buffer.byteLength
        ? buffer
        : buffer.slice(byteOffset, byteOffset + byteLength);
    },
  };
}

/** What stands beside the states, without integers that JSON cannot say, and times as JSON says them. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toJSON();
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  return value === null ? undefined : value;
}

/** States of a Parquet table, a row group in memory at a time. */
export async function* parquetBlocks(
  input: Input,
  range: RowRange,
  compressors: Compressors = {},
): AsyncGenerator<StateBlock, number> {
  const { parquetMetadataAsync } = await import("hyparquet");
  const file = asyncBuffer(await randomAccess(input));
  const metadata = await parquetMetadataAsync(file).catch((error: Error) =>
    refuseInput(
      "INVALID_STATE",
      input,
      `no Parquet file (${error.message})`,
      `a Parquet file with ${COLUMNS_WANTED}`,
    ),
  );
  const names = topColumns(metadata.schema);
  const shape = shapeOf(input, names);
  let rows = 0;
  for (const group of metadata.row_groups) {
    const start = Math.max(rows, range.start);
    rows += Number(group.num_rows);
    const end = Math.min(rows, range.end);
    if (start >= end) continue;
    const columns = await groupColumns(input, file, metadata, { start, end, names }, compressors);
    const byName = new Map(names.map((name, k) => [name, columns[k]!]));
    for (let first = 0; first < end - start; first += BLOCK_STATES) {
      const count = Math.min(BLOCK_STATES, end - start - first);
      const errors = new Map<number, BellnessError>();
      const numbers =
        shape.kind === "columns"
          ? fromColumns(columns, shape.plan, first, count, errors)
          : fromLists(byName, shape.lists, first, count, errors);
      const others = shape.kind === "columns" ? shape.plan.further : shape.further;
      const beside = (k: number): Column => {
        const piece = part(columns[k]!, first, first + count);
        return isList(piece) &&
          ArrayBuffer.isView(piece) &&
          !(piece instanceof BigInt64Array) &&
          !(piece instanceof BigUint64Array)
          ? piece
          : Array.from(piece, plain);
      };
      const further = new Map(others.map((k) => [names[k]!, beside(k)]));
      const lines = Float64Array.from({ length: count }, (_, k) => start + first + k + 1);
      yield { count, lines, numbers, errors, further };
    }
  }
  return rows;
}
