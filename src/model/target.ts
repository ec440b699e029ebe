import { BellnessError, type ErrorCode } from "./errors.js";
import { checkState, policy } from "./repair.js";
import { readState } from "./state.js";

/** Numbers of the state that fidelities are with: in any shape, and strictly a state. */
function readTarget(target: unknown): Float64Array {
  try {
    return checkState(readState(target).numbers, policy({})).numbers;
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    throw new BellnessError(error.code, `target: ${error.message}`, "target", target);
  }
}

/**
 * The target of fidelities where `fidelity` is among the observables, else null: one goes with the
 * other.
 *
 * @throws BellnessError INVALID_STATE, or `code` where one is without the other
 */
export function targetOf(
  target: unknown,
  observables: readonly string[],
  code: ErrorCode,
): Float64Array | null {
  const asked = observables.includes("fidelity");
  if (asked === (target !== undefined && target !== null)) {
    return asked ? readTarget(target) : null;
  }
  const text = asked
    ? "target: missing. Allowed: the state, in any shape, that the observable fidelity is with."
    : "target: not allowed without the observable fidelity, which is with it.";
  throw new BellnessError(code, text, "target", target);
}
