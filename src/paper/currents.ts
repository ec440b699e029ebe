// Figs. 6 and 7: currents and entropy production rates.

import type { ParametersInput } from "../index.js";
import { curvePanel } from "./curves.js";
import type { PaperFigure } from "./figure.js";

export const HEAT: ParametersInput = { statistics: "bose", temperature: [1, 1] };
/** One weak coupling, one of the order of the frequencies, one strong (Fig. 8's). */
export const HEAT_COUPLINGS = [0.3, 1, 3];

export const figure6: PaperFigure = {
  number: 6,
  title: "Heat current and entropy production rate of bosonic baths",
  equations: "(29), (33)",
  caption:
    "T̄ = ε̄, ε₁ = ε₂, γ₁ = γ₂ = 0.1ε̄. The paper prints neither the couplings κ nor the range: here one weak, one intermediate and one strong coupling (Fig. 8's), and |ΔT| ≤ T̄, where the current is nearly linear.",
  panels: [
    curvePanel({
      letter: "a",
      title: "heat current from bath 2",
      base: HEAT,
      family: { parameter: "kappa", values: HEAT_COUPLINGS },
      along: { parameter: "temperature.difference", range: [-1, 1] },
      shows: "heatCurrent2",
    }),
    curvePanel({
      letter: "b",
      title: "entropy production rate",
      base: HEAT,
      family: { parameter: "kappa", values: HEAT_COUPLINGS },
      along: { parameter: "temperature.difference", range: [-1, 1] },
      shows: "entropyProduction",
    }),
  ],
  perRow: 2,
  legend: HEAT_COUPLINGS.map((kappa) => `κ = ${kappa === 1 ? "" : kappa}ε̄`),
};

export const PARTICLES: ParametersInput = {
  statistics: "fermi",
  temperature: [0.5, 0.5],
  mu: [0, 0],
};
/** Weak couplings up to Fig. 12's: leads are never coupled strongly. */
export const PARTICLE_COUPLINGS = [0.1, 0.2, 0.6];

export const figure7: PaperFigure = {
  number: 7,
  title: "Particle current and entropy production rate of fermionic baths",
  equations: "(30), (34)",
  caption:
    "μ̄ = 0, T₁ = T₂ = 0.5ε̄, ε₁ = ε₂, γ₁ = γ₂ = 0.1ε̄. The paper prints neither the couplings κ nor the range: here weak couplings up to Fig. 12's, and |Δμ| ≤ 8ε̄, where the saturation shows.",
  panels: [
    curvePanel({
      letter: "a",
      title: "particle current from bath 2",
      base: PARTICLES,
      family: { parameter: "kappa", values: PARTICLE_COUPLINGS },
      along: { parameter: "mu.difference", range: [-8, 8] },
      shows: "particleCurrent2",
    }),
    curvePanel({
      letter: "b",
      title: "entropy production rate",
      base: PARTICLES,
      family: { parameter: "kappa", values: PARTICLE_COUPLINGS },
      along: { parameter: "mu.difference", range: [-8, 8] },
      shows: "entropyProduction",
    }),
  ],
  perRow: 2,
  legend: PARTICLE_COUPLINGS.map((kappa) => `κ = ${kappa}ε̄`),
};
