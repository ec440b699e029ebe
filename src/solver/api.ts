// What a solver can be asked.

import type { BellOptions, BellResult } from "../bell/bell.js";
import type { InequalityInput } from "../bell/inequality.js";
import type { BackendName } from "../core/core.js";
import type {
  Measure,
  MeasureResults,
  PointMeasure,
  PointMeasureResults,
} from "../core/measures.js";
import type { Events, EventsOptions } from "../evolve/events.js";
import type { Evolution } from "../evolve/evolve.js";
import type { EvolveOptions } from "../evolve/spec.js";
import type { ExtendedParametersInput } from "../model/paperSystem.js";
import type { ParametersInput } from "../model/parameters.js";
import type { Further, StateInput } from "../model/state.js";
import type { SystemInput } from "../model/system.js";
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
import type { Asked } from "./asked.js";
import type { Certificate, CertifyOptions } from "./certify.js";
import type { DegenerateMeasures } from "./degenerate.js";
import type { StateOptions } from "./options.js";
import type { ExtendedSolution, Solution, StateMeasures } from "./results.js";
import type { SolveOptions } from "./solve.js";
import type { Relaxation, SystemMeasure, SystemSolution } from "./system.js";

/** Everything bellness computes, on one core. */
export interface Solver {
  readonly backend: BackendName;
  /** Why `"auto"` fell back to JavaScript; null where it did not. */
  readonly fallbackReason: string | null;
  /** With `allowDegenerate` I3322 admits observables ±𝟙 (the paper does not): settings hold 1 or −1 there. */
  solve(
    params: ParametersInput,
    options: SolveOptions & { readonly allowDegenerate: true },
  ): Omit<Solution, "settings"> & Pick<DegenerateMeasures, "settings">;
  /**
   * The nonequilibrium steady state of the paper's model: dρ/dt = −i[H, ρ] + Σ_j D_j[ρ] = 0 with Tr ρ = 1,
   * H = −(ε₁ZI + ε₂IZ)/2 + κ(XX + YY)/4 and the Bloch-Redfield dissipators of two baths (docs/model.md). With it
   * come concurrence, chsh, i2, i3322 with its directions and a bound, i3, heat and particle currents into the
   * system, entropy production, smallest eigenvalue, residual, flags.
   *
   * @param params `{statistics, epsilon, kappa, temperature, mu, gamma}`; energies, temperatures and rates in one
   *   unit (ħ = k_B = 1), pairs as `[first, second]`, `{mean, difference}` or one number for both
   * @returns ρ in the basis |00⟩, |01⟩, |10⟩, |11⟩, row by row, and what is measured of it
   * @throws BellnessError INVALID_PARAMETER; SINGULAR_LIOUVILLIAN where the steady state is not unique;
   *   DEGENERATE_TRANSITION for warm bosons at κ = 2√(ε₁ε₂)
   * @example
   * solver.solve({ kappa: 3, temperature: [0.2, 0.6] }).concurrence; // 0.6874…
   */
  solve(params: ParametersInput, options?: SolveOptions): Solution;
  /** The same with the observables that are asked for and no others. */
  solve<const O extends readonly PointMeasure[]>(
    params: ParametersInput,
    options: SolveOptions & Asked<O>,
  ): Pick<Solution, "params" | "rho" | "flags"> & Pick<PointMeasureResults, O[number]>;
  /** The same with a spectrum, an equation, a form or units beside the parameters: by the general way. */
  solve(params: ExtendedParametersInput, options?: ThoroughOption): ExtendedSolution;
  /**
   * The steady state of any two-qubit open system (docs/systems.md): a Hamiltonian, baths with spectra, Lindblad
   * operators, and Redfield's, the secular, the universal or the local equation. Where it is not unique,
   * its `initial` decides.
   *
   * @returns as above; one current a bath, `jumpHeat`, and the gap of the generator
   * @throws BellnessError INVALID_PARAMETER; SINGULAR_LIOUVILLIAN with the number of stationary states;
   *   OSCILLATING where the evolution from `initial` has no limit; DEGENERATE_TRANSITION where a rate diverges
   * @example
   * solver.solve({
   *   hamiltonian: { ZI: -0.5, IZ: -0.5, XX: 0.75 },
   *   baths: [{ coupling: { XI: 1 }, temperature: 0.2, spectrum: { kind: "ohmic", gamma: 0.02 } }],
   *   jumps: [{ operator: { "I-": 1 }, rate: 0.01 }],
   * }).concurrence;
   */
  solve(system: SystemInput, options?: Omit<SolveOptions, "solver">): SystemSolution;
  /** The same with the observables that are asked for and no others. */
  solve<const O extends readonly SystemMeasure[]>(
    system: SystemInput,
    options: Omit<SolveOptions, "solver"> & Asked<O>,
  ): Pick<SystemSolution, "system" | "rho" | "flags" | "repaired"> &
    Pick<SystemSolution & MeasureResults, O[number]>;
  /**
   * The sixteen eigenvalues λ of a system's generator, of the paper's model too: −Re λ are its relaxation rates, in
   * the unit of energies. An isolated one is exact to some 1e-15 of the largest entry of the generator.
   *
   * @returns the eigenvalues, the gap −max Re λ over those that are not 0, the number of stationary states
   * @throws BellnessError INVALID_PARAMETER, DEGENERATE_TRANSITION
   */
  spectrum(system: SystemInput | ParametersInput | ExtendedParametersInput): Relaxation;
  /**
   * ρ(t) = e^{Gt}ρ(0) of a system, of the paper's model too, at any times ≥ 0 in any order (in inverse units of
   * energy), to 1e-11 for any rates and up to t = 1e9, with what is observed of it.
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
  /** The same where it is not known beforehand whether observables may be ±𝟙. */
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
  stateBlocks<const O extends StatesOptions>(
    source: AsyncIterable<StateBlock>,
    options?: O,
  ): AsyncGenerator<MeasuredBlock<StateColumnName<O>>, void>;
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
