import { BLOCK } from "../../assembly/layout.js";
import { LONGEST_PERIOD, Pattern } from "./pattern.js";

// A pair in the making: mean, difference, first and second value, kept together,
// so that axes along mean and difference do not round each other.
export const PARTS: readonly string[] = ["mean", "difference", "1", "2"];
const MEAN = 0;
const DIFFERENCE = 1;
const FIRST = 2;
const SECOND = 3;
/** Rows from which on a run of equal values is better written at once than row by row. */
const LONG_RUN = 16;

function setPart(pair: Float64Array, part: number, value: number): void {
  pair[part] = value;
  if (part === MEAN || part === DIFFERENCE) {
    pair[FIRST] = pair[MEAN]! - 0.5 * pair[DIFFERENCE]!;
    pair[SECOND] = pair[MEAN]! + 0.5 * pair[DIFFERENCE]!;
  } else {
    pair[MEAN] = 0.5 * (pair[FIRST]! + pair[SECOND]!);
    pair[DIFFERENCE] = pair[SECOND]! - pair[FIRST]!;
  }
}

/** An axis that sets a part of a parameter; axis and part counted from 0. */
export interface Setter {
  readonly axis: number;
  readonly part: number;
}

/** What a parameter that axes vary is made of. */
export interface VariedOptions {
  /** Its two values without the axes; κ is a pair whose second value has no column. */
  readonly base: readonly [number, number];
  /** The axes that set it, in the order in which they do. */
  readonly setters: readonly Setter[];
  /** So many rows, counted from row 0, stand together with the same value on each of these axes. */
  readonly repeat: number;
  /** After so many rows everything comes again. */
  readonly period: number;
  /** How many axes the sweep has. */
  readonly axes: number;
  /** Values of the sweep's axes in the rows from 0 on, into one column an axis. */
  readonly fillAxes: (columns: readonly Float64Array[]) => void;
  /** Input columns of either value, BLOCK numbers each. */
  readonly first: readonly Float64Array[];
  readonly second: readonly Float64Array[];
}

/** One parameter that axes vary, in the core's input columns. */
export class Varied {
  readonly #options: VariedOptions;
  readonly #base = new Float64Array(PARTS.length);
  readonly #pair = new Float64Array(PARTS.length);
  readonly #one = new Float64Array(BLOCK);
  readonly #two = new Float64Array(BLOCK);
  /** Both values as patterns, made when they are first needed. */
  #patterns: readonly [Pattern, Pattern] | null = null;
  /** Whether each column holds one number, that of the last pair made. */
  #still = false;

  constructor(options: VariedOptions) {
    this.#options = options;
    setPart(this.#base, FIRST, options.base[0]);
    setPart(this.#base, SECOND, options.base[1]);
  }

  /** Something else has written into the columns. */
  forget(): void {
    this.#still = false;
  }

  /** Writes `count` ≤ BLOCK rows, of which the first is `row` of the sweep and place `at` of the axes' columns. */
  fill(axes: readonly Float64Array[], row: number, at: number, count: number): void {
    const { repeat, period, first, second } = this.#options;
    const offset = row % repeat;
    if (offset + count <= repeat) {
      // An axis that runs slower stands still through most blocks.
      this.#fillStill(axes, at);
      return;
    }
    this.#still = false;
    if (repeat >= LONG_RUN) {
      for (let i = -offset; i < count; i += repeat) {
        this.#fillRun(axes, at, Math.max(0, i), Math.min(count, i + repeat));
      }
      return;
    }
    const rows = (column: Float64Array) => (count === BLOCK ? column : column.subarray(0, count));
    if (period <= LONGEST_PERIOD) {
      this.#patterns ??= this.#makePatterns();
      for (const column of first) this.#patterns[0].fill(row, rows(column));
      for (const column of second) this.#patterns[1].fill(row, rows(column));
      return;
    }
    const one = rows(this.#one);
    const two = rows(this.#two);
    this.#write(axes, at, one, two);
    for (const column of first) column.set(one);
    for (const column of second) column.set(two);
  }

  /** The pair at place `at` of the axes' columns. */
  #make(axes: readonly Float64Array[], at: number): void {
    const pair = this.#pair;
    const base = this.#base;
    for (let part = 0; part < PARTS.length; part++) pair[part] = base[part]!;
    for (const { axis, part } of this.#options.setters) setPart(pair, part, axes[axis]![at]!);
  }

  /** Rows from–to of the block, which stand together with the same values. */
  #fillRun(axes: readonly Float64Array[], at: number, from: number, to: number): void {
    this.#make(axes, at + from);
    for (const column of this.#options.first) column.fill(this.#pair[FIRST]!, from, to);
    for (const column of this.#options.second) column.fill(this.#pair[SECOND]!, from, to);
  }

  /** Columns of one number, unless they stand there already. */
  #fillStill(axes: readonly Float64Array[], at: number): void {
    const pair = this.#pair;
    const first = pair[FIRST]!;
    const second = pair[SECOND]!;
    this.#make(axes, at);
    if (this.#still && Object.is(first, pair[FIRST]) && Object.is(second, pair[SECOND])) return;
    this.#fillRun(axes, at, 0, BLOCK);
    this.#still = true;
  }

  /** Both values in the rows from place `at` of the axes' columns on. */
  #write(
    axes: readonly Float64Array[],
    at: number,
    first: Float64Array,
    second: Float64Array,
  ): void {
    const { setters } = this.#options;
    if (setters.length === 1) {
      const { axis, part } = setters[0]!;
      writePart(this.#base, part, axes[axis]!, at, first, second);
      return;
    }
    for (let i = 0; i < first.length; i++) {
      this.#make(axes, at + i);
      first[i] = this.#pair[FIRST]!;
      second[i] = this.#pair[SECOND]!;
    }
  }

  #makePatterns(): readonly [Pattern, Pattern] {
    const { axes, period, fillAxes } = this.#options;
    const columns = Array.from({ length: axes }, () => new Float64Array(period));
    fillAxes(columns);
    const first = new Float64Array(period);
    const second = new Float64Array(period);
    this.#write(columns, 0, first, second);
    return [new Pattern(first), new Pattern(second)];
  }
}

/** A pair of which one axis sets one part; the same operations as setPart. */
function writePart(
  base: Float64Array,
  part: number,
  values: Float64Array,
  at: number,
  first: Float64Array,
  second: Float64Array,
): void {
  if (part === MEAN) {
    const half = 0.5 * base[DIFFERENCE]!;
    for (let i = 0; i < first.length; i++) {
      const mean = values[at + i]!;
      first[i] = mean - half;
      second[i] = mean + half;
    }
  } else if (part === DIFFERENCE) {
    const mean = base[MEAN]!;
    for (let i = 0; i < first.length; i++) {
      const half = 0.5 * values[at + i]!;
      first[i] = mean - half;
      second[i] = mean + half;
    }
  } else {
    const [set, other] = part === FIRST ? [first, second] : [second, first];
    set.set(values.subarray(at, at + set.length));
    other.fill(base[part === FIRST ? SECOND : FIRST]!);
  }
}
