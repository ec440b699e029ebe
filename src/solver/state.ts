import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import { STATE_MIN_EIGENVALUE } from "../../assembly/layout.js";
import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import {
  DEFAULT_MEASURES,
  type Measure,
  type MeasureResults,
  measureMask,
} from "../core/measures.js";
import { readState as readMeasures, writeRho, writeTarget } from "../core/slots.js";
import { flags } from "../model/flags.js";
import { type CheckedState, checkState, policy, type RepairOptions } from "../model/repair.js";
import { type DensityMatrix, planes, readState } from "../model/state.js";
import { judge } from "../model/verdict.js";
import { type AskedOf, DEFAULT } from "./asked.js";
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

/** Measures of a checked state. */
export function measureNumbers(core: Core, numbers: Float64Array): Measures {
  return measureRho(core, planes(numbers)) as Measures;
}

/** Measures of a Hermitian matrix of trace one: those that are asked for, and flags. */
export function measureRho(
  core: Core,
  rho: DensityMatrix,
  { names, target, thorough }: AskedOf<Measure> = DEFAULT,
): Partial<MeasureResults> & Pick<Measures, "flags"> {
  if (target !== null) writeTarget(core, target);
  writeRho(core.arena, rho);
  core.stateMeasures(measureMask(names, thorough));
  const negative = core.arena[STATE_MIN_EIGENVALUE]! < -FLAG_TOLERANCE;
  return { ...readMeasures(core.arena, names), flags: flags(negative ? FLAG_NOT_POSITIVE : 0) };
}

/**
 * Measures of a two-qubit state in any shape, those that are asked for, and the keys that stood
 * beside it.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER
 */
export function measureState(
  core: Core,
  rho: unknown,
  asked: AskedOf<Measure>,
  options: RepairOptions,
): Partial<StateMeasures> & Pick<StateMeasures, "flags"> {
  const { numbers, repaired, further } = givenState(rho, options);
  const measures = measureRho(core, planes(numbers), asked);
  return {
    ...further,
    ...measures,
    // A verdict needs all of them.
    ...(asked.names === DEFAULT_MEASURES ? judge(measures as Measures) : {}),
    ...(repaired === null ? {} : { repaired }),
  };
}
