import * as kernels from "#kernels";
import type { Core } from "./core.js";

kernels.searchStarts();
kernels.commutatorTable();

/** The pure-JS core. One per realm: its calls run to their end, so that solvers may share it. */
export const jsCore: Core = {
  backend: "js",
  // Each by its name: a spread would keep what a bundler may leave out.
  arena: kernels.arena,
  solveBlock: kernels.solveBlock,
  stateBlock: kernels.stateBlock,
  stateMeasures: kernels.stateMeasures,
  fidelityTarget: kernels.fidelityTarget,
  degenerateMeasures: kernels.degenerateMeasures,
  steeringFrame: kernels.steeringFrame,
  uniformCriterion: kernels.uniformCriterion,
  certifyStart: kernels.certifyStart,
  certifyRun: kernels.certifyRun,
  settings: kernels.settings,
  hamiltonian: kernels.hamiltonian,
  baths: kernels.baths,
  liouvillian: kernels.liouvillian,
  luSolve: kernels.luSolve,
  steadyState: kernels.steadyState,
  reducedSteadyState: kernels.reducedSteadyState,
  searchMaximum: kernels.searchMaximum,
  ascend: kernels.ascend,
  seesaw: kernels.seesaw,
  expm1: kernels.expm1,
  log2: kernels.log2,
  solveSystems: kernels.solveSystems,
  systemSteadyState: kernels.systemSteadyState,
  systemObserve: kernels.systemObserve,
  systemResidual: kernels.systemResidual,
  systemState: kernels.systemState,
  evolveSystems: kernels.evolveSystems,
  evolveStart: kernels.evolveStart,
  evolveTo: kernels.evolveTo,
  evolveStep: kernels.evolveStep,
  evolveOn: kernels.evolveOn,
  systemEigenvalues: kernels.systemEigenvalues,
};

/** The same for those who can wait: the page's workers have it in a file of its own (build.mjs). */
export async function loadJsCore(): Promise<Core> {
  return jsCore;
}
