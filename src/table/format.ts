/** Text formats of a table. */
export type TextFormat = "csv" | "jsonl";

/** File formats of a table. */
export type TableFormat = TextFormat | "parquet";

export const TABLE_FORMATS: readonly TableFormat[] = ["csv", "jsonl", "parquet"];
