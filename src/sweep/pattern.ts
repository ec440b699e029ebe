import { BLOCK } from "../../assembly/layout.js";

/**
 * Longest period in rows that is kept: 128 KB a column, a part of a processor's second
 * cache. Copying a column takes a quarter of the time of computing it.
 */
export const LONGEST_PERIOD = 16384;

/** A column of numbers that repeats itself every so many rows of a sweep. */
export class Pattern {
  readonly #period: number;
  /** The period from row 0 on, and so much of the next ones that any BLOCK rows stand together. */
  readonly #numbers: Float64Array;

  /** From the rows 0 … period−1. */
  constructor(numbers: Float64Array) {
    this.#period = numbers.length;
    this.#numbers = new Float64Array(numbers.length + BLOCK);
    this.#numbers.set(numbers);
    for (let at = numbers.length; at < this.#numbers.length; at *= 2) {
      this.#numbers.copyWithin(at, 0, at);
    }
  }

  /** Copies the rows from `row` on. */
  fill(row: number, out: Float64Array): void {
    const { length } = this.#numbers;
    for (let at = 0; at < out.length; ) {
      const from = (row + at) % this.#period;
      const to = Math.min(length, from + out.length - at);
      out.set(this.#numbers.subarray(from, to), at);
      at += to - from;
    }
  }
}
