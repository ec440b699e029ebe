// Panels with one curve for each value of a second parameter: Figs. 6, 7 and 15.

import type { Observable, Pair, ParameterPath, ParametersInput } from "../index.js";
import { type Panel, panelTitle } from "./figure.js";
import { AXIS_LABELS } from "./labels.js";
import { sweepColumns, valuesOf } from "./table.js";

export interface FamilyPanel {
  readonly letter: string;
  readonly title: string;
  readonly base: ParametersInput;
  /** The parameter that tells the curves apart, and its values. */
  readonly family: ParameterPath;
  readonly members: readonly number[];
  /** The parameter on the abscissa. */
  readonly along: ParameterPath;
  readonly range: Pair;
  readonly observable: Observable;
}

/** Declares a panel of a family of curves. */
export function familyPanel(declared: FamilyPanel): Panel {
  const { letter, title, base, family, members, along, range, observable } = declared;
  return {
    letter,
    title,
    view: {
      kind: "curves",
      base,
      along: { parameter: along, range },
      shows: observable,
      family: { parameter: family, values: members },
    },
    async compute(context) {
      const count = context.resolution.curve;
      const columns = await sweepColumns(context, {
        base,
        axes: [
          { parameter: family, values: members },
          { parameter: along, from: range[0], to: range[1], count },
        ],
        observables: [observable],
      });
      const x = valuesOf(columns, along);
      const y = valuesOf(columns, observable);
      return {
        base,
        columns,
        marks: [],
        plot: {
          kind: "lines",
          title: panelTitle(declared),
          x: { label: AXIS_LABELS[along]!, domain: range },
          y: { label: AXIS_LABELS[observable]! },
          curves: members.map((_, series) => ({
            series,
            x: x.subarray(series * count, (series + 1) * count),
            y: y.subarray(series * count, (series + 1) * count),
          })),
        },
      };
    },
  };
}
