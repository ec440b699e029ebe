import type { Core } from "../core/core.js";
import type { Measure } from "../core/measures.js";
import { readSettings } from "../core/slots.js";
import type { AskedOf } from "../core/state.js";
import { writeState } from "../core/state.js";
import { degenerateI3322, normalisedI3322 } from "../model/normalise.js";
import type { RepairOptions } from "../model/repair.js";
import { givenState } from "../model/repair.js";
import type { Direction, Settings } from "../model/settings.js";
import type { StateMeasures } from "./results.js";
import { measureState } from "./state.js";

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

/** What degenerate observables change, or change it by. */
const CHANGED = [
  "chsh",
  "i3322",
  "i3",
  "i3322Bound",
  "settings",
] as const satisfies readonly Measure[];

type Changed = Pick<StateMeasures, (typeof CHANGED)[number]>;

/** The same numbers with degenerate observables allowed: the maximum of I3322 is max(I3322, CHSH + 2, 4). */
function widened(
  core: Core,
  numbers: Float64Array,
  measures: Changed,
): Partial<DegenerateMeasures> {
  const i3322 = degenerateI3322(measures.i3322, measures.chsh);
  const i3322Bound = Math.max(measures.i3322Bound, i3322);
  if (i3322 === measures.i3322) return { i3322Bound };
  const changed = { i3322, i3: normalisedI3322(i3322), i3322Bound };
  if (i3322 > measures.chsh + 2) return { ...changed, settings: CLASSICAL };
  writeState(core, numbers);
  core.degenerateMeasures();
  const { alice, bob } = readSettings(core.arena);
  return {
    ...changed,
    settings: { alice: [alice[0], alice[1], 1], bob: [bob[0], -1, bob[2]] },
  };
}

/**
 * What is asked for of a state with degenerate observables allowed: `measure` gives an answer with all
 * that changes, `stateOf` the numbers of its state.
 */
export function degenerate<Name extends string, Answer extends object>(
  core: Core,
  asked: AskedOf<Name>,
  measure: (asked: AskedOf<Name>) => Answer,
  stateOf: (answer: Answer) => Float64Array,
): Answer {
  const more = CHANGED.filter((name) => !(asked.names as readonly string[]).includes(name));
  // Whoever may be asked for anything may be asked for measures.
  const names = [...asked.names, ...(more as readonly string[] as readonly Name[])];
  const all = more.length === 0 ? asked : { ...asked, names };
  const answer = measure(all);
  const found: Record<string, unknown> = {
    ...answer,
    ...widened(core, stateOf(answer), answer as unknown as Changed),
  };
  for (const name of more) delete found[name];
  return found as Answer;
}

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
  return degenerate(
    core,
    asked,
    (all) => measureState(core, rho, all, repair),
    () => givenState(rho, repair).numbers,
  );
}
