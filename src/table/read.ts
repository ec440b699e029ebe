// Tables as files have them, read back: the columns of numbers, and what the file says of itself.

import { BellnessError } from "../model/errors.js";
import { shown } from "../model/shown.js";
import type { Table } from "./columns.js";

/** A table that was read. */
export interface ReadTable extends Table {
  /** Columns that hold texts or lists, which are not read. */
  readonly leftOut: readonly string[];
  /** What a Parquet file of bellness says of itself under the key `bellness`; null elsewhere. */
  readonly description: unknown;
}

const ALLOWED = "a table as .csv, .jsonl or .parquet";

function refuse(name: string, found: string): never {
  throw new BellnessError(
    "INVALID_PARAMETER",
    `table: ${name} ${found}. Allowed: ${ALLOWED}.`,
    "table",
    name,
  );
}

/** A value as a number, NaN where there is none; undefined where it is something else. */
function numberOf(value: unknown): number | undefined {
  if (value === null || value === undefined || value === "") return Number.NaN;
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return undefined;
  if (/^nan$/i.test(value.trim())) return Number.NaN;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** Columns of any values as a table of those that hold numbers. */
function tableOf(
  name: string,
  rows: number,
  values: ReadonlyMap<string, ArrayLike<unknown>>,
  description: unknown,
): ReadTable {
  const columns: Record<string, Float64Array<ArrayBuffer>> = {};
  const leftOut: string[] = [];
  for (const [column, list] of values) {
    const numbers = new Float64Array(rows);
    let row = 0;
    for (; row < rows; row++) {
      const number = numberOf(list[row]);
      if (number === undefined) break;
      numbers[row] = number;
    }
    if (row === rows) columns[column] = numbers;
    else leftOut.push(column);
  }
  if (rows === 0) refuse(name, "has no row");
  const names = Object.keys(columns);
  if (names.length === 0) refuse(name, "has no column of numbers");
  return { rows, names, columns, leftOut, description };
}

function csvTable(name: string, text: string): ReadTable {
  // The tables of figures say what they are in lines that begin with #.
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const [head = "", ...records] = lines;
  const names = head.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const columns = names.map(() => new Array<string>(records.length));
  records.forEach((record, row) => {
    const cells = record.split(",");
    if (cells.length !== names.length) {
      refuse(
        name,
        `has ${cells.length} cells in its row ${row + 1} and ${names.length} names in its head`,
      );
    }
    cells.forEach((cell, k) => {
      columns[k]![row] = cell;
    });
  });
  return tableOf(name, records.length, new Map(names.map((one, k) => [one, columns[k]!])), null);
}

function jsonLinesTable(name: string, text: string): ReadTable {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const columns = new Map<string, unknown[]>();
  lines.forEach((line, row) => {
    let object: unknown;
    try {
      object = JSON.parse(line);
    } catch {
      refuse(name, `has no JSON in its line ${row + 1}, ${shown(line)}`);
    }
    if (typeof object !== "object" || object === null || Array.isArray(object)) {
      refuse(name, `has no object in its line ${row + 1}`);
    }
    for (const [key, value] of Object.entries(object)) {
      if (!columns.has(key)) columns.set(key, new Array<unknown>(lines.length).fill(null));
      columns.get(key)![row] = value;
    }
  });
  return tableOf(name, lines.length, columns, null);
}

async function parquetTable(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadTable> {
  const { parquetMetadataAsync, parquetRead } = await import("hyparquet");
  const { buffer, byteOffset, byteLength } = bytes;
  const file = buffer.slice(byteOffset, byteOffset + byteLength);
  try {
    const metadata = await parquetMetadataAsync(file);
    const rows = Number(metadata.num_rows);
    const columns = new Map<string, unknown[]>();
    await parquetRead({
      file,
      metadata,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const list = columns.get(columnName) ?? new Array<unknown>(rows);
        columns.set(columnName, list);
        for (let k = 0; k < columnData.length; k++) list[rowStart + k] = columnData[k];
      },
    });
    const own = metadata.key_value_metadata?.find(({ key }) => key === "bellness")?.value;
    return tableOf(name, rows, columns, own === undefined ? null : JSON.parse(own));
  } catch (error) {
    if (error instanceof BellnessError) throw error;
    return refuse(name, `cannot be read as Parquet (${(error as Error).message})`);
  }
}

/**
 * Reads a table of CSV, JSON Lines or Parquet, by the ending of its name: every column of numbers,
 * with NaN where a row has none.
 *
 * @param name its file name
 * @param bytes its content
 * @throws BellnessError INVALID_PARAMETER where the ending is another one, or the content none of it
 */
export async function readTable(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadTable> {
  if (/\.parquet$/i.test(name)) return parquetTable(name, bytes);
  const text = () => new TextDecoder().decode(bytes);
  if (/\.csv$/i.test(name)) return csvTable(name, text());
  if (/\.(jsonl|ndjson)$/i.test(name)) return jsonLinesTable(name, text());
  return refuse(name, "has an ending that says no format");
}
