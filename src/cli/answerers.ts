import {
  BellnessError,
  type DensityMatrix,
  type EventsOptions,
  type EvolveOptions,
  type Measures,
  type ParametersInput,
  passedOn,
  type SolveOptions,
  type Solver,
  type SystemInput,
} from "../index.js";
import { judged, type Locality } from "./locality.js";
import { type CertifyOption, certified } from "./options.js";

// What each command that is asked line by line answers to one line. All that it must know is data, so
// that other threads can be told it.

export type Solve = (input: unknown) => object | Promise<object>;

/** What `solve` is asked of every line. */
export interface AskedOfSolve extends CertifyOption {
  /** Beside the measures. */
  readonly locality?: Locality;
  readonly options: SolveOptions & { readonly observables?: readonly string[] };
}

/** A line of input: a system or parameters, what is asked of its evolution, and what it passes on. */
export function question<Options = EvolveOptions>(
  input: unknown,
): readonly [SystemInput, Options, object] {
  const object = typeof input === "object" && input !== null ? input : {};
  const { system, params, id: _, meta: __, ...options } = object as Record<string, unknown>;
  if ((system === undefined) === (params === undefined)) {
    throw new BellnessError(
      "INVALID_PARAMETER",
      "system: exactly one of system and params is wanted. Allowed: {system or params, initial, …}.",
      "system",
      system,
    );
  }
  // Whatever it is, the library checks it.
  return [(system ?? params) as SystemInput, options as Options, passedOn(input)];
}

/** A line of output has the states, whatever else was asked for. */
function withRho(options: EvolveOptions): EvolveOptions {
  const { observables } = options;
  if (!Array.isArray(observables) || observables.includes("rho")) return options;
  return { ...options, observables: ["rho", ...observables] };
}

/** How a command answers lines with a solver, asked so. */
type Answerer<Asked> = (solver: Solver, asked: Asked) => Solve;

const solve: Answerer<AskedOfSolve> = (solver, asked) => async (input) => {
  // Whatever the line holds: parameters with and without extensions, or a system.
  const solution: Measures & { readonly rho: DensityMatrix } = solver.solve(
    input as ParametersInput,
    asked.options,
  );
  // What the equation gives is measured as it is, and flagged.
  const { rho } = solution;
  const answer = await certified(solver, rho, solution, asked, { allowNotPositive: true });
  const { locality } = asked;
  return locality === undefined
    ? answer
    : { ...answer, ...(await judged(solver, rho, answer, locality)) };
};

const spectrum: Answerer<object> = (solver) => (input) => ({
  ...passedOn(input),
  ...solver.spectrum(input as SystemInput),
});

const evolve: Answerer<object> = (solver) => (input) => {
  const [system, asked, passed] = question(input);
  return { ...passed, ...solver.evolve(system, withRho(asked)) };
};

const events: Answerer<object> = (solver) => (input) => {
  const [system, asked, passed] = question<EventsOptions>(input);
  return { ...passed, ...solver.events(system, asked) };
};

const ANSWERERS = { solve, spectrum, evolve, events };

/** What lines are asked: by which command, with which data. */
export type LineCommand = {
  [Name in keyof typeof ANSWERERS]: {
    readonly command: Name;
    readonly asked: Parameters<(typeof ANSWERERS)[Name]>[1];
  };
}[keyof typeof ANSWERERS];

export function answererOf(solver: Solver, { command, asked }: LineCommand): Solve {
  return (ANSWERERS[command] as Answerer<object>)(solver, asked);
}
