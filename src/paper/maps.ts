// Contour panels over two parameters: Figs. 10, 14 and 16.

import type { Observable, ParametersInput, Quantity } from "../index.js";
import { type Column, type Context, type Panel, panelTitle, type Side } from "./figure.js";
import { AXIS_LABELS, QUANTITY_LABELS } from "./labels.js";
import { equidistant, sweepColumns, valuesOf } from "./table.js";

export interface MapPanel {
  readonly letter: string;
  readonly title: string;
  readonly base: ParametersInput;
  readonly x: Side;
  readonly y: Side;
  /** The column that is drawn. */
  readonly shown: string;
  readonly colours: "sequential" | "diverging";
  /** A line that is drawn bold: a level of one of the columns. */
  readonly bold?: { readonly column: string; readonly level: number; readonly label: string };
  /** The table: rows of equal y, x running fastest. */
  columns(context: Context): Promise<Column[]>;
}

/** Lines on a map: as many as can be told apart. */
const LEVELS = 10;
/** Steps between levels that are easy to read. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Multiples of a round step inside the range of the values, at most LEVELS of them. */
export function roundLevels(values: Float64Array): number[] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) return [];
  const least = (high - low) / (LEVELS + 1);
  const decade = 10 ** Math.floor(Math.log10(least));
  const step = decade * STEPS.find((one) => one * decade >= least)!;
  const levels: number[] = [];
  for (let k = Math.floor(low / step) + 1; k * step < high; k++) {
    // Without the rounding of the product, and without −0.
    levels.push(Number((k * step).toPrecision(12)) + 0);
  }
  return levels;
}

/** Declares a contour panel. */
export function mapPanel(declared: MapPanel): Panel {
  const { letter, title, base, x, y, shown, colours, bold } = declared;
  return {
    letter,
    title,
    view: { kind: "map", base, x, y, shows: shown },
    async compute(context) {
      const columns = await declared.columns(context);
      const z = valuesOf(columns, shown);
      const side = ({ range }: Side) => equidistant(range[0], range[1], context.resolution.grid);
      // Where nothing is negative the lowest line is the border of the positive region.
      const levels = roundLevels(z).filter((level) => colours === "diverging" || level > 0);
      return {
        base,
        columns,
        marks: [],
        plot: {
          kind: "contours",
          title: panelTitle(declared),
          x: { label: AXIS_LABELS[x.parameter]! },
          y: { label: AXIS_LABELS[y.parameter]! },
          columns: side(x),
          rows: side(y),
          z,
          levels,
          ...(bold === undefined
            ? {}
            : { bold: { ...bold, z: bold.column === shown ? z : valuesOf(columns, bold.column) } }),
          colours,
        },
      };
    },
  };
}

/** Axes of a map as a sweep has them. */
export function mapAxes({ x, y }: { readonly x: Side; readonly y: Side }, count: number) {
  return [y, x].map(({ parameter, range }) => ({
    parameter,
    from: range[0],
    to: range[1],
    count,
  }));
}

/** Declares a map of one observable of a sweep. */
export function observableMap(
  declared: Omit<MapPanel, "columns" | "shown"> & { readonly observable: Observable },
): Panel {
  const { observable, ...rest } = declared;
  const { bold } = declared;
  return mapPanel({
    ...rest,
    shown: observable,
    columns: (context) =>
      sweepColumns(context, {
        base: declared.base,
        axes: mapAxes(declared, context.resolution.grid),
        observables: [...new Set([observable, (bold?.column ?? observable) as Observable])],
      }),
  });
}

/** Declares a map of the concurrence, I₂ or I₃, with the border of the violation in bold. */
export function quantityMap(
  declared: Omit<MapPanel, "columns" | "shown" | "colours" | "bold" | "title"> & {
    readonly quantity: Quantity;
  },
): Panel {
  const { quantity, ...rest } = declared;
  const title = QUANTITY_LABELS[quantity];
  const common = { ...rest, title, observable: quantity, colours: "sequential" } as const;
  if (quantity === "concurrence") return observableMap(common);
  return observableMap({ ...common, bold: BORDERS[quantity] });
}

/** Local bounds, Eqs. (4) and (7), of the maxima behind I₂ and I₃: there both leave zero. */
const BORDERS = {
  i2: { column: "chsh", level: 2, label: "0" },
  i3: { column: "i3322", level: 4, label: "0" },
} as const;
