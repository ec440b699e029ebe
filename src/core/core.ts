/** The two implementations of the numeric core. */
export type BackendName = "wasm" | "js";

/** `"auto"` takes wasm where it runs and falls back to JavaScript. */
export type BackendChoice = BackendName | "auto";

export const BACKENDS: readonly BackendChoice[] = ["auto", "wasm", "js"];

/** The core for a choice of backend. */
export interface SelectedCore<Module> {
  readonly core: Core;
  /** Its compiled kernel; null for the pure-JS core. */
  readonly module: Module | null;
  /** Why `"auto"` fell back to JavaScript; null where it did not. */
  readonly fallbackReason: string | null;
}

/**
 * The numeric core: kernels that work on one arena of doubles, whose map is
 * assembly/layout.ts. Inputs are written into the arena, a kernel is called, results
 * are read from it; nothing is allocated. A kernel never throws: where a point or a
 * system cannot be solved it returns a status of assembly/status.ts.
 */
export interface Core {
  readonly backend: BackendName;
  /** The arena. It never moves. */
  readonly arena: Float64Array;

  /**
   * Steady states and observables of the points 0 … count−1: IN columns in, OUT
   * columns out. `observables` is a mask of OBSERVE bits, `solver` SOLVER_REDUCED or
   * SOLVER_FULL; `count` is at most BLOCK.
   */
  solveBlock(count: number, observables: number, solver: number): void;
  /**
   * Measures of the states 0 … count−1: IN_STATE in, OUT columns out. `observables` is a mask of
   * OBSERVE bits; `accept` 1: matrices with negative eigenvalues as well.
   */
  stateBlock(count: number, observables: number, accept: number): void;
  /**
   * Measures of the Hermitian state in RHO, into the STATE slots: those that a mask of OBSERVE bits
   * asks for, and the smallest eigenvalue.
   */
  stateMeasures(observables: number): void;
  /** Makes the state in RHO the target of fidelities, in the TARGET slots. */
  fidelityTarget(): void;

  /** The same for rows of one system, of which the MOVED columns change some numbers. */
  solveSystems(count: number, observables: number, solver: number): void;
  /** The state from START at the times of rows of one system, of which the MOVED columns may change other numbers too. */
  evolveSystems(count: number, observables: number, solver: number): void;
  /** Steady state and currents of the system in the SYSTEM slots (system/layout.ts); a status. */
  systemSteadyState(): number;
  /** max|Gx|/max|G| of the state in PAULI_STATE. */
  systemResidual(): number;
  /** Matrix, currents and residual of the state in PAULI_STATE, behind systemSteadyState. */
  systemObserve(): void;
  /** The state in PAULI_STATE as a matrix in RHO, alone. */
  systemState(): void;
  /** Propagators for times up to `longest` of the system in the SYSTEM slots; a status. */
  evolveStart(longest: number): number;
  /** The state at a time, from START, into PAULI_STATE. */
  evolveTo(time: number): void;
  /** The propagator of a step … */
  evolveStep(step: number): void;
  /** … and one step on from GRID_STATE. */
  evolveOn(): void;
  /** Eigenvalues of its generator, behind systemSteadyState; 0 where the iteration does not end. */
  systemEigenvalues(): number;
  /** The point of I3322 with degenerate observables for the state in RHO, into STATE_SETTINGS. */
  degenerateMeasures(): void;
  /** The state in RHO after the filter, into STEERING_A, STEERING_FACTOR and the SINGULAR slots; 0: qubit 1 steers. */
  steeringFrame(way: number): void;
  /** Unsteerability of T = diag(t), t₁ ≥ t₂ ≥ t₃ ≥ 0, and a given by its squares, with b = 0. */
  uniformCriterion(a1: number, a2: number, a3: number, t1: number, t2: number, t3: number): number;
  /** Starts the certificate of I3322 for the problem in FRAME and its point in BEST. */
  certifyStart(value: number, gap: number): void;
  /** Bounds up to `limit` more cells; how many are left. Bound and value stand in CERTIFY slots. */
  certifyRun(limit: number): number;
  /** Directions that attain the value at BEST, into STATE_SETTINGS. */
  settings(): void;

  // Single kernels, for tests and benchmarks.

  /** Levels and transitions into the H slots. */
  hamiltonian(statistics: number, epsilon1: number, epsilon2: number, kappa: number): void;
  /** Rates of both baths into the RATE slots; a status. */
  baths(
    statistics: number,
    temperature1: number,
    temperature2: number,
    mu1: number,
    mu2: number,
    gamma1Minus: number,
    gamma1Plus: number,
    gamma2Minus: number,
    gamma2Plus: number,
  ): number;
  /** The 16×16 Liouvillian from the H and RATE slots. */
  liouvillian(): void;
  /** Solves the 16×16 system in LU, RHS; a status. */
  luSolve(): number;
  /** Steady state from the Liouvillian, into ENERGY; a status. */
  steadyState(): number;
  /** Steady state in closed form from the H and RATE slots, into X_RHO; a status. */
  reducedSteadyState(): number;
  /** Global maximum of I3322 for the problem in FRAME, the point in BEST. */
  searchMaximum(): number;
  /** Second-order ascent from the point at slot `at`, given up below `floor`. */
  ascend(at: number, steps: number, floor: number): number;
  /** See-saw sweeps from the point at slot `at`. */
  seesaw(at: number, sweeps: number): void;
  /** exp(x) − 1 for 0 ≤ x ≤ EXP_LIMIT. */
  expm1(x: number): number;
  /** log₂ x for normal x > 0. */
  log2(x: number): number;
}
