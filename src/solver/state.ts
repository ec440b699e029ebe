import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { readState, writeRho } from "../core/slots.js";
import { flags } from "../model/flags.js";
import { type DensityMatrix, densityMatrix } from "../model/state.js";
import type { Measures } from "./results.js";

/**
 * Every measure of a two-qubit state.
 *
 * @throws BellnessError INVALID_STATE
 */
export function measureState(core: Core, rho: DensityMatrix): Measures {
  writeRho(core.arena, densityMatrix(rho));
  core.stateMeasures();
  const results = readState(core.arena);
  return {
    ...results,
    flags: flags(results.minEigenvalue < -FLAG_TOLERANCE ? FLAG_NOT_POSITIVE : 0),
  };
}
