import type { Core } from "../core/core.js";
import type { AskedOf } from "../core/state.js";
import { type ExtendedParameters, paperSystem } from "../model/paperSystem.js";
import type { Policy } from "../model/repair.js";
import type { ExtendedSolution } from "./results.js";
import { type SystemMeasure, solveChecked } from "./system.js";

/**
 * The steady state of the paper's parameters with an equation or a form, spectrum and units of
 * their own, by the way of systems of any kind.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, OSCILLATING, DEGENERATE_TRANSITION, INVALID_STATE (of the
 *   initial state)
 */
export function solveExtended(
  core: Core,
  params: ExtendedParameters,
  asked: AskedOf<SystemMeasure>,
  rules: Policy,
  initial: unknown,
): ExtendedSolution {
  const names = asked.names.filter((name) => name !== "jumpHeat" && name !== "gap");
  const { system: _, ...solution } = solveChecked(
    core,
    paperSystem(params),
    initial,
    { ...asked, names },
    rules,
  );
  // Two baths.
  return { params, ...solution } as unknown as ExtendedSolution;
}
