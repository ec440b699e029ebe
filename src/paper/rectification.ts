// Figs. 15 and 16: thermal rectification, and the asymmetries that cancel it.

import type { Pair } from "../index.js";
import { labelOf } from "../view/labels.js";
import { curvePanel } from "./curves.js";
import { DETUNING } from "./detuning.js";
import type { PaperFigure } from "./figure.js";
import { mapPanel } from "./maps.js";
import { BOSONIC } from "./temperature.js";

const BIASES = [0.2, 0.4, 0.6];
/** Half of the legal range on either side: Fig. 8's couplings are at Δγ = ±0.1. */
const IMBALANCE: Pair = [-0.15, 0.15];

export const figure15: PaperFigure = {
  number: 15,
  title: "Rectification ratio",
  equations: "(29), (36)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄. (a) Against the detuning, γ₁ = γ₂ = 0.1ε̄; (b) against the imbalance of the couplings, γ̄ = 0.1ε̄, ε₁ = ε₂. The paper does not print the temperature differences: here 0.2, 0.4 and 0.6 of ε̄, the last being Fig. 16's.",
  panels: [
    curvePanel({
      letter: "a",
      title: "γ₁ = γ₂",
      base: BOSONIC,
      family: { parameter: "temperature.difference", values: BIASES },
      along: { parameter: "epsilon.difference", range: DETUNING },
      shows: "rectification",
    }),
    curvePanel({
      letter: "b",
      title: "ε₁ = ε₂",
      base: BOSONIC,
      family: { parameter: "temperature.difference", values: BIASES },
      along: { parameter: "gamma.difference", range: IMBALANCE },
      shows: "rectification",
    }),
  ],
  perRow: 2,
  legend: BIASES.map((bias) => `ΔT = ${bias}ε̄`),
};

const MAP = {
  base: BOSONIC,
  x: { parameter: "epsilon.difference", range: DETUNING },
  y: { parameter: "gamma.difference", range: [-0.1, 0.1] },
  bold: true,
} as const;

export const figure16: PaperFigure = {
  number: 16,
  title: "Critical temperature differences and rectification ratio against both asymmetries",
  equations: "(35), (36)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄, γ̄ = 0.1ε̄; R at ΔT = 0.6ε̄. Bold lines: zero. All maps have the same levels and colours. |Δε| ≤ 1.5ε̄ and |Δγ| ≤ 0.1ε̄ hold the zero lines of all three from edge to edge.",
  panels: [
    mapPanel({ ...MAP, letter: "a", title: labelOf("cntdConcurrence"), shows: "cntdConcurrence" }),
    mapPanel({ ...MAP, letter: "b", title: labelOf("cntdI2"), shows: "cntdI2" }),
    mapPanel({
      ...MAP,
      letter: "c",
      title: "rectification ratio R(0.6ε̄)",
      base: { ...BOSONIC, temperature: { mean: 0.4, difference: 0.6 } },
      shows: "rectification",
    }),
  ],
  perRow: 3,
  legend: [],
  sharesScales: true,
};
