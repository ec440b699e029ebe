/**
 * The drawing code of the figures, for anyone's tables.
 *
 * @module bellness/plot
 */

export { drawFigure } from "../plot/figure.js";
export type {
  AxisSpec,
  ContoursSpec,
  CurveSpec,
  DotSpec,
  DrawingOptions,
  FigureSpec,
  InsetSpec,
  LevelsSpec,
  LinesSpec,
  PanelSpec,
} from "../plot/spec.js";
export { type ReadTable, readTable } from "../table/read.js";
export { type Chart, type ChartOptions, chart } from "./chart.js";
export type { ChartTable } from "./chartRows.js";

import type { DrawingOptions, FigureSpec } from "../plot/spec.js";

/**
 * A figure as the text of an SVG file, drawn without a browser.
 *
 * @example
 * const table = await solver.sweep(spec);
 * const { figure } = chart({ ...table, description: solver.describeSweep(spec) });
 * await writeFile("table.svg", await figureSvg(figure, { width: 86 }));
 */
export async function figureSvg(figure: FigureSpec, options: DrawingOptions = {}): Promise<string> {
  return (await import("../plot/node.js")).figureSvg(figure, options);
}
