// The printed form of a view.

import type { ContoursSpec, LinesSpec, PanelSpec } from "../plot/spec.js";
import type { CurveData, MapData } from "./compute.js";
import { labelOf, ordinateLabel } from "./labels.js";
import { equidistant } from "./table.js";
import { inUnit, rangeIn, unitOf } from "./unit.js";
import { type CurveView, isSigned, type MapView } from "./view.js";

/** Room under zero and over the highest value, in parts of it: lines at zero stay off the frame. */
const AIR = 0.05;

/** Curves as they are printed. */
export function linesOf(view: CurveView, data: Omit<CurveData, "table">, title: string): LinesSpec {
  const { along, production, shows } = view;
  const { curves, marks } = data;
  const unit = unitOf(view);
  const values = curves.flatMap(({ y }) => [...y]).filter(Number.isFinite);
  const highest = Math.max(...values);
  return {
    kind: "lines",
    title,
    x:
      production === null
        ? { label: labelOf(along.parameter, unit), domain: rangeIn(along, unit) }
        : {
            label: labelOf("entropyProduction", unit),
            domain: [0, inUnit("entropyProduction", production, unit)],
          },
    y: {
      label: ordinateLabel(view, unit),
      ...(shows === "compared" && highest > 0
        ? { domain: [-AIR * highest, (1 + AIR) * highest] }
        : {}),
    },
    curves: curves.map((curve, series) => ({ series, ...curve })),
    dots: marks.map(({ series, x, y }) => ({ series, x, y })),
  };
}

/** Lines on a map: as many as can be told apart. */
const LEVELS = 10;
/** Steps between levels that are easy to read. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Lines on maps that share their levels: the one with the smallest values is to have some, too. */
const SHARED_LEVELS = 16;

/** Ends of the values that are numbers. */
function extent(lists: readonly Float64Array[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const values of lists) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}

/** Multiples of a round step inside the range of the values, at most so many of them. */
export function roundLevels(values: Float64Array): number[] {
  return levelsBetween(extent([values]), LEVELS);
}

function levelsBetween([low, high]: readonly [number, number], most: number): number[] {
  if (!(high > low)) return [];
  const least = (high - low) / (most + 1);
  const decade = 10 ** Math.floor(Math.log10(least));
  const step = decade * STEPS.find((one) => one * decade >= least)!;
  const levels: number[] = [];
  for (let k = Math.floor(low / step) + 1; k * step < high; k++) {
    // Without the rounding of the product, and without −0.
    levels.push(Number((k * step).toPrecision(12)) + 0);
  }
  return levels;
}

/** A map as it is printed. */
export function contoursOf(
  view: MapView,
  data: Omit<MapData, "table">,
  title: string,
): ContoursSpec {
  const { x, y, grid, shows } = view;
  const { z, border } = data;
  const signed = isSigned(shows);
  const unit = unitOf(view);
  return {
    kind: "contours",
    title,
    x: { label: labelOf(x.parameter, unit) },
    y: { label: labelOf(y.parameter, unit) },
    columns: equidistant(rangeIn(x, unit), grid),
    rows: equidistant(rangeIn(y, unit), grid),
    z,
    label: labelOf(shows, unit, view.base),
    // Where nothing is negative the lowest line is the border of the positive region.
    levels: roundLevels(z).filter((level) => signed || level > 0),
    ...(border === null ? {} : { bold: { ...border, label: "0" } }),
    colours: signed ? "diverging" : "sequential",
  };
}

/** Panels of a figure whose maps have the same levels and colours, as far as they have the same kind of them. */
export function withSharedScales(panels: readonly PanelSpec[]): PanelSpec[] {
  const shared = (["sequential", "diverging"] as const).map((colours) => {
    const maps = panels.filter(
      (one): one is ContoursSpec => one.kind === "contours" && one.colours === colours,
    );
    const domain = extent(maps.map(({ z }) => z));
    return { colours, domain, levels: levelsBetween(domain, SHARED_LEVELS), many: maps.length > 1 };
  });
  return panels.map((panel) => {
    if (panel.kind !== "contours") return panel;
    const scale = shared.find(({ colours }) => colours === panel.colours)!;
    if (!scale.many) return panel;
    const levels = scale.levels.filter((level) => panel.colours === "diverging" || level > 0);
    return { ...panel, levels, domain: scale.domain };
  });
}
