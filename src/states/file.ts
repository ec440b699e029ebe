import { oneOf } from "../model/keys.js";
import { Beside } from "../table/beside.js";
import { TABLE_FORMATS, type TableColumn, type TableFormat } from "../table/columns.js";
import type { Checkpoint, FileChunk } from "../table/file.js";
import { tallyOf } from "../table/tally.js";
import { jsonFile, type ValueRows, valuesFile } from "../table/values.js";
import { answerOf } from "./answers.js";
import type { MeasuredBlock, StateBlock } from "./block.js";
import { imprint, type StatesDescription } from "./describe.js";
import { type AskedOfStates, type StatesSpec, stateColumns, statesSpec } from "./job.js";

// Measured states as a file: what stood beside them, their line, and the measures.

const LINE: TableColumn = { name: "line", type: "integer", few: false, nullable: false };

/** How measured states become a file that can be gone on with. */
export interface StatesFileOptions extends AskedOfStates {
  /** The first states of the input, which say what columns stand beside the measures; by default those of the first block. */
  readonly first?: StateBlock | null;
  /** Go on behind these checkpoints, as `sweepFile` does; the blocks are those of what follows. */
  readonly after?: readonly Checkpoint[];
  /** What a Parquet file says of itself, and more keys and values beside it. */
  readonly description?: StatesDescription;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Answers a block, as JSON has them. */
async function* answers(blocks: AsyncIterable<MeasuredBlock>, spec: StatesSpec) {
  const codes = stateColumns(spec).slice(-2);
  for await (const block of blocks) {
    const line = (k: number) => JSON.stringify(answerOf(block, k, spec));
    const lines = Array.from({ length: block.count }, (_, k) => line(k));
    const values = codes.map(({ name }) => block.columns[name]!);
    yield { answers: lines, tally: tallyOf(codes, values) };
  }
}

/** The first block, and all of them again. */
async function peek(
  blocks: AsyncIterable<MeasuredBlock>,
): Promise<{ first: MeasuredBlock | null; all: AsyncGenerator<MeasuredBlock, void> }> {
  const iterator = blocks[Symbol.asyncIterator]();
  const start = await iterator.next();
  const first = start.done === true ? null : start.value;
  async function* all(): AsyncGenerator<MeasuredBlock, void> {
    try {
      for (let next = start; next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { first, all: all() };
}

async function* table(
  format: "csv" | "parquet",
  blocks: AsyncIterable<MeasuredBlock>,
  spec: StatesSpec,
  options: StatesFileOptions,
): AsyncGenerator<FileChunk, void> {
  const { first: given, after, description, metadata } = options;
  const { first, all } = given === undefined ? await peek(blocks) : { first: given, all: blocks };
  const measures = stateColumns(spec);
  const ours = [LINE, ...measures];
  const beside = new Beside(first, ours, "INVALID_STATE");
  async function* values(): AsyncGenerator<ValueRows, void> {
    for await (const block of all) {
      const measured = measures.map(({ name }) => block.columns[name]!);
      yield [...beside.values(block), block.lines, ...measured];
    }
  }
  const columns = [...beside.columns, ...ours];
  yield* valuesFile(format, columns, values(), imprint(spec, description, metadata), after);
}

/**
 * Measured states (`stateBlocks`, asked the same) as a file, chunk by chunk: their lines and what
 * stood beside them, then the measures. JSON Lines have an error in the place of what is no state;
 * tables have a status, and nothing. A chunk's checkpoint, given back as `after` with the blocks
 * that follow and the same `first`, goes on behind it: the bytes are the same.
 *
 * @throws BellnessError INVALID_PARAMETER; INVALID_STATE where what stands beside states makes no column
 */
export function statesChunks(
  format: TableFormat,
  blocks: AsyncIterable<MeasuredBlock>,
  options: StatesFileOptions = {},
): AsyncGenerator<FileChunk, void> {
  const spec = statesSpec(options);
  const chosen = oneOf(format, TABLE_FORMATS, "format", "INVALID_PARAMETER");
  if (chosen === "jsonl") return jsonFile(answers(blocks, spec), options.after);
  return table(chosen, blocks, spec, options);
}

/**
 * The bytes of such a file.
 *
 * @throws as statesChunks
 */
export function statesFile(
  format: TableFormat,
  blocks: AsyncIterable<MeasuredBlock>,
  options: AskedOfStates = {},
): AsyncGenerator<Uint8Array, void> {
  const chunks = statesChunks(format, blocks, options);
  return (async function* () {
    for await (const { bytes } of chunks) if (bytes.length > 0) yield bytes;
  })();
}
