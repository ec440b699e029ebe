import { type ParametersInput, parameters } from "../model/parameters.js";
import { statusError } from "../model/status.js";
import type { Sweeper } from "./parameterSets.js";

/**
 * Rectification ratio R = (I₂(ΔT) + I₂(−ΔT)) / max(|I₂(ΔT)|, |I₂(−ΔT)|), Eq. (36):
 * −1 … 1, even in ΔT, positive where the heat current from bath 2 to bath 1 is the
 * larger one; 0 without currents. `sweep` has it as the observable `rectification`.
 *
 * @throws BellnessError INVALID_PARAMETER, SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION
 */
export async function rectificationRatio(solver: Sweeper, input: ParametersInput): Promise<number> {
  const params = parameters(input);
  const { columns } = await solver.sweep({
    base: params,
    axes: [{ parameter: "kappa", values: [params.kappa] }],
    observables: ["rectification"],
  });
  const status = columns["status"]![0]!;
  if (status !== 0) throw statusError(status, params);
  return columns["rectification"]![0]!;
}
