import { refuse } from "../model/refuse.js";

/** Part `index` (1 ≤ index ≤ count) of a table cut into `count` parts of rows that follow one another. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Rows `start` … `end` − 1 of a table. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** All rows of whatever has rows, and none of them. */
export const ALL_ROWS: RowRange = { start: 0, end: Infinity };
export const NO_ROWS: RowRange = { start: Infinity, end: Infinity };

/** The whole table. */
export const WHOLE: Shard = { index: 1, count: 1 };

/**
 * The rows of a shard. The shards of one count are disjoint, together they are
 * everything, and their lengths differ by at most one row.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function shardRows(rows: number, shard: Shard): RowRange {
  const { index, count } = shard;
  if (
    !(Number.isSafeInteger(index) && Number.isSafeInteger(count) && 1 <= index && index <= count)
  ) {
    refuse("INVALID_PARAMETER", "shard", shard, "whole numbers with 1 <= index <= count");
  }
  const length = Math.floor(rows / count);
  const longer = rows % count;
  const before = (shards: number) => shards * length + Math.min(shards, longer);
  return { start: before(index - 1), end: before(index) };
}
