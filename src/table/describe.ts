import { VERSION } from "../generated/version.js";
import type { RowRange, Shard } from "./shard.js";

/** What a column of a table holds. */
export interface ColumnDescription<Unit extends string = string> {
  readonly name: string;
  readonly meaning: string;
  /** "energy" is the unit that frequencies are given in; ħ = k_B = 1. */
  readonly unit: Unit;
}

/** What a table is: enough to understand it and to compute it again. */
export interface TableDescription<Spec, Unit extends string = string> {
  /** Version of bellness. */
  readonly version: string;
  /** The spec, with every default written out. */
  readonly spec: Spec;
  readonly shard: Shard;
  /** Rows of the table, the first of them counted from 0, and rows of the whole. */
  readonly rows: { readonly first: number; readonly count: number; readonly of: number };
  readonly columns: readonly ColumnDescription<Unit>[];
}

/** What the footer of a Parquet file says of the whole. */
export interface Imprint {
  /** Stands under the key "bellness". */
  readonly description: string;
  readonly createdBy: string;
  /** More keys and values. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Describes the rows of a shard of a table that has `of` rows. */
export function describeTable<Spec, Unit extends string>(
  spec: Spec,
  columns: readonly ColumnDescription<Unit>[],
  shard: Shard,
  { start, end }: RowRange,
  of: number,
): TableDescription<Spec, Unit> {
  return {
    version: VERSION,
    spec,
    shard: { index: shard.index, count: shard.count },
    rows: { first: start, count: end - start, of },
    columns,
  };
}
