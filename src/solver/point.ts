import * as slot from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { POINT_MASK, readPoint, readRho, writeRow } from "../core/slots.js";
import { flags } from "../model/flags.js";
import { PAPER } from "../model/paper.js";
import type { Parameters } from "../model/parameters.js";
import type { Solution } from "./results.js";

/**
 * Solves one point with every observable.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
export function solvePoint(core: Core, params: Parameters, solver: number): Solution {
  const { arena } = core;
  writeRow(arena, 0, PAPER.inputs([]), PAPER.row(params, []));
  core[PAPER.kernel](1, POINT_MASK, solver);
  const status = arena[slot.OUT_STATUS]!;
  if (status !== STATUS_OK) throw PAPER.error(status, params, solver === slot.SOLVER_FULL);
  return {
    params,
    rho: readRho(arena),
    ...readPoint(arena),
    flags: flags(arena[slot.OUT_FLAGS]!),
  };
}
