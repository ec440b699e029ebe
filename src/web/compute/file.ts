import { VERSION } from "../../generated/version.js";
import type { Solver, SweepSpec } from "../../index.js";
import { TextWriter, textHead } from "../../sweep/format.js";
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
  const names = Object.keys(columns);
  const values = Object.values(columns);
  if (format === "csv") {
    return joined([textHead(format, names), new TextWriter(format, names).rows(values)]);
  }
  const { GroupEncoder, parquetHead, placed } = await import("../../sweep/parquet/group.js");
  const { parquetFoot } = await import("../../sweep/parquet/foot.js");
  const head = parquetHead();
  const { bytes, group } = await new GroupEncoder(names, isMap(of) ? 2 : 1).encode(values);
  const about = JSON.stringify({ version: VERSION, settings, ...of });
  const foot = parquetFoot(names, [placed(group, head.length)], about, `bellness ${VERSION}`);
  return joined([head, bytes, foot]);
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
