import { type FileHandle, open } from "node:fs/promises";
import { extname } from "node:path";
import { BellnessError, type FileChunk } from "../../index.js";
import type { TextFormat } from "../../table/columns.js";
import type { Imprint } from "../../table/describe.js";
import { valuesFile } from "../../table/values.js";
import { crc32, hex } from "../checksum.js";
import { Disk } from "../disk.js";
import { type Finished, ROOM, readFinished, sealFoot, sidecarPath, sizeOf } from "../finished.js";
import { journalPath } from "../journal.js";
import { Lock } from "../lock.js";
import { columnsOf, headOf, LineCounter, linesOf, rowsOf } from "./content.js";
import type { ShardFile, Whole } from "./file.js";
import { isComplete, type ShardSet } from "./set.js";

export interface MergeOptions {
  readonly output: string;
  readonly force?: boolean;
  readonly onProgress?: (rows: number, of: number) => void;
}

function refuse(
  code: "SHARDS_NOT_WHOLE" | "OUTPUT_EXISTS" | "INVALID_PARAMETER",
  path: string,
  text: string,
): never {
  throw new BellnessError(
    code,
    `${code === "SHARDS_NOT_WHOLE" ? "files" : "output"}: ${text}`,
    "output",
    path,
  );
}

/** Opens a shard, checks all of its bytes, and gives what `read` makes of it. */
async function* opened<T>(
  { path }: ShardFile,
  format: Whole["format"],
  read: (file: FileHandle, found: Finished) => AsyncGenerator<T, void>,
): AsyncGenerator<T, void> {
  const file = await open(path);
  try {
    const found = await readFinished(path, file, format);
    const damage = found === null ? "it does not say what it is" : await found.damage();
    if (found === null || damage !== null) {
      refuse("SHARDS_NOT_WHOLE", path, `${path}: ${damage}. Allowed: shards as they were written.`);
    }
    yield* read(file, found);
  } finally {
    await file.close();
  }
}

/** Refuses a shard that has not the rows that it says it has. */
function checkRows({ path, rows }: ShardFile, read: number): void {
  if (read === rows.count) return;
  refuse(
    "SHARDS_NOT_WHOLE",
    path,
    `${path} has ${read} rows, says that it has ${rows.count}. Allowed: shards as they were written.`,
  );
}

type Progress = (rows: number) => void;

/** Finished shards of one table, in the order of rows. */
interface Shards {
  readonly files: readonly ShardFile[];
  readonly whole: Whole;
}

/** Refuses a shard whose columns are not those of the first: what stood beside its input was of another kind. */
function checkColumns({ path }: ShardFile, same: boolean): void {
  if (same) return;
  refuse(
    "SHARDS_NOT_WHOLE",
    path,
    `${path} has other columns than the first shard. Allowed: shards of the same columns, of the same types.`,
  );
}

async function* mergedText(
  { files, whole }: Shards,
  progress: Progress,
): AsyncGenerator<Uint8Array, void> {
  const format = whole.format as TextFormat;
  let head: Buffer | null = null;
  for (const shard of files) {
    const counter = new LineCounter(format);
    const pieces = opened(shard, whole.format, async function* (file) {
      const own = await headOf(file, format);
      checkColumns(shard, head?.equals(own) ?? true);
      if (head === null) yield own;
      head = own;
      for await (const bytes of linesOf(file, own)) {
        counter.add(bytes);
        yield bytes;
      }
    });
    yield* pieces;
    checkRows(shard, counter.lines);
    progress(counter.lines);
  }
}

