import * as slot from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { measureMask, type PointMeasure, type PointMeasureResults } from "../core/measures.js";
import { readPoint, readRho, writeRow, writeTarget } from "../core/slots.js";
import type { AskedOf } from "../core/state.js";
import { flags } from "../model/flags.js";
import { PAPER } from "../model/paper.js";
import type { Parameters } from "../model/parameters.js";
import type { Solution } from "./results.js";

/**
 * Solves one point with what is asked for.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
export function solvePoint(
  core: Core,
  params: Parameters,
  solver: number,
  { names, target, thorough }: AskedOf<PointMeasure>,
): Partial<PointMeasureResults> & Pick<Solution, "params" | "rho" | "flags"> {
  const { arena } = core;
  if (target !== null) writeTarget(core, target);
  writeRow(arena, 0, PAPER.inputs([]), PAPER.row(params, []));
  core[PAPER.kernel](1, measureMask(names, thorough), solver);
  const status = arena[slot.OUT_STATUS]!;
  if (status !== STATUS_OK) throw PAPER.error(status, params, solver === slot.SOLVER_FULL);
  return {
    params,
    rho: readRho(arena),
    ...readPoint(arena, names),
    flags: flags(arena[slot.OUT_FLAGS]!),
  };
}
