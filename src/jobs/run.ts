import {
  namesOf,
  type Table,
  type TableBlock,
  type TableFormat,
  type TextFormat,
} from "../table/columns.js";
import type { Imprint } from "../table/describe.js";
import { type Checkpoint, type FileChunk, parquetFile, textFile } from "../table/file.js";
import { Gathering, GROUP_ROWS } from "../table/gathering.js";
import type { EncodedGroup } from "../table/parquet/group.js";
import type { RowRange } from "../table/shard.js";
import type { Job, Memory, Progress } from "./job.js";
import { inOrder, unlessAborted } from "./ordered.js";
import type { Done } from "./tasks.js";
import type { Threads } from "./threads.js";

/**
 * Bytes of results that may be under way or wait to be taken: enough for threads to run
 * ahead of a slow region, small against the memory of any machine.
 */
const AHEAD = 16 * 2 ** 20;
/** Bytes of a value, as a double and (on average, at most) as text. */
const DOUBLE = 8;
const TEXT = 24;

/** A job to run: its rows, and the threads to run it on. */
export interface Run {
  readonly job: Job;
  readonly range: RowRange;
  readonly threads: Threads;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Progress | undefined;
}

/** Rows that may be ahead of the taker. */
function rowsAhead({ columns }: Job, bytes: number): number {
  return Math.max(1, Math.floor(AHEAD / (bytes * columns.length)));
}

/** The rows of a run in order, from row `start` on, in memory that `into` may have for them. */
async function* columnBlocks(
  run: Run,
  start: number,
  into: (start: number, end: number) => Memory | undefined,
) {
  const { job, range, threads, signal, onProgress } = run;
  const rows = { start, end: range.end };
  const pieces = inOrder(threads, rows, rowsAhead(job, DOUBLE), signal, (a, b) =>
    threads.perform({
      kind: "columns",
      start: a,
      end: b,
      input: job.input?.(a, b),
      into: into(a, b),
    }),
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
export async function* runBlocks(run: Run): AsyncGenerator<TableBlock, void> {
  const names = namesOf(run.job.columns);
  const pieces = columnBlocks(run, run.range.start, () => undefined);
  for await (const { start: first, end, result } of pieces) {
    const columns = Object.fromEntries(names.map((name, k) => [name, result[k]!]));
    yield { first, rows: end - first, names, columns };
  }
}

/** Memory for a column of a table, what is given, where it is long enough; null where there is none. */
function memoryFor(rows: number, given: Memory[number] | undefined): Memory[number] | null {
  if (given !== undefined && given.length >= rows) return given.subarray(0, rows);
  try {
    return new Float64Array(rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

/**
 * All rows of a run, in memory given for them: the system hands out new memory page by page,
 * which takes a twentieth to a half of the time of cheap rows. Null where they do not fit.
 */
export async function runTable({ range, ...run }: Run, given: Memory): Promise<Table | null> {
  const { start, end } = range;
  const names = namesOf(run.job.columns);
  const rows = end - start;
  const columns = names.map((_, k) => memoryFor(rows, given[k]));
  if (!columns.every((column) => column !== null)) return null;
  const place = (a: number, b: number) =>
    columns.map((column) => column.subarray(a - start, b - start));
  const spare: Memory[] = [];
  const into = run.threads.inPlace ? place : () => spare.pop();
  for await (const piece of columnBlocks({ range, ...run }, start, into)) {
    if (run.threads.inPlace) continue;
    place(piece.start, piece.end).forEach((column, k) => {
      column.set(piece.result[k]!);
    });
    spare.push(wholeMemory(piece.result));
  }
  const named = Object.fromEntries(names.map((name, k) => [name, columns[k]!]));
  return { rows, names, columns: named };
}

/** The rows of a run as text, from row `start` on. */
async function* textPieces(run: Run, format: TextFormat, start: number) {
  const { job, range, threads, signal, onProgress } = run;
  const ahead = rowsAhead(job, TEXT);
  const pieces = inOrder(threads, { start, end: range.end }, ahead, signal, (a, b) =>
    threads.perform({ kind: "text", format, start: a, end: b, input: job.input?.(a, b) }),
  );
  for await (const { end, result } of pieces) {
    yield result;
    onProgress?.(end - range.start, range.end - range.start);
  }
}

/** A column that other threads read in place, where that is allowed; else it is copied to them. */
function sharedColumn(): Float64Array {
  const bytes = DOUBLE * GROUP_ROWS;
  const shared = typeof SharedArrayBuffer === "function";
  return new Float64Array(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
}

type DoneGroup = Done<{ readonly kind: "group"; readonly columns: readonly Float64Array[] }>;

/** The rows of a run as row groups, encoded on its threads. */
async function* groups(run: Run, start: number): AsyncGenerator<EncodedGroup, void> {
  const { threads, signal, job } = run;
  const coming: { readonly columns: Float64Array[]; readonly done: Promise<DoneGroup> }[] = [];
  /** Columns of groups that are encoded, to be filled again. */
  const free: Float64Array[][] = [];
  const gathering = new Gathering(() => free.pop() ?? job.columns.map(sharedColumn));
  const encode = (columns: Float64Array[]) => {
    const done = threads.perform({ kind: "group", columns });
    // Whoever takes it meets the error.
    done.catch(() => {});
    coming.push({ columns, done });
  };
  const next = async (): Promise<EncodedGroup> => {
    const { columns, done } = coming.shift()!;
    const { result } = await unlessAborted(done, signal);
    free.push(columns.map(({ buffer }) => new Float64Array(buffer)));
    return result;
  };
  const spare: Memory[] = [];
  for await (const { result } of columnBlocks(run, start, () => spare.pop())) {
    for (const columns of gathering.add(result)) {
      encode(columns);
      if (coming.length > threads.width) yield await next();
    }
    spare.push(wholeMemory(result));
  }
  for (const columns of gathering.rest()) encode(columns);
  while (coming.length > 0) yield await next();
}

/** The file of a run, from checkpoints on (textFile, parquetFile). */
export function runFile(
  run: Run,
  format: TableFormat,
  imprint: () => Imprint,
  from: readonly Checkpoint[],
): AsyncGenerator<FileChunk, void> {
  const { columns } = run.job;
  const last = from.at(-1);
  const start = run.range.start + (last?.rows ?? 0);
  if (format === "parquet") return parquetFile(columns, groups(run, start), imprint(), from);
  return textFile(format, columns, textPieces(run, format, start), last);
}
