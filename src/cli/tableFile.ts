import { type FileHandle, lstat, readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import {
  BellnessError,
  type Solver,
  type SweepOptions,
  type SweepSpec,
  type TableFormat,
  type Tally,
} from "../index.js";
import {
  checkBegun,
  findBegun,
  isDone,
  json,
  type TableSource,
  type WriteOptions,
} from "./begun.js";
import { crc32, hex } from "./checksum.js";
import { Disk } from "./disk.js";
import { ROOM, sealFoot, sidecarPath, sizeOf } from "./finished.js";
import { type FoundJournal, Journal, journalHead, type Noted } from "./journal.js";
import { Lock } from "./lock.js";

/** How a sweep is written to a file. */
export interface TableFileOptions extends SweepOptions, WriteOptions {
  readonly format: TableFormat;
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
 * Writes a sweep to a file.
 *
 * @throws as writeSource, and as Solver.sweep
 */
export async function writeTable(
  solver: Solver,
  spec: SweepSpec,
  options: TableFileOptions,
  disk = new Disk(),
): Promise<boolean> {
  const { format } = options;
  const source: TableSource = {
    format,
    description: json(solver.describeSweep(spec, options.shard)),
    chunks: (after, metadata) => solver.sweepFile(spec, { ...options, after, metadata }),
  };
  return writeSource(source, options, disk);
}

/**
 * Writes a table to a file, with a lock and, while it is unfinished, a journal beside it.
 * Returns false where there was nothing to do.
 *
 * @throws BellnessError OUTPUT_EXISTS, OUTPUT_UNFINISHED, OUTPUT_LOCKED, OUTPUT_FAILED,
 *   JOURNAL_MISMATCH; as the source
 */
export async function writeSource(
  source: TableSource,
  options: WriteOptions,
  disk = new Disk(),
): Promise<boolean> {
  const state = { rows: 0 };
  try {
    const path = await tablePath(options.path);
    // Who may not write here may still ask whether there is anything to do.
    if (await isDone(path, options, source)) {
      await Lock.clear(disk, path);
      return false;
    }
    const lock = await Lock.take(disk, path);
    try {
      const begun = await findBegun(path, options, source);
      if (begun === "finished") return false;
      await write({ ...options, source, disk, path, lock, begun, state });
      return true;
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw explained(error, options.path, state.rows);
  }
}

/** A table that this process alone writes. */
interface OpenTable extends WriteOptions {
  readonly source: TableSource;
  readonly disk: Disk;
  readonly lock: Lock;
  readonly begun: FoundJournal | null;
  /** Rows that will be there whatever happens next. */
  readonly state: { rows: number };
}

async function write(table: OpenTable): Promise<void> {
  const { disk, path, source, begun, state } = table;
  const { format, description } = source;
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
      await writeRows(table, file, journal);
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
async function writeRows(table: OpenTable, file: FileHandle, journal: Journal): Promise<void> {
  const { disk, lock, path, source, begun, state, signal } = table;
  const { format, description } = source;
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
    for await (const chunk of source.chunks(after, metadata)) {
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
      signal?.throwIfAborted();
    }
  } catch (error) {
    // Stopped on purpose, or without room for more: nothing that is done has to be done again.
    const lost = error instanceof BellnessError && error.code === "OUTPUT_LOCKED";
    if (signal?.aborted || (error instanceof BellnessError && !lost)) await note();
    else if (systemError(error) !== null) await note().catch(() => {});
    throw error;
  }
  await disk.sync(file);
  await lock.check();
  if (format !== "parquet") await sidecar({ file: { bytes: at, crc32: hex(crc) } });
  table.onEnd?.(tally);
}
