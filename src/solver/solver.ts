import { type BellOptions, type BellResult, bell } from "../bell/bell.js";
import type { InequalityInput } from "../bell/inequality.js";
import { BACKENDS, type BackendName } from "../core/core.js";
import type {
  Measure,
  MeasureResults,
  PointMeasure,
  PointMeasureResults,
} from "../core/measures.js";
import { selectCore } from "../core/select.js";
import { type Events, type EventsOptions, evolutionEvents } from "../evolve/events.js";
import { type Evolution, evolution, evolutionTable, evolveColumns } from "../evolve/evolve.js";
import type { EvolveOptions } from "../evolve/spec.js";
import { oneOf } from "../model/keys.js";
import {
  type ExtendedParametersInput,
  extendedParameters,
  paperSystem,
} from "../model/paperSystem.js";
import type { ParametersInput } from "../model/parameters.js";
import { optionsOf } from "../model/refuse.js";
import type { Further, StateInput } from "../model/state.js";
import { type CheckedSystem, checkedSystem, isSystem, type SystemInput } from "../model/system.js";
import type { ThoroughOption } from "../model/thorough.js";
import type { MeasuredBlock, StateBlock } from "../states/block.js";
import type { StateColumnName, StatesInput, StatesOptions } from "../states/states.js";
import type { Steering, SteeringOptions } from "../steering/steering.js";
import type { Verdict, VerdictOptions } from "../steering/verdict.js";
import type { SweepDescription } from "../sweep/describe.js";
import type { ColumnName, SweepSpec } from "../sweep/spec.js";
import type { FileOptions, SweepOptions, TableOptions } from "../sweep/sweeper.js";
import type { Table, TableBlock } from "../table/columns.js";
import type { FileChunk } from "../table/file.js";
import type { Shard } from "../table/shard.js";
import { type Asked, askedOfState } from "./asked.js";
import { type Certificate, type CertifyOptions, certifyState } from "./certify.js";
import { type DegenerateMeasures, degenerateState } from "./degenerate.js";
import type { SolverOptions, StateOptions } from "./options.js";
import type { ExtendedSolution, Solution, StateMeasures } from "./results.js";
import { type SolveOptions, solveBy } from "./solve.js";
import { measureState } from "./state.js";
import {
  type Relaxation,
  relaxationOf,
  type SystemMeasure,
  type SystemSolution,
} from "./system.js";
import { tableMethods } from "./tableMethods.js";

