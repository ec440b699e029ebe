// Figs. 10 and 11: the temperature difference against detuned frequencies and unequal
// couplings.

import { criticalTemperatureDifferences, type Pair, type ParametersInput } from "../index.js";
import { type Panel, type PaperFigure, panelTitle } from "./figure.js";
import { AXIS_LABELS, COMPARED, QUANTITY_SIGNS } from "./labels.js";
import { quantityMap } from "./maps.js";
import { equidistant, newColumn } from "./table.js";
import { BOSONIC, WHOLE } from "./temperature.js";

/** Detuning up to one qubit of a quarter of the mean frequency. */
export const DETUNING: Pair = [-1.5, 1.5];
/** The whole legal range: one bath is cut off at either end. */
const IMBALANCE: Pair = [-0.2, 0.2];

const SIDES = [
  { parameter: "epsilon.difference", range: DETUNING, letters: "abc" },
  { parameter: "gamma.difference", range: IMBALANCE, letters: "def" },
] as const;

export const figure10: PaperFigure = {
  number: 10,
  title: "Entanglement and Bell nonlocality against temperature difference and asymmetry",
  equations: "(1), (5), (8)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄. (a)-(c) Detuned frequencies, γ₁ = γ₂ = 0.1ε̄; (d)-(f) unequal couplings at γ̄ = 0.1ε̄, ε₁ = ε₂. Bold lines bound the violation of the inequality. |ΔT| and |Δγ| cover their whole legal ranges, |Δε| ≤ 1.5ε̄.",
  panels: SIDES.flatMap(({ parameter, range, letters }) =>
    COMPARED.map((quantity, k) =>
      quantityMap({
        letter: letters[k]!,
        base: BOSONIC,
        x: { parameter: "temperature.difference", range: WHOLE },
        y: { parameter, range },
        quantity,
      }),
    ),
  ),
  perRow: 3,
  legend: [],
};

/** Columns of the critical temperature differences. */
const CNTD_COLUMNS = { concurrence: "cntdConcurrence", i2: "cntdI2", i3: "cntdI3" } as const;

/** Declares a panel of critical temperature differences against one asymmetry. */
function criticalPanel(
  letter: string,
  title: string,
  parameter: "epsilon.difference" | "gamma.difference",
  range: Pair,
): Panel {
  const pair = parameter === "epsilon.difference" ? "epsilon" : "gamma";
  const mean = pair === "epsilon" ? 1 : 0.1;
  return {
    letter,
    title,
    view: { kind: "curves", base: BOSONIC, along: { parameter, range }, shows: "critical" },
    async compute({ solver, resolution }) {
      const x = equidistant(range[0], range[1], resolution.curve);
      const points: ParametersInput[] = Array.from(x, (difference) => ({
        ...BOSONIC,
        [pair]: { mean, difference },
      }));
      const columns = [newColumn(parameter, x)];
      for (const quantity of COMPARED) {
        const found = await criticalTemperatureDifferences(solver, points, quantity);
        const at = found.map((point) => point.at);
        columns.push(newColumn(CNTD_COLUMNS[quantity], at));
      }
      return {
        base: BOSONIC,
        columns,
        marks: [],
        plot: {
          kind: "lines",
          title: panelTitle({ letter, title }),
          x: { label: AXIS_LABELS[parameter]!, domain: range },
          y: { label: "critical ΔT₀/ε̄" },
          curves: COMPARED.map((_, series) => ({ series, x, y: columns[series + 1]!.values })),
        },
      };
    },
  };
}

export const figure11: PaperFigure = {
  number: 11,
  title: "Critical nonequilibrium temperature differences",
  equations: "(35)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄. (a) Against the detuning, γ₁ = γ₂ = 0.1ε̄; (b) against the imbalance of the couplings, γ̄ = 0.1ε̄, ε₁ = ε₂, over its whole legal range: at either end one bath is cut off and the other should be as cold as it can be.",
  panels: [
    criticalPanel("a", "γ₁ = γ₂", "epsilon.difference", DETUNING),
    criticalPanel("b", "ε₁ = ε₂", "gamma.difference", IMBALANCE),
  ],
  perRow: 2,
  legend: COMPARED.map((quantity) => `ΔT₀ of ${QUANTITY_SIGNS[quantity]}`),
};
