import { isRecord } from "../model/keys.js";
import type { TableColumn, Values } from "./columns.js";

/** How many rows have each value of each column of codes, by the column's name. Everything is JSON. */
export type Tally = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts the codes of rows. */
export function tallyOf(columns: readonly TableColumn[], values: readonly Values[]): Tally {
  const tally: Record<string, Record<string, number>> = {};
  for (const [k, { name, type }] of columns.entries()) {
    if (type !== "whole") continue;
    const counts = new Map<number, number>();
    const column = values[k] as Float64Array;
    for (let row = 0; row < column.length; ) {
      // Codes stand in runs.
      const start = row;
      const code = column[row++]!;
      while (row < column.length && column[row] === code) row += 1;
      counts.set(code, (counts.get(code) ?? 0) + row - start);
    }
    tally[name] = Object.fromEntries(counts);
  }
  return tally;
}

/** The counts of rows behind others. */
export function added(first: Tally | undefined, second: Tally): Tally {
  if (first === undefined) return second;
  const sum: Record<string, Record<string, number>> = {};
  for (const name of Object.keys(second)) {
    const counts: Record<string, number> = { ...first[name] };
    for (const [code, count] of Object.entries(second[name]!)) {
      counts[code] = (counts[code] ?? 0) + count;
    }
    sum[name] = counts;
  }
  return sum;
}

/** Whether a value can be a tally. */
export function isTally(value: unknown): value is Tally {
  if (!isRecord(value)) return false;
  return Object.values(value).every(
    (counts) =>
      isRecord(counts) &&
      Object.values(counts).every((count) => Number.isSafeInteger(count) && Number(count) > 0),
  );
}
