import { BLOCK } from "../../assembly/layout.js";
import { LONGEST_PERIOD, Pattern } from "./pattern.js";

/** Rows from which on a run of equal values is better written at once than row by row. */
const LONG_RUN = 16;

/** What an axis, counted from 0, adds to a column: so much of its value. */
export interface Move {
  readonly axis: number;
  readonly factor: number;
}

/** What a number that axes move is made of. */
export interface MovedOptions {
  /** The number without the axes. */
  readonly origin: number;
  readonly moves: readonly Move[];
  /** So many rows, counted from row 0, stand together with the same value on each of these axes. */
  readonly repeat: number;
  /** After so many rows everything comes again. */
  readonly period: number;
  /** How many axes the sweep has. */
  readonly axes: number;
  /** Values of the sweep's axes in the rows from 0 on, into one column an axis. */
  readonly fillAxes: (columns: readonly Float64Array[]) => void;
  /** The input columns that hold it, BLOCK numbers each. */
  readonly columns: readonly Float64Array[];
}

/** One number that axes move, in the core's input columns. */
export class Moved {
  readonly #options: MovedOptions;
  /** The number as a pattern, made when it is first needed. */
  #pattern: Pattern | null = null;
  /** The number that fills each column, if one does. */
  #still: number | null = null;

  constructor(options: MovedOptions) {
    this.#options = options;
  }

  /** Something else has written into the columns. */
  forget(): void {
    this.#still = null;
  }

  /** Writes `count` ≤ BLOCK rows, of which the first is `row` of the sweep and place `at` of the axes' columns. */
  fill(axes: readonly Float64Array[], row: number, at: number, count: number): void {
    const { repeat, period, columns } = this.#options;
    const offset = row % repeat;
    if (offset + count <= repeat) {
      // An axis that runs slower stands still through most blocks.
      const value = this.#value(axes, at);
      if (Object.is(value, this.#still)) return;
      for (const column of columns) column.fill(value);
      this.#still = value;
      return;
    }
    this.#still = null;
    if (repeat >= LONG_RUN) {
      for (let i = -offset; i < count; i += repeat) {
        const from = Math.max(0, i);
        const value = this.#value(axes, at + from);
        for (const column of columns) column.fill(value, from, Math.min(count, i + repeat));
      }
      return;
    }
    const [first, ...others] = columns.map((column) =>
      count === BLOCK ? column : column.subarray(0, count),
    );
    if (period <= LONGEST_PERIOD) {
      this.#pattern ??= this.#makePattern();
      this.#pattern.fill(row, first!);
    } else this.#write(axes, at, first!);
    for (const column of others) column.set(first!);
  }

  /** The number at place `at` of the axes' columns. */
  #value(axes: readonly Float64Array[], at: number): number {
    const { origin, moves } = this.#options;
    return moves.reduce((sum, { axis, factor }) => sum + factor * axes[axis]![at]!, origin);
  }

  /** The number in the rows from place `at` of the axes' columns on: the same operations as #value. */
  #write(axes: readonly Float64Array[], at: number, out: Float64Array): void {
    const { origin, moves } = this.#options;
    const [{ axis, factor }, ...more] = moves as [Move, ...Move[]];
    const values = axes[axis]!;
    if (factor === 1 && Object.is(origin, -0)) out.set(values.subarray(at, at + out.length));
    else for (let i = 0; i < out.length; i++) out[i] = origin + factor * values[at + i]!;
    for (const { axis, factor } of more) {
      const values = axes[axis]!;
      for (let i = 0; i < out.length; i++) out[i] = out[i]! + factor * values[at + i]!;
    }
  }

  #makePattern(): Pattern {
    const { axes, period, fillAxes } = this.#options;
    const columns = Array.from({ length: axes }, () => new Float64Array(period));
    fillAxes(columns);
    const numbers = new Float64Array(period);
    this.#write(columns, 0, numbers);
    return new Pattern(numbers);
  }
}
