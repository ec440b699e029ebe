import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_INVALID_PARAMETER,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import { BellnessError } from "./errors.js";
import type { Parameters } from "./parameters.js";

/** The error behind a status code of assembly/status.ts, for these parameters. */
export function statusError(status: number, params: Parameters): BellnessError {
  const { gamma, kappa, epsilon } = params;
  switch (status) {
    case STATUS_SINGULAR_LIOUVILLIAN:
      return new BellnessError(
        "SINGULAR_LIOUVILLIAN",
        `gamma: the steady state is not unique for gamma = [${gamma.join(", ")}] at kappa = ${kappa}. Allowed: gamma > 0 in both baths, or in one of them with kappa > 0.`,
        "gamma",
        gamma,
      );
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
        `temperature: a dissipation rate exceeds double precision at temperature = [${params.temperature.join(", ")}], gamma = [${gamma.join(", ")}]. Allowed: gamma times temperature over the transition frequency up to 1e308.`,
        "temperature",
        params.temperature,
      );
    case STATUS_INVALID_PARAMETER:
      return new BellnessError("INVALID_PARAMETER", "A parameter is outside its domain.");
    default:
      throw new RangeError(`unknown status ${status}`);
  }
}
