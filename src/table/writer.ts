import { namesOf, type TableColumn, type TableFormat, type TextFormat } from "./columns.js";
import type { Imprint } from "./describe.js";
import { type Checkpoint, type FileChunk, type Piece, parquetFile, textFile } from "./file.js";
import { tallyOf } from "./tally.js";
import { TextWriter } from "./text.js";
import { asGroups } from "./values.js";

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

/**
 * The bytes of a table as a file, in the calling thread and in bounded memory, of blocks of rows
 * of any length; behind checkpoints, of which the blocks are the rest. `imprint` is what a Parquet
 * file says of itself.
 */
export function tableFile(
  format: TableFormat,
  columns: readonly TableColumn[],
  blocks: Iterable<Rows> | AsyncIterable<Rows>,
  imprint: Imprint,
  after: readonly Checkpoint[] = [],
): AsyncGenerator<FileChunk, void> {
  if (format === "parquet") return parquetFile(columns, asGroups(columns, blocks), imprint, after);
  return textFile(format, columns, asText(format, columns, blocks), after.at(-1));
}
