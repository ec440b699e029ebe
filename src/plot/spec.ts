// What can be drawn: plain data, without physics and without a document. Numbers are
// drawn as they are; labels are texts of one line.

/** A scale and its label. */
export interface AxisSpec {
  readonly label: string;
  /** Ends of the scale; those of the data where it is missing. */
  readonly domain?: readonly [number, number];
  /** "linear" where it is missing. */
  readonly scale?: "linear" | "log";
}

/** One curve. NaN interrupts it. */
export interface CurveSpec {
  /** Which entry of the legend it belongs to. */
  readonly series: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** A marked point. */
export interface DotSpec {
  readonly series: number;
  readonly x: number;
  readonly y: number;
}

interface CommonSpec {
  /** Stands over the panel: its letter and what it shows. */
  readonly title: string;
  readonly x: AxisSpec;
  readonly y: AxisSpec;
}

/** A part of a panel by the ends of its sides. */
export interface InsetSpec {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Curves with dots. */
export interface LinesSpec extends CommonSpec {
  readonly kind: "lines";
  readonly curves: readonly CurveSpec[];
  readonly dots?: readonly DotSpec[];
  /** A part that is drawn again, enlarged, over the curves: the vertical axis is extended for it. */
  readonly inset?: InsetSpec;
}

/** Filled contours of z on a grid, with contour lines. */
export interface ContoursSpec extends CommonSpec {
  readonly kind: "contours";
  /** Positions of the columns and of the rows of z, equidistant on their scales. */
  readonly columns: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
  /** z row by row. */
  readonly z: Float64Array;
  /** What z is: stands beside the colour scale. */
  readonly label?: string;
  /** Contour levels, ascending. */
  readonly levels: readonly number[];
  /** Ends of the colours; those of z where they are missing. */
  readonly domain?: readonly [number, number];
  /** A line that is drawn bold: a level of z, or of other values on the same grid. */
  readonly bold?: { readonly z: Float64Array; readonly level: number; readonly label: string };
  /** Marked points, on top. */
  readonly dots?: readonly DotSpec[];
  /** Colours from light to dark, or from one hue to the other about zero. */
  readonly colours: "sequential" | "diverging";
}

/** Cells of a grid, each of one kind. */
export interface RegionsSpec extends CommonSpec {
  readonly kind: "regions";
  /** Positions of the columns and of the rows of cells, equidistant. */
  readonly columns: ArrayLike<number>;
  readonly rows: ArrayLike<number>;
  /** Which entry of the legend each cell belongs to, row by row; NaN: none. */
  readonly kinds: Float64Array;
  /** Names of the rows, which then are bands of one height instead of values of an axis. */
  readonly bands?: readonly string[];
}

/** Energy levels and the transitions between them. */
export interface LevelsSpec {
  readonly kind: "levels";
  readonly title: string;
  readonly y: AxisSpec;
  /** Levels from x = `from` to `to`, both in 0 … 1. */
  readonly levels: readonly {
    readonly from: number;
    readonly to: number;
    readonly y: number;
    readonly label: string;
  }[];
  /** Arrows with two heads between two points, and the legend entry that they belong to. */
  readonly links: readonly {
    readonly series: number;
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
  }[];
}

/** One panel of a figure. */
export type PanelSpec = LinesSpec | ContoursSpec | RegionsSpec | LevelsSpec;

/** Panels side by side under one legend. */
export interface FigureSpec {
  /** Read out to those who cannot see the figure. */
  readonly description: string;
  readonly panels: readonly PanelSpec[];
  /** Panels in a row. */
  readonly perRow: number;
  /** Names of the series; none without a legend. */
  readonly legend: readonly string[];
  /** Names of the kinds of regions, where the legend is that of lines beside them. */
  readonly kinds?: readonly string[];
  /** What stands below, such as the parameters: broken into lines where it is long. */
  readonly note?: string;
}

/** Size of a panel in pixels, margins included. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

/** Widths that a figure may have, in millimetres. */
export const WIDTHS = [60, 1000] as const;

/** How a figure is drawn. */
export interface DrawingOptions {
  /**
   * Millimetres: 86 is one column of a journal, 178 are two. Text has 7.8 points whatever the width, and
   * as many panels stand in a row as there is room for. Default: what the panels take, in pixels.
   */
  readonly width?: number;
}
