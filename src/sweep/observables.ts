import {
  OBSERVE_CHSH,
  OBSERVE_CONCURRENCE,
  OBSERVE_CURRENTS,
  OBSERVE_I3,
  OBSERVE_I3322,
  OBSERVE_I3322_BOUND,
  OBSERVE_MIN_EIGENVALUE,
  OBSERVE_RECTIFICATION,
  OBSERVE_RESIDUAL,
  OUT_CHSH,
  OUT_CONCURRENCE,
  OUT_ENTROPY_PRODUCTION,
  OUT_HEAT1,
  OUT_HEAT2,
  OUT_I2,
  OUT_I3,
  OUT_I3322,
  OUT_I3322_BOUND,
  OUT_MIN_EIGENVALUE,
  OUT_PARTICLE1,
  OUT_PARTICLE2,
  OUT_RECTIFICATION,
  OUT_RESIDUAL,
  OUT_RHO11,
  OUT_RHO14_IM,
  OUT_RHO14_RE,
  OUT_RHO22,
  OUT_RHO23_IM,
  OUT_RHO23_RE,
  OUT_RHO33,
  OUT_RHO44,
} from "../../assembly/layout.js";

interface Source {
  /** Column of the block that holds it. */
  readonly column: number;
  /** OBSERVE bit that computes it; 0 for what every point has. */
  readonly bit: number;
  /** What the column means and its unit (ħ = k_B = 1), for metadata. */
  readonly meaning: string;
  readonly unit: Unit;
}

/** Energies, temperatures and rates share one unit, the one that `epsilon` is given in. */
export type Unit = "1" | "energy" | "energy^2";

/** Everything a sweep can observe. */
export const OBSERVABLES = {
  concurrence: {
    column: OUT_CONCURRENCE,
    bit: OBSERVE_CONCURRENCE,
    meaning: "concurrence, Eq. (1)",
    unit: "1",
  },
  chsh: {
    column: OUT_CHSH,
    bit: OBSERVE_CHSH,
    meaning: "maximum of Tr(B2222 rho), Eq. (9)",
    unit: "1",
  },
  i2: {
    column: OUT_I2,
    bit: OBSERVE_CHSH,
    meaning: "normalised CHSH violation, Eq. (5)",
    unit: "1",
  },
  i3322: { column: OUT_I3322, bit: OBSERVE_I3322, meaning: "maximum of Tr(B3322 rho)", unit: "1" },
  i3: {
    column: OUT_I3,
    bit: OBSERVE_I3,
    meaning: "normalised I3322 violation, Eq. (8)",
    unit: "1",
  },
  i3322Bound: {
    column: OUT_I3322_BOUND,
    bit: OBSERVE_I3322_BOUND,
    meaning: "rigorous upper bound of i3322",
    unit: "1",
  },
  heatCurrent1: {
    column: OUT_HEAT1,
    bit: OBSERVE_CURRENTS,
    meaning: "heat current from bath 1, Eq. (29)",
    unit: "energy^2",
  },
  heatCurrent2: {
    column: OUT_HEAT2,
    bit: OBSERVE_CURRENTS,
    meaning: "heat current from bath 2, Eq. (29)",
    unit: "energy^2",
  },
  particleCurrent1: {
    column: OUT_PARTICLE1,
    bit: OBSERVE_CURRENTS,
    meaning: "particle current from bath 1, Eq. (30)",
    unit: "energy",
  },
  particleCurrent2: {
    column: OUT_PARTICLE2,
    bit: OBSERVE_CURRENTS,
    meaning: "particle current from bath 2, Eq. (30)",
    unit: "energy",
  },
  entropyProduction: {
    column: OUT_ENTROPY_PRODUCTION,
    bit: OBSERVE_CURRENTS,
    meaning: "entropy production rate, Eqs. (33), (34)",
    unit: "energy",
  },
  rectification: {
    column: OUT_RECTIFICATION,
    bit: OBSERVE_CURRENTS | OBSERVE_RECTIFICATION,
    meaning: "rectification ratio, Eq. (36)",
    unit: "1",
  },
  minEigenvalue: {
    column: OUT_MIN_EIGENVALUE,
    bit: OBSERVE_MIN_EIGENVALUE,
    meaning: "smallest eigenvalue of rho",
    unit: "1",
  },
  residual: {
    column: OUT_RESIDUAL,
    bit: OBSERVE_RESIDUAL,
    meaning: "residual of the steady state",
    unit: "1",
  },
  rho11: { column: OUT_RHO11, bit: 0, meaning: "population of |00>", unit: "1" },
  rho22: { column: OUT_RHO22, bit: 0, meaning: "population of |01>", unit: "1" },
  rho33: { column: OUT_RHO33, bit: 0, meaning: "population of |10>", unit: "1" },
  rho44: { column: OUT_RHO44, bit: 0, meaning: "population of |11>", unit: "1" },
  rho14Re: { column: OUT_RHO14_RE, bit: 0, meaning: "Re <00|rho|11>", unit: "1" },
  rho14Im: { column: OUT_RHO14_IM, bit: 0, meaning: "Im <00|rho|11>", unit: "1" },
  rho23Re: { column: OUT_RHO23_RE, bit: 0, meaning: "Re <01|rho|10>", unit: "1" },
  rho23Im: { column: OUT_RHO23_IM, bit: 0, meaning: "Im <01|rho|10>", unit: "1" },
} as const satisfies Record<string, Source>;

/** The name of something a sweep can observe. */
export type Observable = keyof typeof OBSERVABLES;

export const OBSERVABLE_NAMES = Object.keys(OBSERVABLES) as Observable[];

/** The mask that computes these observables and nothing else. */
export function observableMask(names: readonly Observable[]): number {
  return names.reduce((mask, name) => mask | OBSERVABLES[name].bit, 0);
}
