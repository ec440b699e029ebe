import type { DrawingOptions } from "../plot/spec.js";
import { withSharedScales } from "../view/plot.js";
import { panelCsv } from "./csv.js";
import { type Context, type Figure, figureName, type PanelData, panelName } from "./figure.js";

/** A file made of a figure: its name without folder, and its text. */
export interface FigureFile {
  readonly name: string;
  readonly text: string;
}

/** Computes the panels of a figure, one after the other. */
export async function computeFigure(
  figure: Figure,
  context: Context,
  onPanel?: () => void,
): Promise<PanelData[]> {
  const data: PanelData[] = [];
  for (const panel of figure.panels) {
    data.push(await panel.compute(context));
    onPanel?.();
  }
  return data;
}

/** The tables of a figure, one CSV file a panel. */
export function figureTables(figure: Figure, data: readonly PanelData[]): FigureFile[] {
  return figure.panels.map((panel, k) => ({
    name: `${panelName(figure, panel)}.csv`,
    text: panelCsv(figure, panel, data[k]!),
  }));
}

/** The drawing of a figure. */
export async function figureDrawing(
  figure: Figure,
  data: readonly PanelData[],
  options: DrawingOptions = {},
): Promise<FigureFile> {
  // Loaded here: the plotting library takes longer to start than the rest of the command.
  const { figureSvg } = await import("../plot/node.js");
  const { title, legend, perRow, sharesScales = false } = figure;
  const plots = data.map(({ plot }) => plot);
  const text = figureSvg(
    {
      description: "number" in figure ? `Figure ${figure.number}: ${title}` : title,
      panels: sharesScales ? withSharedScales(plots) : plots,
      perRow,
      legend,
    },
    options,
  );
  return { name: `${figureName(figure)}.svg`, text };
}
