// Panels of curves: Figs. 3-9, 11-13 and 15.

import { parameters } from "../index.js";
import { computeView } from "../view/compute.js";
import { linesOf } from "../view/plot.js";
import type { CurveView } from "../view/view.js";
import { type PaperPanel, panelTitle } from "./figure.js";
import { tableColumns } from "./table.js";

export interface CurvePanel extends Pick<CurveView, "base" | "shows" | "along"> {
  readonly letter: string;
  readonly title: string;
  /** One curve for each of these values. */
  readonly family?: CurveView["family"];
  /** Marks the maxima of the compared quantities, as the paper's dots do. */
  readonly dots?: boolean;
  /** Draws against the entropy production rate up to this value instead of against the parameter. */
  readonly production?: number;
}

/** Declares a panel of curves. */
export function curvePanel(declared: CurvePanel): PaperPanel {
  const { base, shows, along, family = null, dots = false, production = null } = declared;
  const view = { kind: "curve", base, shows, along, family, production } as const;
  return {
    letter: declared.letter,
    title: declared.title,
    view,
    async compute({ solver, resolution, signal }) {
      const whole = { ...view, points: resolution.curve };
      const data = await computeView(solver, whole, { signal, marks: dots });
      const columns = tableColumns(data.table);
      return {
        base: parameters(base),
        columns,
        marks: data.marks,
        plot: linesOf(whole, data, panelTitle(declared)),
      };
    },
  };
}
