import * as Plot from "@observablehq/plot";
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from "d3-shape";

/**
 * Okabe and Ito's palette ("Color universal design", 2008), which all kinds of colour
 * vision tell apart, in the order of its contrast on white. Black comes first of the
 * rest, yellow is left out: it vanishes in print.
 */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#000000", "#cc79a7", "#e69f00"] as const;
/** Dashes tell the series apart in black and white. */
const DASHES = ["none", "7 3", "2 2", "8 3 2 3", "12 3", "4 2 1 2 1 2"] as const;
const SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "cross"] as const;
export type SymbolName = (typeof SYMBOLS)[number];

export interface SeriesStyle {
  readonly colour: string;
  readonly dash: string;
  readonly symbol: SymbolName;
}

/** Radius of a circle of the same area as a symbol, in pixels. */
export const SYMBOL_RADIUS = 3.8;

const SHAPES = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  star: symbolStar,
  cross: symbolCross,
} as const;

/** The path of a symbol about the origin. */
export function symbolPath(name: SymbolName): string {
  return symbol(SHAPES[name], Math.PI * SYMBOL_RADIUS ** 2).digits(1)()!;
}

/** Colour, dash and symbol of a series; they repeat after six. */
export function seriesStyle(series: number): SeriesStyle {
  const k = series % COLOURS.length;
  return { colour: COLOURS[k]!, dash: DASHES[k]!, symbol: SYMBOLS[k]! };
}

/** ColorBrewer schemes of even lightness steps, safe for colour-blind readers. */
export const SCHEMES = { sequential: "ylgnbu", diverging: "puor" } as const;

/** DejaVu Sans has every sign of the labels; the fallbacks are as wide. */
export const FONT_FAMILY = "DejaVu Sans, Verdana, sans-serif";
export const FONT_SIZE = 11;
/** Mean advance of the font in units of its size, with some air. */
const ADVANCE = 0.6;

/** Width of a text in pixels, near enough to lay out a legend. */
export function textWidth(text: string): number {
  // Combining marks take no room.
  return [...text.replace(/\p{M}/gu, "")].length * ADVANCE * FONT_SIZE;
}

/** A number as an axis shows it, with a true minus sign. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

/** Numbers with as many digits after the point as the one that needs most. */
export function numberTexts(values: readonly number[]): string[] {
  const digits = Math.max(
    0,
    ...values.map((value) => numberText(value).split(".")[1]?.length ?? 0),
  );
  return values.map((value) => value.toFixed(digits).replace("-", "−"));
}

/** White about a symbol. */
export const RIM = { stroke: "white", "stroke-width": 2, "paint-order": "stroke" } as const;

/** Lines are this wide, in pixels. */
export const LINE_WIDTH = 1.6;
/** The thinnest ones: half a point in print, where a pixel is a quarter of a millimetre. */
export const THIN_LINE = 0.75;
export const GRID_COLOUR = "#d9d9d9";

const CENTRED = { labelAnchor: "center", labelArrow: "none" } as const;
/** Ticks of an axis, about; those of a horizontal one have this much room each, in pixels. */
const TICKS = 5;
const TICK_ROOM = 48;

/** What an axis of a panel needs to know of its scale. */
interface Scale {
  readonly label: string;
  readonly scale?: "linear" | "log";
}

function drawn({ label, scale }: Scale, labelOffset: number, ticks: number) {
  // Plot would write 0.2 on a logarithmic axis as 200m.
  const format = scale === "log" ? { tickFormat: (value: number) => numberText(value) } : {};
  return { ...CENTRED, ticks, label, labelOffset, ...format };
}

/** How many ticks a horizontal axis of so many pixels has. */
export function ticksOf(width: number): number {
  return Math.max(2, Math.min(TICKS, Math.floor(width / TICK_ROOM)));
}

/** The horizontal axis of every panel, of a frame of this width in pixels. */
export function axisX(scale: Scale, width: number): Plot.Markish {
  return Plot.axisX(drawn(scale, 34, ticksOf(width)));
}

/** The vertical axis of every panel; `more` are options of Plot's. */
export function axisY(scale: Scale, more: Plot.AxisYOptions = {}): Plot.Markish {
  return Plot.axisY({ ...drawn(scale, 57, TICKS), ...more });
}

/** Both axes, with their labels in the middle, of a frame of this width in pixels. */
export function axes(x: Scale, y: Scale, width: number): Plot.Markish[] {
  return [axisX(x, width), axisY(y)];
}
