// Figs. 12-14: quantum correlations against the chemical potential difference of
// fermionic baths.

import type { Pair, ParametersInput } from "../index.js";
import { legendOf } from "../view/labels.js";
import { COMPARED } from "../view/view.js";
import { curvePanel } from "./curves.js";
import { DETUNING } from "./detuning.js";
import type { PaperFigure } from "./figure.js";
import { quantityMap } from "./maps.js";

/** Common to Figs. 12-14. */
export const FERMIONIC: ParametersInput = {
  statistics: "fermi",
  epsilon: [1, 1],
  kappa: 0.6,
  temperature: [0.15, 0.15],
  mu: { mean: 1, difference: 0 },
  gamma: [0.1, 0.1],
};

const SETTINGS = [
  { letter: "a", title: "ε₁ = ε₂", base: FERMIONIC, side: 1 },
  { letter: "b", title: "3ε₁ = ε₂", base: { ...FERMIONIC, epsilon: [0.5, 1.5] }, side: -1 },
  { letter: "c", title: "3ε₂ = ε₁", base: { ...FERMIONIC, epsilon: [1.5, 0.5] }, side: 1 },
] as const;

const legend = legendOf({ shows: "compared", family: null });
const ALONG = "mu.difference";

export const figure12: PaperFigure = {
  number: 12,
  title: "Entanglement and Bell nonlocality against the chemical potential difference",
  equations: "(1), (5), (8)",
  caption:
    "Fermionic baths at T = 0.15ε̄ and μ̄ = ε̄, κ = 0.6ε̄, γ₁ = γ₂ = 0.1ε̄. (a) ε₁ = ε₂; (b) 3ε₁ = ε₂; (c) 3ε₂ = ε₁. Marks: maxima. The range shows where each quantity vanishes.",
  panels: SETTINGS.map(({ letter, title, base }) =>
    curvePanel({
      shows: "compared",
      letter,
      title,
      base,
      along: { parameter: ALONG, range: [-2, 2] },
      dots: true,
    }),
  ),
  perRow: 3,
  legend,
};

/** σ up to which Fig. 13 is drawn: it holds every maximum and what becomes of the Bell violation. */
const PRODUCTION = 0.1;

export const figure13: PaperFigure = {
  number: 13,
  title: "Entanglement and Bell nonlocality against the entropy production rate",
  equations: "(1), (5), (8), (34)",
  caption:
    "The settings of Fig. 12 with σᶠ of Eq. (34) as the abscissa; Δμ > 0 in (a), (c), Δμ < 0 in (b). The range of σᶠ holds every maximum and the end of the Bell violation.",
  panels: SETTINGS.map(({ letter, title, base, side }) =>
    curvePanel({
      shows: "compared",
      letter,
      title: `${title}, ${side > 0 ? "Δμ > 0" : "Δμ < 0"}`,
      base,
      along: { parameter: ALONG, range: side > 0 ? [0, 2] : [-2, 0] },
      dots: true,
      production: PRODUCTION,
    }),
  ),
  perRow: 3,
  legend,
};

/** Wide enough for the island and both corners of Fig. 14(b). */
const FAR: Pair = [-1.5, 1.5];

export const figure14: PaperFigure = {
  number: 14,
  title: "Entanglement and Bell nonlocality against chemical potential difference and detuning",
  equations: "(1), (5), (8)",
  caption:
    "Fermionic baths at T = 0.15ε̄ and μ̄ = ε̄, κ = 0.6ε̄, γ₁ = γ₂ = 0.1ε̄. Bold lines bound the violation of the inequality. All maps have the same levels and colours. |Δμ| and |Δε| ≤ 1.5ε̄ hold the island in the middle and the two corners of (b).",
  panels: COMPARED.map((quantity, k) =>
    quantityMap({
      letter: "abc"[k]!,
      base: FERMIONIC,
      x: { parameter: ALONG, range: FAR },
      y: { parameter: "epsilon.difference", range: DETUNING },
      quantity,
    }),
  ),
  perRow: 3,
  legend: [],
  sharesScales: true,
};