/** Everything bellness computes, on one core. */
export interface Solver {
  readonly backend: BackendName;
  /** Why `"auto"` fell back to JavaScript; null where it did not. */
  readonly fallbackReason: string | null;
  /**
   * The nonequilibrium steady state for these parameters, with every measure.
   *
   * @throws BellnessError INVALID_PARAMETER, SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION
   */
  solve(
    params: ParametersInput,
    options: SolveOptions & { readonly allowDegenerate: true },
  ): Omit<Solution, "settings"> & Pick<DegenerateMeasures, "settings">;
  solve(params: ParametersInput, options?: SolveOptions): Solution;
  /** The same with the observables that are asked for and no others. */
  solve<const O extends readonly PointMeasure[]>(
    params: ParametersInput,
    options: SolveOptions & Asked<O>,
  ): Pick<Solution, "params" | "rho" | "flags"> & Pick<PointMeasureResults, O[number]>;
  /** The same with a spectrum, an equation, a form or units beside the parameters: by the general way. */
  solve(params: ExtendedParametersInput, options?: ThoroughOption): ExtendedSolution;
  /**
   * The steady state of any two-qubit open system. Where it is not unique its `initial` decides.
   *
   * @throws BellnessError INVALID_PARAMETER, SINGULAR_LIOUVILLIAN, OSCILLATING, DEGENERATE_TRANSITION
   */
  solve(system: SystemInput, options?: Omit<SolveOptions, "solver">): SystemSolution;
  solve<const O extends readonly SystemMeasure[]>(
    system: SystemInput,
    options: Omit<SolveOptions, "solver"> & Asked<O>,
  ): Pick<SystemSolution, "system" | "rho" | "flags" | "repaired"> &
    Pick<SystemSolution & MeasureResults, O[number]>;
  /**
   * The sixteen eigenvalues of a system's generator, of the paper's model too.
   *
   * @throws BellnessError INVALID_PARAMETER, DEGENERATE_TRANSITION
   */
  spectrum(system: SystemInput | ParametersInput | ExtendedParametersInput): Relaxation;
  /**
   * The state of a system, of the paper's model too, at any times from an initial state on,
   * exact to 1e-11 for any rates and up to 1e9 times.
   *
   * @throws BellnessError INVALID_PARAMETER, INVALID_STATE, DEGENERATE_TRANSITION
   */
  evolve(
    system: SystemInput | ParametersInput | ExtendedParametersInput,
    options: EvolveOptions,
  ): Evolution;
  /** The same as a table: `time`, the observables, ρ as sixteen mean values, `status`, `flags`. */
  evolveTable(
    system: SystemInput | ParametersInput | ExtendedParametersInput,
    options: EvolveOptions,
  ): Table;
  /**
   * Births and deaths of entanglement and of violations along an evolution, and sign changes of
   * currents: all of them in the interval, each as a time.
   *
   * @throws BellnessError INVALID_PARAMETER, INVALID_STATE, DEGENERATE_TRANSITION
   */
  events(
    system: SystemInput | ParametersInput | ExtendedParametersInput,
    options: EventsOptions,
  ): Events;
  /**
   * Every measure of any two-qubit state, in any shape; keys that stand beside it come back. What
   * is no state is refused unless the options say what to do with it. With `allowDegenerate` the
   * maximum of I3322 admits observables ±𝟙 (the paper does not), which embed CHSH.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER
   */
  state<T extends StateInput>(
    rho: T,
    options?: StateOptions & { readonly allowDegenerate?: false },
  ): StateMeasures & Omit<Further<T>, keyof StateMeasures>;
  /** The same with the observables that are asked for and no others. */
  state<T extends StateInput, const O extends readonly Measure[]>(
    rho: T,
    options: StateOptions & Asked<O> & { readonly allowDegenerate?: false },
  ): Pick<StateMeasures, "flags" | "repaired"> &
    Pick<MeasureResults, O[number]> &
    Omit<Further<T>, keyof StateMeasures>;
  state<T extends StateInput>(
    rho: T,
    options: StateOptions,
  ): DegenerateMeasures & Omit<Further<T>, keyof StateMeasures>;
  /**
   * Measures of many states as columns, the observables and then `status` (0: fine) and `flags`
   * (bits): of a Float64Array of N×32 numbers, numpy's layout of complex128, or of states in any
   * shape. What is no state has a status other than 0 and NaN. The bits do not depend on the
   * number of workers.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER, WORKER_FAILED; the signal's reason when it aborts
   */
  states<const O extends StatesOptions>(
    data: StatesInput,
    options?: O,
  ): Promise<Table<StateColumnName<O>>>;
  /**
   * The same block by block, for states that do not fit into memory: of `readStates` or
   * `randomStates`. Blocks come back with what stood beside their states.
   *
   * @throws as states, and as the source
   */
  stateBlocks(
    source: AsyncIterable<StateBlock>,
    options?: StatesOptions,
  ): AsyncGenerator<MeasuredBlock, void>;
  /**
   * Proof of the maximum of I3322 of a state by branch and bound: a value that `settings`
   * reach and a bound that no measurement exceeds.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
   */
  certify(rho: StateInput, options?: CertifyOptions): Promise<Certificate>;
  /**
   * The largest value of a two-party inequality with outcomes ±1 over projective measurements on a
   * state, by name or by its coefficients, with the directions, the local bound, the critical
   * visibility and how firmly it is known; with `settings` the value of those.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER
   */
  bell(rho: StateInput, inequality: InequalityInput, options?: BellOptions): BellResult;
  /**
   * The critical radius of steering within proven bounds, either way: a lower bound of at least 1
   * proves that the state is local for any number of projective measurements.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
   */
  steering(rho: StateInput, options?: SteeringOptions): Promise<Steering>;
  /**
   * What is proven of a state: separable, entangled and unsteerable (hence local), nonlocal, or
   * undecided, with the reason.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
   */
  verdict(rho: StateInput, options?: VerdictOptions): Promise<Verdict>;
  /**
   * A grid of points as columns. Points that cannot be solved have a status other
   * than 0 and NaN in their row. The bits do not depend on the number of workers.
   *
   * @throws BellnessError INVALID_SWEEP, INVALID_PARAMETER, WORKER_FAILED; the signal's reason when it aborts
   */
  sweep<const S extends SweepSpec>(spec: S, options?: TableOptions): Promise<Table<ColumnName<S>>>;
  /**
   * The same block by block, in the order of the rows, in bounded memory: the sweep
   * waits while the caller is behind, and ends when the caller stops.
   *
   * @throws as sweep
   */
  sweepBlocks<const S extends SweepSpec>(
    spec: S,
    options?: SweepOptions,
  ): AsyncGenerator<TableBlock<ColumnName<S>>, void>;
  /**
   * The bytes of a table as a file, chunk by chunk, in bounded memory. A chunk's
   * checkpoint, given back as `after`, goes on behind it: the bytes are the same.
   *
   * @throws as sweep
   */
  sweepFile(spec: SweepSpec, options: FileOptions): AsyncGenerator<FileChunk, void>;
  /**
   * What the table of a sweep is: version, complete spec, rows, meaning and unit of each column.
   *
   * @throws BellnessError INVALID_SWEEP, INVALID_PARAMETER
   */
  describeSweep(spec: SweepSpec, shard?: Shard): SweepDescription;
  /** Why sweeps with workers run in the calling thread; null where they do not, or none has been asked for. */
  readonly workersUnavailable: string | null;
  /** Ends the workers; they would let the process end anyway. */
  close(): void;
}

