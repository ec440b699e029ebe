import type { SchemaElement } from "hyparquet";

const STATUS = "status";

/** The type of a column: status codes are whole numbers, all else is doubles. None has nulls. */
export function columnType(name: string): "INT32" | "DOUBLE" {
  return name === STATUS ? "INT32" : "DOUBLE";
}

/** The schema of a table with these columns. */
export function schema(names: readonly string[]): SchemaElement[] {
  return [
    { name: "sweep", num_children: names.length },
    ...names.map(
      (name): SchemaElement => ({ name, type: columnType(name), repetition_type: "REQUIRED" }),
    ),
  ];
}
