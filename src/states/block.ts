import type { BellnessError } from "../model/errors.js";
import { NUMBERS } from "../model/matrix.js";
import type { Table } from "../table/columns.js";
import { ALL_ROWS, type RowRange } from "../table/shard.js";

/** States of a block: four megabytes of numbers, and some milliseconds of work. */
export const BLOCK_STATES = 16384;

/** States that stand one after the other in an input. */
export interface StateBlock {
  readonly count: number;
  /** Where each stands: the line of a text, else the number of the state, counted from 1. */
  readonly lines: Float64Array;
  /** 32 numbers each, real and imaginary parts in turn, row by row; zeros where there is an error. */
  readonly numbers: Float64Array;
  /** Why there is no state, by the state's place in the block. */
  readonly errors: ReadonlyMap<number, BellnessError>;
  /** What stood beside the states, a column a key; undefined where a state had none. */
  readonly further: ReadonlyMap<string, ArrayLike<unknown>>;
}

/** Measures of the states of a block, in columns, beside what the block was. */
export interface MeasuredBlock<Name extends string = string>
  extends StateBlock,
    Pick<Table<Name>, "names" | "columns"> {}

/** Numbers of states that follow one another, of which the first is state `first` (from 1). */
export function plainBlock(
  first: number,
  numbers: Float64Array,
  further: ReadonlyMap<string, ArrayLike<unknown>> = new Map(),
): StateBlock {
  const count = numbers.length / NUMBERS;
  const lines = Float64Array.from({ length: count }, (_, k) => first + k);
  return { count, lines, numbers, errors: new Map(), further };
}

/** Gathers states that come one at a time; those outside a range are only counted. */
export class BlockBuilder {
  readonly #range: RowRange;
  #seen = 0;
  #count = 0;
  readonly #lines = new Float64Array(BLOCK_STATES);
  readonly #numbers = new Float64Array(NUMBERS * BLOCK_STATES);
  #errors = new Map<number, BellnessError>();
  #further = new Map<string, unknown[]>();

  constructor(range: RowRange = ALL_ROWS) {
    this.#range = range;
  }

  /** Counts the next state; whether it is in the range, and so to be added. */
  next(): boolean {
    this.#seen += 1;
    return this.#seen > this.#range.start && this.#seen <= this.#range.end;
  }

  /** States that were counted. */
  get seen(): number {
    return this.#seen;
  }

  /** Whether all states that follow are behind the range. */
  get isPast(): boolean {
    return this.#seen >= this.#range.end;
  }

  get isFull(): boolean {
    return this.#count === BLOCK_STATES;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** A state, or why there is none. */
  add(
    line: number,
    state: Float64Array | BellnessError,
    further: Readonly<Record<string, unknown>>,
  ): void {
    const k = this.#count;
    this.#lines[k] = line;
    if (state instanceof Float64Array) this.#numbers.set(state, NUMBERS * k);
    else this.#errors.set(k, state);
    for (const key of Object.keys(further)) {
      let column = this.#further.get(key);
      if (column === undefined) {
        column = [];
        this.#further.set(key, column);
      }
      column[k] = further[key];
    }
    this.#count += 1;
  }

  /** What was gathered; the builder is empty afterwards. */
  take(): StateBlock {
    const count = this.#count;
    const block = {
      count,
      lines: this.#lines.slice(0, count),
      numbers: this.#numbers.slice(0, NUMBERS * count),
      errors: this.#errors,
      further: this.#further,
    };
    this.#count = 0;
    this.#numbers.fill(0);
    this.#errors = new Map();
    this.#further = new Map();
    return block;
  }
}

/** State `k` of a block, its 32 numbers, and what stood beside it. */
export function stateAt(
  { numbers, further }: StateBlock,
  k: number,
): { readonly rho: Float64Array; readonly further: Record<string, unknown> } {
  const found: Record<string, unknown> = {};
  for (const [key, column] of further) {
    if (column[k] !== undefined) found[key] = column[k];
  }
  return { rho: numbers.subarray(NUMBERS * k, NUMBERS * (k + 1)), further: found };
}
