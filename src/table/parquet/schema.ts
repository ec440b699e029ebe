import type { SchemaElement } from "hyparquet";
import type { TableColumn } from "../columns.js";

/** How a column's values are stored. */
export function storedType({ type }: TableColumn): "INT32" | "DOUBLE" {
  return type === "whole" ? "INT32" : "DOUBLE";
}

/** The schema of a table with these columns. */
export function schema(columns: readonly TableColumn[]): SchemaElement[] {
  return [
    { name: "sweep", num_children: columns.length },
    ...columns.map(
      (column): SchemaElement => ({
        name: column.name,
        type: storedType(column),
        repetition_type: column.nullable ? "OPTIONAL" : "REQUIRED",
      }),
    ),
  ];
}
