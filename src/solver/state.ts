import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { readState as readMeasures, writeRho } from "../core/slots.js";
import { flags } from "../model/flags.js";
import { type CheckedState, checkState, policy, type RepairOptions } from "../model/repair.js";
import { type DensityMatrix, planes, readState } from "../model/state.js";
import { judge } from "../model/verdict.js";
import type { Measures, StateMeasures } from "./results.js";

/** A state in any shape, checked and repaired by the rules, and the keys that stood beside it. */
export function givenState(
  rho: unknown,
  options: RepairOptions,
): CheckedState & { readonly further: Readonly<Record<string, unknown>> } {
  const rules = policy(options);
  const { numbers, further } = readState(rho);
  return { ...checkState(numbers, rules), further };
}

/** Writes a state to where the kernels take it from. */
export function writeState({ arena }: Core, numbers: Float64Array): void {
  writeRho(arena, planes(numbers));
}

/** Every measure of a checked state. */
export function measureNumbers(core: Core, numbers: Float64Array): Measures {
  return measureRho(core, planes(numbers));
}

/** Every measure of a Hermitian matrix of trace one. */
export function measureRho(core: Core, rho: DensityMatrix): Measures {
  writeRho(core.arena, rho);
  core.stateMeasures();
  const results = readMeasures(core.arena);
  return {
    ...results,
    flags: flags(results.minEigenvalue < -FLAG_TOLERANCE ? FLAG_NOT_POSITIVE : 0),
  };
}

/**
 * Every measure of a two-qubit state in any shape, and the keys that stood beside it.
 *
 * @throws BellnessError INVALID_STATE
 */
export function measureState(core: Core, rho: unknown, options: RepairOptions): StateMeasures {
  const { numbers, repaired, further } = givenState(rho, options);
  const measures = measureNumbers(core, numbers);
  return {
    ...further,
    ...measures,
    ...judge(measures),
    ...(repaired === null ? {} : { repaired }),
  };
}
