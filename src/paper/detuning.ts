// Figs. 10 and 11: the temperature difference against detuned frequencies and unequal
// couplings.

import type { Pair } from "../index.js";
import { legendOf } from "../view/labels.js";
import { COMPARED } from "../view/view.js";
import { curvePanel } from "./curves.js";
import type { PaperFigure } from "./figure.js";
import { quantityMap } from "./maps.js";
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
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄. (a)-(c) Detuned frequencies, γ₁ = γ₂ = 0.1ε̄; (d)-(f) unequal couplings at γ̄ = 0.1ε̄, ε₁ = ε₂. Bold lines bound the violation of the inequality. All maps have the same levels and colours. |ΔT| and |Δγ| cover their whole legal ranges, |Δε| ≤ 1.5ε̄.",
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
  sharesScales: true,
};

export const figure11: PaperFigure = {
  number: 11,
  title: "Critical nonequilibrium temperature differences",
  equations: "(35)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄. (a) Against the detuning, γ₁ = γ₂ = 0.1ε̄; (b) against the imbalance of the couplings, γ̄ = 0.1ε̄, ε₁ = ε₂, over its whole legal range: at either end one bath is cut off and the other should be as cold as it can be.",
  panels: [
    curvePanel({
      letter: "a",
      title: "γ₁ = γ₂",
      base: BOSONIC,
      shows: "critical",
      along: { parameter: "epsilon.difference", range: DETUNING },
    }),
    curvePanel({
      letter: "b",
      title: "ε₁ = ε₂",
      base: BOSONIC,
      shows: "critical",
      along: { parameter: "gamma.difference", range: IMBALANCE },
    }),
  ],
  perRow: 2,
  legend: legendOf({ shows: "critical", family: null }),
};
