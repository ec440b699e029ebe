// Everything that is computed of a point, once: where it lies, what asks for it, what it means.
// Sweeps, results, labels and tables of the docs follow from this table.

import * as slot from "../../assembly/layout.js";
import * as system from "../../assembly/system/layout.js";
import type { Pair } from "../model/pairs.js";
import type { Settings } from "../model/settings.js";

/** Energies, temperatures and rates share one unit, the one that `epsilon` is given in. */
export type Unit = "1" | "energy" | "energy^2";

interface Column {
  /** Output column of a block, and of how many the first; each is a column of BLOCK numbers. */
  readonly slot: number;
  readonly length?: 2 | 18;
  /** OBSERVE bit that computes it; 0 for what every point has. */
  readonly bit: number;
  /** Where a state's own measure lies; none for what needs the model. */
  readonly state?: number;
  /** Whether `solve` leaves it out. */
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

type Columns = typeof COLUMNS;

/** What of a point a column is: a number, one for either bath, or directions. */
type Value<C> = C extends { length: 18 } ? Settings : C extends { length: 2 } ? Pair : number;

/** What is computed of any two-qubit state. */
export type StateResults = {
  readonly [K in keyof Columns as Columns[K] extends { state: number } ? K : never]: Value<
    Columns[K]
  >;
};

/** What `solve` computes of a steady state. */
export type PointResults = {
  readonly [K in keyof Columns as Columns[K] extends { apart: true } ? never : K]: Value<
    Columns[K]
  >;
};

/** The name of something a sweep can observe: a column, of a pair with the number of the bath. */
export type Observable = {
  [K in keyof Columns]: Columns[K] extends { length: 2 }
    ? `${K}${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
    : Columns[K] extends { length: 18 }
      ? never
      : K;
}[keyof Columns];

/** One column that a sweep can observe. */
export interface ObservableColumn extends Pick<Column, "slot" | "bit" | "unit" | "meaning"> {}

function observables(): Record<Observable, ObservableColumn> {
  const found: Record<string, ObservableColumn> = {};
  for (const [name, column] of Object.entries<Column>(COLUMNS)) {
    const { length = 1, bit, unit, meaning } = column;
    if (length > 2) continue;
    for (let k = 0; k < length; k++) {
      const bath = String(k + 1);
      found[length === 1 ? name : name + bath] = {
        slot: column.slot + k * slot.BLOCK,
        bit,
        unit,
        meaning: meaning.replace("#", bath),
      };
    }
  }
  // More baths than two have columns of systems.
  for (let k = 0; k < system.OBSERVED_BATHS - 2; k++) {
    for (const [name, first] of [
      ["heatCurrent", system.OUT_MORE_HEAT],
      ["particleCurrent", system.OUT_MORE_PARTICLES],
    ] as const) {
      const { bit, unit, meaning } = COLUMNS[name];
      const bath = String(k + 3);
      found[name + bath] = {
        slot: first + k * slot.BLOCK,
        bit,
        unit,
        meaning: meaning.replace("#", bath),
      };
    }
  }
  return found as Record<Observable, ObservableColumn>;
}

/** Everything a sweep can observe. */
export const OBSERVABLES = observables();

export const OBSERVABLE_NAMES = Object.keys(OBSERVABLES) as readonly Observable[];

/** The mask that computes these observables and nothing else. */
export function observableMask(names: readonly Observable[]): number {
  return names.reduce((mask, name) => mask | OBSERVABLES[name].bit, 0);
}
