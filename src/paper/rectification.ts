// Figs. 15 and 16: thermal rectification, and the asymmetries that cancel it.

import { criticalTemperatureDifferences, type Pair, type ParametersInput } from "../index.js";
import { DETUNING } from "./detuning.js";
import { familyPanel } from "./families.js";
import type { PaperFigure } from "./figure.js";
import { type MapPanel, mapPanel, observableMap } from "./maps.js";
import { equidistant, newColumn } from "./table.js";
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
    familyPanel({
      letter: "a",
      title: "γ₁ = γ₂",
      base: BOSONIC,
      family: "temperature.difference",
      members: BIASES,
      along: "epsilon.difference",
      range: DETUNING,
      observable: "rectification",
    }),
    familyPanel({
      letter: "b",
      title: "ε₁ = ε₂",
      base: BOSONIC,
      family: "temperature.difference",
      members: BIASES,
      along: "gamma.difference",
      range: IMBALANCE,
      observable: "rectification",
    }),
  ],
  perRow: 2,
  legend: BIASES.map((bias) => `ΔT = ${bias}ε̄`),
};

const SIDES = {
  x: { parameter: "epsilon.difference", range: DETUNING },
  y: { parameter: "gamma.difference", range: [-0.1, 0.1] },
} as const;

const MAP: Pick<MapPanel, "x" | "y" | "base" | "colours"> = {
  ...SIDES,
  base: BOSONIC,
  colours: "diverging",
};
/** The bold line: the asymmetries cancel. */
const zeroOf = (column: string) => ({ column, level: 0, label: "0" });

/** Declares a map of critical temperature differences. */
function criticalMap(
  letter: string,
  title: string,
  quantity: "concurrence" | "i2",
  shown: "cntdConcurrence" | "cntdI2",
) {
  return mapPanel({
    ...MAP,
    letter,
    title,
    shown,
    bold: zeroOf(shown),
    async columns({ solver, resolution, signal }) {
      const side = ([from, to]: Pair) => equidistant(from, to, resolution.grid);
      const points: ParametersInput[] = [];
      const [detunings, imbalances] = [side(SIDES.x.range), side(SIDES.y.range)];
      for (const imbalance of imbalances) {
        for (const detuning of detunings) {
          points.push({
            ...BOSONIC,
            epsilon: { mean: 1, difference: detuning },
            gamma: { mean: 0.1, difference: imbalance },
          });
        }
      }
      const found = await criticalTemperatureDifferences(
        solver,
        points,
        quantity,
        signal ? { signal } : {},
      );
      const rows = imbalances.length;
      return [
        newColumn(
          "gamma.difference",
          points.map((_, k) => imbalances[Math.floor(k / rows)]!),
        ),
        newColumn(
          "epsilon.difference",
          points.map((_, k) => detunings[k % rows]!),
        ),
        newColumn(
          shown,
          found.map(({ at }) => at),
        ),
      ];
    },
  });
}

export const figure16: PaperFigure = {
  number: 16,
  title: "Critical temperature differences and rectification ratio against both asymmetries",
  equations: "(35), (36)",
  caption:
    "Bosonic baths, κ = 3ε̄, T̄ = 0.4ε̄, γ̄ = 0.1ε̄; R at ΔT = 0.6ε̄. Bold lines: zero. |Δε| ≤ 1.5ε̄ and |Δγ| ≤ 0.1ε̄ hold the zero lines of all three from edge to edge.",
  panels: [
    criticalMap("a", "critical ΔT₀/ε̄ of C", "concurrence", "cntdConcurrence"),
    criticalMap("b", "critical ΔT₀/ε̄ of ℐ₂", "i2", "cntdI2"),
    observableMap({
      ...MAP,
      letter: "c",
      title: "rectification ratio R(0.6ε̄)",
      base: { ...BOSONIC, temperature: { mean: 0.4, difference: 0.6 } },
      observable: "rectification",
      bold: zeroOf("rectification"),
    }),
  ],
  perRow: 3,
  legend: [],
};
