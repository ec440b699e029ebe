import { type FileHandle, lstat, readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import {
  BellnessError,
  type ErrorCode,
  type Solver,
  type SweepDescription,
  type SweepOptions,
  type SweepSpec,
  type TableFormat,
  type Tally,
} from "../index.js";
import { crc32, hex } from "./checksum.js";
import { Disk } from "./disk.js";
import {
  difference,
  fileCrc,
  isFinished,
  ROOM,
  sealFoot,
  sidecarPath,
  sizeOf,
} from "./finished.js";
import {
  type FoundJournal,
  Journal,
  journalHead,
  journalPath,
  type Noted,
  readJournal,
} from "./journal.js";
import { Lock } from "./lock.js";

/** How a table is written to a file. */
export interface TableFileOptions extends SweepOptions {
  readonly path: string;
  readonly format: TableFormat;
  /** Go on with an interrupted table; do nothing where it is finished. */
  readonly resume?: boolean;
  /** Start again in the place of whatever is there. */
  readonly force?: boolean;
  /** Milliseconds between two lines of the journal: what a kill can cost. */
  readonly checkpointTime: number;
  /** Called before the first row, with the rows that are done already, and all there are. */
  readonly onStart?: (done: number, rows: number) => void;
  /** Called when the table is finished, with what became of its rows. */
  readonly onEnd?: (tally: Tally) => void;
}

function refuse(code: ErrorCode, path: string, text: string): never {
  throw new BellnessError(code, `output: ${text}`, "output", path);
}

/** A value as JSON keeps it. */
function json<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The table itself, whatever links lead to it: lock and journal stand beside it, and are found by each of them. */
async function tablePath(path: string): Promise<string> {
  const found = await lstat(path).catch(() => null);
  if (!found?.isSymbolicLink()) return path;
  await stat(path).catch((error: NodeJS.ErrnoException) => {
    // A table that is to be made may have a link before it is there.
    if (error.code !== "ENOENT") throw error;
  });
  return tablePath(resolve(await realpath(dirname(path)), await readlink(path)));
}

/** What was found of a table that is to be gone on with; null where it is to be begun. */
async function findBegun(
  path: string,
  { format, resume, force }: TableFileOptions,
  description: SweepDescription,
): Promise<FoundJournal | "finished" | null> {
  if (force) return null;
  const found = await readJournal(path);
  if (found === null) {
    if (resume) return (await isFinished(path, format, description)) ? "finished" : null;
    if (((await sizeOf(path)) ?? 0) === 0) return null;
    refuse(
      "OUTPUT_EXISTS",
      path,
      `${path} is there already. Allowed: another file, --force to replace it, --resume to leave it where it is the finished table of this sweep.`,
    );
  }
  if (resume) return found;
  refuse(
    "OUTPUT_UNFINISHED",
    path,
    `${path} is the unfinished table of an interrupted sweep (${journalPath(path)}). Allowed: --resume to go on, --force to start again.`,
  );
}

/** Whether a table that is to be gone on with is finished, and nobody at work on it. */
async function isDone(
  path: string,
  { format, resume = false }: TableFileOptions,
  description: SweepDescription,
): Promise<boolean> {
  if (!resume || (await sizeOf(journalPath(path))) !== null) return false;
  return isFinished(path, format, description);
}

/** Refuses a journal of anything else than this table, and a table that is not what its journal knows. */
async function checkBegun(
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
      `${path} was begun as something else: ${differs}. Allowed: the sweep that its journal names, or --force to start again.`,
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

/** What failed in the system: reading or writing; null where it was something else. */
function systemError(error: unknown): NodeJS.ErrnoException | null {
  return error instanceof Error && "syscall" in error ? (error as NodeJS.ErrnoException) : null;
}

/** The same error, with what is left of the table and what to do. */
function explained(error: unknown, path: string, rows: number): unknown {
  const { message } = systemError(error) ?? {};
  if (message === undefined) return error;
  const way =
    rows > 0
      ? `Its first ${rows} rows are kept. Allowed: --resume, when it can be written again.`
      : "Nothing is left of it. Allowed: the same again when it can be written, or another file.";
  const failed = new BellnessError(
    "OUTPUT_FAILED",
    `output: ${path} cannot be written (${message}). ${way}`,
    "output",
    path,
  );
  failed.cause = error;
  return failed;
}

/**
 * Writes a sweep to a file, with a lock and, while it is unfinished, a journal beside it.
 * Returns false where there was nothing to do.
 *
 * @throws BellnessError OUTPUT_EXISTS, OUTPUT_UNFINISHED, OUTPUT_LOCKED, OUTPUT_FAILED,
 *   JOURNAL_MISMATCH, and as Solver.sweep
 */
export async function writeTable(
  solver: Solver,
  spec: SweepSpec,
  options: TableFileOptions,
  disk = new Disk(),
): Promise<boolean> {
  const description = json(solver.describeSweep(spec, options.shard));
  const state = { rows: 0 };
  try {
    const path = await tablePath(options.path);
    // Who may not write here may still ask whether there is anything to do.
    if (await isDone(path, options, description)) {
      await Lock.clear(disk, path);
      return false;
    }
    const lock = await Lock.take(disk, path);
    try {
      const begun = await findBegun(path, options, description);
      if (begun === "finished") return false;
      const table: OpenTable = { ...options, disk, path, lock, description, begun, state };
      await write(solver, spec, table);
      return true;
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw explained(error, options.path, state.rows);
  }
}

/** A table that this process alone writes. */
interface OpenTable extends TableFileOptions {
  readonly disk: Disk;
  readonly lock: Lock;
  readonly description: SweepDescription;
  readonly begun: FoundJournal | null;
  /** Rows that will be there whatever happens next. */
  readonly state: { rows: number };
}

async function write(solver: Solver, spec: SweepSpec, table: OpenTable): Promise<void> {
  const { disk, path, format, description, begun, state } = table;
  const isNew = (await sizeOf(path)) === null;
  const file = await disk.open(path);
  try {
    const head = journalHead(format, description);
    if (begun !== null) await checkBegun(path, file, begun, head);
    state.rows = begun?.checkpoints.at(-1)?.rows ?? 0;
    const journal = await (begun === null
      ? Journal.start(disk, path, head)
      : Journal.goOn(disk, path, begun));
    try {
      await disk.syncNames(path);
      await writeRows(solver, spec, table, file, journal);
      await journal.remove();
    } catch (error) {
      // Nothing to go on with.
      if (systemError(error) !== null && state.rows === 0) {
        if (format !== "parquet") await disk.remove(sidecarPath(path));
        await journal.remove();
      }
      throw error;
    } finally {
      await journal.close();
    }
  } catch (error) {
    if (systemError(error) !== null && isNew && state.rows === 0) await disk.remove(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** Everything behind the last checkpoint. */
async function writeRows(
  solver: Solver,
  spec: SweepSpec,
  table: OpenTable,
  file: FileHandle,
  journal: Journal,
): Promise<void> {
  const { disk, lock, path, format, description, begun, state } = table;
  const last = begun?.checkpoints.at(-1);
  let at = last?.bytes ?? 0;
  let crc = Number.parseInt(last?.crc32 ?? "0", 16);
  let tally: Tally = last?.tally ?? {};
  let pending: Noted[] = [];
  let next = performance.now() + table.checkpointTime;
  const note = async () => {
    if (pending.length === 0) return;
    await disk.sync(file);
    await journal.append(pending);
    state.rows = pending.at(-1)!.rows;
    pending = [];
    next = performance.now() + table.checkpointTime;
  };
  const sidecar = (whole: object) =>
    disk.put(sidecarPath(path), `${JSON.stringify({ ...description, ...whole }, null, 2)}\n`);

  if (format !== "parquet") await sidecar({});
  await disk.truncate(file, at);
  table.onStart?.(state.rows, description.rows.count);
  const after = (begun?.checkpoints ?? []).map(
    ({ crc32: _, at: __, host: ___, ...checkpoint }) => checkpoint,
  );
  const metadata = format === "parquet" ? ROOM : {};
  try {
    for await (const chunk of solver.sweepFile(spec, { ...table, after, metadata })) {
      const { checkpoint } = chunk;
      const isFoot = checkpoint === null && format === "parquet";
      const bytes = isFoot ? sealFoot(chunk.bytes, crc) : chunk.bytes;
      tally = checkpoint?.tally ?? tally;
      await lock.check();
      await disk.write(file, bytes, at);
      at += bytes.length;
      crc = crc32(bytes, crc);
      if (checkpoint === null) continue;
      const noted = { ...checkpoint, crc32: hex(crc) };
      // Text needs the last one only; the footer of a Parquet file needs them all.
      pending = format === "parquet" ? [...pending, noted] : [noted];
      if (performance.now() >= next) await note();
    }
  } catch (error) {
    // Stopped on purpose, or without room for more: nothing that is done has to be done again.
    const lost = error instanceof BellnessError && error.code === "OUTPUT_LOCKED";
    if (table.signal?.aborted || (error instanceof BellnessError && !lost)) await note();
    else if (systemError(error) !== null) await note().catch(() => {});
    throw error;
  }
  await disk.sync(file);
  await lock.check();
  if (format !== "parquet") await sidecar({ file: { bytes: at, crc32: hex(crc) } });
  table.onEnd?.(tally);
}
