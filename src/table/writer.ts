import {
  namesOf,
  type TableColumn,
  type TableFormat,
  type TextFormat,
  type Values,
} from "./columns.js";
import type { Imprint } from "./describe.js";
import { type FileChunk, type Piece, parquetFile, textFile } from "./file.js";
import { Gathering, GROUP_ROWS } from "./gathering.js";
import type { EncodedGroup } from "./parquet/group.js";
import { tallyOf } from "./tally.js";
import { TextWriter } from "./text.js";

/** Rows that follow one another, as columns in the order of the table's. */
export type Rows = readonly Float64Array[];

async function* asText(
  format: TextFormat,
  columns: readonly TableColumn[],
  blocks: Iterable<Rows> | AsyncIterable<Rows>,
): AsyncGenerator<Piece, void> {
  const writer = new TextWriter(format, namesOf(columns));
  for await (const block of blocks) {
    const bytes = writer.rows(block);
    yield { rows: block[0]!.length, bytes, tally: tallyOf(columns, block) };
  }
}

async function* asGroups(
  columns: readonly TableColumn[],
  blocks: AsyncIterable<readonly Values[]> | Iterable<readonly Values[]>,
): AsyncGenerator<EncodedGroup, void> {
  const { GroupEncoder } = await import("./parquet/group.js");
  const encoder = new GroupEncoder(columns);
  const room = columns.map(
    ({ type }): Values => (type === "text" ? [] : new Float64Array(GROUP_ROWS)),
  );
  const gathering = new Gathering(() => room);
  for await (const block of blocks) {
    for (const group of gathering.add(block)) yield await encoder.encode(group);
  }
  for (const group of gathering.rest()) yield await encoder.encode(group);
}

/**
 * The bytes of a table as a file, in the calling thread and in bounded memory, of blocks of rows
 * of any length. `imprint` is what a Parquet file says of itself.
 */
export function tableFile(
  format: TableFormat,
  columns: readonly TableColumn[],
  blocks: Iterable<Rows> | AsyncIterable<Rows>,
  imprint: Imprint,
): AsyncGenerator<FileChunk, void> {
  if (format === "parquet") return parquetFile(columns, asGroups(columns, blocks), imprint);
  return textFile(format, columns, asText(format, columns, blocks));
}

/** The same for columns of which some are texts, as Parquet. */
export function valuesFile(
  columns: readonly TableColumn[],
  blocks: Iterable<readonly Values[]> | AsyncIterable<readonly Values[]>,
  imprint: Imprint,
): AsyncGenerator<FileChunk, void> {
  return parquetFile(columns, asGroups(columns, blocks), imprint);
}
