import { oneOf } from "../model/keys.js";
import { ALL_ROWS, NO_ROWS, type RowRange } from "../table/shard.js";
import type { StateBlock } from "./block.js";
import { type Input, refuseInput } from "./input.js";

/** Formats that states are read from. */
export const STATE_FORMATS = ["jsonl", "json", "npy", "npz", "csv", "parquet"] as const;

/** One of them. */
export type StateFormat = (typeof STATE_FORMATS)[number];

/** Other endings that say one of the formats. */
const ENDINGS: Readonly<Record<string, StateFormat>> = {
  ndjson: "jsonl",
  tsv: "csv",
  pq: "parquet",
};

/** What files of a format start with. */
const MAGIC: readonly (readonly [StateFormat, string])[] = [
  ["npy", "\x93NUMPY"],
  ["npz", "PK\x03\x04"],
  ["parquet", "PAR1"],
];

/** Endings of texts that may be JSON Lines, if they begin as those do, or a table. */
const TEXT = /\.(?:txt|dat)$/i;

/** The format that the ending of a path says; null for any other and for none. */
export function formatOfPath(path: string | null): StateFormat | null {
  const ending = /\.([a-z]+)$/i.exec(path ?? "")?.[1]?.toLowerCase() ?? "";
  return STATE_FORMATS.find((format) => format === ending) ?? ENDINGS[ending] ?? null;
}

/** The format that the first bytes say; null for text. */
function formatOfBytes(bytes: Uint8Array): StateFormat | null {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  return MAGIC.find(([, magic]) => head.startsWith(magic))?.[0] ?? null;
}

/** An input whose first bytes have been looked at. */
async function peeked(input: Input): Promise<{ readonly head: Uint8Array; readonly input: Input }> {
  if (input.file !== null) {
    return { head: await input.file.read(0, Math.min(8, input.file.size)), input };
  }
  const parts = input.stream()[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < 8) {
    const next = await parts.next();
    if (next.done === true) break;
    seen.push(next.value);
    length += next.value.length;
  }
  const head = Uint8Array.from(seen.flatMap((one) => Array.from(one.subarray(0, 8))));
  async function* stream(): AsyncGenerator<Uint8Array> {
    try {
      yield* seen;
      for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
        yield next.value;
      }
    } finally {
      await parts.return?.();
    }
  }
  return { head, input: { ...input, stream } };
}

/** Undoes a compression: bytes in, so many bytes out. */
export type Decompress = (bytes: Uint8Array, length: number) => Uint8Array;

/** How an input of states is read. */
export interface ReadOptions {
  /** By default what the ending of the name says, else what the first bytes say, else JSON Lines. */
  readonly format?: StateFormat | undefined;
  /** What Parquet files may be compressed with, beside Snappy. */
  readonly compressors?: Readonly<Record<string, Decompress>> | undefined;
  /** Only the states `start` … `end` − 1 of the input, counted from 0. */
  readonly rows?: RowRange | undefined;
}

/**
 * The states of an input, block by block; at the end, how many there are up to the last that was
 * asked for, or more.
 *
 * @throws BellnessError INVALID_STATE, INVALID_JSON, INVALID_PARAMETER for what is wrong with the
 *   input as a whole
 */
export async function* readStates(
  given: Input,
  options: ReadOptions,
): AsyncGenerator<StateBlock, number> {
  const { head, input } = await peeked(given);
  const asked =
    options.format === undefined
      ? formatOfPath(input.name)
      : oneOf(options.format, STATE_FORMATS, "format", "INVALID_PARAMETER");
  const found = formatOfBytes(head);
  const isTable = TEXT.test(input.name) && !/^[\s\uFEFF]*[{[]/.test(new TextDecoder().decode(head));
  const format = asked ?? found ?? (isTable ? "csv" : "jsonl");
  if (found !== null && found !== format) {
    refuseInput(
      "INVALID_STATE",
      input,
      `a .${found} file, read as ${format}`,
      `--format ${found}, or a name that ends in .${found}`,
    );
  }
  const { rows = ALL_ROWS } = options;
  // Loaded when the first file is read.
  switch (format) {
    case "jsonl":
      return yield* (await import("./readers.js")).jsonLineBlocks(input, rows);
    case "json":
      return yield* (await import("./readers.js")).jsonDocumentBlocks(input, rows);
    case "npy":
      return yield* (await import("./readers.js")).npyBlocks(input, rows);
    case "npz":
      return yield* (await import("./readers.js")).npzBlocks(input, rows);
    case "csv":
      return yield* (await import("./readers.js")).csvBlocks(input, rows);
    case "parquet":
      return yield* (await import("./readers.js")).parquetBlocks(input, rows, options.compressors);
  }
}

/**
 * How many states an input has: as its header says where it has one, else by reading it once.
 *
 * @throws as readStates, for what is wrong with the input as a whole
 */
export async function countStates(input: Input, options: ReadOptions): Promise<number> {
  const blocks = readStates(input, { ...options, rows: NO_ROWS });
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return next.value;
  }
}
