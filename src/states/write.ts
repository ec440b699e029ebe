import { VERSION } from "../generated/version.js";
import { oneOf } from "../model/keys.js";
import { NUMBERS } from "../model/matrix.js";
import { planes } from "../model/state.js";
import { resultColumn } from "../table/columns.js";
import type { StateBlock } from "./block.js";
import { numberName } from "./columns.js";

// States as files that `readStates`, numpy and others read.

/** Formats that states are written in. */
export const WRITTEN_FORMATS = ["npy", "jsonl", "csv", "parquet"] as const;

/** One of them. */
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

const encoder = new TextEncoder();
/** Bytes that headers of .npy are a multiple of. */
const ALIGNMENT = 64;

/** What stands before an array of so many states of numpy's complex128. */
function npyHeader(count: number): Uint8Array {
  const words = `{'descr': '<c16', 'fortran_order': False, 'shape': (${count}, 4, 4), }`;
  const fixed = 10;
  const length = ALIGNMENT * Math.ceil((fixed + words.length + 1) / ALIGNMENT) - fixed;
  const header = new Uint8Array(fixed + length);
  header.set([0x93, ...encoder.encode("NUMPY"), 1, 0, length & 255, length >> 8]);
  header.set(encoder.encode(`${words.padEnd(length - 1)}\n`), fixed);
  return header;
}

async function* npy(blocks: AsyncIterable<StateBlock>, count: number) {
  yield npyHeader(count);
  for await (const { numbers } of blocks) {
    yield new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  }
}

async function* jsonl(blocks: AsyncIterable<StateBlock>) {
  for await (const { numbers } of blocks) {
    let text = "";
    for (let at = 0; at < numbers.length; at += NUMBERS) {
      const { re, im } = planes(numbers.subarray(at, at + NUMBERS));
      text += `${JSON.stringify({ rho: { re: Array.from(re), im: Array.from(im) } })}\n`;
    }
    yield encoder.encode(text);
  }
}

/** The numbers of a block as columns. */
function columnsOf({ numbers, count }: StateBlock): Float64Array[] {
  return Array.from({ length: NUMBERS }, (_, k) =>
    Float64Array.from({ length: count }, (_, n) => numbers[NUMBERS * n + k]!),
  );
}

async function* table(blocks: AsyncIterable<StateBlock>, format: "csv" | "parquet") {
  const { tableFile } = await import("../table/writer.js");
  const columns = Array.from({ length: NUMBERS }, (_, k) => resultColumn(numberName(k)));
  async function* rows() {
    for await (const block of blocks) yield columnsOf(block);
  }
  const about = {
    description: JSON.stringify({ version: VERSION }),
    createdBy: `bellness ${VERSION}`,
  };
  for await (const { bytes } of tableFile(format, columns, rows(), about)) yield bytes;
}

/**
 * The bytes of so many states as a file: `.npy` (complex128, N×4×4), JSON Lines, or a table with the
 * columns re11, im11, … im44 as CSV or Parquet.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function writeStates(
  blocks: AsyncIterable<StateBlock>,
  format: WrittenFormat,
  count: number,
): AsyncGenerator<Uint8Array, void> {
  const chosen = oneOf(format, WRITTEN_FORMATS, "format", "INVALID_PARAMETER");
  switch (chosen) {
    case "npy":
      return npy(blocks, count);
    case "jsonl":
      return jsonl(blocks);
    default:
      return table(blocks, chosen);
  }
}
