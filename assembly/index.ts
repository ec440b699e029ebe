// The module's exports. Nothing else lives here.

export { ARENA } from "./arena";
export { baths } from "./baths";
export { hamiltonian } from "./hamiltonian";
export { ascend } from "./i3322/ascent";
export { certifyRun, certifyStart } from "./i3322/certify";
export { searchGrid, searchMaximum } from "./i3322/search";
export { seesaw } from "./i3322/seesaw";
export { settings } from "./i3322/settings";
export { liouvillian } from "./liouvillian";
export { luSolve } from "./lu";
export { expm1 } from "./math";
export { reducedSteadyState } from "./reduced";
export { degenerateMeasures, stateMeasures } from "./state";
export { steadyState } from "./steadyState";
export { solveBlock } from "./sweep";
