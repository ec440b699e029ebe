import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import { BellnessError } from "../model/errors.js";
import { type ParametersInput, parameters } from "../model/parameters.js";
import { statusError } from "../model/status.js";
import { checkSweeper, type Sweeper } from "./parameterSets.js";

/**
 * Rectification ratio R = (Q(ΔT) + Q(−ΔT)) / max(|Q(ΔT)|, |Q(−ΔT)|) of the heat current Q from
 * bath 2, Eq. (36): −1 … 1, even in ΔT, positive where the current from bath 2 to bath 1 is the
 * larger one; 0 without currents. `sweep` has it as the observable `rectification`.
 *
 * @throws BellnessError INVALID_PARAMETER, SINGULAR_LIOUVILLIAN, DEGENERATE_TRANSITION;
 *   INVALID_STATE where one of the two steady states is not positive
 */
export async function rectificationRatio(solver: Sweeper, input: ParametersInput): Promise<number> {
  checkSweeper(solver);
  const params = parameters(input);
  const [first, second] = params.temperature;
  const { columns } = await solver.sweep({
    base: params,
    axes: [
      [
        { parameter: "temperature.1", values: [first, second] },
        { parameter: "temperature.2", values: [second, first] },
      ],
    ],
    observables: ["rectification"],
  });
  for (const status of columns["status"]!) if (status !== 0) throw statusError(status, params);
  columns["flags"]!.forEach((flags, row) => {
    if ((flags & FLAG_NOT_POSITIVE) === 0) return;
    const temperature = row === 0 ? [first, second] : [second, first];
    throw new BellnessError(
      "INVALID_STATE",
      `rho: the steady state at temperature = [${temperature.join(", ")}] is not positive, which is outside the theory's domain. Allowed: parameters where both directions of the current have a state; the observable rectification of a sweep gives the number all the same.`,
      "rho",
      params,
    );
  });
  return columns["rectification"]![0]!;
}
