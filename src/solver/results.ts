import type { PointResults } from "../core/columns.js";
import type { Measures } from "../core/state.js";
import type { Flag } from "../model/flags.js";
import type { ExtendedParameters } from "../model/paperSystem.js";
import type { Parameters } from "../model/parameters.js";
import type { Passed } from "../model/passed.js";
import type { Repaired } from "../model/repair.js";
import type { Judgement } from "../model/verdict.js";

/** Measures of a state that was given, and what they prove of it. */
export interface StateMeasures extends Measures, Judgement {
  /** What the matrix was before it was repaired; missing where it was a state. */
  readonly repaired?: Repaired;
}

/** A steady state of the paper's parameters with a spectrum, an equation, a form or units of their own. */
export interface ExtendedSolution extends Omit<Solution, "params"> {
  readonly params: ExtendedParameters;
}

/** A nonequilibrium steady state with everything observed on it. */
export interface Solution extends Passed, PointResults {
  readonly params: Parameters;
  /** ρ in the local basis, row by row. */
  readonly rho: { readonly re: number[]; readonly im: number[] };
  readonly flags: Flag[];
}
