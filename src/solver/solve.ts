import type { Core } from "../core/core.js";
import { oneOf } from "../model/keys.js";
import { PAPER } from "../model/paper.js";
import { extendedParameters, isExtended } from "../model/paperSystem.js";
import { parameters } from "../model/parameters.js";
import { passedOn } from "../model/passed.js";
import { optionsOf } from "../model/refuse.js";
import { isClosedForm, shapedModel } from "../model/shapedModel.js";
import { isSystem } from "../model/system.js";
import type { ThoroughOption } from "../model/thorough.js";
import { solverNumber } from "../sweep/rows.js";
import { SOLVERS, type SolverChoice } from "../sweep/spec.js";
import { type Asked, askedOfPoint } from "./asked.js";
import { solveExtended } from "./extended.js";
import { solvePoint } from "./point.js";
import { askedOfSystem, solveSystem } from "./system.js";

/** How one point is solved. */
export interface SolveOptions extends ThoroughOption {
  /** `"auto"` (default) and `"reduced"`: the closed form; `"full"`: LU of the 16×16 Liouvillian. */
  readonly solver?: SolverChoice;
}

/** One implementation of the overloads, which differ by keys of the input. */
export function solveBy(core: Core) {
  return (input: unknown, options?: SolveOptions & Partial<Asked>) => {
    const { solver = "auto", ...asked } = optionsOf(options);
    const checked = oneOf(solver, SOLVERS, "solver", "INVALID_PARAMETER");
    const answer = () => {
      if (isSystem(input)) return solveSystem(core, input, askedOfSystem(asked));
      const number = solverNumber(checked);
      if (!isExtended(input)) {
        return solvePoint(core, PAPER, parameters(input), number, askedOfPoint(asked));
      }
      const params = extendedParameters(input);
      if (!isClosedForm(params)) return solveExtended(core, params, askedOfSystem(asked));
      return solvePoint(core, shapedModel(params), params, number, askedOfPoint(asked));
    };
    return { ...passedOn(input), ...answer() };
  };
}
