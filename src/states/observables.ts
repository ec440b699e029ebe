import { BLOCK, OUT_CHSH_SETTINGS, OUT_SETTINGS } from "../../assembly/layout.js";
import { COLUMNS, type Unit } from "../core/columns.js";
import { DEFAULT_MEASURES, MEASURES, type Measure } from "../core/measures.js";
import { BellnessError } from "../model/errors.js";
import { listed, nearest } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { isList, shown } from "../model/shown.js";

/** What may be asked of states: whatever is computed of any state. */
export type StateObservable = Measure;

export const STATE_OBSERVABLES: readonly StateObservable[] = MEASURES;

type Axis = "X" | "Y" | "Z";

/** The column of a component of a direction: of those of I3322, of those of CHSH. */
export type DirectionColumn = `${"alice" | "bob"}${1 | 2 | 3}${Axis}`;
export type ChshDirectionColumn = `chsh${"Alice" | "Bob"}${1 | 2}${Axis}`;

function components(parties: readonly string[], numbers: readonly number[]): string[] {
  return parties.flatMap((party) =>
    numbers.flatMap((k) => ["X", "Y", "Z"].map((axis) => party + String(k) + axis)),
  );
}

/** Directions are a number a column; the one name of the observable stands for all of them. */
export const DIRECTIONS: {
  readonly settings: readonly DirectionColumn[];
  readonly chshSettings: readonly ChshDirectionColumn[];
} = {
  settings: components(["alice", "bob"], [1, 2, 3]) as DirectionColumn[],
  chshSettings: components(["chshAlice", "chshBob"], [1, 2]) as ChshDirectionColumn[],
};

function isDirections(name: StateObservable): name is keyof typeof DIRECTIONS {
  return name in DIRECTIONS;
}

/** What is measured where nothing is asked for: all that answers have, directions too … */
export const ANSWER_OBSERVABLES: readonly StateObservable[] = DEFAULT_MEASURES;
/** … and the numbers of it. */
export const DEFAULT_OBSERVABLES: readonly StateObservable[] = DEFAULT_MEASURES.filter(
  (name) => !isDirections(name),
);

/** A column of a block of states. */
export interface StateSource {
  readonly name: string;
  /** Its first slot, and the OBSERVE bit that computes it. */
  readonly slot: number;
  readonly bit: number;
  readonly unit: Unit;
  readonly meaning: string;
}

const FIRST_DIRECTION = { settings: OUT_SETTINGS, chshSettings: OUT_CHSH_SETTINGS };
const ATTAINED = { settings: "i3322", chshSettings: "chsh" };

/** The columns of these observables, in order. */
export function stateSources(names: readonly StateObservable[]): StateSource[] {
  return names.flatMap((name): StateSource[] => {
    const { slot, bit, unit, meaning } = COLUMNS[name];
    if (!isDirections(name)) return [{ name, slot, bit, unit, meaning }];
    return DIRECTIONS[name].map((direction, k) => ({
      name: direction,
      slot: FIRST_DIRECTION[name] + BLOCK * k,
      bit,
      unit,
      meaning: `component of a direction that attains ${ATTAINED[name]}`,
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
