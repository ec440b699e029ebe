import type { FileHandle } from "node:fs/promises";
import { readFile, stat } from "node:fs/promises";
import { asyncBufferFromFile, parquetMetadataAsync } from "hyparquet";
import {
  BellnessError,
  type Checkpoint,
  type Solver,
  type SweepDescription,
  type SweepOptions,
  type SweepSpec,
  type TableFormat,
} from "../index.js";
import { Disk } from "./disk.js";
import { type FoundJournal, Journal, journalHead, journalPath, readJournal } from "./journal.js";

/** How a table is written to a file. */
export interface TableFileOptions extends SweepOptions {
  readonly path: string;
  readonly format: TableFormat;
  /** Go on with an interrupted table; do nothing where it is finished. */
  readonly resume?: boolean;
  /** Start again in the place of an interrupted table. */
  readonly force?: boolean;
  /** Milliseconds between two lines of the journal: what a kill can cost. */
  readonly checkpointTime: number;
  /** Called before the first row, with the rows that are done already. */
  readonly onStart?: (done: number) => void;
}

/** Where the description of a text file stands: the file itself is a plain table. */
export function sidecarPath(table: string): string {
  return `${table}.meta.json`;
}

function refuse(code: "OUTPUT_UNFINISHED" | "JOURNAL_MISMATCH", path: string, text: string): never {
  throw new BellnessError(code, `output: ${text}`, "output", path);
}

/** The first place where two JSON values differ, as "path: this, not that"; null where they are equal. */
export function difference(is: unknown, was: unknown, path = ""): string | null {
  if (typeof is !== "object" || typeof was !== "object" || is === null || was === null) {
    if (is === was) return null;
    return `${path} is ${JSON.stringify(is)}, was ${JSON.stringify(was)}`;
  }
  const keys = new Set([...Object.keys(is), ...Object.keys(was)]);
  for (const key of keys) {
    const inner = path === "" ? key : `${path}.${key}`;
    const found = difference(
      (is as Record<string, unknown>)[key],
      (was as Record<string, unknown>)[key],
      inner,
    );
    if (found !== null) return found;
  }
  return null;
}

/** A value as JSON keeps it. */
function json<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** What a finished table says of itself; null where it does not. */
async function foundDescription(
  path: string,
  format: TableFormat,
): Promise<SweepDescription | null> {
  try {
    if (format !== "parquet") return JSON.parse(await readFile(sidecarPath(path), "utf8"));
    const { key_value_metadata } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    const pair = key_value_metadata?.find(({ key }) => key === "bellness");
    return pair?.value === undefined ? null : JSON.parse(pair.value);
  } catch {
    return null;
  }
}

async function size(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Refuses a table without a journal unless it is the finished one; whether there is any. */
async function isFinished(
  path: string,
  format: TableFormat,
  description: SweepDescription,
): Promise<boolean> {
  if ((await size(path)) === null) return false;
  const found = await foundDescription(path, format);
  const differs = found === null ? "it does not say what it is" : difference(description, found);
  if (differs === null) return true;
  refuse(
    "JOURNAL_MISMATCH",
    path,
    `${path} has no journal and is not this sweep finished: ${differs}. Allowed: the table of this sweep, or no --resume to replace it.`,
  );
}

/** Refuses a journal of anything else than this table. */
async function checkJournal(
  path: string,
  found: FoundJournal,
  format: TableFormat,
  description: SweepDescription,
): Promise<void> {
  const differs = difference(json(journalHead(format, description)), found.head);
  if (differs !== null) {
    refuse(
      "JOURNAL_MISMATCH",
      path,
      `${path} was begun as something else: ${differs}. Allowed: the sweep that its journal names, or --force to start again.`,
    );
  }
  const { bytes } = found.checkpoints.at(-1) ?? { bytes: 0 };
  const there = (await size(path)) ?? 0;
  if (there < bytes) {
    refuse(
      "JOURNAL_MISMATCH",
      path,
      `${path} has ${there} bytes, its journal knows of ${bytes}. Allowed: the table as it was left, or --force to start again.`,
    );
  }
}

/**
 * Writes a sweep to a file, with a journal beside it while it is unfinished. Returns
 * false where there was nothing to do.
 *
 * @throws BellnessError OUTPUT_UNFINISHED, JOURNAL_MISMATCH, and as Solver.sweep
 */
export async function writeTable(
  solver: Solver,
  spec: SweepSpec,
  options: TableFileOptions,
  disk = new Disk(),
): Promise<boolean> {
  const { path, format, resume = false, force = false, shard } = options;
  const description = json(solver.describeSweep(spec, shard));
  const found = force ? null : await readJournal(path);
  if (found !== null && !resume) {
    refuse(
      "OUTPUT_UNFINISHED",
      path,
      `${path} is the unfinished table of an interrupted sweep (${journalPath(path)}). Allowed: --resume to go on, --force to start again.`,
    );
  }
  if (found !== null) await checkJournal(path, found, format, description);
  else if (resume && (await isFinished(path, format, description))) return false;

  const journal =
    found === null
      ? await Journal.start(disk, path, journalHead(format, description))
      : await Journal.goOn(disk, path, found);
  try {
    if (format !== "parquet") {
      await disk.put(sidecarPath(path), `${JSON.stringify(description, null, 2)}\n`);
    }
    const file = await disk.open(path);
    try {
      await disk.syncNames(path);
      await writeRows(solver, spec, options, disk, { file, journal }, found?.checkpoints ?? []);
    } finally {
      await file.close();
    }
    await journal.finish();
  } finally {
    await journal.close();
  }
  return true;
}

interface Files {
  readonly file: FileHandle;
  readonly journal: Journal;
}

/** Everything behind the last checkpoint. */
async function writeRows(
  solver: Solver,
  spec: SweepSpec,
  options: TableFileOptions,
  disk: Disk,
  { file, journal }: Files,
  after: readonly Checkpoint[],
): Promise<void> {
  const { format, checkpointTime, onStart, signal } = options;
  const last = after.at(-1);
  let at = last?.bytes ?? 0;
  let pending: Checkpoint[] = [];
  let next = performance.now() + checkpointTime;
  const note = async () => {
    if (pending.length === 0) return;
    await disk.sync(file);
    await journal.append(pending);
    pending = [];
    next = performance.now() + checkpointTime;
  };
  await disk.truncate(file, at);
  onStart?.(last?.rows ?? 0);
  try {
    for await (const { bytes, checkpoint } of solver.sweepFile(spec, { ...options, after })) {
      await disk.write(file, bytes, at);
      at += bytes.length;
      if (checkpoint === null) continue;
      // Text needs the last one only; the footer of a Parquet file needs them all.
      pending = format === "parquet" ? [...pending, checkpoint] : [checkpoint];
      if (performance.now() >= next) await note();
    }
  } catch (error) {
    // Stopped on purpose: nothing that is done has to be done again.
    if (signal?.aborted || error instanceof BellnessError) await note();
    throw error;
  }
  await disk.sync(file);
}
