import { contoursPanel } from "./contours.js";
import { levelsPanel } from "./levels.js";
import { linesPanel } from "./lines.js";
import { regionColour } from "./regionColours.js";
import { regionsPanel } from "./regions.js";
import type { FigureSpec, PanelSize, PanelSpec } from "./spec.js";
import { FONT_FAMILY, FONT_SIZE, LINE_WIDTH, seriesStyle, symbolPath, textWidth } from "./style.js";
import { svg } from "./svg.js";

const LEGEND_HEIGHT = 26;
/** Length of a line in the legend, and the gap between two entries. */
const SAMPLE = 30;
const GAP = 22;
/** Side of a box in the legend of regions. */
const BOX = 12;
const TITLE_BASELINE = 17;
/** The text below: its margin, the distance of its lines, its size. */
const NOTE = { margin: 8, line: 15, size: FONT_SIZE - 1 } as const;

/** A text as lines that are no wider than this. */
function brokenLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Panels with a colour scale are wider by its room. */
function panelSize(spec: PanelSpec): PanelSize {
  return { width: spec.kind === "contours" ? 384 : 332, height: 262 };
}

function drawPanel(spec: PanelSpec, document: Document): Element {
  const size = panelSize(spec);
  if (spec.kind === "lines") return linesPanel(spec, size, document);
  if (spec.kind === "contours") return contoursPanel(spec, size, document);
  if (spec.kind === "regions") return regionsPanel(spec, size, document);
  return levelsPanel(spec, size, document);
}

/** Filled boxes with the names of regions, side by side; a kind without a name has none. */
function drawRegionLegend(names: readonly string[], document: Document) {
  const node = svg(document, "g", { "aria-label": "legend" });
  let x = 0;
  names.forEach((name, kind) => {
    if (name === "") return;
    const y = 0.5 * LEGEND_HEIGHT;
    const box = { x, y: y - 0.5 * BOX, width: BOX, height: BOX, stroke: "black" };
    node.append(
      svg(document, "rect", { ...box, "stroke-width": 0.5, fill: regionColour(kind) }),
      svg(document, "text", { x: x + BOX + 6, y, dy: "0.35em" }, name),
    );
    x += BOX + 6 + textWidth(name) + GAP;
  });
  return { node, width: Math.max(0, x - GAP) };
}

/** Lines with their names, and their symbols where some are drawn, side by side; `width` is what they take. */
function drawLegend(
  names: readonly string[],
  marked: boolean,
  document: Document,
): { readonly node: Element; readonly width: number } {
  const node = svg(document, "g", { "aria-label": "legend" });
  let x = 0;
  names.forEach((name, series) => {
    const { colour, dash, symbol } = seriesStyle(series);
    const y = 0.5 * LEGEND_HEIGHT;
    node.append(
      svg(document, "line", {
        x1: x,
        x2: x + SAMPLE,
        y1: y,
        y2: y,
        stroke: colour,
        "stroke-width": LINE_WIDTH,
        "stroke-dasharray": dash,
      }),
      ...(marked
        ? [
            svg(document, "path", {
              d: symbolPath(symbol),
              transform: `translate(${x + 0.5 * SAMPLE},${y})`,
              fill: colour,
              stroke: "white",
            }),
          ]
        : []),
      svg(document, "text", { x: x + SAMPLE + 6, y, dy: "0.35em" }, name),
    );
    x += SAMPLE + 6 + textWidth(name) + GAP;
  });
  return { node, width: Math.max(0, x - GAP) };
}

/** Plot's own style sheet sets nothing that the figure needs, and styles the page around it. */
function withoutStyle(plot: Element): Element[] {
  return [...plot.children].filter((child) => child.localName !== "style");
}

/**
 * Draws a figure: panels in rows, titles over them, the legend on top. The document
 * may be a page's or any other with an SVG-capable DOM.
 */
export function drawFigure(spec: FigureSpec, document: Document): Element {
  const sizes = spec.panels.map(panelSize);
  const cell = {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
  const columns = Math.min(spec.perRow, spec.panels.length);
  const rows = Math.ceil(spec.panels.length / columns);
  const marked = spec.panels.some((panel) => panel.kind === "lines" && panel.dots?.length);
  // Contours beside them have a scale of their own.
  const regions = spec.panels.every(({ kind }) => kind === "regions" || kind === "contours");
  const legends = [
    ...(spec.legend.length === 0
      ? []
      : [
          regions
            ? drawRegionLegend(spec.legend, document)
            : drawLegend(spec.legend, marked, document),
        ]),
    ...(spec.kinds === undefined ? [] : [drawRegionLegend(spec.kinds, document)]),
  ];
  const top = LEGEND_HEIGHT * legends.length;
  const width = Math.max(columns * cell.width, ...legends.map((one) => one.width + 2 * GAP));
  const note = spec.note === undefined ? [] : brokenLines(spec.note, width - 2 * NOTE.margin);
  const panels = top + rows * cell.height;
  const height = panels + (note.length > 0 ? NOTE.line * note.length + NOTE.margin : 0);
  const root = svg(document, "svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    fill: "currentColor",
    color: "black",
    "font-family": FONT_FAMILY,
    "font-size": FONT_SIZE,
    "text-anchor": "start",
    role: "img",
    "aria-label": spec.description,
  });
  root.append(svg(document, "rect", { width, height, fill: "white" }));
  legends.forEach((one, k) => {
    const left = 0.5 * (width - one.width);
    one.node.setAttribute("transform", `translate(${left},${LEGEND_HEIGHT * k})`);
    root.append(one.node);
  });
  spec.panels.forEach((panel, k) => {
    const x = (k % columns) * cell.width + 0.5 * (width - columns * cell.width);
    const y = top + Math.floor(k / columns) * cell.height;
    const group = svg(document, "g", {
      transform: `translate(${x},${y})`,
      "text-anchor": "middle",
    });
    group.append(...withoutStyle(drawPanel(panel, document)));
    group.append(
      svg(
        document,
        "text",
        { x: 8, y: TITLE_BASELINE, "text-anchor": "start", "font-size": FONT_SIZE + 1 },
        panel.title,
      ),
    );
    root.append(group);
  });
  note.forEach((line, k) => {
    const y = panels + NOTE.line * (k + 0.75);
    root.append(svg(document, "text", { x: NOTE.margin, y, "font-size": NOTE.size }, line));
  });
  return root;
}
