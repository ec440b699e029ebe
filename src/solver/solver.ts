import type { BackendName } from "../core/core.js";
import { BACKENDS, type BackendChoice, selectCore } from "../core/select.js";
import type { WasmSource } from "../core/wasm.js";
import { oneOf } from "../model/keys.js";
import { type ParametersInput, parameters } from "../model/parameters.js";
import type { DensityMatrix } from "../model/state.js";
import { type Progress, runSweep, solverNumber, type Table } from "../sweep/run.js";
import { SOLVERS, type SolverChoice, type SweepSpec, sweep } from "../sweep/spec.js";
import { type Certificate, type CertifyOptions, certifyState } from "./certify.js";
import { type DegenerateMeasures, degenerateMeasures } from "./degenerate.js";
import { solvePoint } from "./point.js";
import type { Measures, Solution } from "./results.js";
import { measureState } from "./state.js";

export interface SolverOptions {
  /** `"auto"` (default): wasm where it runs, else JavaScript. */
  readonly backend?: BackendChoice;
  /** Where the kernel comes from; by default it is inlined in the package. */
  readonly wasm?: WasmSource;
}

export interface SolveOptions {
  /** `"auto"` (default) and `"reduced"`: the closed form; `"full"`: LU of the 16×16 Liouvillian. */
  readonly solver?: SolverChoice;
}

export interface SweepOptions {
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
}

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
  solve(params: ParametersInput, options?: SolveOptions): Solution;
  /**
   * Every measure of any two-qubit state. With `allowDegenerate` the maximum of I3322 admits
   * observables ±𝟙 (the paper does not), which embed CHSH.
   *
   * @throws BellnessError INVALID_STATE
   */
  state(rho: DensityMatrix): Measures;
  state(rho: DensityMatrix, options: { readonly allowDegenerate: boolean }): DegenerateMeasures;
  /**
   * Proof of the maximum of I3322 of a state by branch and bound: a value that `settings`
   * reach and a bound that no measurement exceeds.
   *
   * @throws BellnessError INVALID_STATE, INVALID_PARAMETER; the signal's reason when it aborts
   */
  certify(rho: DensityMatrix, options?: CertifyOptions): Promise<Certificate>;
  /**
   * A grid of points as columns. Points that cannot be solved have a status other
   * than 0 and NaN in their row.
   *
   * @throws BellnessError INVALID_SWEEP, INVALID_PARAMETER; the signal's reason when it aborts
   */
  sweep(spec: SweepSpec, options?: SweepOptions): Promise<Table>;
}

/**
 * Makes a solver.
 *
 * @throws BellnessError BACKEND_UNAVAILABLE, INVALID_PARAMETER
 */
export async function createSolver(options: SolverOptions = {}): Promise<Solver> {
  const choice = oneOf(options.backend ?? "auto", BACKENDS, "backend", "INVALID_PARAMETER");
  const { core, fallbackReason } = await selectCore(choice, options.wasm);
  return {
    backend: core.backend,
    fallbackReason,
    solve(params, { solver = "auto" } = {}) {
      const checked = oneOf(solver, SOLVERS, "solver", "INVALID_PARAMETER");
      return solvePoint(core, parameters(params), solverNumber(checked));
    },
    state(rho: DensityMatrix, options?: { readonly allowDegenerate: boolean }) {
      const measures = measureState(core, rho);
      // Without the option the settings are directions: the first overload.
      if (options?.allowDegenerate !== true) return measures;
      return degenerateMeasures(core, rho, measures) as Measures;
    },
    certify: (rho, options) => certifyState(core, rho, options),
    async sweep(spec, { onProgress, signal } = {}) {
      return runSweep(core, sweep(spec), onProgress, signal);
    },
  };
}
