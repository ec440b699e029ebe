import { LOCAL_BOUND } from "../../assembly/constants.js";
import type { Core } from "../core/core.js";
import type { Measure } from "../core/measures.js";
import { readSettings } from "../core/slots.js";
import { normalisedI3322 } from "../model/normalise.js";
import type { RepairOptions } from "../model/repair.js";
import type { Direction, Settings } from "../model/settings.js";
import type { AskedOf } from "./asked.js";
import type { StateMeasures } from "./results.js";
import { givenState, measureState, writeState } from "./state.js";

/** A direction, or the sign of a degenerate observable ±𝟙. */
export type Observable3322 = Direction | 1 | -1;

/** Six observables that attain the maximum of I3322 when some may be ±𝟙. */
export interface DegenerateSettings {
  readonly alice: [Observable3322, Observable3322, Observable3322];
  readonly bob: [Observable3322, Observable3322, Observable3322];
}

/** Measures whose I3322 admits degenerate observables. */
export interface DegenerateMeasures extends Omit<StateMeasures, "settings"> {
  readonly settings: Settings | DegenerateSettings;
}

/** All six degenerate: A = (𝟙, 𝟙, 𝟙), B = (𝟙, 𝟙, 𝟙) reaches the local bound 4 on any state. */
const CLASSICAL: DegenerateSettings = { alice: [1, 1, 1], bob: [1, 1, 1] };

/**
 * The measures of a state with degenerate observables allowed in I3322: its maximum is
 * then max(I3322, CHSH + 2, 4).
 *
 * As soon as one of the six is ±𝟙 the expression is at most CHSH + 2 or at most 4 as an
 * operator, by (𝟙 ∓ A)(𝟙 ∓ B) ≥ 0; A₃ = 𝟙, B₂ = −𝟙 attain CHSH + 2 (docs/i3322.md).
 */
function degenerateMeasures(
  core: Core,
  numbers: Float64Array,
  measures: StateMeasures,
): DegenerateMeasures {
  const embedded = measures.chsh + 2;
  const i3322 = Math.max(measures.i3322, embedded, LOCAL_BOUND);
  const i3322Bound = Math.max(measures.i3322Bound, i3322);
  if (i3322 === measures.i3322) return { ...measures, i3322Bound };
  const widened = { ...measures, i3322, i3: normalisedI3322(i3322), i3322Bound };
  if (i3322 > embedded) return { ...widened, settings: CLASSICAL };
  writeState(core, numbers);
  core.degenerateMeasures();
  const { alice, bob } = readSettings(core.arena);
  return {
    ...widened,
    settings: { alice: [alice[0], alice[1], 1], bob: [bob[0], -1, bob[2]] },
  };
}

/** What degenerate observables change, or change it by. */
const CHANGED: readonly Measure[] = ["chsh", "i3322", "i3", "i3322Bound", "settings"];

/**
 * The measures of a state in any shape that are asked for, degenerate observables allowed.
 *
 * @throws BellnessError INVALID_STATE, INVALID_PARAMETER
 */
export function degenerateState(
  core: Core,
  rho: unknown,
  asked: AskedOf<Measure>,
  repair: RepairOptions,
): Partial<DegenerateMeasures> {
  const more = CHANGED.filter((name) => !asked.names.includes(name));
  const all = more.length === 0 ? asked : { ...asked, names: [...asked.names, ...more] };
  const measures = measureState(core, rho, all, repair) as StateMeasures;
  const { numbers } = givenState(rho, repair);
  const found: Record<string, unknown> = { ...degenerateMeasures(core, numbers, measures) };
  for (const name of more) delete found[name];
  return found;
}
