// Panels that draw the concurrence and both Bell functions against one parameter, or
// against the entropy production rate along it: Figs. 3-5, 8, 9, 12, 13.

import {
  criticalPoints,
  type Pair,
  type ParameterPath,
  type ParametersInput,
  type Quantity,
} from "../index.js";
import type { CurveSpec, DotSpec } from "../plot/spec.js";
import { type Context, type Mark, type Panel, panelTitle } from "./figure.js";
import { AXIS_LABELS, COMPARED } from "./labels.js";
import { sweepColumns, valuesOf } from "./table.js";

export interface ComparedPanel {
  readonly letter: string;
  readonly title: string;
  readonly base: ParametersInput;
  /** The parameter that varies, and from where to where. */
  readonly along: ParameterPath;
  readonly range: Pair;
  /** Marks the maxima, as the paper's dots do. */
  readonly dots: boolean;
  /** Draws against the entropy production rate up to this value instead of against the parameter. */
  readonly production?: number;
}

/** Room under zero and over the highest value, in parts of it: lines at zero stay off the frame. */
const AIR = 0.05;

/** The maxima of the three quantities on the panel's range, each with all columns of its row. */
async function marks(context: Context, panel: ComparedPanel): Promise<Mark[]> {
  const found: Mark[] = [];
  const { base, along, range } = panel;
  for (const quantity of COMPARED) {
    const [point] = await criticalPoints(context.solver, [base], along, quantity, { range });
    const highest = point!.maxima.filter(({ value }) => value >= point!.value - EQUAL);
    for (const { at } of highest) {
      const row = await sweepColumns(context, {
        base,
        axes: [{ parameter: along, values: [at] }],
        observables: observables(panel),
      });
      const values = Object.fromEntries(row.map((column) => [column.name, column.values[0]!]));
      found.push({ quantity, kind: point!.kind, values });
    }
  }
  return found;
}

/** Maxima closer than this are equally high: the pairs that a symmetry makes. */
const EQUAL = 1e-10;

function observables({ production }: ComparedPanel) {
  return production === undefined ? COMPARED : (["entropyProduction", ...COMPARED] as const);
}

/** Declares a panel that compares the three quantities. */
export function comparedPanel(declared: ComparedPanel): Panel {
  const { letter, title, base, along, range, production } = declared;
  return {
    letter,
    title,
    view: {
      kind: "curves",
      base,
      along: { parameter: along, range },
      shows: "compared",
      ...(production === undefined ? {} : { production }),
    },
    async compute(context) {
      const columns = await sweepColumns(context, {
        base,
        axes: [{ parameter: along, from: range[0], to: range[1], count: context.resolution.curve }],
        observables: observables(declared),
      });
      const xName = production === undefined ? along : "entropyProduction";
      const x = valuesOf(columns, xName);
      const found = declared.dots ? await marks(context, declared) : [];
      const curves: CurveSpec[] = COMPARED.map((quantity, series) => ({
        series,
        x,
        y: valuesOf(columns, quantity),
      }));
      const dots: DotSpec[] = found.map(({ quantity, values }) => ({
        series: COMPARED.indexOf(quantity as Quantity),
        x: values[xName]!,
        y: values[quantity]!,
      }));
      const highest = Math.max(...curves.flatMap(({ y }) => [...(y as Float64Array)]));
      return {
        base,
        columns,
        marks: found,
        plot: {
          kind: "lines",
          title: panelTitle(declared),
          x:
            production === undefined
              ? { label: AXIS_LABELS[along]!, domain: range }
              : { label: AXIS_LABELS["entropyProduction"]!, domain: [0, production] },
          y: { label: "C, ℐ₂, ℐ₃", domain: [-AIR * highest, (1 + AIR) * highest] },
          curves,
          dots,
        },
      };
    },
  };
}
