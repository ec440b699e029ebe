import { type Solver, type SweepSpec, VERSION } from "../../index.js";
import type { TableColumn } from "../../table/columns.js";
import { tableFile } from "../../table/writer.js";
import type { Question } from "../messages.js";
import type { CurveState, MapState, Settings } from "../state.js";
import { criticalCurve, curveSpec } from "./curve.js";
import { criticalMap, mapSpec } from "./map.js";

type FileQuestion = Extract<Question, { kind: "file" }>;
type Columns = Readonly<Record<string, Float64Array>>;

function isMap(of: CurveState | MapState): of is MapState {
  return "grid" in of;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A table that is the result of a search as a file. */
async function columnsFile(
  columns: Columns,
  settings: Settings,
  of: CurveState | MapState,
  format: FileQuestion["format"],
): Promise<Uint8Array<ArrayBuffer>> {
  const axes = isMap(of) ? 2 : 1;
  const described = Object.keys(columns).map(
    (name, k): TableColumn => ({ name, type: "double", few: k < axes }),
  );
  const imprint = {
    description: JSON.stringify({ version: VERSION, settings, ...of }),
    createdBy: `bellness ${VERSION}`,
  };
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of tableFile(format, described, [Object.values(columns)], imprint)) {
    pieces.push(bytes);
  }
  return joined(pieces);
}

/** The table of a curve or of a map as the bytes of a file. */
export async function computeFile(
  solver: Solver,
  { settings, of, format }: FileQuestion,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const spec: SweepSpec | null = isMap(of) ? mapSpec(settings, of) : curveSpec(settings, of);
  if (spec === null) {
    const columns = isMap(of)
      ? await criticalMap(solver, settings, of, signal)
      : await criticalCurve(solver, settings, of, signal);
    return columnsFile(columns, settings, of, format);
  }
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of solver.sweepFile(spec, { format, signal })) pieces.push(bytes);
  return joined(pieces);
}
