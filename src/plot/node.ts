import { parseHTML } from "linkedom";
import { drawFigure } from "./figure.js";
import type { DrawingOptions, FigureSpec } from "./spec.js";

/** Digits after the point of a coordinate: a tenth of a pixel cannot be seen. */
const DIGITS = 1;

/** Coordinates of paths and transforms rounded: figures take a third of the bytes. */
function rounded(svg: string): string {
  const round = (text: string) =>
    text.replace(/-?\d+\.\d+(?:e[-+]?\d+)?/g, (number) =>
      String(Number(Number(number).toFixed(DIGITS))),
    );
  return svg.replace(/ (?:d|transform|x|y|x1|x2|y1|y2|width|height|cx|cy)="[^"]*"/g, round);
}

/** A figure as the text of an SVG file, drawn without a browser. */
export function figureSvg(spec: FigureSpec, options: DrawingOptions = {}): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return `${rounded(drawFigure(spec, document, options).toString())}\n`;
}
