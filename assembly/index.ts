// What the host sees of the core: the arena and the kernels. Nothing else lives here.

export { arena } from "./arena";
export { solveBlock } from "./block";
export { ascend } from "./i3322/ascent";
export { certifyRun, certifyStart } from "./i3322/certify";
export { searchMaximum } from "./i3322/search";
export { seesaw } from "./i3322/seesaw";
export { settings } from "./i3322/settings";
export { searchStarts } from "./i3322/starts";
export { expm1 } from "./linear/expm1";
export { log2 } from "./linear/log2";
export { luSolve } from "./linear/lu";
export { stateBlock } from "./measures/block";
export { fidelityTarget } from "./measures/fidelity";
export { degenerateMeasures, stateMeasures } from "./measures/state";
export { steeringFrame, uniformCriterion } from "./measures/unsteerability";
export { reducedSteadyState } from "./paper/closedForm";
export { hamiltonian } from "./paper/levels";
export { liouvillian } from "./paper/liouvillian";
export { baths } from "./paper/rates";
export { steadyState } from "./paper/steadyState";
export { solveSystems } from "./system/block";
export { commutatorTable } from "./system/commutator";
export { systemEigenvalues } from "./system/eigenvalues";
export { evolveOn, evolveStart, evolveStep, evolveTo } from "./system/evolve";
export { systemObserve, systemResidual, systemState, systemSteadyState } from "./system/steady";
export { evolveSystems } from "./system/timed";
