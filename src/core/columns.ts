// Everything that is computed of a point, once: where it lies, what asks for it, what it means.
// Sweeps, results, labels and tables of the docs follow from this table.

import * as slot from "../../assembly/layout.js";
import * as system from "../../assembly/system/layout.js";
import type { Pair } from "../model/pairs.js";
import type { ChshSettings, Settings } from "../model/settings.js";

/** Energies, temperatures and rates share one unit, the one that `epsilon` is given in. */
export type Unit = "1" | "bit" | "energy" | "energy^2" | "1/energy";

export interface Column {
  /** Output column of a block, and of how many the first; each is a column of BLOCK numbers. */
  readonly slot: number;
  readonly length?: 2 | 12 | 18;
  /** OBSERVE bit that computes it; 0 for what every point has. */
  readonly bit: number;
  /** Where a state's own measure lies; none for what needs the model. */
  readonly state?: number;
  /** Whether answers leave it out unless it is asked for. */
  readonly apart?: true;
  readonly unit: Unit;
  /** What it is, for metadata; `#` is the number of the bath. */
  readonly meaning: string;
}

export const COLUMNS = {
  /** Concurrence, 0 … 1 (Wootters 1998; Eq. (1) for X-states). */
  concurrence: {
    slot: slot.OUT_CONCURRENCE,
    bit: slot.OBSERVE_CONCURRENCE,
    state: slot.STATE_CONCURRENCE,
    unit: "1",
    meaning: "concurrence, Eq. (1)",
  },
  /** Maximum of Tr(B₂₂₂₂ρ) (Horodecki 1995; Eqs. (9), (10)): at most 2 for local states, 2√2 for quantum ones. */
  chsh: {
    slot: slot.OUT_CHSH,
    bit: slot.OBSERVE_CHSH,
    state: slot.STATE_CHSH,
    unit: "1",
    meaning: "maximum of Tr(B2222 rho), Eq. (9)",
  },
  /** Four directions that attain chsh. Of the last point of a block only: no column of a sweep. */
  chshSettings: {
    slot: slot.STATE_CHSH_SETTINGS,
    length: 12,
    bit: slot.OBSERVE_CHSH_SETTINGS,
    state: slot.STATE_CHSH_SETTINGS,
    unit: "1",
    meaning: "directions a1, a2, b1, b2 that attain chsh",
  },
  /** Normalised violation of the CHSH inequality, max(0, (chsh − 2)/(2√2 − 2)), Eq. (5). */
  i2: {
    slot: slot.OUT_I2,
    bit: slot.OBSERVE_CHSH,
    state: slot.STATE_I2,
    unit: "1",
    meaning: "normalised CHSH violation, Eq. (5)",
  },
  /** Maximum of Tr(B₃₃₂₂ρ) over six unit vectors: at most 4 for local states, 5 for quantum ones. */
  i3322: {
    slot: slot.OUT_I3322,
    bit: slot.OBSERVE_I3322,
    state: slot.STATE_I3322,
    unit: "1",
    meaning: "maximum of Tr(B3322 rho)",
  },
  /** Normalised violation of the I3322 inequality, max(0, i3322 − 4), Eq. (8). */
  i3: {
    slot: slot.OUT_I3,
    bit: slot.OBSERVE_I3,
    state: slot.STATE_I3,
    unit: "1",
    meaning: "normalised I3322 violation, Eq. (8)",
  },
  /** A rigorous upper bound of i3322. */
  i3322Bound: {
    slot: slot.OUT_I3322_BOUND,
    bit: slot.OBSERVE_I3322_BOUND,
    state: slot.STATE_I3322_BOUND,
    unit: "1",
    meaning: "rigorous upper bound of i3322",
  },
  /** The largest (a·x)² + 2|Tᵀx| for qubit 1 steering qubit 2: at most 1 proves a local model (docs/locality.md). */
  unsteerability12: {
    slot: slot.OUT_UNSTEERABILITY12,
    bit: slot.OBSERVE_UNSTEERABILITY,
    state: slot.STATE_UNSTEERABILITY12,
    unit: "1",
    meaning: "unsteerability of qubit 2 by qubit 1: at most 1 proves a local model",
  },
  /** The same for qubit 2 steering qubit 1. */
  unsteerability21: {
    slot: slot.OUT_UNSTEERABILITY21,
    bit: slot.OBSERVE_UNSTEERABILITY,
    state: slot.STATE_UNSTEERABILITY21,
    unit: "1",
    meaning: "unsteerability of qubit 1 by qubit 2: at most 1 proves a local model",
  },
  /** Six directions that attain i3322. Of the last point of a block only: no column of a sweep. */
  settings: {
    slot: slot.STATE_SETTINGS,
    length: 18,
    bit: slot.OBSERVE_SETTINGS,
    state: slot.STATE_SETTINGS,
    unit: "1",
    meaning: "directions a1, a2, a3, b1, b2, b3 that attain i3322",
  },
  /** (‖ρ^T₁‖₁ − 1)/2: above 0 for entangled states, at most ½. */
  negativity: {
    slot: slot.OUT_NEGATIVITY,
    bit: slot.OBSERVE_NEGATIVITY,
    state: slot.STATE_NEGATIVITY,
    apart: true,
    unit: "1",
    meaning: "negativity",
  },
  /** Entanglement of formation (Wootters 1998), 0 … 1 bit. */
  entanglementOfFormation: {
    slot: slot.OUT_FORMATION,
    bit: slot.OBSERVE_FORMATION,
    state: slot.STATE_FORMATION,
    apart: true,
    unit: "bit",
    meaning: "entanglement of formation",
  },
  /** Tr ρ², ¼ … 1. */
  purity: {
    slot: slot.OUT_PURITY,
    bit: slot.OBSERVE_PURITY,
    state: slot.STATE_PURITY,
    apart: true,
    unit: "1",
    meaning: "purity Tr rho^2",
  },
  /** S(ρ), 0 … 2 bits. */
  entropy: {
    slot: slot.OUT_ENTROPY,
    bit: slot.OBSERVE_ENTROPY,
    state: slot.STATE_ENTROPY,
    apart: true,
    unit: "bit",
    meaning: "von Neumann entropy",
  },
  /** S(1) + S(2) − S(ρ), 0 … 2 bits. */
  mutualInformation: {
    slot: slot.OUT_MUTUAL_INFORMATION,
    bit: slot.OBSERVE_MUTUAL_INFORMATION,
    state: slot.STATE_MUTUAL_INFORMATION,
    apart: true,
    unit: "bit",
    meaning: "mutual information S(1) + S(2) - S",
  },
  /** Quantum discord for projective measurements of qubit 1, 0 … 1 bit. */
  discord1: {
    slot: slot.OUT_DISCORD1,
    bit: slot.OBSERVE_DISCORD1,
    state: slot.STATE_DISCORD1,
    apart: true,
    unit: "bit",
    meaning: "quantum discord, measured on qubit 1",
  },
  /** The same for measurements of qubit 2. */
  discord2: {
    slot: slot.OUT_DISCORD2,
    bit: slot.OBSERVE_DISCORD2,
    state: slot.STATE_DISCORD2,
    apart: true,
    unit: "bit",
    meaning: "quantum discord, measured on qubit 2",
  },
  /** Largest ⟨Φ|ρ|Φ⟩ over maximally entangled Φ, ¼ … 1; (2F + 1)/3 is the fidelity of teleportation. */
  fullyEntangledFraction: {
    slot: slot.OUT_FULLY_ENTANGLED,
    bit: slot.OBSERVE_FULLY_ENTANGLED,
    state: slot.STATE_FULLY_ENTANGLED,
    apart: true,
    unit: "1",
    meaning: "largest overlap with a maximally entangled state",
  },
  /** ⟨ψ|ρ|ψ⟩, or Uhlmann's fidelity (Tr √(√ρ σ √ρ))², with the target that is given once. */
  fidelity: {
    slot: slot.OUT_FIDELITY,
    bit: slot.OBSERVE_FIDELITY,
    state: slot.STATE_FIDELITY,
    apart: true,
    unit: "1",
    meaning: "fidelity with the target",
  },
  /** Heat current from either bath into the system, Eq. (29). */
  heatCurrent: {
    slot: slot.OUT_HEAT1,
    length: 2,
    bit: slot.OBSERVE_CURRENTS,
    unit: "energy^2",
    meaning: "heat current from bath #, Eq. (29)",
  },
  /** Particle current from either bath into the system, Eq. (30). */
  particleCurrent: {
    slot: slot.OUT_PARTICLE1,
    length: 2,
    bit: slot.OBSERVE_CURRENTS,
    unit: "energy",
    meaning: "particle current from bath #, Eq. (30)",
  },
  /** Entropy production rate σ, Eqs. (33), (34); infinite where anything flows to or from a bath at T = 0, or where a quotient overflows. */
  entropyProduction: {
    slot: slot.OUT_ENTROPY_PRODUCTION,
    bit: slot.OBSERVE_CURRENTS,
    unit: "energy",
    meaning: "entropy production rate, Eqs. (33), (34)",
  },
  /** Rectification ratio of the heat current, Eq. (36): a second solution, with the baths' temperatures exchanged. */
  rectification: {
    slot: slot.OUT_RECTIFICATION,
    bit: slot.OBSERVE_CURRENTS | slot.OBSERVE_RECTIFICATION,
    apart: true,
    unit: "1",
    meaning: "rectification ratio, Eq. (36)",
  },
  /** Smallest eigenvalue of ρ. */
  minEigenvalue: {
    slot: slot.OUT_MIN_EIGENVALUE,
    bit: slot.OBSERVE_MIN_EIGENVALUE,
    state: slot.STATE_MIN_EIGENVALUE,
    unit: "1",
    meaning: "smallest eigenvalue of rho",
  },
  /** Residual of the steady state, max|Lρ|/max|L|. */
  residual: {
    slot: slot.OUT_RESIDUAL,
    bit: slot.OBSERVE_RESIDUAL,
    unit: "1",
    meaning: "residual of the steady state",
  },
  /** Heat from the jump operators of a system. */
  jumpHeat: {
    slot: system.OUT_JUMP_HEAT,
    bit: slot.OBSERVE_CURRENTS,
    apart: true,
    unit: "energy^2",
    meaning: "heat from all jump operators",
  },
  /** Slowest relaxation rate of a system: −max Re λ of its generator. */
  gap: {
    slot: system.OUT_GAP,
    bit: slot.OBSERVE_GAP,
    apart: true,
    unit: "energy",
    meaning: "slowest relaxation rate",
  },
  rho11: { slot: slot.OUT_RHO11, bit: 0, apart: true, unit: "1", meaning: "population of |00>" },
  rho22: { slot: slot.OUT_RHO22, bit: 0, apart: true, unit: "1", meaning: "population of |01>" },
  rho33: { slot: slot.OUT_RHO33, bit: 0, apart: true, unit: "1", meaning: "population of |10>" },
  rho44: { slot: slot.OUT_RHO44, bit: 0, apart: true, unit: "1", meaning: "population of |11>" },
  rho14Re: { slot: slot.OUT_RHO14_RE, bit: 0, apart: true, unit: "1", meaning: "Re <00|rho|11>" },
  rho14Im: { slot: slot.OUT_RHO14_IM, bit: 0, apart: true, unit: "1", meaning: "Im <00|rho|11>" },
  rho23Re: { slot: slot.OUT_RHO23_RE, bit: 0, apart: true, unit: "1", meaning: "Re <01|rho|10>" },
  rho23Im: { slot: slot.OUT_RHO23_IM, bit: 0, apart: true, unit: "1", meaning: "Im <01|rho|10>" },
} as const satisfies Record<string, Column>;

export type Columns = typeof COLUMNS;

/** What of a point a column is: a number, one for either bath, or directions. */
export type Value<C> = C extends { length: 18 }
  ? Settings
  : C extends { length: 12 }
    ? ChshSettings
    : C extends { length: 2 }
      ? Pair
      : number;

/** What is computed of any two-qubit state where nothing is asked for. */
export type StateResults = {
  readonly [K in keyof Columns as Columns[K] extends { apart: true }
    ? never
    : Columns[K] extends { state: number }
      ? K
      : never]: Value<Columns[K]>;
};

/** What `solve` computes of a steady state where nothing is asked for. */
export type PointResults = {
  readonly [K in keyof Columns as Columns[K] extends { apart: true } ? never : K]: Value<
    Columns[K]
  >;
};
