import type { Core } from "../core/core.js";
import { DEFAULT_MEASURES, type Measure } from "../core/measures.js";
import { type AskedOf, type Measures, measureRho } from "../core/state.js";
import { givenState, type RepairOptions } from "../model/repair.js";
import { planes } from "../model/state.js";
import { judge } from "../model/verdict.js";
import type { StateMeasures } from "./results.js";

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
