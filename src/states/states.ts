import type { StateResults } from "../core/columns.js";
import type { Job } from "../jobs/job.js";
import { checkRunOptions } from "../jobs/options.js";
import { type Run, runTable } from "../jobs/run.js";
import type { Threads } from "../jobs/threads.js";
import type { Workforce } from "../jobs/workforce.js";
import { BellnessError } from "../model/errors.js";
import { NUMBERS } from "../model/matrix.js";
import { notAllowed, refuse } from "../model/refuse.js";
import { readState, type StateInput } from "../model/state.js";
import type { Table } from "../table/columns.js";
import { BlockBuilder, type MeasuredBlock, type StateBlock } from "./block.js";
import { type AskedOfStates, STATES, type StatesSpec, stateColumns, statesSpec } from "./job.js";
import type { ChshDirectionColumn, DirectionColumn, StateObservable } from "./observables.js";

/** How many states are measured. */
export interface StatesOptions extends AskedOfStates {
  /** Threads beside the calling one that do the work; without it the calling thread does it. */
  readonly workers?: number;
  /** Called with the states that are done, and how many there are where that is known. */
  readonly onProgress?: (done: number, states?: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Many states: 32 numbers each in one array, real and imaginary parts in turn, row by row (numpy's
 * layout of complex128); or a state at a time, in any shape.
 */
export type StatesInput = Float64Array | Iterable<StateInput> | AsyncIterable<StateInput>;

/** The names of the columns that these options ask for. */
export type StateColumnName<O> =
  | (O extends { readonly observables: readonly (infer N extends StateObservable)[] }
      ?
          | Exclude<N, "settings" | "chshSettings">
          | ("settings" extends N ? DirectionColumn : never)
          | ("chshSettings" extends N ? ChshDirectionColumn : never)
      : Exclude<keyof StateResults, "settings" | "chshSettings">)
  | (O extends { readonly repair: "normalise" | "nearest" } ? "repairDistance" : never)
  | "status"
  | "flags";

/** Checked options. */
interface Asked {
  readonly spec: StatesSpec;
  readonly workers: number | undefined;
}

function asked(options: StatesOptions): Asked {
  const { workers, signal } = options;
  checkRunOptions({
    ...(workers === undefined ? {} : { workers }),
    ...(signal === undefined ? {} : { signal }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  return { spec: statesSpec(options), workers };
}

/** The part of numbers that rows need: copied where another thread gets it, for it would get all of them. */
function inputOf(numbers: Float64Array, { inPlace }: Pick<Threads, "inPlace">) {
  return (start: number, end: number) => {
    const part = numbers.subarray(NUMBERS * start, NUMBERS * end);
    return inPlace ? part : part.slice();
  };
}

/** States one at a time as blocks. What is none has its error in the block. */
async function* gathered(
  states: Iterable<StateInput> | AsyncIterable<StateInput>,
): AsyncGenerator<StateBlock, void> {
  const builder = new BlockBuilder();
  let line = 0;
  for await (const state of states) {
    line += 1;
    try {
      const { numbers, further } = readState(state);
      builder.add(line, numbers, further);
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      builder.add(line, error, {});
    }
    if (builder.isFull) yield builder.take();
  }
  if (!builder.isEmpty) yield builder.take();
}

/** Whether a value can be gone through. */
function isIterable(value: unknown): value is Iterable<StateInput> | AsyncIterable<StateInput> {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  return Symbol.iterator in value || Symbol.asyncIterator in value;
}

function checkData(data: unknown): StatesInput {
  if (data instanceof Float64Array) {
    if (data.length % NUMBERS === 0) return data;
    throw new BellnessError(
      "INVALID_STATE",
      `states: ${data.length} numbers. Allowed: ${NUMBERS} for each state, real and imaginary parts in turn.`,
      "states",
      data,
    );
  }
  if (isIterable(data)) return data;
  throw new BellnessError(
    "INVALID_STATE",
    `states: ${notAllowed(data)}. Allowed: a Float64Array of ${NUMBERS} numbers a state, or a list of states.`,
    "states",
    data,
  );
}

/** Measures many states, in the calling thread or in workers. */
export class StateMeter {
  readonly #workforce: Workforce;

  constructor(workforce: Workforce) {
    this.#workforce = workforce;
  }

  /** All states as columns. */
  async table(data: StatesInput, options: StatesOptions): Promise<Table> {
    const { spec, workers } = asked(options);
    const given = checkData(data);
    const numbers = given instanceof Float64Array ? given : await allNumbers(given);
    const run = await this.#run(spec, numbers.length / NUMBERS, workers, options.signal);
    try {
      const range = { start: 0, end: numbers.length / NUMBERS };
      const job = { ...run.job, input: inputOf(numbers, run.threads) };
      const { onProgress } = options;
      const table = await runTable({ ...run, job, range, onProgress }, []);
      if (table !== null) return table;
    } finally {
      run.threads.end();
    }
    const allowed = "states whose columns fit into memory, or stateBlocks";
    refuse("INVALID_STATE", "states", numbers.length / NUMBERS, allowed);
  }

  /** States block by block, in their order and in bounded memory. */
  async *blocks(
    source: AsyncIterable<StateBlock>,
    options: StatesOptions,
  ): AsyncGenerator<MeasuredBlock, void> {
    const { spec, workers } = asked(options);
    const run = await this.#run(spec, Infinity, workers, options.signal);
    let done = 0;
    try {
      for await (const block of ahead(source)) {
        const range = { start: 0, end: block.count };
        const job = { ...run.job, input: inputOf(block.numbers, run.threads) };
        const table = await runTable({ ...run, job, range }, []);
        done += block.count;
        yield { ...block, names: table!.names, columns: table!.columns };
        options.onProgress?.(done);
      }
    } finally {
      run.threads.end();
    }
  }

  async #run(
    spec: StatesSpec,
    states: number,
    workers: number | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Omit<Run, "range" | "onProgress">> {
    const job: Job<StatesSpec> = { kind: STATES.name, spec, columns: stateColumns(spec) };
    const threads = await this.#workforce.threads(job, workers, signal, states);
    return { job, threads, signal };
  }
}

/** The numbers of states that come one at a time; zeros, which are no state, for what is none. */
async function allNumbers(
  states: Iterable<StateInput> | AsyncIterable<StateInput>,
): Promise<Float64Array> {
  const blocks: Float64Array[] = [];
  for await (const { numbers } of gathered(states)) blocks.push(numbers);
  const all = new Float64Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const numbers of blocks) {
    all.set(numbers, at);
    at += numbers.length;
  }
  return all;
}

/** Each value when the next one has been asked for, which so is read while this one is worked at. */
async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void> {
  const iterator = source[Symbol.asyncIterator]();
  let coming = iterator.next();
  try {
    for (;;) {
      const { done, value } = await coming;
      if (done === true) return;
      coming = iterator.next();
      // Whoever takes it meets the error.
      coming.catch(() => {});
      yield value;
    }
  } finally {
    // A generator ends when what it works at has come.
    await coming.catch(() => {});
    await iterator.return?.();
  }
}
