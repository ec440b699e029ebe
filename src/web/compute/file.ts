import { type Solver, VERSION } from "../../index.js";
import { axisColumn, codeColumn, resultColumn } from "../../table/columns.js";
import { tableFile } from "../../table/writer.js";
import { viewRows } from "../../view/table.js";
import { unitOf } from "../../view/unit.js";
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
  const { table } = await viewRows(solver, view, { signal });
  const { names, columns } = table;
  const axes = view.kind === "map" || view.family !== null ? 2 : 1;
  const described = names.map((name, k) => {
    if (name === "status" || name === "flags") return codeColumn(name);
    return k < axes ? axisColumn(name) : resultColumn(name);
  });
  const unit = unitOf(view);
  const units = typeof unit === "number" ? UNITS.mean : (unit ?? UNITS.given);
  const imprint = {
    description: JSON.stringify({ version: VERSION, view, units }),
    createdBy: `bellness ${VERSION}`,
  };
  const values = names.map((name) => columns[name]!);
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of tableFile(format, described, [values], imprint)) pieces.push(bytes);
  return joined(pieces);
}
/** What energies, temperatures and rates are counted in. */
const UNITS = { mean: "the mean frequency (hbar = k_B = 1)", given: "as the parameters" } as const;
