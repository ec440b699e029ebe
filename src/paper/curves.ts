// Panels of curves: Figs. 3-9, 11-13 and 15.

import { parameters } from "../index.js";
import type { InsetSpec } from "../plot/spec.js";
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
  /** One point more where their number is even, so that the middle of the range is among them: a curve bends there. */
  readonly middle?: boolean;
  /** A part that is drawn again, enlarged. */
  readonly inset?: InsetSpec;
}

/** So many points of a curve, and one more where the middle is to be among them. */
export function pointsWith(points: number, middle = false): number {
  return middle && points % 2 === 0 ? points + 1 : points;
}

/** Declares a panel of curves. */
export function curvePanel(declared: CurvePanel): PaperPanel {
  const { base, shows, along, family = null, dots = false, production = null } = declared;
  const { inset, middle = false } = declared;
  const view = { kind: "curve", base, shows, along, family, production } as const;
  return {
    letter: declared.letter,
    title: declared.title,
    view: { ...view, middle },
    async compute({ solver, resolution, signal }) {
      const whole = { ...view, points: pointsWith(resolution.curve, middle) };
      const data = await computeView(solver, whole, { signal, marks: dots });
      const columns = tableColumns(data.table);
      const lines = linesOf(whole, data, panelTitle(declared));
      return {
        base: parameters(base),
        columns,
        marks: data.marks,
        plot: inset === undefined ? lines : { ...lines, inset },
      };
    },
  };
}