/** A system, or the one that the paper's parameters stand for. */
function anySystem(input: unknown): CheckedSystem {
  return isSystem(input) ? checkedSystem(input) : paperSystem(extendedParameters(input));
}

/**
 * Makes a solver.
 *
 * @throws BellnessError BACKEND_UNAVAILABLE where wasm is asked for and cannot run, or its
 *   source cannot be read; INVALID_PARAMETER where the source is not the kernel of this build
 */
export async function createSolver(options: SolverOptions = {}): Promise<Solver> {
  const { backend = "auto", wasm, worker } = optionsOf(options);
  const choice = oneOf(backend, BACKENDS, "backend", "INVALID_PARAMETER");
  const { core, module, fallbackReason } = await selectCore(choice, wasm);
  const { methods, unavailable } = tableMethods({ core, module, factory: worker });
  return {
    backend: core.backend,
    fallbackReason,
    solve: solveBy(core) as Solver["solve"],
    spectrum: (system) => relaxationOf(core, anySystem(system)),
    evolve: (system, options) =>
      evolution(evolveColumns(core, anySystem(system), { ...options }, true)),
    evolveTable: (system, options) =>
      evolutionTable(evolveColumns(core, anySystem(system), { ...options }, false)),
    events: (system, options) => evolutionEvents(core, anySystem(system), options),
    state(rho: unknown, options?: StateOptions & Partial<Asked>) {
      const { allowDegenerate, observables, target, thorough, ...repair } = optionsOf(options);
      const asked = askedOfState({ observables, target, thorough });
      if (allowDegenerate === true) return degenerateState(core, rho, asked, repair) as never;
      // Without the option the settings are directions, and all are there unless some are asked for.
      return measureState(core, rho, asked, repair) as never;
    },
    certify: async (rho, options) => certifyState(core, rho, optionsOf(options)),
    bell: (rho, inequality, options) => bell(core, rho, inequality, optionsOf(options)),
    // Loaded when first asked for: most programs never do.
    async steering(rho, options) {
      const { steering } = await import("../steering/steering.js");
      return steering(core, rho, optionsOf(options));
    },
    async verdict(rho, options) {
      const { verdict } = await import("../steering/verdict.js");
      return verdict(core, rho, optionsOf(options));
    },
    ...methods,
    get workersUnavailable() {
      return unavailable();
    },
  };
}
