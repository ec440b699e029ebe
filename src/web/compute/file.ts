import { type Solver, VERSION } from "../../index.js";
import { axisColumn, codeColumn, resultColumn } from "../../table/columns.js";
import { tableFile } from "../../table/writer.js";
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

/** The table of a view as the bytes of a file. */
export async function computeFile(
  solver: Solver,
  view: View,
  format: "csv" | "parquet",
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { names, columns } = await viewTable(solver, view, { signal });
  const axes = view.kind === "map" || view.family !== null ? 2 : 1;
  const described = names.map((name, k) => {
    if (name === "status" || name === "flags") return codeColumn(name);
    return k < axes ? axisColumn(name) : resultColumn(name);
  });
  const rows = names.map((name) => columns[name]!);
  const imprint = {
    description: JSON.stringify({ version: VERSION, view }),
    createdBy: `bellness ${VERSION}`,
  };
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of tableFile(format, described, [rows], imprint)) pieces.push(bytes);
  return joined(pieces);
}
