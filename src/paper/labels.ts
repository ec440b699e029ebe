import type { Quantity } from "../index.js";

/** The three quantities that the paper compares, in the order of its legends. */
export const COMPARED: readonly Quantity[] = ["concurrence", "i2", "i3"];

/** Names in a legend. */
export const QUANTITY_LABELS: Readonly<Record<Quantity, string>> = {
  concurrence: "concurrence C",
  i2: "CHSH function ℐ₂",
  i3: "I₃₃₂₂ function ℐ₃",
};

/** Short names, in titles. */
export const QUANTITY_SIGNS: Readonly<Record<Quantity, string>> = {
  concurrence: "C",
  i2: "ℐ₂",
  i3: "ℐ₃",
};

/** What the columns of a table mean, with the equations of the paper. */
export const MEANINGS: Readonly<Record<string, string>> = {
  lower: "lower level, numbered as in Eq. (13)",
  upper: "upper level",
  lowerEnergy: "energy of the lower level, Eq. (13)",
  upperEnergy: "energy of the upper level, Eq. (13)",
  frequency: "frequency of the transition, Eqs. (24), (26)",
  branch: "1 for epsilon+, -1 for epsilon-",
  kappa: "coupling between the qubits, Eq. (12)",
  "temperature.mean": "temperature T = T1 = T2",
  "temperature.difference": "temperature difference T2 - T1",
  "mu.mean": "chemical potential mu = mu1 = mu2",
  "mu.difference": "chemical potential difference mu2 - mu1",
  "epsilon.difference": "detuning epsilon2 - epsilon1, Eq. (14)",
  "gamma.difference": "imbalance gamma2 - gamma1 of the couplings to the baths",
  concurrence: "concurrence, Eq. (1)",
  chsh: "maximum of Tr(B2222 rho), Eq. (9); the local bound is 2",
  i3322: "maximum of Tr(B3322 rho) over six directions; the local bound is 4",
  i2: "normalised CHSH violation, Eq. (5)",
  i3: "normalised I3322 violation, Eq. (8), global maximum over six directions",
  heatCurrent2: "heat current from bath 2 into the system, Eq. (29)",
  particleCurrent2: "particle current from bath 2 into the system, Eq. (30)",
  entropyProduction: "entropy production rate, Eqs. (33), (34)",
  rectification: "rectification ratio R, Eq. (36)",
  cntdConcurrence: "critical temperature difference of the concurrence, Eq. (35)",
  cntdI2: "critical temperature difference of I2, Eq. (35)",
  cntdI3: "critical temperature difference of I3, Eq. (35)",
};

/** Labels of the axes that parameters and observables stand on. */
export const AXIS_LABELS: Readonly<Record<string, string>> = {
  kappa: "κ/ε̄",
  "temperature.mean": "T/ε̄",
  "temperature.difference": "ΔT/ε̄",
  "mu.mean": "μ/ε̄",
  "mu.difference": "Δμ/ε̄",
  "epsilon.difference": "Δε/ε̄",
  "gamma.difference": "Δγ/ε̄",
  heatCurrent2: "heat current I₂ᵇ/ε̄²",
  particleCurrent2: "particle current I₂ᶠ/ε̄",
  entropyProduction: "entropy production rate σ/ε̄",
  rectification: "rectification ratio R(ΔT)",
};
