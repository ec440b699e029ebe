import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import { STATE_MIN_EIGENVALUE } from "../../assembly/layout.js";
import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import { type Flag, flags } from "../model/flags.js";
import { type DensityMatrix, planes } from "../model/state.js";
import type { StateResults } from "./columns.js";
import type { Core } from "./core.js";
import { DEFAULT_MEASURES, type Measure, type MeasureResults, measureMask } from "./measures.js";
import { readState, writeRho, writeTarget } from "./slots.js";

/** Entanglement and Bell nonlocality of a two-qubit state. */
export interface Measures extends StateResults {
  readonly flags: Flag[];
}

/** What is asked of a state or a point, checked. */
export interface AskedOf<Name extends string> {
  readonly names: readonly Name[];
  readonly target: Float64Array | null;
  readonly thorough: boolean;
}

/** Everything that answers have where nothing is asked for. */
export const DEFAULT: AskedOf<Measure> = {
  names: DEFAULT_MEASURES,
  target: null,
  thorough: false,
};

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
  return { ...readState(core.arena, names), flags: flags(negative ? FLAG_NOT_POSITIVE : 0) };
}
