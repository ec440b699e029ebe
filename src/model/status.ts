import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_INVALID_PARAMETER,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import { BellnessError } from "./errors.js";
import type { Parameters } from "./parameters.js";

/** Why no steady state was found: there is none, LU could not resolve it, or nothing can in double precision. */
function singular({ gamma, kappa, epsilon, temperature }: Parameters, full: boolean) {
  const error = (parameter: string, value: unknown, text: string) =>
    new BellnessError("SINGULAR_LIOUVILLIAN", `${parameter}: ${text}`, parameter, value);
  const coupled = gamma.filter((value) => value > 0).length;
  if (coupled === 0 || (coupled === 1 && kappa === 0)) {
    return error(
      "gamma",
      gamma,
      `the steady state is not unique for gamma = [${gamma.join(", ")}] at kappa = ${kappa}. Allowed: gamma > 0 in both baths, or in one of them with kappa > 0; or an initial state, whose limit is then the answer.`,
    );
  }
  const point = `epsilon = [${epsilon.join(", ")}], kappa = ${kappa}, temperature = [${temperature.join(", ")}], gamma = [${gamma.join(", ")}]`;
  if (full) {
    return error(
      "solver",
      "full",
      `LU cannot resolve the steady state in double precision at ${point}: the rates of the Liouvillian span too many orders. Allowed: the closed form, solver "reduced".`,
    );
  }
  return error(
    "gamma",
    gamma,
    `the steady state cannot be resolved in double precision at ${point}: the Liouvillian is singular to rounding. Allowed: parameters further from a pole of the equation, which has them where gamma is not small against epsilon, and from the limit of a bath or a coupling that is zero.`,
  );
}

/** The error behind a status code of assembly/status.ts, for these parameters; `full`: of the LU. */
export function statusError(status: number, params: Parameters, full = false): BellnessError {
  const { gamma, kappa, epsilon } = params;
  switch (status) {
    case STATUS_SINGULAR_LIOUVILLIAN:
      return singular(params, full);
    case STATUS_DEGENERATE_TRANSITION:
      return new BellnessError(
        "DEGENERATE_TRANSITION",
        `kappa: ${kappa} equals 2√(ε₁ε₂) for epsilon = [${epsilon.join(", ")}]: the transition frequency ε₋ is zero and the bosonic occupation diverges. Allowed: any other kappa, or temperature 0.`,
        "kappa",
        kappa,
      );
    case STATUS_OVERFLOW:
      return new BellnessError(
        "INVALID_PARAMETER",
        `temperature: a dissipation rate or a current exceeds double precision at temperature = [${params.temperature.join(", ")}], gamma = [${gamma.join(", ")}]. Allowed: gamma times temperature over the transition frequency, and currents, up to 1e308.`,
        "temperature",
        params.temperature,
      );
    case STATUS_INVALID_PARAMETER:
      return new BellnessError("INVALID_PARAMETER", "A parameter is outside its domain.");
    default:
      throw new RangeError(`unknown status ${status}`);
  }
}
