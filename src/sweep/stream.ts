import { refuse } from "../model/refuse.js";
import { description } from "./describe.js";
import { type TextFormat, textHead } from "./format.js";
import type { Lanes } from "./lanes.js";
import { inOrder, unlessAborted } from "./ordered.js";
import type { EncodedGroup, Group } from "./parquet/group.js";
import type { Memory } from "./rows.js";
import { columnNames } from "./rows.js";
import type { RowRange, Shard } from "./shard.js";
import type { Sweep } from "./spec.js";
import type { Done } from "./tasks.js";

/**
 * Bytes of results that may be under way or wait to be taken: enough for lanes to run
 * ahead of a slow region, small against the memory of any machine.
 */
const AHEAD = 16 * 2 ** 20;
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
  readonly columns: Readonly<Record<string, Float64Array<ArrayBuffer>>>;
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

/** The rows of a run in order, from row `start` on, in memory that `into` may have for them. */
async function* columnBlocks(
  run: Run,
  start: number,
  into: (start: number, end: number) => Memory | undefined,
) {
  const { sweep, range, lanes, signal, onProgress } = run;
  const rows = { start, end: range.end };
  const ahead = rowsAhead(columnNames(sweep), DOUBLE);
  const pieces = inOrder(lanes, rows, ahead, signal, (a, b) =>
    lanes.perform({ kind: "columns", start: a, end: b, into: into(a, b) }),
  );
  for await (const piece of pieces) {
    yield piece;
    onProgress?.(piece.end - range.start, range.end - range.start);
  }
}

/** Columns in the whole of their memory. */
function wholeMemory(columns: Memory): Memory {
  return columns.map(({ buffer }) => new Float64Array(buffer));
}

/** The rows of a run in order, for whoever wants them. */
export async function* blocks(run: Run): AsyncGenerator<SweepBlock> {
  const names = columnNames(run.sweep);
  const pieces = columnBlocks(run, run.range.start, () => undefined);
  for await (const { start: first, end, result } of pieces) {
    const columns = Object.fromEntries(names.map((name, k) => [name, result[k]!]));
    yield { first, rows: end - first, names, columns };
  }
}

/** Memory for a column of a table: what is given, where it is long enough. */
function memoryFor(rows: number, given: Memory[number] | undefined): Memory[number] {
  if (given !== undefined && given.length >= rows) return given.subarray(0, rows);
  try {
    return new Float64Array(rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse("INVALID_SWEEP", "axes", rows, "rows that fit into memory, or sweepBlocks or sweepFile");
  }
}

/**
 * All rows of a run, in memory given for them: the system hands out new memory page by page,
 * which takes a twentieth to a half of a sweep's time.
 */
export async function table({ range, ...run }: Run, given: Memory): Promise<Table> {
  const { start, end } = range;
  const names = columnNames(run.sweep);
  const rows = end - start;
  const columns = names.map((_, k) => memoryFor(rows, given[k]));
  const place = (a: number, b: number) =>
    columns.map((column) => column.subarray(a - start, b - start));
  const spare: Memory[] = [];
  const into = run.lanes.inPlace ? place : () => spare.pop();
  for await (const piece of columnBlocks({ range, ...run }, start, into)) {
    if (run.lanes.inPlace) continue;
    place(piece.start, piece.end).forEach((column, k) => {
      column.set(piece.result[k]!);
    });
    spare.push(wholeMemory(piece.result));
  }
  const named = Object.fromEntries(names.map((name, k) => [name, columns[k]!]));
  return { rows, names, columns: named };
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

/** A column that other threads read in place, where that is allowed; else it is copied to them. */
function sharedColumn(): Float64Array {
  const bytes = DOUBLE * GROUP_ROWS;
  const shared = typeof SharedArrayBuffer === "function";
  return new Float64Array(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
}

type DoneGroup = Done<{ readonly kind: "group"; readonly columns: readonly Float64Array[] }>;

/** Solved rows as row groups, encoded on the lanes. */
async function* groups(run: Run, start: number): AsyncGenerator<EncodedGroup> {
  const { lanes, range, signal } = run;
  const names = columnNames(run.sweep);
  const coming: { readonly columns: Float64Array[]; readonly done: Promise<DoneGroup> }[] = [];
  /** Columns of groups that are encoded, to be filled again. */
  const free: Float64Array[][] = [];
  const room = () => free.pop() ?? names.map(sharedColumn);
  const next = async (): Promise<EncodedGroup> => {
    const { columns, done } = coming.shift()!;
    const { result } = await unlessAborted(done, signal);
    free.push(columns);
    return result;
  };
  let columns = room();
  let filled = 0;
  const encode = () => {
    const rows = filled;
    const full = columns.map((column) => column.subarray(0, rows));
    const done = lanes.perform({ kind: "group", columns: full });
    // Whoever takes it meets the error.
    done.catch(() => {});
    coming.push({ columns, done });
    filled = 0;
  };
  const spare: Memory[] = [];
  for await (const { start: first, end, result } of columnBlocks(run, start, () => spare.pop())) {
    for (let row = first; row < end; ) {
      const count = Math.min(GROUP_ROWS - filled, end - row);
      result.forEach((column, k) => {
        columns[k]!.set(column.subarray(row - first, row - first + count), filled);
      });
      row += count;
      filled += count;
      if (filled < GROUP_ROWS && row < range.end) continue;
      encode();
      if (coming.length > lanes.width) yield await next();
      columns = room();
    }
    spare.push(wholeMemory(result));
  }
  while (coming.length > 0) yield await next();
}

/** The file of a run as Parquet, from checkpoints on: all of them, since the footer names every group. */
export async function* parquetFile(
  run: Run,
  from: readonly Checkpoint[],
): AsyncGenerator<FileChunk> {
  const { parquetHead, placed } = await import("./parquet/group.js");
  const { parquetFoot } = await import("./parquet/foot.js");
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
