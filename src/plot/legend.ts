// The names of series or of regions over the panels of a figure.

import { regionColour } from "./regionColours.js";
import type { FigureSpec } from "./spec.js";
import { LINE_WIDTH, RIM, seriesStyle, symbolPath, THIN_LINE, textWidth } from "./style.js";
import { svg } from "./svg.js";

/** Height of its only line, and of each further one. */
const HEIGHT = 26;
const FURTHER = 18;
/** Length of a line, side of a box, what stands between them and their text, and between two entries. */
const SAMPLE = 30;
const BOX = 12;
const TEXT_OFF = 6;
const GAP = 22;

/** An entry about y = 0, and its width. */
interface Entry {
  readonly nodes: readonly Element[];
  readonly width: number;
}

/** A filled box with its name; a kind without a name has none. */
function regionEntry(name: string, kind: number, document: Document): Entry | null {
  if (name === "") return null;
  const box = { x: 0, y: -0.5 * BOX, width: BOX, height: BOX, stroke: "black" };
  return {
    nodes: [
      svg(document, "rect", { ...box, "stroke-width": THIN_LINE, fill: regionColour(kind) }),
      svg(document, "text", { x: BOX + TEXT_OFF, y: 0, dy: "0.35em" }, name),
    ],
    width: BOX + TEXT_OFF + textWidth(name),
  };
}

/** A line with its name, and its symbol where some are drawn. */
function lineEntry(name: string, series: number, marked: boolean, document: Document): Entry {
  const { colour, dash, symbol } = seriesStyle(series);
  const line = {
    x1: 0,
    x2: SAMPLE,
    y1: 0,
    y2: 0,
    stroke: colour,
    "stroke-width": LINE_WIDTH,
    "stroke-dasharray": dash,
  };
  const mark = {
    d: symbolPath(symbol),
    transform: `translate(${0.5 * SAMPLE},0)`,
    fill: colour,
    ...RIM,
  };
  return {
    nodes: [
      svg(document, "line", line),
      ...(marked ? [svg(document, "path", mark)] : []),
      svg(document, "text", { x: SAMPLE + TEXT_OFF, y: 0, dy: "0.35em" }, name),
    ],
    width: SAMPLE + TEXT_OFF + textWidth(name),
  };
}

/** Entries in lines that are no wider than this. */
function broken(entries: readonly Entry[], most: number): Entry[][] {
  const lines: Entry[][] = [];
  let width = 0;
  for (const entry of entries) {
    if (lines.length === 0 || width + GAP + entry.width > most) {
      lines.push([]);
      width = -GAP;
    }
    lines.at(-1)!.push(entry);
    width += GAP + entry.width;
  }
  return lines;
}

/** A legend: its size, and how it is drawn in the middle of a given width, from a height on. */
export interface Legend {
  readonly width: number;
  readonly height: number;
  node(width: number, top: number): Element;
}

/** Entries in lines that are no wider than this. */
function legend(entries: readonly Entry[], most: number, document: Document): Legend {
  const lines = broken(entries, most);
  const widths = lines.map((line) => line.reduce((sum, { width }) => sum + width + GAP, -GAP));
  return {
    width: Math.max(0, ...widths) + 2 * GAP,
    height: HEIGHT + FURTHER * (lines.length - 1),
    node(width, top) {
      const groups = lines.flatMap((line, row) => {
        let left = 0.5 * (width - widths[row]!);
        const y = top + 0.5 * HEIGHT + FURTHER * row;
        return line.map((entry) => {
          const place = `translate(${left},${y})`;
          left += entry.width + GAP;
          return svg(document, "g", { transform: place }, entry.nodes);
        });
      });
      return svg(document, "g", { "aria-label": "legend" }, groups);
    },
  };
}

/** The legends of a figure, in lines that are no wider than this: of its series, of its regions. */
export function legendsOf(spec: FigureSpec, most: number, document: Document): Legend[] {
  const { panels, kinds = [] } = spec;
  const marked = panels.some((panel) => panel.kind === "lines" && panel.dots?.length);
  // Contours beside them have a scale of their own.
  const regions = panels.every(({ kind }) => kind === "regions" || kind === "contours");
  const region = (name: string, k: number) => regionEntry(name, k, document);
  const line = (name: string, k: number) => lineEntry(name, k, marked, document);
  return [spec.legend.map(regions ? region : line), kinds.map(region)]
    .map((entries) => entries.filter((entry) => entry !== null))
    .filter(({ length }) => length > 0)
    .map((entries) => legend(entries, most, document));
}
