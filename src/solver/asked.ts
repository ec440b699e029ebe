import {
  DEFAULT_MEASURES,
  DEFAULT_POINT_MEASURES,
  MEASURES,
  type Measure,
  POINT_MEASURES,
  type PointMeasure,
} from "../core/measures.js";
import type { AskedOf } from "../core/state.js";
import { listed, oneOf } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import type { StateInput } from "../model/state.js";
import { targetOf } from "../model/target.js";
import { type ThoroughOption, thoroughOf } from "../model/thorough.js";

/** What is to be computed of a state or a point. */
export interface Asked<Names extends readonly string[] = readonly string[]> extends ThoroughOption {
  /** These and nothing else. */
  readonly observables: Names;
  /** The state that the observable `fidelity` is with, in any shape. */
  readonly target?: StateInput;
}

/**
 * Checks what is asked for.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_STATE (the target)
 */
export function askedOf<Name extends string>(
  {
    observables,
    target,
    thorough,
  }: { readonly observables?: unknown; readonly target?: unknown; readonly thorough?: unknown },
  known: readonly Name[],
  byDefault: readonly Name[],
): AskedOf<Name> {
  const names =
    observables === undefined || observables === null
      ? byDefault
      : namesOf(observables, known, "observables");
  return {
    names,
    target: targetOf(target, names, "INVALID_PARAMETER"),
    thorough: thoroughOf(thorough),
  };
}

function namesOf<Name extends string>(
  given: unknown,
  known: readonly Name[],
  path: string,
): readonly Name[] {
  if (!isList(given) || given.length === 0) {
    refuse("INVALID_PARAMETER", path, given, `a list of ${listed(known)}`);
  }
  const names = Array.from(given, (name, k) =>
    oneOf(name, known, `${path}[${k}]`, "INVALID_PARAMETER"),
  );
  names.forEach((name, k) => {
    if (names.indexOf(name) < k) {
      refuse("INVALID_PARAMETER", `${path}[${k}]`, name, "each observable once");
    }
  });
  return names;
}

/** Checks what is asked of a state. */
export function askedOfState(options: object): AskedOf<Measure> {
  return askedOf(options, MEASURES, DEFAULT_MEASURES);
}

/** Checks what is asked of a steady state of the paper's model. */
export function askedOfPoint(options: object): AskedOf<PointMeasure> {
  return askedOf(options, POINT_MEASURES, DEFAULT_POINT_MEASURES);
}
