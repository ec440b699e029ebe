import type { SweepSpec, Table } from "../index.js";
import type { Column, Context } from "./figure.js";
import { MEANINGS } from "./labels.js";

/** A sweep as the columns of a panel's table, without the status that a test holds at 0. */
export async function sweepColumns(context: Context, spec: SweepSpec): Promise<Column[]> {
  return tableColumns(await context.solver.sweep(spec));
}

export function tableColumns({ names, columns }: Table): Column[] {
  return names
    .filter((name) => name !== "status")
    .map((name) => ({ name, meaning: meaningOf(name), values: columns[name]! }));
}

export function meaningOf(name: string): string {
  const meaning = MEANINGS[name];
  if (meaning === undefined) throw new RangeError(`no meaning for the column ${name}`);
  return meaning;
}

/** The values of one column. */
export function valuesOf(columns: readonly Column[], name: string): Float64Array {
  const column = columns.find((one) => one.name === name);
  if (column === undefined) throw new RangeError(`no column ${name}`);
  return column.values;
}

/** A number per row of a grid, as a new column. */
export function newColumn(name: string, values: ArrayLike<number>): Column {
  return { name, meaning: meaningOf(name), values: Float64Array.from(values) };
}

/** `count` equidistant values, ends included. */
export function equidistant(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) =>
    k === count - 1 ? to : from + (to - from) * (k / (count - 1)),
  );
}
