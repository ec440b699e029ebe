/** Text formats of a table. */
export type TextFormat = "csv" | "jsonl";

/** File formats of a table. */
export type TableFormat = TextFormat | "parquet";

/** All of them. */
export const TABLE_FORMATS: readonly TableFormat[] = ["csv", "jsonl", "parquet"];

/** What a file needs to know of a column. */
export interface TableColumn {
  readonly name: string;
  /**
   * Doubles; whole numbers such as a code; larger ones such as a count (below 2⁵³); texts. Formats
   * that tell them apart store them so.
   */
  readonly type: "double" | "whole" | "integer" | "text";
  /** Whether its values are few (an axis, a code), so that a dictionary of them may pay. */
  readonly few: boolean;
  /** Whether NaN means that a row has no value here: formats that know nulls say it so. */
  readonly nullable: boolean;
}

/** The values of a column: numbers, or texts where that is its type, null where there is none. */
export type Values = Float64Array | readonly (string | null)[];

/** Columns of equal length under their names. */
export interface Table<Name extends string = string> {
  readonly rows: number;
  /** Names in the order of a file's columns. */
  readonly names: readonly Name[];
  readonly columns: Readonly<Record<Name, Float64Array<ArrayBuffer>>>;
}

/** Rows that follow one another, as columns like those of the whole table. */
export interface TableBlock<Name extends string = string> extends Table<Name> {
  /** Row of the whole that the first of them is, counted from 0. */
  readonly first: number;
}

/** An axis of a table, a result, and a whole number such as a code or a set of bits. */
export function axisColumn(name: string): TableColumn {
  return { name, type: "double", few: true, nullable: false };
}
export function resultColumn(name: string): TableColumn {
  return { name, type: "double", few: false, nullable: true };
}
export function codeColumn(name: string): TableColumn {
  return { name, type: "whole", few: true, nullable: false };
}

/** The names of columns. */
export function namesOf(columns: readonly TableColumn[]): string[] {
  return columns.map(({ name }) => name);
}
