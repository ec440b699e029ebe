// Panels of curves whose numbers are not one sweep of the paper's parameters.

import type { AxisSpec } from "../plot/spec.js";
import { type Column, type Context, type Panel, type PanelData, panelTitle } from "./figure.js";

/** The column of a curve; `entry` is its place in the legend where that is not its own in the panel. */
export interface Series extends Column {
  readonly entry?: number;
}

/** What a panel's curves are: the column they are drawn against, and theirs in the order of the legend. */
export interface SeriesData extends Pick<PanelData, "base"> {
  readonly x: Column;
  readonly series: readonly Series[];
}

export interface SeriesPanel extends Pick<Panel, "letter" | "title"> {
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  readonly data: (context: Context) => Promise<SeriesData>;
}

/** Declares a panel of curves over one column. NaN interrupts a curve. */
export function seriesPanel({ letter, title, x, y, data }: SeriesPanel): Panel {
  return {
    letter,
    title,
    async compute(context) {
      const { base, x: along, series } = await data(context);
      const curves = series.map(({ entry, values }, k) => ({
        series: entry ?? k,
        x: along.values,
        y: values,
      }));
      return {
        ...(base === undefined ? {} : { base }),
        columns: [along, ...series],
        marks: [],
        plot: { kind: "lines", title: panelTitle({ letter, title }), x, y, curves },
      };
    },
  };
}
