import * as Plot from "@observablehq/plot";
import { regionColour } from "./regionColours.js";
import type { PanelSize, RegionsSpec } from "./spec.js";
import { axes, axisX, axisY } from "./style.js";
import { svg } from "./svg.js";

const MARGIN = { marginTop: 26, marginRight: 18, marginBottom: 40, marginLeft: 68 };

/** How far along its scale each position is, from 0 to 1. */
function parts({ columns, x }: RegionsSpec): number[] {
  const scaled = Array.from(columns, (at) => (x.scale === "log" ? Math.log(at) : at));
  const [from, to] = [scaled[0]!, scaled[scaled.length - 1]!];
  return scaled.map((at) => (at - from) / (to - from));
}

/** Runs of cells of one kind in a row, as one path for each kind. */
function paths(spec: RegionsSpec, size: PanelSize): Map<number, string> {
  const { kinds, columns, rows, bands } = spec;
  const [left, right] = [MARGIN.marginLeft, size.width - MARGIN.marginRight];
  const [top, bottom] = [MARGIN.marginTop, size.height - MARGIN.marginBottom];
  const width = (right - left) / (columns.length - 1);
  const height = (bottom - top) / (bands === undefined ? rows.length - 1 : rows.length);
  // Cells lie about their points; those of the border are cut by the frame. Bands lie side by side.
  const below = bands === undefined ? 0.5 : 0;
  // The frame cuts what lies beyond its ends.
  const places = bands === undefined ? null : parts(spec);
  const across = (k: number) => {
    const border =
      places === null
        ? (k - 0.5) * width
        : 0.5 * (right - left) * ((places[k - 1] ?? -1) + (places[k] ?? 3));
    return Math.min(right, Math.max(left, left + border)).toFixed(1);
  };
  const down = (k: number) =>
    Math.min(bottom, Math.max(top, bottom - (k - below) * height)).toFixed(1);
  const found = new Map<number, string>();
  for (let row = 0; row < rows.length; row++) {
    for (let from = 0, to = 0; from < columns.length; from = to) {
      const kind = kinds[row * columns.length + from]!;
      to = from + 1;
      while (to < columns.length && kinds[row * columns.length + to] === kind) to += 1;
      if (Number.isNaN(kind)) continue;
      const cell = `M${across(from)},${down(row)}H${across(to)}V${down(row + 1)}H${across(from)}Z`;
      found.set(kind, (found.get(kind) ?? "") + cell);
    }
  }
  return found;
}

/** Coloured cells, as an SVG element of the given document. */
export function regionsPanel(spec: RegionsSpec, size: PanelSize, document: Document): Element {
  const { columns, rows, bands } = spec;
  const cells = [...paths(spec, size)].map(([kind, d]) =>
    // Crisp: neighbours of one colour must not show a seam.
    svg(document, "path", { d, fill: regionColour(kind), "shape-rendering": "crispEdges" }),
  );
  const [low, high] = bands === undefined ? [rows[0]!, rows[rows.length - 1]!] : [0, bands.length];
  const named = (names: readonly string[]) => ({
    ticks: names.map((_, k) => k + 0.5),
    tickFormat: (at: number) => names[Math.floor(at)]!,
    tickSize: 0,
  });
  const frame = size.width - MARGIN.marginLeft - MARGIN.marginRight;
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: [columns[0]!, columns[columns.length - 1]!], type: spec.x.scale ?? "linear" },
    y: { domain: [low, high], type: spec.y.scale ?? "linear" },
    marks: [
      () => svg(document, "g", { "aria-label": "regions" }, cells),
      Plot.frame({ stroke: "black" }),
      ...(bands === undefined
        ? axes(spec.x, spec.y, frame)
        : [axisX(spec.x, frame), axisY(spec.y, named(bands))]),
    ],
  });
}
