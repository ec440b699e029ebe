// Figs. 8 and 9: quantum correlations against the temperature difference of bosonic
// baths, and against what it costs.

import type { Pair, ParametersInput } from "../index.js";
import { legendOf } from "../view/labels.js";
import { curvePanel } from "./curves.js";
import type { PaperFigure } from "./figure.js";

/** Common to Figs. 8-11: strong coupling, mean temperature 0.4. */
export const BOSONIC: ParametersInput = {
  statistics: "bose",
  epsilon: [1, 1],
  kappa: 3,
  temperature: { mean: 0.4, difference: 0 },
  mu: [0, 0],
  gamma: [0.1, 0.1],
};

/** The five settings of Figs. 8 and 9, each with the side on which its maxima lie. */
export const SETTINGS = [
  { letter: "a", title: "ε₁ = ε₂, γ₁ = γ₂", base: BOSONIC, side: 1 },
  { letter: "b", title: "3ε₁ = ε₂", base: { ...BOSONIC, epsilon: [0.5, 1.5] }, side: 1 },
  { letter: "c", title: "3ε₂ = ε₁", base: { ...BOSONIC, epsilon: [1.5, 0.5] }, side: -1 },
  { letter: "d", title: "3γ₂ = γ₁", base: { ...BOSONIC, gamma: [0.15, 0.05] }, side: 1 },
  { letter: "e", title: "3γ₁ = γ₂", base: { ...BOSONIC, gamma: [0.05, 0.15] }, side: -1 },
] as const;

const legend = legendOf({ shows: "compared", family: null });
const ALONG = "temperature.difference";
/** The whole legal range: one bath is at zero temperature at either end. */
export const WHOLE: Pair = [-0.8, 0.8];

export const figure8: PaperFigure = {
  number: 8,
  title: "Entanglement and Bell nonlocality against the temperature difference",
  equations: "(1), (5), (8); maxima: (35)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄. (a) Symmetric qubits, γ₁ = γ₂ = 0.1ε̄; detuned qubits with (b) 3ε₁ = ε₂, (c) 3ε₂ = ε₁; unequal couplings with (d) 3γ₂ = γ₁ = 0.15ε̄, (e) 3γ₁ = γ₂ = 0.15ε̄. Marks: maxima. The range is the whole legal one, |ΔT| ≤ 2T̄.",
  panels: SETTINGS.map(({ letter, title, base }) =>
    curvePanel({
      shows: "compared",
      letter,
      title,
      base,
      along: { parameter: ALONG, range: WHOLE },
      dots: true,
    }),
  ),
  perRow: 3,
  legend,
};

/** ΔT up to which Fig. 9 is drawn: beyond, σ grows towards infinity at T_j = 0. */
const FARTHEST = 0.78;
/** σ up to which Fig. 9 is drawn: it holds every maximum and the decay behind it. */
const PRODUCTION = 0.12;

export const figure9: PaperFigure = {
  number: 9,
  title: "Entanglement and Bell nonlocality against the entropy production rate",
  equations: "(1), (5), (8), (33); maxima: (35)",
  caption:
    "The settings of Fig. 8 with σᵇ of Eq. (33) as the abscissa; ΔT > 0 in (a), (b), (d), ΔT < 0 in (c), (e), the sides on which the maxima lie. The range of σᵇ holds every maximum and the decay behind it.",
  panels: SETTINGS.map(({ letter, title, base, side }) =>
    curvePanel({
      shows: "compared",
      letter,
      title: `${title}, ${side > 0 ? "ΔT > 0" : "ΔT < 0"}`,
      base,
      along: { parameter: ALONG, range: side > 0 ? [0, FARTHEST] : [-FARTHEST, 0] },
      dots: true,
      production: PRODUCTION,
    }),
  ),
  perRow: 3,
  legend,
};
