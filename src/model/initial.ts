import { BellnessError } from "./errors.js";
import { fromMatrix } from "./operator.js";
import { type CheckedState, checkState, type Policy, policy, type Repaired } from "./repair.js";
import { readState } from "./state.js";

/** By default what is no state is refused. */
const STRICT = policy({});

/**
 * An initial state in any shape, by the rules.
 *
 * @throws BellnessError INVALID_STATE
 */
function checkedInitial(initial: unknown, rules: Policy): CheckedState {
  try {
    return checkState(readState(initial).numbers, rules);
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    throw new BellnessError(error.code, `initial: ${error.message}`, "initial", initial);
  }
}

/**
 * Numbers of an initial state in any shape.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialNumbers(initial: unknown): Float64Array {
  return checkedInitial(initial, STRICT).numbers;
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

/** An initial state as mean values, and what it was before it was repaired. */
export interface InitialState {
  readonly strings: Float64Array;
  readonly repaired: Repaired | null;
}

/**
 * The same by rules for what is no state.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialState(initial: unknown, rules: Policy): InitialState {
  const { numbers, repaired } = checkedInitial(initial, rules);
  return { strings: stringsOf(numbers), repaired };
}
