import type { Core } from "../core/core.js";
import { oneOf } from "../model/keys.js";
import { isExtended } from "../model/paperSystem.js";
import { parameters } from "../model/parameters.js";
import { passedOn } from "../model/passed.js";
import { optionsOf } from "../model/refuse.js";
import { isSystem } from "../model/system.js";
import { solverNumber } from "../sweep/rows.js";
import { SOLVERS, type SolverChoice } from "../sweep/spec.js";
import { solveExtended } from "./extended.js";
import { solvePoint } from "./point.js";
import { solveSystem } from "./system.js";

/** How one point is solved. */
export interface SolveOptions {
  /** `"auto"` (default) and `"reduced"`: the closed form; `"full"`: LU of the 16×16 Liouvillian. */
  readonly solver?: SolverChoice;
}

/** One implementation of the overloads, which differ by keys of the input. */
export function solveBy(core: Core) {
  return (input: unknown, options?: SolveOptions) => {
    const { solver = "auto" } = optionsOf(options);
    const checked = oneOf(solver, SOLVERS, "solver", "INVALID_PARAMETER");
    const answer = isSystem(input)
      ? solveSystem(core, input)
      : isExtended(input)
        ? solveExtended(core, input)
        : solvePoint(core, parameters(input), solverNumber(checked));
    return { ...passedOn(input), ...answer };
  };
}
