import { namesOf, type TableColumn, type TextFormat } from "./columns.js";
import type { Imprint } from "./describe.js";
import type { EncodedGroup, Group } from "./parquet/group.js";
import { added, type Tally } from "./tally.js";
import { textHead } from "./text.js";

/** Where the writing of a file can go on: so many rows are done, in so many bytes. Everything is JSON. */
export interface Checkpoint {
  readonly rows: number;
  readonly bytes: number;
  /** How often each status and each set of flags came up to here. */
  readonly tally?: Tally;
  /** The row group that ends here, in a Parquet file. */
  readonly group?: Group;
}

/** The next bytes of a file, and the point that they bring it to; null for the last, which stand behind all rows. */
export interface FileChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly checkpoint: Checkpoint | null;
}

/** Rows as the bytes that they take in a file. */
export interface Piece {
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tally: Tally;
}

/** A file as text, from a checkpoint on, of which the pieces are the rest. */
export async function* textFile(
  format: TextFormat,
  columns: readonly TableColumn[],
  pieces: AsyncIterable<Piece>,
  from?: Checkpoint,
): AsyncGenerator<FileChunk, void> {
  let { rows, bytes, tally }: Checkpoint = from ?? { rows: 0, bytes: 0 };
  if (from === undefined) {
    const head = textHead(format, namesOf(columns));
    bytes = head.length;
    yield { bytes: head, checkpoint: { rows, bytes } };
  }
  for await (const piece of pieces) {
    rows += piece.rows;
    bytes += piece.bytes.length;
    tally = added(tally, piece.tally);
    yield { bytes: piece.bytes, checkpoint: { rows, bytes, tally } };
  }
}

/** A file as Parquet, from checkpoints on: all of them, since the footer names every group. */
export async function* parquetFile(
  columns: readonly TableColumn[],
  groups: AsyncIterable<EncodedGroup>,
  imprint: Imprint,
  from: readonly Checkpoint[] = [],
): AsyncGenerator<FileChunk, void> {
  const { parquetHead, placed } = await import("./parquet/group.js");
  const { parquetFoot } = await import("./parquet/foot.js");
  const done = from.flatMap(({ group }) => group ?? []);
  let { rows, bytes, tally }: Checkpoint = from.at(-1) ?? { rows: 0, bytes: 0 };
  if (from.length === 0) {
    const head = parquetHead();
    bytes = head.length;
    yield { bytes: head, checkpoint: { rows, bytes } };
  }
  for await (const encoded of groups) {
    const group = placed(encoded.group, bytes);
    done.push(group);
    bytes += encoded.bytes.length;
    rows += group.rows;
    tally = added(tally, encoded.tally);
    yield { bytes: encoded.bytes, checkpoint: { rows, bytes, tally, group } };
  }
  yield { bytes: parquetFoot(columns, done, imprint), checkpoint: null };
}
