import { VERSION } from "../../generated/version.js";
import type { Solver, Table } from "../../index.js";
import { TextWriter, textHead } from "../../sweep/format.js";
import { viewTable } from "../../view/table.js";
import type { View } from "../../view/view.js";

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

async function parquet({ names, columns }: Table, view: View): Promise<Uint8Array<ArrayBuffer>> {
  const { GroupEncoder, parquetHead, placed } = await import("../../sweep/parquet/group.js");
  const { parquetFoot } = await import("../../sweep/parquet/foot.js");
  const axes = view.kind === "map" || view.family !== null ? 2 : 1;
  const values = names.map((name) => columns[name]!);
  const head = parquetHead();
  const { bytes, group } = await new GroupEncoder(names, axes).encode(values);
  const about = JSON.stringify({ version: VERSION, view });
  const foot = parquetFoot(names, [placed(group, head.length)], about, `bellness ${VERSION}`);
  return joined([head, bytes, foot]);
}

/** The table of a view as the bytes of a file. */
export async function computeFile(
  solver: Solver,
  view: View,
  format: "csv" | "parquet",
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const table = await viewTable(solver, view, { signal });
  if (format === "parquet") return parquet(table, view);
  const { names, columns } = table;
  const values = names.map((name) => columns[name]!);
  return joined([textHead(format, names), new TextWriter(format, names).rows(values)]);
}
