// Contour panels over two parameters: Figs. 10, 14 and 16.

import { parameters, type Quantity } from "../index.js";
import { computeView } from "../view/compute.js";
import { labelOf } from "../view/labels.js";
import { contoursOf } from "../view/plot.js";
import type { MapView } from "../view/view.js";
import { type PaperPanel, panelTitle } from "./figure.js";
import { tableColumns } from "./table.js";

export interface MapPanel extends Pick<MapView, "base" | "shows" | "x" | "y"> {
  readonly letter: string;
  readonly title: string;
  /** Draws the border of a violation, or the zero line of a signed quantity, in bold. */
  readonly bold: boolean;
}

/** Declares a contour panel. */
export function mapPanel(declared: MapPanel): PaperPanel {
  const { letter, title, base, shows, x, y, bold } = declared;
  const view = { kind: "map", base, shows, x, y } as const;
  return {
    letter,
    title,
    view,
    async compute({ solver, resolution, signal }) {
      const whole = { ...view, grid: resolution.grid };
      const data = await computeView(solver, whole, { signal, marks: bold });
      const columns = tableColumns(data.table);
      return {
        base: parameters(base),
        columns,
        marks: [],
        plot: contoursOf(whole, data, panelTitle(declared)),
      };
    },
  };
}

/** Declares a map of the concurrence, I₂ or I₃, with the border of the violation in bold. */
export function quantityMap(
  declared: Omit<MapPanel, "shows" | "bold" | "title"> & { readonly quantity: Quantity },
): PaperPanel {
  const { quantity, ...rest } = declared;
  const bold = quantity !== "concurrence";
  return mapPanel({ ...rest, title: labelOf(quantity), shows: quantity, bold });
}
