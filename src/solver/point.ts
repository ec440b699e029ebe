import {
  IN_EPSILON1,
  IN_EPSILON2,
  IN_GAMMA1_MINUS,
  IN_GAMMA1_PLUS,
  IN_GAMMA2_MINUS,
  IN_GAMMA2_PLUS,
  IN_KAPPA,
  IN_MU1,
  IN_MU2,
  IN_STATISTICS,
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
  OBSERVE_CHSH,
  OBSERVE_CONCURRENCE,
  OBSERVE_CURRENTS,
  OBSERVE_I3322,
  OBSERVE_I3322_BOUND,
  OBSERVE_MIN_EIGENVALUE,
  OBSERVE_RESIDUAL,
  OBSERVE_SETTINGS,
  OUT_CHSH,
  OUT_CONCURRENCE,
  OUT_ENTROPY_PRODUCTION,
  OUT_FLAGS,
  OUT_HEAT1,
  OUT_HEAT2,
  OUT_I2,
  OUT_I3,
  OUT_I3322,
  OUT_I3322_BOUND,
  OUT_MIN_EIGENVALUE,
  OUT_PARTICLE1,
  OUT_PARTICLE2,
  OUT_RESIDUAL,
  OUT_RHO11,
  OUT_RHO14_IM,
  OUT_RHO14_RE,
  OUT_RHO22,
  OUT_RHO23_IM,
  OUT_RHO23_RE,
  OUT_RHO33,
  OUT_RHO44,
  OUT_STATUS,
  SOLVER_FULL,
  STATE_SETTINGS,
} from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { flags } from "../model/flags.js";
import type { Parameters } from "../model/parameters.js";
import { statusError } from "../model/status.js";
import type { Direction, Settings, Solution } from "./results.js";

const EVERYTHING =
  OBSERVE_CURRENTS |
  OBSERVE_CONCURRENCE |
  OBSERVE_CHSH |
  OBSERVE_I3322 |
  OBSERVE_I3322_BOUND |
  OBSERVE_SETTINGS |
  OBSERVE_MIN_EIGENVALUE |
  OBSERVE_RESIDUAL;

/** Writes one set of parameters into row `i` of the block's input columns. */
export function writePoint(arena: Float64Array, i: number, params: Parameters): void {
  arena[IN_STATISTICS + i] = params.statistics === "bose" ? 0 : 1;
  arena[IN_EPSILON1 + i] = params.epsilon[0];
  arena[IN_EPSILON2 + i] = params.epsilon[1];
  arena[IN_KAPPA + i] = params.kappa;
  arena[IN_TEMPERATURE1 + i] = params.temperature[0];
  arena[IN_TEMPERATURE2 + i] = params.temperature[1];
  arena[IN_MU1 + i] = params.mu[0];
  arena[IN_MU2 + i] = params.mu[1];
  arena[IN_GAMMA1_MINUS + i] = params.gamma[0];
  arena[IN_GAMMA1_PLUS + i] = params.gamma[0];
  arena[IN_GAMMA2_MINUS + i] = params.gamma[1];
  arena[IN_GAMMA2_PLUS + i] = params.gamma[1];
}

/** The directions in STATE_SETTINGS. */
export function readSettings(arena: Float64Array): Settings {
  const direction = (k: number): Direction => {
    const at = STATE_SETTINGS + 3 * k;
    return [arena[at]!, arena[at + 1]!, arena[at + 2]!];
  };
  return {
    alice: [direction(0), direction(1), direction(2)],
    bob: [direction(3), direction(4), direction(5)],
  };
}

/** Row by row from the X entries of row 0 of the block. */
function readRho(arena: Float64Array): { re: number[]; im: number[] } {
  const re = new Array<number>(16).fill(0);
  const im = new Array<number>(16).fill(0);
  re[0] = arena[OUT_RHO11]!;
  re[5] = arena[OUT_RHO22]!;
  re[10] = arena[OUT_RHO33]!;
  re[15] = arena[OUT_RHO44]!;
  re[3] = re[12] = arena[OUT_RHO14_RE]!;
  im[3] = arena[OUT_RHO14_IM]!;
  im[12] = -im[3];
  re[6] = re[9] = arena[OUT_RHO23_RE]!;
  im[6] = arena[OUT_RHO23_IM]!;
  im[9] = -im[6];
  return { re, im };
}

/**
 * Solves one point with every observable.
 *
 * @throws BellnessError SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION, INVALID_PARAMETER
 */
export function solvePoint(core: Core, params: Parameters, solver: number): Solution {
  const { arena } = core;
  writePoint(arena, 0, params);
  core.solveBlock(1, EVERYTHING, solver);
  const status = arena[OUT_STATUS]!;
  if (status !== STATUS_OK) throw statusError(status, params, solver === SOLVER_FULL);
  return {
    params,
    rho: readRho(arena),
    concurrence: arena[OUT_CONCURRENCE]!,
    chsh: arena[OUT_CHSH]!,
    i2: arena[OUT_I2]!,
    i3322: arena[OUT_I3322]!,
    i3: arena[OUT_I3]!,
    i3322Bound: arena[OUT_I3322_BOUND]!,
    settings: readSettings(arena),
    heatCurrent: [arena[OUT_HEAT1]!, arena[OUT_HEAT2]!],
    particleCurrent: [arena[OUT_PARTICLE1]!, arena[OUT_PARTICLE2]!],
    entropyProduction: arena[OUT_ENTROPY_PRODUCTION]!,
    minEigenvalue: arena[OUT_MIN_EIGENVALUE]!,
    residual: arena[OUT_RESIDUAL]!,
    flags: flags(arena[OUT_FLAGS]!),
  };
}
