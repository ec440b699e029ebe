import * as Plot from "@observablehq/plot";
import { type ContourLabel, contourLabels, type Frame } from "./contourLabels.js";
import {
  bridged,
  type Grid,
  openLines,
  outsideGaps,
  type Point,
  type Polygons,
  region,
} from "./contourLines.js";
import type { ContoursSpec, PanelSize } from "./spec.js";
import {
  axes,
  numberText,
  numberTexts,
  SCHEMES,
  SYMBOL_RADIUS,
  seriesStyle,
  THIN_LINE,
} from "./style.js";
import { svg } from "./svg.js";

const MARGIN = { marginTop: 26, marginRight: 82, marginBottom: 40, marginLeft: 68 };
/** The colour scale stands this far from the frame, and is this wide. */
const SCALE_GAP = 12;
const SCALE_WIDTH = 14;
/** Its label stands this far from the border of the panel. */
const LABEL_OFF = 6;
/** Contour lines are as exact as this, in pixels. */
const TOLERANCE = 0.1;
/** The width of the bold line, in pixels. */
const BOLD = 2;
/** Part of the range of z that is rounding. */
const ROUNDING = 1e-9;

/** One colour between each pair of neighbouring levels, below the first and above the last. */
interface Bands {
  readonly colour: readonly string[];
  /** Borders: the lowest value, the levels, the highest value. */
  readonly borders: readonly number[];
}

/** A value that is no level, to two digits. */
function shortText(value: number): string {
  return numberText(Number(value.toPrecision(2)));
}

function extent(z: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of z) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

function bands(spec: ContoursSpec): Bands {
  const [low, high] = extent(spec.z);
  // A level that is the highest value but for rounding bounds no band.
  const least = ROUNDING * (high - low);
  const inner = spec.levels.filter((level) => level > low + least && level < high - least);
  const borders = [low, ...inner, high];
  const [from, to] = spec.domain ?? [low, high];
  const widest = Math.max(Math.abs(from), Math.abs(to));
  const domain = spec.colours === "diverging" ? [-widest, widest] : [from, to];
  const scale = Plot.scale({
    color: { type: "linear", scheme: SCHEMES[spec.colours], domain },
  });
  const colour = borders
    .slice(1)
    .map((border, k) => String(scale!.apply(0.5 * (border + borders[k]!))));
  return { colour, borders };
}

/** The path of polygons or lines in pixels. */
function path(lines: readonly (readonly Point[])[], closed: boolean): string {
  return lines
    .map(
      (line) =>
        `M${line.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}${closed ? "Z" : ""}`,
    )
    .join("");
}

/** Black text on a white rim that leaves nothing of the line between its letters: legible on every colour. */
const RIM = {
  fill: "black",
  stroke: "white",
  "stroke-width": 6,
  "stroke-linejoin": "round",
  "paint-order": "stroke",
};

function labelElements(labels: readonly ContourLabel[], document: Document): Element[] {
  return labels.map(({ text, x, y, rotate }) =>
    svg(
      document,
      "text",
      { transform: `translate(${x},${y}) rotate(${rotate})`, dy: "0.35em", ...RIM },
      text,
    ),
  );
}

/** The colour of each band, with the levels beside it, and what they are. */
function colourScale(
  { colour, borders }: Bands,
  label: string | undefined,
  { left, right, top, bottom }: Frame,
  document: Document,
) {
  const height = (bottom - top) / colour.length;
  const children = colour.map((fill, k) =>
    svg(document, "rect", {
      x: left,
      y: bottom - (k + 1) * height,
      width: SCALE_WIDTH,
      height,
      fill,
      stroke: "black",
      "stroke-width": THIN_LINE,
    }),
  );
  const texts = numberTexts(borders.slice(1, -1));
  borders.forEach((border, k) => {
    const y = bottom - k * height;
    const x = left + SCALE_WIDTH + 4;
    const text = texts[k - 1] ?? shortText(border);
    children.push(svg(document, "text", { x, y, dy: "0.32em", "text-anchor": "start" }, text));
  });
  if (label !== undefined) {
    const transform = `translate(${right},${0.5 * (top + bottom)}) rotate(-90)`;
    children.push(svg(document, "text", { transform, "text-anchor": "middle" }, label));
  }
  return svg(document, "g", { "aria-label": "colour scale" }, children);
}

/** Fills, lines and labels in pixels. */
interface Drawing {
  readonly fills: Element[];
  readonly outlines: Element[];
  readonly labels: readonly ContourLabel[];
}

