import { type FileHandle, open } from "node:fs/promises";
import { type FileMetaData, parquetRead } from "hyparquet";
import type { TableFormat } from "../../index.js";
import {
  axisColumn,
  codeColumn,
  resultColumn,
  type TableColumn,
  type TextFormat,
  type Values,
} from "../../table/columns.js";
import { type Finished, pieces, readFinished } from "../finished.js";

// What is in a finished table, in pieces: bytes of a text, rows of a Parquet file.

const CHUNK = 2 ** 20;
/** Bytes that the names of columns may take. */
const HEAD = 2 ** 16;
const LINE_FEED = 10;
const QUOTE = 34;

/** Counts the lines of a text in pieces. In CSV a line feed between quotes is part of a text. */
export class LineCounter {
  lines = 0;
  readonly #quotes: boolean;
  #open = false;

  constructor(format: TextFormat) {
    this.#quotes = format === "csv";
  }

  /** Takes the next bytes; gives the place behind the first line that ends in them, −1 where none does. */
  add(bytes: Buffer): number {
    let first = -1;
    if (!this.#quotes || !(this.#open || bytes.includes(QUOTE))) {
      for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
        if (first < 0) first = at + 1;
        this.lines += 1;
      }
      return first;
    }
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === QUOTE) this.#open = !this.#open;
      if (bytes[at] !== LINE_FEED || this.#open) continue;
      if (first < 0) first = at + 1;
      this.lines += 1;
    }
    return first;
  }
}

/** The line of names that a text table begins with; JSON Lines have none. */
export async function headOf(file: FileHandle, format: TextFormat): Promise<Buffer> {
  if (format === "jsonl") return Buffer.alloc(0);
  const start = Buffer.allocUnsafe(HEAD);
  const { bytesRead } = await file.read(start, 0, HEAD, 0);
  const end = new LineCounter(format).add(start.subarray(0, bytesRead));
  if (end < 0) throw new Error("it has no line of names");
  return Buffer.from(start.subarray(0, end));
}

/** The bytes of a text behind its head, in pieces that a later one overwrites. */
export async function* linesOf(file: FileHandle, head: Buffer): AsyncGenerator<Buffer, void> {
  const { size } = await file.stat();
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size));
  for (let at = head.length; at < size; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The columns of a Parquet file that bellness wrote, as it would write them again. */
export function columnsOf({ schema }: FileMetaData): TableColumn[] {
  return schema.slice(1).map(({ name, type, repetition_type }) => {
    const nullable = repetition_type === "OPTIONAL";
    if (type === "DOUBLE") return nullable ? resultColumn(name) : axisColumn(name);
    if (type === "INT32") return codeColumn(name);
    return { name, type: type === "INT64" ? "integer" : "text", few: false, nullable };
  });
}

/** Puts values that were read behind others: where there is none, NaN or null. */
function put(to: Values, at: number, from: ArrayLike<unknown>): void {
  if (to instanceof Float64Array) {
    if (from instanceof Float64Array) to.set(from, at);
    else for (let k = 0; k < from.length; k++) to[at + k] = Number(from[k] ?? Number.NaN);
    return;
  }
  const texts = to as (string | null)[];
  for (let k = 0; k < from.length; k++) texts[at + k] = (from[k] as string | null) ?? null;
}

/** The rows of a Parquet file, a row group at a time. */
export async function* rowsOf(
  file: FileHandle,
  metadata: FileMetaData,
  columns: readonly TableColumn[],
): AsyncGenerator<Values[], void> {
  const { size } = await file.stat();
  const places = new Map(columns.map(({ name }, k) => [name, k]));
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const count = Number(num_rows);
    const values = columns.map(
      ({ type }): Values => (type === "text" ? [] : new Float64Array(count)),
    );
    const filled = columns.map(() => 0);
    const first = rowStart;
    await parquetRead({
      file: pieces(file, size),
      metadata,
      rowStart,
      rowEnd: rowStart + count,
      onChunk: ({ columnName, columnData, rowStart: at }) => {
        const k = places.get(columnName)!;
        put(values[k]!, at - first, columnData);
        filled[k]! += columnData.length;
      },
    });
    if (filled.some((rows) => rows !== count)) throw new Error("a column has not all of its rows");
    rowStart += count;
    yield values;
  }
}

/** Rows that can be read in a table. */
async function countRows(
  file: FileHandle,
  { metadata }: Finished,
  format: TableFormat,
): Promise<number> {
  if (metadata !== null) {
    let rows = 0;
    for await (const [values] of rowsOf(file, metadata, columnsOf(metadata)))
      rows += values!.length;
    return rows;
  }
  const counter = new LineCounter(format as TextFormat);
  const head = await headOf(file, format as TextFormat);
  for await (const bytes of linesOf(file, head)) counter.add(bytes);
  return counter.lines;
}

/** What is wrong with the content of a finished table, if anything; all of it is read. */
export async function damageOf(path: string, format: TableFormat): Promise<string | null> {
  const file = await open(path);
  try {
    const found = await readFinished(path, file, format);
    if (found === null) return "it does not say what it is";
    const damage = await found.damage();
    if (damage !== null) return damage;
    const rows = await countRows(file, found, format);
    const { count } = found.description.rows;
    return rows === count ? null : `it has ${rows} rows, says that it has ${count}`;
  } catch (error) {
    return `it cannot be read: ${(error as Error).message}`;
  } finally {
    await file.close();
  }
}
