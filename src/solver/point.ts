import * as slot from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { measureMask, type PointMeasure, type PointMeasureResults } from "../core/measures.js";
import { readPoint, readRho, writeRow, writeTarget } from "../core/slots.js";
import type { AskedOf } from "../core/state.js";
import { flags } from "../model/flags.js";
import type { Model } from "../model/model.js";
import type { Parameters } from "../model/parameters.js";
import type { Solution } from "./results.js";

/**
 * Solves one point of the paper's model, or of one that shares its kernel, with what is asked for.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
export function solvePoint<P extends Parameters>(
  core: Core,
  model: Pick<Model<P>, "kernel" | "inputs" | "row" | "prepare" | "error">,
  params: P,
  solver: number,
  { names, target, thorough }: AskedOf<PointMeasure>,
): Partial<PointMeasureResults> & Pick<Solution, "rho" | "flags"> & { readonly params: P } {
  const { arena } = core;
  if (target !== null) writeTarget(core, target);
  model.prepare?.(arena, []);
  writeRow(arena, 0, model.inputs([]), model.row(params, []));
  core[model.kernel](1, measureMask(names, thorough), solver);
  const status = arena[slot.OUT_STATUS]!;
  if (status !== STATUS_OK) throw model.error(status, params, solver === slot.SOLVER_FULL);
  return {
    params,
    rho: readRho(arena),
    ...readPoint(arena, names),
    flags: flags(arena[slot.OUT_FLAGS]!),
  };
}
