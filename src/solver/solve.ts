import type { Core } from "../core/core.js";
import type { AskedOf } from "../core/state.js";
import { oneOf } from "../model/keys.js";
import { isExtended } from "../model/paperSystem.js";
import { parameters } from "../model/parameters.js";
import { passedOn } from "../model/passed.js";
import { optionsOf } from "../model/refuse.js";
import { policy, type Repair, type RepairOptions } from "../model/repair.js";
import { type DensityMatrix, numbersOf } from "../model/state.js";
import { isSystem } from "../model/system.js";
import type { ThoroughOption } from "../model/thorough.js";
import { solverNumber } from "../sweep/rows.js";
import { SOLVERS, type SolverChoice } from "../sweep/spec.js";
import { type Asked, askedOfPoint } from "./asked.js";
import { degenerate } from "./degenerate.js";
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
  /** Admit observables ±𝟙 in I3322. */
  readonly allowDegenerate?: boolean;
}

/** One implementation of the overloads, which differ by keys of the input. */
export function solveBy(core: Core) {
  return (input: unknown, options?: SolveOptions & Partial<Asked>) => {
    const { solver = "auto", repair, tolerance, allowDegenerate, ...asked } = optionsOf(options);
    const rules = policy({ repair, tolerance } as RepairOptions);
    const checked = oneOf(solver, SOLVERS, "solver", "INVALID_PARAMETER");
    const answered = <Name extends string>(
      names: AskedOf<Name>,
      solve: (names: AskedOf<Name>) => { readonly rho: DensityMatrix },
    ) =>
      allowDegenerate === true
        ? degenerate(core, names, solve, ({ rho }) => numbersOf(rho))
        : solve(names);
    const answer = isSystem(input)
      ? answered(askedOfSystem(asked), (names) => solveSystem(core, input, names, rules))
      : isExtended(input)
        ? answered(askedOfSystem(asked), (names) => solveExtended(core, input, names))
        : answered(askedOfPoint(asked), (names) =>
            solvePoint(core, parameters(input), solverNumber(checked), names),
          );
    return { ...passedOn(input), ...answer };
  };
}
