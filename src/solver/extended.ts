import type { Core } from "../core/core.js";
import type { Pair } from "../model/pairs.js";
import { extendedParameters, paperSystem } from "../model/paperSystem.js";
import type { ExtendedSolution } from "./results.js";
import { solveChecked } from "./system.js";

/**
 * The steady state of the paper's parameters with a spectrum, an equation, a form or units of
 * their own, by the way of systems of any kind.
 *
 * @throws BellnessError INVALID_PARAMETER, SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION
 */
export function solveExtended(core: Core, input: unknown): ExtendedSolution {
  const params = extendedParameters(input);
  const {
    system: _,
    jumpHeat: __,
    gap: ___,
    heatCurrent,
    particleCurrent,
    entropyProduction,
    ...solution
  } = solveChecked(core, paperSystem(params), undefined);
  return {
    params,
    ...solution,
    // Two baths.
    heatCurrent: heatCurrent as unknown as Pair,
    particleCurrent: particleCurrent as unknown as Pair,
    entropyProduction: entropyProduction!,
  };
}
