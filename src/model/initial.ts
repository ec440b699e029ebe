import { BellnessError } from "./errors.js";
import { fromMatrix } from "./operator.js";
import { checkState, policy } from "./repair.js";
import { readState } from "./state.js";

/**
 * Tr(σ_k ρ) for the sixteen strings of Pauli matrices of an initial state in any shape.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialStrings(initial: unknown): Float64Array {
  let numbers: Float64Array;
  try {
    numbers = checkState(readState(initial).numbers, policy({})).numbers;
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    throw new BellnessError(error.code, `initial: ${error.message}`, "initial", initial);
  }
  const strings = fromMatrix(numbers).re;
  // The trace, which is 1 to 1e-9, is conserved exactly.
  return strings.map((x) => x / strings[0]!);
}
