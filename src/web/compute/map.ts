import {
  criticalTemperatureDifferences,
  type ParametersInput,
  QUANTITIES,
  type Quantity,
  type Solver,
  type SweepSpec,
  UNCUT,
  type Uncut,
} from "../../index.js";
import { mapAxes } from "../../paper/maps.js";
import { equidistant } from "../../paper/table.js";
import { openLines, region } from "../../plot/contourLines.js";
import type { MapData, MapLine } from "../messages.js";
import { CRITICAL, type CriticalName, type MapState, type Settings, withValue } from "../state.js";

/** Points of a line closer to it than this part of a side are left out. */
const TOLERANCE = 5e-4;

function isCritical(shows: string): shows is CriticalName {
  return shows in CRITICAL;
}

/** Where the three quantities come from before they are cut off at zero; null for other observables. */
function sourceOf(shows: string): Uncut | null {
  return QUANTITIES.includes(shows as Quantity) ? UNCUT[shows as Quantity] : null;
}

/** The sweep behind a map; null where it is a search. */
export function mapSpec(settings: Settings, map: MapState): SweepSpec | null {
  if (isCritical(map.shows)) return null;
  return { base: settings, axes: mapAxes(map, map.grid), observables: [map.shows] };
}

/** The same with what the line at its edge needs. */
function withBorder(spec: SweepSpec): SweepSpec {
  const [shows] = spec.observables;
  const more = sourceOf(shows!)?.observables ?? [];
  return { ...spec, observables: [...new Set([shows!, ...more])] };
}

/** Critical temperature differences on a grid, x running fastest. */
export async function criticalMap(
  solver: Solver,
  settings: Settings,
  map: MapState,
  signal: AbortSignal,
): Promise<Record<string, Float64Array>> {
  const { x, y, grid } = map;
  const [columns, rows] = [x, y].map(({ range }) => equidistant(range[0], range[1], grid));
  const inputs: ParametersInput[] = [];
  for (const second of rows!) {
    const row = withValue(settings, y.parameter, second);
    for (const first of columns!) inputs.push(withValue(row, x.parameter, first));
  }
  const quantity = CRITICAL[map.shows as CriticalName];
  const found = await criticalTemperatureDifferences(solver, inputs, quantity, { signal });
  return {
    [y.parameter]: Float64Array.from(found, (_, k) => rows![Math.floor(k / grid)]!),
    [x.parameter]: Float64Array.from(found, (_, k) => columns![k % grid]!),
    [map.shows]: Float64Array.from(found, ({ at }) => at),
  };
}

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

/** The line at a level, in units of the sides. */
function levelLines(z: Float64Array, size: number, level: number): MapLine[] {
  const grid = { z, columns: size, rows: size, x: [0, 1], y: [0, 1] } as const;
  return openLines(region(grid, level, TOLERANCE), grid, TOLERANCE);
}

/** Everything that a map's drawing needs. */
export async function computeMap(
  solver: Solver,
  settings: Settings,
  map: MapState,
  signal: AbortSignal,
): Promise<MapData> {
  const { shows, grid } = map;
  const spec = mapSpec(settings, map);
  const columns =
    spec === null
      ? await criticalMap(solver, settings, map, signal)
      : (await solver.sweep(withBorder(spec), { signal })).columns;
  const z = columns[shows]!;
  const [low, high] = extent(z);
  const source = sourceOf(shows);
  const border = source === null ? z : source.values(columns);
  const level = source?.floor ?? 0;
  return { grid, z, low, high, border, level, edge: levelLines(border, grid, level) };
}
