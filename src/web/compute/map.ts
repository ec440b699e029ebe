import type { Solver } from "../../index.js";
import { bridged, openLines, outsideGaps, region } from "../../plot/contourLines.js";
import { type Border, computeView } from "../../view/compute.js";
import { reasonsOf } from "../../view/gaps.js";
import type { MapView } from "../../view/view.js";
import type { MapData, MapLine } from "../messages.js";

/** Points of a line closer to it than this part of a side are left out. */
const TOLERANCE = 5e-4;

function extent(z: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of z) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The border in units of the sides, but for what of it runs through points without a value. */
function lines({ z, level }: Border, size: number): MapLine[] {
  const gapped = { z, columns: size, rows: size, x: [0, 1], y: [0, 1] } as const;
  const grid = { ...gapped, z: bridged(z, size) };
  return outsideGaps(openLines(region(grid, level, TOLERANCE), grid, TOLERANCE), gapped);
}

/** Everything that a map's drawing needs. */
export async function computeMap(
  solver: Solver,
  view: MapView,
  signal: AbortSignal,
): Promise<MapData> {
  const { grid } = view;
  const { z, border, peaks, gaps } = await computeView(solver, view, { signal, marks: true });
  const [low, high] = extent(z);
  const edge = border === null ? [] : lines(border, grid);
  const reasons = reasonsOf(solver, view, gaps);
  return { grid, z, low, high, border, edge, peaks, gaps, reasons };
}
