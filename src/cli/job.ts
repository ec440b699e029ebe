import type { Command } from "commander";
import {
  BellnessError,
  type FileChunk,
  type RandomAccess,
  type Shard,
  type Tally,
} from "../index.js";
import { ALL_ROWS, type RowRange, shardRows, WHOLE } from "../table/shard.js";
import type { TableSource } from "./begun.js";
import { crc32, hex } from "./checksum.js";
import { Output } from "./output.js";
import type { ProgressLine } from "./progress.js";
import {
  CHECKPOINT_SECONDS,
  isStream,
  quoted,
  Stopped,
  secondsOption,
  shardOption,
  stopSignals,
} from "./sweep.js";
import { writeSource } from "./tableFile.js";

// A job from an input of rows to an output of rows. From a file to a file it has a journal, and can
// be gone on with; from or to anything else it streams.

export interface JobOptions {
  readonly output?: string;
  readonly shard?: Shard;
  readonly resume?: boolean;
  readonly force?: boolean;
  readonly checkpoint?: number;
  readonly quiet?: boolean;
}

/** Adds what a job from a file to a file may be told. */
export function addJobOptions(command: Command): Command {
  return command
    .option("--shard <k/n>", "only part k of n parts of the input, a file", shardOption)
    .option("--resume", "go on with an interrupted output; do nothing if it is complete")
    .option("--force", "start again in the place of an interrupted output")
    .option(
      "--checkpoint <seconds>",
      `work that an interruption may cost (${CHECKPOINT_SECONDS})`,
      secondsOption,
    );
}

/** Whether a job goes from a file to a file. */
export async function isJournaled(
  input: RandomAccess | null,
  { output }: JobOptions,
): Promise<boolean> {
  return input !== null && output !== undefined && !(await isStream(output));
}

/**
 * Refuses what makes no sense for a stream, or together.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function checkJob(input: RandomAccess | null, options: JobOptions): Promise<void> {
  const { shard, resume, force, checkpoint } = options;
  const refuse = (name: string, value: unknown, text: string): never => {
    throw new BellnessError("INVALID_PARAMETER", `${name}: ${text}`, name, value);
  };
  if (resume && force) {
    refuse(
      "force",
      true,
      "not allowed with --resume. Allowed: --resume to go on with an output, --force to start again.",
    );
  }
  if (shard !== undefined && input === null) {
    refuse("shard", shard, "not allowed for standard input. Allowed: an input that is a file.");
  }
  if (await isJournaled(input, options)) return;
  // What comes from a pipe is written anew without being asked, and --force changes nothing.
  const asked = Object.entries({ resume, checkpoint }).find(([, value]) => value !== undefined);
  if (asked === undefined) return;
  refuse(...asked, "needs files. Allowed: an input that is a file, and -o with the path of one.");
}

/** Pieces of an input that its print is of, and their length; shorter inputs are taken whole. */
const PIECES = 256;
const PIECE = 4096;

/**
 * What tells an input from others: its length, and the CRC-32 of pieces spread evenly over it, of
 * all of it up to a megabyte.
 */
export async function inputPrint({ size, read }: RandomAccess) {
  const whole = size <= PIECES * PIECE;
  let crc = 0;
  for (let k = 0; k < (whole ? 1 : PIECES); k++) {
    const at = whole ? 0 : Math.round((k * (size - PIECE)) / (PIECES - 1));
    crc = crc32(await read(at, whole ? size : at + PIECE), crc);
  }
  return { bytes: size, crc32: hex(crc) };
}

/** The rows of an input that a job takes, where `count` are there; all of a stream. */
export function jobRows({ shard = WHOLE }: JobOptions, count: number | null): RowRange {
  return count === null ? ALL_ROWS : shardRows(count, shard);
}

/** The command as it was typed, to go on. */
function resuming(): string {
  const words = process.argv.slice(2).filter((word) => word !== "--force" && word !== "--resume");
  return ["bellness", ...words, "--resume"].map(quoted).join(" ");
}

async function stream(chunks: AsyncIterable<FileChunk>, path: string | undefined): Promise<Tally> {
  const iterator = chunks[Symbol.asyncIterator]();
  let tally: Tally = {};
  try {
    // What is wrong with the input as a whole is an error before the output is touched.
    let next = await iterator.next();
    while (next.done !== true && next.value.bytes.length === 0) next = await iterator.next();
    const output = new Output(path);
    for (; next.done !== true; next = await iterator.next()) {
      tally = next.value.checkpoint?.tally ?? tally;
      await output.write(next.value.bytes);
    }
    await output.close();
  } finally {
    await iterator.return?.();
  }
  return tally;
}

/**
 * Writes a job's rows; what became of them. `source` makes them, until the signal aborts.
 *
 * @throws as writeSource; as the source
 */
export async function runJob(
  source: (signal?: AbortSignal) => TableSource,
  input: RandomAccess | null,
  options: JobOptions,
  progress: ProgressLine,
): Promise<Tally> {
  const { output, resume = false, force = false, quiet = false } = options;
  const { checkpoint = CHECKPOINT_SECONDS } = options;
  if (output === undefined || !(await isJournaled(input, options))) {
    return stream(source().chunks([], {}), output);
  }
  const signal = stopSignals();
  // A part of a job is one of many on a cluster: it has a log. One that is whole needs none.
  const { shard } = options;
  const what = shard === undefined ? null : `${output}, shard ${shard.index}/${shard.count}`;
  let tally: Tally = {};
  try {
    const written = await writeSource(source(signal), {
      path: output,
      resume,
      force,
      replace: !resume,
      checkpointTime: 1000 * checkpoint,
      signal,
      onStart: (done, rows) => progress.begin(what, done, rows),
      onEnd: (found) => {
        tally = found;
        progress.complete(what);
      },
    });
    if (!written && !quiet) process.stderr.write(`bellness: ${output} is complete.\n`);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    progress.end();
    error.report(`; ${resuming()} goes on`);
  }
  return tally;
}

/** Rows of a tally whose status is not 0, and all of them. */
export function unsolved({ status = {} }: Tally): {
  readonly failed: number;
  readonly all: number;
} {
  const all = Object.values(status).reduce((sum, rows) => sum + rows, 0);
  return { failed: all - (status["0"] ?? 0), all };
}
