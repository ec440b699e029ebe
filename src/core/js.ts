import { f64 } from "../js/arena.js";
import { baths } from "../js/baths.js";
import { hamiltonian } from "../js/hamiltonian.js";
import { ascend } from "../js/i3322/ascent.js";
import { certifyRun, certifyStart } from "../js/i3322/certify.js";
import { searchGrid, searchMaximum } from "../js/i3322/search.js";
import { seesaw } from "../js/i3322/seesaw.js";
import { settings } from "../js/i3322/settings.js";
import { liouvillian } from "../js/liouvillian.js";
import { luSolve } from "../js/lu.js";
import { expm1 } from "../js/math.js";
import { reducedSteadyState } from "../js/reduced.js";
import { degenerateMeasures, stateMeasures } from "../js/state.js";
import { steadyState } from "../js/steadyState.js";
import { solveBlock } from "../js/sweep.js";
import type { Core } from "./core.js";

searchGrid();

/** The pure-JS core. One per realm: its calls run to their end, so that solvers may share it. */
export const jsCore: Core = {
  backend: "js",
  arena: f64,
  solveBlock,
  stateMeasures,
  degenerateMeasures,
  certifyStart,
  certifyRun,
  settings,
  hamiltonian,
  baths,
  liouvillian,
  luSolve,
  steadyState,
  reducedSteadyState,
  searchMaximum,
  ascend,
  seesaw,
  expm1,
};

/** The same for those who can wait: the page's workers have it in a file of its own (build.mjs). */
export async function loadJsCore(): Promise<Core> {
  return jsCore;
}
