import { checkState, policy, type RepairOptions } from "./repair.js";
import { planes, readState, type StateInput } from "./state.js";

/**
 * A state in any shape as its density matrix, row by row in the basis |00⟩, |01⟩, |10⟩, |11⟩,
 * checked and repaired as the options say.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER
 */
export function densityMatrix(
  rho: StateInput,
  options: RepairOptions = {},
): { readonly re: number[]; readonly im: number[] } {
  const { re, im } = planes(checkState(readState(rho).numbers, policy(options)).numbers);
  return { re: Array.from(re), im: Array.from(im) };
}
