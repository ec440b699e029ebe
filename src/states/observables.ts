import { BLOCK, OUT_SETTINGS } from "../../assembly/layout.js";
import { COLUMNS, type StateResults } from "../core/columns.js";
import { BellnessError } from "../model/errors.js";
import { listed, nearest } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { isList, shown } from "../model/shown.js";

/** What may be asked of states: whatever is computed of any state. */
export type StateObservable = keyof StateResults;

export const STATE_OBSERVABLES = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
  (name): name is StateObservable => "state" in COLUMNS[name],
);

/** The column of a component of a direction. */
export type DirectionColumn = `${"alice" | "bob"}${1 | 2 | 3}${"X" | "Y" | "Z"}`;

/** Directions are a number a column; the one name of the observable stands for all of them. */
export const DIRECTIONS = (["alice", "bob"] as const).flatMap((party) =>
  ([1, 2, 3] as const).flatMap((k) =>
    (["X", "Y", "Z"] as const).map((axis): DirectionColumn => `${party}${k}${axis}`),
  ),
);

/** What is measured where nothing is asked for: all numbers. */
export const DEFAULT_OBSERVABLES: readonly StateObservable[] = STATE_OBSERVABLES.filter(
  (name) => name !== "settings",
);

/** A column of a block of states. */
export interface StateSource {
  readonly name: string;
  /** Its first slot, and the OBSERVE bit that computes it. */
  readonly slot: number;
  readonly bit: number;
  readonly meaning: string;
}

/** The columns of these observables, in order. */
export function stateSources(names: readonly StateObservable[]): StateSource[] {
  return names.flatMap((name): StateSource[] => {
    const { slot, bit, meaning } = COLUMNS[name];
    if (name !== "settings") return [{ name, slot, bit, meaning }];
    return DIRECTIONS.map((direction, k) => ({
      name: direction,
      slot: OUT_SETTINGS + BLOCK * k,
      bit,
      meaning: "component of a direction that attains i3322",
    }));
  });
}

/**
 * The observables that are asked for.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function stateObservables(given: unknown): readonly StateObservable[] {
  if (given === undefined || given === null) return DEFAULT_OBSERVABLES;
  if (!isList(given) || given.length === 0) {
    refuse("INVALID_PARAMETER", "observables", given, `a list of ${listed(STATE_OBSERVABLES)}`);
  }
  const found: StateObservable[] = [];
  for (let k = 0; k < given.length; k++) {
    const name = given[k];
    const path = `observables[${k}]`;
    const known = STATE_OBSERVABLES.find((one) => one === name);
    if (known === undefined) {
      const near = typeof name === "string" ? nearest(name, STATE_OBSERVABLES) : null;
      const hint = near === null ? "" : ` Did you mean "${near}"?`;
      throw new BellnessError(
        "INVALID_PARAMETER",
        `${path}: ${shown(name)} is not allowed.${hint} Allowed: ${listed(STATE_OBSERVABLES)}.`,
        path,
        name,
      );
    }
    if (found.includes(known)) refuse("INVALID_PARAMETER", path, name, "each observable once");
    found.push(known);
  }
  return found;
}
