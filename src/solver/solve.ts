import type { Core } from "../core/core.js";
import { oneOf } from "../model/keys.js";
import { isExtended } from "../model/paperSystem.js";
import { parameters } from "../model/parameters.js";
import { passedOn } from "../model/passed.js";
import { optionsOf } from "../model/refuse.js";
import { policy, type Repair, type RepairOptions } from "../model/repair.js";
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
  /** What is done to a system's `initial` that is no state, and how far off it may be (0.01). */
  readonly repair?: Repair;
  readonly tolerance?: number;
}

/** One implementation of the overloads, which differ by keys of the input. */
export function solveBy(core: Core) {
  return (input: unknown, options?: SolveOptions & Partial<Asked>) => {
    const { solver = "auto", repair, tolerance, ...asked } = optionsOf(options);
    const rules = policy({ repair, tolerance } as RepairOptions);
    const checked = oneOf(solver, SOLVERS, "solver", "INVALID_PARAMETER");
    const answer = isSystem(input)
      ? solveSystem(core, input, askedOfSystem(asked), rules)
      : isExtended(input)
        ? solveExtended(core, input, askedOfSystem(asked))
        : solvePoint(core, parameters(input), solverNumber(checked), askedOfPoint(asked));
    return { ...passedOn(input), ...answer };
  };
}
