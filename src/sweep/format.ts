/** File formats of a table. */
export type TableFormat = "csv" | "jsonl";

export const TABLE_FORMATS: readonly TableFormat[] = ["csv", "jsonl"];

/** The columns that a writer turns into text: one array a name, in the order of the names. */
export interface Columns {
  readonly names: readonly string[];
  readonly values: readonly ArrayLike<number>[];
}

/** What a file of this format starts with. */
export function tableHead(format: TableFormat, names: readonly string[]): string {
  return format === "csv" ? `${names.join(",")}\n` : "";
}

/** The rows 0 … count−1 as text. Numbers are the shortest that read back to the same double. */
export function tableRows(format: TableFormat, { names, values }: Columns, count: number): string {
  let text = "";
  const width = names.length;
  for (let row = 0; row < count; row++) {
    if (format === "csv") {
      for (let k = 0; k < width; k++) text += (k === 0 ? "" : ",") + values[k]![row]!;
      text += "\n";
    } else {
      text += "{";
      for (let k = 0; k < width; k++) {
        const value = values[k]![row]!;
        const number = Number.isFinite(value) ? String(value) : "null";
        text += `${k === 0 ? "" : ","}"${names[k]}":${number}`;
      }
      text += "}\n";
    }
  }
  return text;
}
