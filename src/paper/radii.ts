// How far the states of Fig. 8 and of the equilibrium figures are from unsteerability and from a violation.

import type { ParametersInput } from "../index.js";
import { parameters } from "../index.js";
import { labelOf, meaningOf } from "../view/labels.js";
import { figure3, figure4, figure5 } from "./equilibrium.js";
import type { Context, FurtherFigure, Panel, PaperFigure } from "./figure.js";
import { type Series, seriesPanel } from "./series.js";
import { figure8 } from "./temperature.js";

/** Points of a curve: its brackets take milliseconds each. */
const POINTS = 61;
/** Of the brackets: less than a line is wide. */
const GAP = 0.02;
/** Curves end here: R of separable states has no bound. */
const HIGHEST = 2;

interface Along {
  readonly base: ParametersInput;
  readonly parameter: string;
  readonly range: readonly [number, number];
}

/** Values up to HIGHEST. */
const drawn = (values: Float64Array) => values.map((x) => (x <= HIGHEST ? x : Number.NaN));

async function dataOf({ solver, signal }: Context, { base, parameter, range }: Along) {
  const [from, to] = range;
  const { columns } = await solver.sweep(
    {
      base,
      axes: [{ parameter: parameter as "kappa", from, to, count: POINTS }],
      observables: [
        "verdict",
        "radius12Lower",
        "radius12Upper",
        "radius21Lower",
        "radius21Upper",
        "chsh",
        "i3322",
      ],
      steering: { gap: GAP },
    },
    signal === undefined ? {} : { signal },
  );
  const c: Readonly<Record<string, Float64Array>> = columns;
  const middle = (way: string) =>
    drawn(c[`radius${way}Lower`]!.map((x, k) => 0.5 * (x + c[`radius${way}Upper`]![k]!)));
  const series: Series[] = [
    {
      name: "radius12",
      meaning: `critical radius, qubit 1 steers qubit 2, to ${GAP / 2}`,
      values: middle("12"),
    },
    {
      name: "radius21",
      meaning: `critical radius, qubit 2 steers qubit 1, to ${GAP / 2}`,
      values: middle("21"),
    },
    {
      name: "chshOverBound",
      meaning: "maximum of CHSH over its local bound 2",
      values: c["chsh"]!.map((x) => x / 2),
    },
    {
      name: "i3322OverBound",
      meaning: "maximum of I3322 over its local bound 4",
      values: c["i3322"]!.map((x) => x / 4),
    },
    {
      name: "one",
      meaning: "from here on R proves a local model, and a maximum a violation",
      values: c["chsh"]!.map(() => 1),
      entry: 4,
    },
  ];
  return {
    base: parameters(base),
    x: { name: parameter, meaning: meaningOf(parameter), values: c[parameter]! },
    series,
  };
}

function panelsOf({ number, panels }: PaperFigure): Omit<Panel, "letter">[] {
  return panels.flatMap(({ letter, title, view }) => {
    if (view.kind !== "curve") return [];
    const { base, along } = view;
    const { parameter, range } = along;
    const { compute } = seriesPanel({
      letter: "",
      title: `Fig. ${number}(${letter}): ${title}`,
      x: { label: labelOf(parameter), domain: range },
      y: { label: "R, maximum / local bound", domain: [0, HIGHEST] },
      data: (context) => dataOf(context, { base, parameter, range }),
    });
    return [{ title: `Fig. ${number}(${letter}): ${title}`, compute }];
  });
}

export const VERDICT_CURVES: FurtherFigure = {
  name: "verdict-curves",
  page: "locality",
  title: "Critical radii and violations along the paper's curves",
  caption:
    "The settings of Figs. 8, 3, 4 and 5. The critical radius R of steering either way, to a per cent: at 1 or more, one way, the state is local for all projective measurements. The maxima of CHSH and I3322 over their local bounds: above 1 the state is nonlocal. Where all four are below 1 nothing is decided.",
  panels: [figure8, figure3, figure4, figure5]
    .flatMap(panelsOf)
    .map((panel, k) => ({ ...panel, letter: "abcdefghijklm"[k]! })),
  perRow: 3,
  legend: ["R, 1 steers 2", "R, 2 steers 1", "CHSH / 2", "I₃₃₂₂ / 4", "1"],
};
