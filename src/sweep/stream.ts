import { description } from "./describe.js";
import { type TextFormat, textHead } from "./format.js";
import type { Lanes } from "./lanes.js";
import { inOrder, unlessAborted } from "./ordered.js";
import type { EncodedGroup, Group } from "./parquet.js";
import { columnNames } from "./rows.js";
import type { RowRange, Shard } from "./shard.js";
import type { Sweep } from "./spec.js";
import type { Done } from "./tasks.js";

/**
 * Bytes of results that may be under way or wait to be taken: enough for lanes to run
 * ahead of a slow region, small against the memory of any machine.
 */
const AHEAD = 32 * 2 ** 20;
/** Bytes of a value, as a double and (on average, at most) as text. */
const DOUBLE = 8;
const TEXT = 24;
/** Rows of a row group of a Parquet file: half a megabyte a column. */
export const GROUP_ROWS = 65536;

/** Columns of a finished sweep: the axes, the observables, `status` (assembly/status.ts; 0 = fine). */
export interface Table {
  readonly rows: number;
  /** Names in the order of a file's columns. */
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Rows that follow one another, as columns like those of a table. */
export interface SweepBlock extends Table {
  /** Row of the sweep that the first of them is, counted from 0. */
  readonly first: number;
}

/** Rows done and rows in all. */
export type Progress = (done: number, rows: number) => void;

/** Where the writing of a file can go on: so many rows are done, in so many bytes. Everything is JSON. */
export interface Checkpoint {
  readonly rows: number;
  readonly bytes: number;
  /** The row group that ends here, in a Parquet file. */
  readonly group?: Group;
}

/** The next bytes of a file, and the point that they bring it to; null for the last, which stand behind all rows. */
export interface FileChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly checkpoint: Checkpoint | null;
}

/** A sweep to run: its rows, and the threads to run it on. */
export interface Run {
  readonly sweep: Sweep;
  readonly shard: Shard;
  readonly range: RowRange;
  readonly lanes: Lanes;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Progress | undefined;
}

/** Rows that may be ahead of the taker. */
function rowsAhead(names: readonly string[], bytes: number): number {
  return Math.max(1, Math.floor(AHEAD / (bytes * names.length)));
}

/** The rows of a run in order, from row `start` on. */
export async function* blocks(run: Run, start = run.range.start): AsyncGenerator<SweepBlock> {
  const { sweep, range, lanes, signal, onProgress } = run;
  const names = columnNames(sweep);
  const pieces = inOrder(
    lanes,
    { start, end: range.end },
    rowsAhead(names, DOUBLE),
    signal,
    (a, b) => lanes.perform({ kind: "columns", start: a, end: b }),
  );
  for await (const { start: first, end, result } of pieces) {
    const columns = Object.fromEntries(names.map((name, k) => [name, result[k]!]));
    yield { first, rows: end - first, names, columns };
    onProgress?.(end - range.start, range.end - range.start);
  }
}

/** All rows of a run. */
export async function table(run: Run): Promise<Table> {
  const { start, end } = run.range;
  const names = columnNames(run.sweep);
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(end - start)]));
  for await (const block of blocks(run)) {
    for (const name of names) columns[name]!.set(block.columns[name]!, block.first - start);
  }
  return { rows: end - start, names, columns };
}

/** The file of a run as text, from a checkpoint on. */
export async function* textFile(
  run: Run,
  format: TextFormat,
  from: Checkpoint | undefined,
): AsyncGenerator<FileChunk> {
  const { sweep, range, lanes, signal, onProgress } = run;
  const names = columnNames(sweep);
  let bytes = from?.bytes ?? 0;
  if (from === undefined) {
    const head = textHead(format, names);
    bytes = head.length;
    yield { bytes: head, checkpoint: { rows: 0, bytes } };
  }
  const rest = { start: range.start + (from?.rows ?? 0), end: range.end };
  const pieces = inOrder(lanes, rest, rowsAhead(names, TEXT), signal, (start, end) =>
    lanes.perform({ kind: "text", format, start, end }),
  );
  for await (const { end, result } of pieces) {
    bytes += result.length;
    const rows = end - range.start;
    yield { bytes: result, checkpoint: { rows, bytes } };
    onProgress?.(rows, range.end - range.start);
  }
}

type DoneGroup = Done<{ readonly kind: "group"; readonly columns: readonly Float64Array[] }>;

/** Solved rows as row groups, encoded on the lanes. */
async function* groups(run: Run, start: number): AsyncGenerator<EncodedGroup> {
  const { lanes, range, signal } = run;
  const names = columnNames(run.sweep);
  const coming: Promise<DoneGroup>[] = [];
  const next = async (encoded: Promise<DoneGroup>) => (await unlessAborted(encoded, signal)).result;
  const room = () => names.map(() => new Float64Array(GROUP_ROWS));
  let columns = room();
  let filled = 0;
  for await (const block of blocks(run, start)) {
    for (let at = 0; at < block.rows; ) {
      const count = Math.min(GROUP_ROWS - filled, block.rows - at);
      names.forEach((name, k) => {
        columns[k]!.set(block.columns[name]!.subarray(at, at + count), filled);
      });
      at += count;
      filled += count;
      const last = block.first + at === range.end;
      if (filled < GROUP_ROWS && !last) continue;
      const group = last ? columns.map((column) => column.slice(0, filled)) : columns;
      const encoded = lanes.perform({ kind: "group", columns: group });
      // Whoever takes it meets the error.
      encoded.catch(() => {});
      coming.push(encoded);
      if (!last) columns = room();
      filled = 0;
      if (coming.length > lanes.width) yield await next(coming.shift()!);
    }
  }
  for (const encoded of coming) yield await next(encoded);
}

/** The file of a run as Parquet, from checkpoints on: all of them, since the footer names every group. */
export async function* parquetFile(
  run: Run,
  from: readonly Checkpoint[],
): AsyncGenerator<FileChunk> {
  const { parquetFoot, parquetHead, placed } = await import("./parquet.js");
  const { sweep, shard, range } = run;
  const last = from.at(-1);
  const done = from.flatMap(({ group }) => group ?? []);
  let bytes = last?.bytes ?? 0;
  let rows = last?.rows ?? 0;
  if (last === undefined) {
    const head = parquetHead();
    bytes = head.length;
    yield { bytes: head, checkpoint: { rows, bytes } };
  }
  for await (const encoded of groups(run, range.start + rows)) {
    const group = placed(encoded.group, bytes);
    done.push(group);
    bytes += encoded.bytes.length;
    rows += group.rows;
    yield { bytes: encoded.bytes, checkpoint: { rows, bytes, group } };
  }
  const about = description(sweep, shard, range);
  const foot = parquetFoot(
    columnNames(sweep),
    done,
    JSON.stringify(about),
    `bellness ${about.version}`,
  );
  yield { bytes: foot, checkpoint: null };
}
