import { contoursPanel } from "./contours.js";
import { legendsOf } from "./legend.js";
import { levelsPanel } from "./levels.js";
import { linesPanel } from "./lines.js";
import { regionsPanel } from "./regions.js";
import {
  type DrawingOptions,
  type FigureSpec,
  type PanelSize,
  type PanelSpec,
  WIDTHS,
} from "./spec.js";
import { FONT_FAMILY, FONT_SIZE, textWidth } from "./style.js";
import { svg, withoutStyle } from "./svg.js";

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

/** A pixel of a figure that has a width, in millimetres: texts have 7.8 points, as in journals. */
const PIXEL = 0.25;
/** The width of a panel by itself, and the least one that has room for its scales, in pixels. */
const PANEL_WIDTHS = {
  lines: [332, 230],
  contours: [392, 300],
  regions: [332, 300],
  levels: [332, 300],
} as const satisfies Record<PanelSpec["kind"], readonly [number, number]>;
const PANEL_HEIGHT = 262;
/** Height that a pixel of width adds: a frame keeps its shape. */
const SHAPE = 0.8;

/** The sizes of the panels, how many stand in a row, and how wide the figure is; null: as wide as they are. */
function layoutOf({ panels, perRow }: FigureSpec, { width }: DrawingOptions) {
  const most = Math.min(perRow, panels.length);
  const usual = panels.map(({ kind }) => PANEL_WIDTHS[kind][0]);
  if (width === undefined) {
    const sizes = usual.map((one): PanelSize => ({ width: one, height: PANEL_HEIGHT }));
    return { columns: most, sizes, whole: null };
  }
  if (!(width >= WIDTHS[0] && width <= WIDTHS[1])) {
    throw new RangeError(
      `width: ${width}. Allowed: ${WIDTHS.join(" to ")} millimetres; 86 is one column of a journal, 178 are two.`,
    );
  }
  const whole = width / PIXEL;
  const least = Math.max(...panels.map(({ kind }) => PANEL_WIDTHS[kind][1]));
  const columns = Math.max(1, Math.min(most, Math.floor(whole / least)));
  const wider = whole / columns - Math.max(...usual);
  const size = { width: whole / columns, height: PANEL_HEIGHT + Math.round(SHAPE * wider) };
  return { columns, sizes: panels.map((): PanelSize => size), whole };
}

function drawPanel(spec: PanelSpec, size: PanelSize, document: Document): Element {
  if (spec.kind === "lines") return linesPanel(spec, size, document);
  if (spec.kind === "contours") return contoursPanel(spec, size, document);
  if (spec.kind === "regions") return regionsPanel(spec, size, document);
  return levelsPanel(spec, size, document);
}

/**
 * Draws a figure: panels in rows, titles over them, the legend on top. The document
 * may be a page's or any other with an SVG-capable DOM.
 *
 * @throws RangeError where the width is not allowed
 */
export function drawFigure(
  spec: FigureSpec,
  document: Document,
  options: DrawingOptions = {},
): Element {
  const { columns, sizes, whole } = layoutOf(spec, options);
  const cell = {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
  const rows = Math.ceil(spec.panels.length / columns);
  const legends = legendsOf(spec, whole ?? Infinity, document);
  const width = whole ?? Math.max(columns * cell.width, ...legends.map((one) => one.width));
  const top = legends.reduce((sum, one) => sum + one.height, 0);
  const note = spec.note === undefined ? [] : brokenLines(spec.note, width - 2 * NOTE.margin);
  const panels = top + rows * cell.height;
  const height = panels + (note.length > 0 ? NOTE.line * note.length + NOTE.margin : 0);
  const side = (pixels: number) => (whole === null ? pixels : `${pixels * PIXEL}mm`);
  const root = svg(document, "svg", {
    viewBox: `0 0 ${width} ${height}`,
    width: side(width),
    height: side(height),
    fill: "currentColor",
    color: "black",
    "font-family": FONT_FAMILY,
    "font-size": FONT_SIZE,
    "text-anchor": "start",
    role: "img",
    "aria-label": spec.description,
  });
  root.append(svg(document, "rect", { width, height, fill: "white" }));
  legends.reduce((from, one) => {
    root.append(one.node(width, from));
    return from + one.height;
  }, 0);
  spec.panels.forEach((panel, k) => {
    const x = (k % columns) * cell.width + 0.5 * (width - columns * cell.width);
    const y = top + Math.floor(k / columns) * cell.height;
    const group = svg(document, "g", {
      transform: `translate(${x},${y})`,
      "text-anchor": "middle",
    });
    group.append(...withoutStyle(drawPanel(panel, sizes[k]!, document)));
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
