import type { FileHandle } from "node:fs/promises";
import {
  BellnessError,
  type Checkpoint,
  type ErrorCode,
  type FileChunk,
  type TableFormat,
  type Tally,
} from "../index.js";
import type { TableDescription } from "../table/describe.js";
import { hex } from "./checksum.js";
import { difference, fileCrc, isFinished, sizeOf } from "./finished.js";
import { type FoundJournal, journalPath, readJournal } from "./journal.js";

// What is to be written, and what is there of it already.

/** What a table is, and where its bytes come from. */
export interface TableSource {
  readonly format: TableFormat;
  /** Equal for what has equal bytes, and for nothing else. */
  readonly description: TableDescription<unknown>;
  /** What stands behind these checkpoints; keys and values for the metadata of a Parquet file. */
  chunks(
    after: readonly Checkpoint[],
    metadata: Readonly<Record<string, string>>,
  ): AsyncIterable<FileChunk>;
}

/** How a table is written to a file. */
export interface WriteOptions {
  readonly path: string;
  /** Go on with an interrupted table; do nothing where it is finished. */
  readonly resume?: boolean;
  /** Start again in the place of whatever is there. */
  readonly force?: boolean;
  /** Start again in the place of what is finished or is no table, but not of what can be gone on with. */
  readonly replace?: boolean;
  /** Milliseconds between two lines of the journal: what a kill can cost. */
  readonly checkpointTime: number;
  readonly signal?: AbortSignal;
  /** Called before the first row, with the rows that are done already, and all there are. */
  readonly onStart?: (done: number, rows: number) => void;
  /** Called when the table is finished, with what became of its rows. */
  readonly onEnd?: (tally: Tally) => void;
}

function refuse(code: ErrorCode, path: string, text: string): never {
  throw new BellnessError(code, `output: ${text}`, "output", path);
}

/** A value as JSON keeps it. */
export function json<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** What was found of a table that is to be gone on with; null where it is to be begun. */
export async function findBegun(
  path: string,
  { resume, force, replace }: WriteOptions,
  { format, description }: TableSource,
): Promise<FoundJournal | "finished" | null> {
  if (force) return null;
  const found = await readJournal(path);
  if (found === null) {
    if (resume) return (await isFinished(path, format, description)) ? "finished" : null;
    if (replace || ((await sizeOf(path)) ?? 0) === 0) return null;
    refuse(
      "OUTPUT_EXISTS",
      path,
      `${path} is there already. Allowed: another file, --force to replace it, --resume to leave it where it is this table, finished.`,
    );
  }
  if (resume) return found;
  refuse(
    "OUTPUT_UNFINISHED",
    path,
    `${path} is the unfinished table of an interrupted run (${journalPath(path)}). Allowed: --resume to go on, --force to start again.`,
  );
}

/** Whether a table that is to be gone on with is finished, and nobody at work on it. */
export async function isDone(
  path: string,
  { resume = false }: WriteOptions,
  { format, description }: TableSource,
): Promise<boolean> {
  if (!resume || (await sizeOf(journalPath(path))) !== null) return false;
  return isFinished(path, format, description);
}

/** Refuses a journal of anything else than this table, and a table that is not what its journal knows. */
export async function checkBegun(
  path: string,
  file: FileHandle,
  { head, checkpoints }: FoundJournal,
  expected: object,
): Promise<void> {
  const differs = difference(json(expected), head);
  if (differs !== null) {
    refuse(
      "JOURNAL_MISMATCH",
      path,
      `${path} was begun as something else: ${differs}. Allowed: what its journal names, or --force to start again.`,
    );
  }
  const last = checkpoints.at(-1);
  if (last === undefined) return;
  const left = "Allowed: the table as it was left, or --force to start again.";
  const { size } = await file.stat();
  if (size < last.bytes) {
    const what = `${path} has ${size} bytes, its journal knows of ${last.bytes}`;
    refuse("JOURNAL_MISMATCH", path, `${what}. ${left}`);
  }
  if (hex(await fileCrc(file, last.bytes)) !== last.crc32) {
    refuse("JOURNAL_MISMATCH", path, `${path} was changed since it was left. ${left}`);
  }
}
