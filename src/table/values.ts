import type { TableColumn, Values } from "./columns.js";
import type { Imprint } from "./describe.js";
import { type Checkpoint, type FileChunk, type Piece, parquetFile, textFile } from "./file.js";
import { Gathering, GROUP_ROWS } from "./gathering.js";
import type { EncodedGroup } from "./parquet/group.js";
import { type Tally, tallyOf } from "./tally.js";

// Tables of which some columns are texts, in the calling thread and in bounded memory.

const encoder = new TextEncoder();

/** Rows that follow one another, a list of values a column. */
export type ValueRows = readonly Values[];

/** Formats that have texts in columns. */
export type ValuesFormat = "csv" | "parquet";

/** A cell of a table in text (RFC 4180). */
function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function* asLines(
  columns: readonly TableColumn[],
  blocks: AsyncIterable<ValueRows>,
): AsyncGenerator<Piece, void> {
  for await (const values of blocks) {
    const rows = values[0]!.length;
    let text = "";
    for (let row = 0; row < rows; row++) {
      for (let k = 0; k < values.length; k++) {
        const value = values[k]![row]!;
        const missing = columns[k]!.nullable && Number.isNaN(value);
        text += (k === 0 ? "" : ",") + (missing ? "" : cell(value));
      }
      text += "\n";
    }
    yield { rows, bytes: encoder.encode(text), tally: tallyOf(columns, values) };
  }
}

/** Blocks of rows as row groups of a Parquet file. */
export async function* asGroups(
  columns: readonly TableColumn[],
  blocks: AsyncIterable<ValueRows> | Iterable<ValueRows>,
): AsyncGenerator<EncodedGroup, void> {
  const { GroupEncoder } = await import("./parquet/group.js");
  const groups = new GroupEncoder(columns);
  const room = columns.map(
    ({ type }): Values => (type === "text" ? [] : new Float64Array(GROUP_ROWS)),
  );
  const gathering = new Gathering(() => room);
  for await (const block of blocks) {
    for (const group of gathering.add(block)) yield await groups.encode(group);
  }
  for (const group of gathering.rest()) yield await groups.encode(group);
}

/**
 * The bytes of a table as a file, of blocks of rows of any length; behind checkpoints, of which the
 * blocks are the rest.
 */
export function valuesFile(
  format: ValuesFormat,
  columns: readonly TableColumn[],
  blocks: AsyncIterable<ValueRows>,
  imprint: Imprint,
  after: readonly Checkpoint[] = [],
): AsyncGenerator<FileChunk, void> {
  if (format === "parquet") {
    return parquetFile(columns, asGroups(columns, blocks), imprint, after);
  }
  const head = columns.map((column) => ({ ...column, name: cell(column.name) }));
  return textFile("csv", head, asLines(columns, blocks), after.at(-1));
}

/** Some answers, a line of JSON each. */
export interface JsonPiece {
  readonly answers: readonly string[];
  readonly tally: Tally;
}

/** The bytes of JSON Lines as a file, behind a checkpoint, of which the pieces are the rest. */
export function jsonFile(
  pieces: AsyncIterable<JsonPiece>,
  after: readonly Checkpoint[] = [],
): AsyncGenerator<FileChunk, void> {
  async function* asPieces(): AsyncGenerator<Piece, void> {
    for await (const { answers, tally } of pieces) {
      const text = answers.map((line) => `${line}\n`).join("");
      yield { rows: answers.length, bytes: encoder.encode(text), tally };
    }
  }
  return textFile("jsonl", [], asPieces(), after.at(-1));
}
