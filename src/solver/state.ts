import { FLAG_TOLERANCE, STATE_TOLERANCE } from "../../assembly/constants.js";
import {
  RHO_IM,
  RHO_RE,
  STATE_CHSH,
  STATE_CONCURRENCE,
  STATE_I2,
  STATE_I3,
  STATE_I3322,
  STATE_I3322_BOUND,
  STATE_MIN_EIGENVALUE,
} from "../../assembly/layout.js";
import { FLAG_NOT_POSITIVE } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { flags } from "../model/flags.js";
import { type CheckedState, checkState, policy, type RepairOptions } from "../model/repair.js";
import { planes, readState } from "../model/state.js";
import { readSettings } from "./point.js";
import type { Measures, StateMeasures } from "./results.js";

/** Ranges of what is measured on a state: rounding and the tolerance of the check leave them by 1e-9. */
const MOST = { concurrence: 1, chsh: 2 * Math.SQRT2, i3322: 5 };

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
  const { re, im } = planes(numbers);
  arena.set(re, RHO_RE);
  arena.set(im, RHO_IM);
}

/** Every measure of a checked state. */
export function measureNumbers(core: Core, numbers: Float64Array): Measures {
  writeState(core, numbers);
  core.stateMeasures();
  const { arena } = core;
  const minEigenvalue = arena[STATE_MIN_EIGENVALUE]!;
  // Twice what a state may be off by: rounding does not decide.
  const isState = minEigenvalue > -2 * STATE_TOLERANCE;
  const most = (value: number, bound: number) => (isState ? Math.min(value, bound) : value);
  return {
    concurrence: most(arena[STATE_CONCURRENCE]!, MOST.concurrence),
    chsh: most(arena[STATE_CHSH]!, MOST.chsh),
    i2: most(arena[STATE_I2]!, 1),
    i3322: most(arena[STATE_I3322]!, MOST.i3322),
    i3: most(arena[STATE_I3]!, 1),
    i3322Bound: arena[STATE_I3322_BOUND]!,
    settings: readSettings(arena),
    minEigenvalue,
    flags: flags(minEigenvalue < -FLAG_TOLERANCE ? FLAG_NOT_POSITIVE : 0),
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
  return { ...further, ...measures, ...(repaired === null ? {} : { repaired }) };
}
