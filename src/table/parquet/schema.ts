import type { SchemaElement } from "hyparquet";
import type { TableColumn } from "../columns.js";

/** How a column's values are stored. */
export function storedType({ type }: TableColumn): StoredType {
  return STORED[type];
}

export type StoredType = "INT32" | "INT64" | "DOUBLE" | "BYTE_ARRAY";

const STORED: Readonly<Record<TableColumn["type"], StoredType>> = {
  double: "DOUBLE",
  whole: "INT32",
  integer: "INT64",
  text: "BYTE_ARRAY",
};

/** The schema of a table with these columns. */
export function schema(columns: readonly TableColumn[]): SchemaElement[] {
  return [
    { name: "table", num_children: columns.length },
    ...columns.map(
      (column): SchemaElement => ({
        name: column.name,
        type: storedType(column),
        ...(column.type === "text" ? { converted_type: "UTF8" as const } : {}),
        repetition_type: column.nullable ? "OPTIONAL" : "REQUIRED",
      }),
    ),
  ];
}
