// The module's exports. Nothing else lives here but what brings them over the boundary.

import { expm1 as expm1OfPair } from "./math";

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
export { reducedSteadyState } from "./reduced";
export { degenerateMeasures, stateMeasures } from "./state";
export { steadyState } from "./steadyState";
export { solveBlock } from "./sweep";

/** exp(x) − 1 of one number: pairs do not cross the boundary. */
export function expm1(x: f64): f64 {
  return f64x2.extract_lane(expm1OfPair(f64x2.splat(x)), 0);
}
