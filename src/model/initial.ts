import { BellnessError } from "./errors.js";
import { fromMatrix } from "./operator.js";
import { checkState, policy } from "./repair.js";
import { readState } from "./state.js";

/**
 * Numbers of an initial state in any shape.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialNumbers(initial: unknown): Float64Array {
  try {
    return checkState(readState(initial).numbers, policy({})).numbers;
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    throw new BellnessError(error.code, `initial: ${error.message}`, "initial", initial);
  }
}

/** Tr(σ_k ρ) for the sixteen strings of Pauli matrices of a state given by its numbers. */
export function stringsOf(numbers: Float64Array): Float64Array {
  const strings = fromMatrix(numbers).re;
  // The trace, which is 1 to 1e-9, is conserved exactly.
  return strings.map((x) => x / strings[0]!);
}

/**
 * The same of an initial state in any shape.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialStrings(initial: unknown): Float64Array {
  return stringsOf(initialNumbers(initial));
}
