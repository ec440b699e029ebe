// Figs. 3-5: quantum correlations of the thermal state.

import type { Pair, ParametersInput } from "../index.js";
import { legendOf } from "../view/labels.js";
import { curvePanel } from "./curves.js";
import type { PaperFigure } from "./figure.js";

const legend = legendOf({ shows: "compared", family: null });

const WEAK_RANGE: Pair = [0, 1];
const STRONG_RANGE: Pair = [0, 2];

export const figure3: PaperFigure = {
  number: 3,
  title: "Entanglement and Bell nonlocality against the equilibrium temperature",
  equations: "(1), (5), (8), (28)",
  caption:
    "Bosonic baths at T = T₁ = T₂, γ₁ = γ₂ = 0.1ε̄ (the equilibrium state does not depend on them). (a), (c) ε₁ = ε₂; (b), (d) 3ε₁ = ε₂; (a), (b) κ = ε̄; (c), (d) κ = 3ε̄. The ranges show the critical temperatures of all three quantities, near κ/2 for the concurrence.",
  panels: (
    [
      ["a", "ε₁ = ε₂, κ = ε̄", [1, 1], 1],
      ["b", "3ε₁ = ε₂, κ = ε̄", [0.5, 1.5], 1],
      ["c", "ε₁ = ε₂, κ = 3ε̄", [1, 1], 3],
      ["d", "3ε₁ = ε₂, κ = 3ε̄", [0.5, 1.5], 3],
    ] as const
  ).map(([letter, title, epsilon, kappa]) =>
    curvePanel({
      shows: "compared",
      letter,
      title,
      base: { statistics: "bose", epsilon, kappa, temperature: [0, 0] },
      along: { parameter: "temperature.mean", range: kappa === 1 ? WEAK_RANGE : STRONG_RANGE },
    }),
  ),
  perRow: 2,
  legend,
};

/** The fermionic setting of Figs. 4(b) and 5. */
export const COLD_LEADS: ParametersInput = {
  statistics: "fermi",
  temperature: [0.1, 0.1],
  mu: [1, 1],
};

export const figure4: PaperFigure = {
  number: 4,
  title: "Entanglement and Bell nonlocality against the coupling between the qubits",
  equations: "(1), (5), (8), (28)",
  caption:
    "ε₁ = ε₂, γ₁ = γ₂ = 0.1ε̄. (a) Bosonic baths at T = 0.5ε̄; (b) fermionic baths at T = 0.1ε̄, μ = ε̄. The ranges show the thresholds of all three quantities; (b) stays with weak coupling, κ < 2ε̄.",
  panels: [
    curvePanel({
      shows: "compared",
      letter: "a",
      title: "bosonic baths, T = 0.5ε̄",
      base: { statistics: "bose", temperature: [0.5, 0.5] },
      // No point at κ = 2, where the bosonic occupation diverges.
      along: { parameter: "kappa", range: [0, 5] },
    }),
    curvePanel({
      shows: "compared",
      letter: "b",
      title: "fermionic baths, T = 0.1ε̄, μ = ε̄",
      base: COLD_LEADS,
      along: { parameter: "kappa", range: [0, 1.5] },
    }),
  ],
  perRow: 2,
  legend,
};

export const figure5: PaperFigure = {
  number: 5,
  title: "Entanglement and Bell nonlocality against the equilibrium chemical potential",
  equations: "(1), (5), (8), (28)",
  caption:
    "Fermionic baths at T = 0.1ε̄ with μ = μ₁ = μ₂, κ = 0.6ε̄, γ₁ = γ₂ = 0.1ε̄. (a) ε₁ = ε₂; (b) 3ε₁ = ε₂; the inset shows ℐ₂ and ℐ₃ about the resonance, where ℐ₃ has a dip between two maxima. Marks: maxima. The range is symmetric about the resonance μ = ε̄.",
  panels: (
    [
      ["a", "ε₁ = ε₂", [1, 1], {}],
      ["b", "3ε₁ = ε₂", [0.5, 1.5], { inset: { x: [0.85, 1.15], y: [0.264, 0.282] } }],
    ] as const
  ).map(([letter, title, epsilon, more]) =>
    curvePanel({
      shows: "compared",
      letter,
      title,
      base: { ...COLD_LEADS, epsilon, kappa: 0.6 },
      along: { parameter: "mu.mean", range: [0, 2] },
      dots: true,
      middle: true,
      ...more,
    }),
  ),
  perRow: 2,
  legend,
};
