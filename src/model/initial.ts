import { BellnessError } from "./errors.js";
import { fromMatrix } from "./operator.js";
import { type CheckedState, checkState, type Policy, policy, type Repaired } from "./repair.js";
import { readState } from "./state.js";

/** By default what is no state is refused. */
const STRICT = policy({});

/** An initial state as mean values, and what it was before it was repaired. */
export interface InitialState {
  /** Tr(σ_k ρ) for the sixteen strings of Pauli matrices. */
  readonly strings: Float64Array;
  readonly repaired: Repaired | null;
}

/** An initial state in any shape, checked. */
function checkedInitial(initial: unknown, rules: Policy): CheckedState {
  try {
    return checkState(readState(initial).numbers, rules);
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
 * An initial state in any shape.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialState(initial: unknown, rules: Policy): InitialState {
  const { numbers, repaired } = checkedInitial(initial, rules);
  return { strings: stringsOf(numbers), repaired };
}

/**
 * Numbers of one that is a state as it is.
 *
 * @throws BellnessError INVALID_STATE
 */
export function initialNumbers(initial: unknown): Float64Array {
  return checkedInitial(initial, STRICT).numbers;
}

/** The mean values of one that is a state as it is. */
export function initialStrings(initial: unknown): Float64Array {
  return initialState(initial, STRICT).strings;
}
