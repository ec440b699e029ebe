import type { Flag } from "../model/flags.js";
import type { Pair, Parameters } from "../model/parameters.js";
import type { Repaired } from "../model/repair.js";

/** A unit vector on the Bloch sphere. */
export type Direction = [number, number, number];

/** Six measurement directions that attain the maximum of I3322. */
export interface Settings {
  readonly alice: [Direction, Direction, Direction];
  readonly bob: [Direction, Direction, Direction];
}

/** Entanglement and Bell nonlocality of a two-qubit state. */
export interface Measures {
  /** Concurrence, 0 … 1 (Wootters 1998; Eq. (1) for X-states). */
  readonly concurrence: number;
  /** Maximum of Tr(B₂₂₂₂ρ) (Horodecki 1995; Eqs. (9), (10)): at most 2 for local states, 2√2 for quantum ones. */
  readonly chsh: number;
  /** Eq. (5). */
  readonly i2: number;
  /** Maximum of Tr(B₃₃₂₂ρ) over six unit vectors: at most 4 for local states, 5 for quantum ones. */
  readonly i3322: number;
  /** Eq. (8). */
  readonly i3: number;
  /** A rigorous upper bound of i3322. */
  readonly i3322Bound: number;
  readonly settings: Settings;
  /** Smallest eigenvalue of ρ. */
  readonly minEigenvalue: number;
  readonly flags: Flag[];
}

/** Measures of a state that was given. */
export interface StateMeasures extends Measures {
  /** What the matrix was before it was repaired; missing where it was a state. */
  readonly repaired?: Repaired;
}

/** A nonequilibrium steady state with everything observed on it. */
export interface Solution extends Measures {
  readonly params: Parameters;
  /** ρ in the local basis, row by row. */
  readonly rho: { readonly re: number[]; readonly im: number[] };
  /** Heat current from either bath into the system, Eq. (29). */
  readonly heatCurrent: Pair;
  /** Particle current from either bath into the system, Eq. (30). */
  readonly particleCurrent: Pair;
  /** Entropy production rate σ, Eqs. (33), (34); +Infinity where anything flows to or from a bath at T = 0. */
  readonly entropyProduction: number;
  /** Residual of the steady state, max|Lρ|/max|L|. */
  readonly residual: number;
}
