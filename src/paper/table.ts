import type { Table } from "../index.js";
import { meaningOf } from "../view/labels.js";
import type { Column } from "./figure.js";

/** The columns of a panel's table, without the status that a test holds at 0. */
export function tableColumns({ names, columns }: Table): Column[] {
  return names
    .filter((name) => name !== "status" && name !== "flags")
    .map((name) => ({ name, meaning: meaningOf(name), values: columns[name]! }));
}

/** A column of numbers that no sweep has. */
export function newColumn(name: string, values: ArrayLike<number>): Column {
  return { name, meaning: meaningOf(name), values: Float64Array.from(values) };
}
