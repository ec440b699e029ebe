import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import {
  RHO_IM,
  RHO_RE,
  STATE_CHSH,
  STATE_CONCURRENCE,
  STATE_I2,
  STATE_I3,
  STATE_I3322,
  STATE_I3322_BOUND,
  STATE_MIN_EIGENVALUE,
} from "../../assembly/layout.js";
import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { flags } from "../model/flags.js";
import { type DensityMatrix, densityMatrix } from "../model/state.js";
import { readSettings } from "./point.js";
import type { Measures } from "./results.js";

/**
 * Every measure of a two-qubit state.
 *
 * @throws BellnessError INVALID_STATE
 */
export function measureState(core: Core, rho: DensityMatrix): Measures {
  const { re, im } = densityMatrix(rho);
  const { arena } = core;
  arena.set(re, RHO_RE);
  arena.set(im, RHO_IM);
  core.stateMeasures();
  const minEigenvalue = arena[STATE_MIN_EIGENVALUE]!;
  return {
    concurrence: arena[STATE_CONCURRENCE]!,
    chsh: arena[STATE_CHSH]!,
    i2: arena[STATE_I2]!,
    i3322: arena[STATE_I3322]!,
    i3: arena[STATE_I3]!,
    i3322Bound: arena[STATE_I3322_BOUND]!,
    settings: readSettings(arena),
    minEigenvalue,
    flags: flags(minEigenvalue < -FLAG_TOLERANCE ? FLAG_NOT_POSITIVE : 0),
  };
}
