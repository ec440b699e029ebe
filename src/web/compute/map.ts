import type { Solver } from "../../index.js";
import { openLines, region } from "../../plot/contourLines.js";
import { type Border, computeView } from "../../view/compute.js";
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

/** The border in units of the sides. */
function lines({ z, level }: Border, size: number): MapLine[] {
  const grid = { z, columns: size, rows: size, x: [0, 1], y: [0, 1] } as const;
  return openLines(region(grid, level, TOLERANCE), grid, TOLERANCE);
}

/** Everything that a map's drawing needs. */
export async function computeMap(
  solver: Solver,
  view: MapView,
  signal: AbortSignal,
): Promise<MapData> {
  const { grid } = view;
  const { z, border } = await computeView(solver, view, { signal, marks: true });
  const [low, high] = extent(z);
  return { grid, z, low, high, border, edge: border === null ? [] : lines(border, grid) };
}
