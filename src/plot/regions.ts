import * as Plot from "@observablehq/plot";
import type { PanelSize, RegionsSpec } from "./spec.js";
import { axes, regionColour } from "./style.js";
import { svg } from "./svg.js";

const MARGIN = { marginTop: 26, marginRight: 18, marginBottom: 40, marginLeft: 68 };

/** Runs of cells of one kind in a row, as one path for each kind. */
function paths({ kinds, columns, rows }: RegionsSpec, size: PanelSize): Map<number, string> {
  const [left, right] = [MARGIN.marginLeft, size.width - MARGIN.marginRight];
  const [top, bottom] = [MARGIN.marginTop, size.height - MARGIN.marginBottom];
  const width = (right - left) / (columns.length - 1);
  const height = (bottom - top) / (rows.length - 1);
  // Cells lie about their points; those of the border are cut by the frame.
  const across = (k: number) =>
    Math.min(right, Math.max(left, left + (k - 0.5) * width)).toFixed(1);
  const down = (k: number) =>
    Math.min(bottom, Math.max(top, bottom - (k - 0.5) * height)).toFixed(1);
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
  const { columns, rows } = spec;
  const cells = [...paths(spec, size)].map(([kind, d]) =>
    // Crisp: neighbours of one colour must not show a seam.
    svg(document, "path", { d, fill: regionColour(kind), "shape-rendering": "crispEdges" }),
  );
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: [columns[0]!, columns[columns.length - 1]!], type: spec.x.scale ?? "linear" },
    y: { domain: [rows[0]!, rows[rows.length - 1]!], type: spec.y.scale ?? "linear" },
    marks: [
      () => svg(document, "g", { "aria-label": "regions" }, cells),
      Plot.frame({ stroke: "black" }),
      ...axes(spec.x, spec.y, size.width - MARGIN.marginLeft - MARGIN.marginRight),
    ],
  });
}
