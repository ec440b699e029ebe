/** A table read back from CSV text: the lines behind `#`, and the columns by name. */
export interface Read {
  readonly head: readonly string[];
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, number[]>>;
  readonly rows: number;
}

export function readCsv(text: string): Read {
  const lines = text.split("\n");
  if (lines.pop() !== "") throw new Error("the last line does not end");
  const head = lines.filter((line) => line.startsWith("# ")).map((line) => line.slice(2));
  const body = lines.filter((line) => !line.startsWith("#"));
  const names = body[0]!.split(",");
  const cells = body.slice(1).map((line) => line.split(","));
  for (const row of cells) {
    if (row.length !== names.length) throw new Error(`${row.length} cells in "${row.join(",")}"`);
  }
  const columns = Object.fromEntries(
    names.map((name, k) => [name, cells.map((row) => Number(row[k]))]),
  );
  return { head, names, columns, rows: cells.length };
}

/** The `key: value` lines of a head with this key. */
export function headValues({ head }: Read, key: string): string[] {
  return head.filter((line) => line.startsWith(`${key}`)).map((line) => line.slice(key.length));
}
