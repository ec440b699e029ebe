import { BLOCK, OUT_CHSH_SETTINGS, OUT_SETTINGS } from "../../assembly/layout.js";
import type { Inequality } from "../bell/inequality.js";
import { COLUMNS, type Unit } from "../core/columns.js";
import { DEFAULT_MEASURES, MEASURES, type Measure } from "../core/measures.js";
import { type Locality, localityMeaning } from "../locality/asked.js";
import {
  isLocality,
  LOCALITY_NAMES,
  type LocalityObservable,
  observableOf,
} from "../locality/names.js";
import { listed } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";

/** What may be asked of states: whatever is computed of any state, and what is worked out from it. */
export type StateObservable = Measure | LocalityObservable;

/** The measures among them, which kernels compute. */
export const STATE_OBSERVABLES: readonly Measure[] = MEASURES;

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
    if (isLocality(name)) return [];
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

/** A column of states: what it is called, and what it is. */
export interface StateColumn {
  readonly name: string;
  readonly meaning: string;
  readonly unit: Unit;
}

/** All columns of these observables, in order. */
export function columnsOf(names: readonly StateObservable[], locality: Locality): StateColumn[] {
  return names.flatMap((name): StateColumn[] =>
    isLocality(name)
      ? [{ name, meaning: localityMeaning(name, locality), unit: "1" }]
      : stateSources([name]).map((source) => ({
          name: source.name,
          meaning: source.meaning,
          unit: source.unit,
        })),
  );
}

/**
 * The observables that are asked for.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function stateObservables(
  given: unknown,
  inequalities: ReadonlyMap<string, Inequality>,
): readonly StateObservable[] {
  if (given === undefined || given === null) return DEFAULT_OBSERVABLES;
  if (!isList(given) || given.length === 0) {
    refuse(
      "INVALID_PARAMETER",
      "observables",
      given,
      `a list of ${listed([...STATE_OBSERVABLES, ...LOCALITY_NAMES])}`,
    );
  }
  const found: StateObservable[] = [];
  for (let k = 0; k < given.length; k++) {
    const name = given[k];
    const path = `observables[${k}]`;
    const known = observableOf(name, MEASURES, inequalities, path, "INVALID_PARAMETER");
    if (found.includes(known)) refuse("INVALID_PARAMETER", path, name, "each observable once");
    found.push(known);
  }
  return found;
}
