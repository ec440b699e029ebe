import type { Core } from "../core/core.js";
import type { PointMeasure } from "../core/measures.js";
import type { AskedOf } from "../core/state.js";
import { BellnessError } from "../model/errors.js";
import { oneOf } from "../model/keys.js";
import { PAPER } from "../model/paper.js";
import {
  type ExtendedParametersInput,
  extendedParameters,
  isExtended,
} from "../model/paperSystem.js";
import { type Parameters, parameters } from "../model/parameters.js";
import { passedOn } from "../model/passed.js";
import { optionsOf } from "../model/refuse.js";
import { policy, type Repair, type RepairOptions } from "../model/repair.js";
import { isClosedForm, shapedModel } from "../model/shapedModel.js";
import { type DensityMatrix, numbersOf, type StateInput } from "../model/state.js";
import { isSystem } from "../model/system.js";
import type { ThoroughOption } from "../model/thorough.js";
import { SOLVERS, type SolverChoice, solverNumber } from "../sweep/solvers.js";
import { type Asked, askedOfPoint } from "./asked.js";
import { degenerate } from "./degenerate.js";
import { solveExtended } from "./extended.js";
import { solvePoint } from "./point.js";
import { askedOfSystem, solveSystem } from "./system.js";

/** How one point is solved. */
export interface SolveOptions extends ThoroughOption {
  /** `"auto"` (default) and `"reduced"`: the closed form; `"full"`: LU of the 16×16 Liouvillian. */
  readonly solver?: SolverChoice;
  /** The state that decides where the steady state is not unique and the system has no `initial` of its own. */
  readonly initial?: StateInput;
  /** What is done to an initial state that is no state, and how far off it may be (0.01). */
  readonly repair?: Repair;
  readonly tolerance?: number;
  /** Admit observables ±𝟙 in I3322. */
  readonly allowDegenerate?: boolean;
}

function isSingular(error: unknown): boolean {
  return error instanceof BellnessError && error.code === "SINGULAR_LIOUVILLIAN";
}

/** One implementation of the overloads, which differ by keys of the input. */
export function solveBy(core: Core) {
  return (input: unknown, options?: SolveOptions & Partial<Asked>) => {
    const {
      solver = "auto",
      repair,
      tolerance,
      initial,
      allowDegenerate,
      ...asked
    } = optionsOf(options);
    const rules = policy({ repair, tolerance } as RepairOptions);
    const checked = oneOf(solver, SOLVERS, "solver", "INVALID_PARAMETER");
    const answered = <Name extends string>(
      names: AskedOf<Name>,
      solve: (names: AskedOf<Name>) => { readonly rho: DensityMatrix },
    ) =>
      allowDegenerate === true
        ? degenerate(core, names, solve, ({ rho }) => numbersOf(rho))
        : solve(names);
    const ofSystem = () => askedOfSystem(asked);
    // The closed form knows no limit: where the steady state is not unique, the general way has it.
    const orLimit = <P extends Parameters, S>(
      params: P,
      { names, ...others }: AskedOf<PointMeasure>,
      solve: () => S,
    ) => {
      try {
        return solve();
      } catch (error) {
        if (initial === undefined || !isSingular(error)) throw error;
        // What is of two steady states there is no limit of.
        const ofOne = names.filter((name) => name !== "rectification");
        if (ofOne.length < names.length) throw error;
        const extended = extendedParameters(input as ExtendedParametersInput);
        const general = { ...others, names: ofOne };
        return { ...solveExtended(core, extended, general, rules, initial), params };
      }
    };
    const answer = () => {
      if (isSystem(input)) {
        return answered(ofSystem(), (names) => solveSystem(core, input, names, rules, initial));
      }
      const number = solverNumber(checked);
      if (!isExtended(input)) {
        const params = parameters(input);
        return answered(askedOfPoint(asked), (names) =>
          orLimit(params, names, () => solvePoint(core, PAPER, params, number, names)),
        );
      }
      const params = extendedParameters(input);
      if (!isClosedForm(params)) {
        return answered(ofSystem(), (names) => solveExtended(core, params, names, rules, initial));
      }
      const model = shapedModel(params);
      return answered(askedOfPoint(asked), (names) =>
        orLimit(params, names, () => solvePoint(core, model, params, number, names)),
      );
    };
    return { ...passedOn(input), ...answer() };
  };
}