/** The row groups of one file are not those of many: rows are read, and written as one process would have. */
async function* mergedParquet(
  { files, whole }: Shards,
  progress: Progress,
): AsyncGenerator<FileChunk, void> {
  const { path } = files[0]!;
  const first = await open(path);
  const found = await readFinished(path, first, whole.format).finally(() => first.close());
  const columns = columnsOf(found!.metadata!);
  const { created_by = "" } = found!.metadata!;
  const kinds = JSON.stringify(columns);
  const imprint: Imprint = {
    description: JSON.stringify(whole.description),
    createdBy: created_by,
    metadata: ROOM,
  };
  const blocks = async function* () {
    for (const shard of files) {
      let rows = 0;
      const read = (file: FileHandle, { metadata }: Finished) => {
        checkColumns(shard, JSON.stringify(columnsOf(metadata!)) === kinds);
        return rowsOf(file, metadata!, columns);
      };
      for await (const values of opened(shard, whole.format, read)) {
        rows += values[0]!.length;
        yield values;
      }
      checkRows(shard, rows);
      progress(rows);
    }
  };
  yield* valuesFile("parquet", columns, blocks(), imprint);
}

/** Writes the whole to a file; its length and CRC-32. */
async function write(
  set: Shards,
  disk: Disk,
  path: string,
  progress: Progress,
): Promise<{ readonly bytes: number; readonly crc32: string }> {
  const file = await disk.open(path);
  let bytes = 0;
  let crc = 0;
  const add = async (chunk: Uint8Array) => {
    await disk.write(file, chunk, bytes);
    bytes += chunk.length;
    crc = crc32(chunk, crc);
  };
  try {
    await disk.truncate(file, 0);
    if (set.whole.format === "parquet") {
      for await (const chunk of mergedParquet(set, progress)) {
        await add(chunk.checkpoint === null ? sealFoot(chunk.bytes, crc) : chunk.bytes);
      }
    } else {
      for await (const chunk of mergedText(set, progress)) await add(chunk);
    }
    await disk.sync(file);
  } finally {
    await file.close();
  }
  return { bytes, crc32: hex(crc) };
}

async function checkOutput(set: ShardSet, whole: Whole, { output, force = false }: MergeOptions) {
  if (extname(output) !== `.${whole.format}`) {
    refuse(
      "INVALID_PARAMETER",
      output,
      `the ending of ${output} is not that of the shards. Allowed: .${whole.format}.`,
    );
  }
  if (set.files.some(({ path }) => path === output)) {
    refuse("INVALID_PARAMETER", output, `${output} is one of the shards. Allowed: another file.`);
  }
  if (force) return;
  for (const path of [output, journalPath(output)]) {
    if ((await sizeOf(path)) !== null) {
      refuse(
        "OUTPUT_EXISTS",
        output,
        `${path} is there already. Allowed: another file, or --force to replace it.`,
      );
    }
  }
}

/**
 * Writes finished shards as one table, whose bytes are those that one process would have written.
 * It stands there as a whole, or not at all.
 *
 * @throws BellnessError SHARDS_NOT_WHOLE, OUTPUT_EXISTS, OUTPUT_LOCKED, INVALID_PARAMETER
 */
export async function mergeShards(set: ShardSet, options: MergeOptions): Promise<void> {
  const { files, whole } = set;
  const { output, onProgress } = options;
  if (whole === null || !isComplete(set)) {
    refuse(
      "SHARDS_NOT_WHOLE",
      output,
      "the shards are not one whole table yet. Allowed: all of them, finished; `bellness shards` without --merge says what is missing.",
    );
  }
  await checkOutput(set, whole, options);
  const disk = new Disk();
  const lock = await Lock.take(disk, output);
  const draft = `${output}.new`;
  let done = 0;
  try {
    const file = await write({ files, whole }, disk, draft, (rows) => {
      done += rows;
      onProgress?.(done, whole.description.rows.of);
    });
    if (whole.format !== "parquet") {
      const sidecar = { ...whole.description, file };
      await disk.put(sidecarPath(output), `${JSON.stringify(sidecar, null, 2)}\n`);
    }
    await disk.rename(draft, output);
    await disk.remove(journalPath(output));
    await disk.syncNames(output);
  } catch (error) {
    await disk.remove(draft);
    throw error;
  } finally {
    await lock.release();
  }
}