function drawContours(
  spec: ContoursSpec,
  frame: Frame,
  { colour, borders }: Bands,
  document: Document,
): Drawing {
  const { left, right, top, bottom } = frame;
  const grid: Grid = {
    z: bridged(spec.z, spec.columns.length),
    columns: spec.columns.length,
    rows: spec.rows.length,
    x: [left, right],
    y: [bottom, top],
  };
  const whole = `M${left},${top}H${right}V${bottom}H${left}Z`;
  const fills = [svg(document, "path", { d: whole, fill: colour[0]! })];
  const outlines: Element[] = [];
  const labelled: { text: string; line: Point[] }[] = [];
  const outline = (polygons: Polygons, text: string, width: number, dash: string) => {
    const pieces = outsideGaps(openLines(polygons, grid, TOLERANCE), { ...grid, z: spec.z });
    const d = path(pieces, false);
    const style = { "stroke-width": width, "stroke-dasharray": dash };
    outlines.push(svg(document, "path", { d, fill: "none", stroke: "black", ...style }));
    for (const line of pieces) labelled.push({ text, line });
  };
  const { bold } = spec;
  if (bold !== undefined) {
    const z = bridged(bold.z, grid.columns);
    outline(region({ ...grid, z }, bold.level, TOLERANCE), bold.label, BOLD, "none");
  }
  const inner = borders.slice(1, -1);
  const texts = numberTexts(inner);
  inner.forEach((level, k) => {
    const polygons = region(grid, level, TOLERANCE);
    fills.push(svg(document, "path", { d: path(polygons.flat(), true), fill: colour[k + 1]! }));
    if (bold?.z === spec.z && bold.level === level) return;
    outline(polygons, texts[k]!, THIN_LINE, level < 0 ? "4 2" : "none");
  });
  return { fills, outlines, labels: contourLabels(labelled, frame) };
}

/** Pixels between two lines of the hatching. */
const HATCHING = 5;

/** Where there is no value, hatched: it has no colour of the scale. */
function gaps({ z, columns, rows }: ContoursSpec, frame: Frame, document: Document): Element[] {
  const width = (frame.right - frame.left) / (columns.length - 1);
  const height = (frame.bottom - frame.top) / (rows.length - 1);
  const across = (column: number) =>
    Math.min(frame.right, Math.max(frame.left, frame.left + (column - 0.5) * width)).toFixed(1);
  const down = (row: number) =>
    Math.min(frame.bottom, Math.max(frame.top, frame.bottom - (row - 0.5) * height)).toFixed(1);
  let d = "";
  for (let row = 0; row < rows.length; row++) {
    for (let from = 0, to = 0; from < columns.length; from = to + 1) {
      for (to = from; Number.isNaN(z[row * columns.length + to]) && to < columns.length; ) to += 1;
      if (to > from)
        d += `M${across(from)},${down(row)}H${across(to)}V${down(row + 1)}H${across(from)}Z`;
    }
  }
  if (d === "") return [];
  const pattern = {
    id: "gaps",
    width: HATCHING,
    height: HATCHING,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  };
  const line = svg(document, "path", { d: `M0,0V${HATCHING}`, stroke: "black", "stroke-width": 1 });
  return [
    svg(document, "defs", {}, [svg(document, "pattern", pattern, [line])]),
    svg(document, "path", { d, fill: "white" }),
    svg(document, "path", { d, fill: "url(#gaps)", opacity: 0.5 }),
  ];
}

/** Filled contours with labelled lines and a colour scale, as an SVG element of the given document. */
export function contoursPanel(spec: ContoursSpec, size: PanelSize, document: Document): Element {
  const frame: Frame = {
    left: MARGIN.marginLeft,
    right: size.width - MARGIN.marginRight,
    top: MARGIN.marginTop,
    bottom: size.height - MARGIN.marginBottom,
  };
  const { columns, rows, dots = [] } = spec;
  const chosen = bands(spec);
  const hatched = gaps(spec, frame, document);
  const { fills, outlines, labels } = drawContours(spec, frame, chosen, document);
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: [columns[0]!, columns[columns.length - 1]!], type: spec.x.scale ?? "linear" },
    y: { domain: [rows[0]!, rows[rows.length - 1]!], type: spec.y.scale ?? "linear" },
    marks: [
      () => svg(document, "g", { "aria-label": "bands" }, fills),
      () => svg(document, "g", { "aria-label": "contour lines" }, outlines),
      ...(hatched.length === 0
        ? []
        : [() => svg(document, "g", { "aria-label": "without a value" }, hatched)]),
      () => svg(document, "g", { "aria-label": "contour labels" }, labelElements(labels, document)),
      Plot.frame({ stroke: "black" }),
      ...axes(spec.x, spec.y, frame.right - frame.left),
      ...dots.map(({ series, x, y }) => {
        const { symbol } = seriesStyle(series);
        return Plot.dot([[x, y]], { fill: "white", stroke: "black", symbol, r: SYMBOL_RADIUS });
      }),
      () => {
        const beside = { ...frame, left: frame.right + SCALE_GAP, right: size.width - LABEL_OFF };
        return colourScale(chosen, spec.label, beside, document);
      },
    ],
  });
}
