// What of the table of columns a sweep can observe: every number has a name of its own.

import * as slot from "../../assembly/layout.js";
import * as system from "../../assembly/system/layout.js";
import { COLUMNS, type Column, type Columns } from "./columns.js";

/** The name of something a sweep can observe: a column, of a pair with the number of the bath. */
export type Observable =
  | {
      [K in keyof Columns]: Columns[K] extends { length: 2 }
        ? `${K}${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
        : Columns[K] extends { length: number }
          ? never
          : K;
    }[keyof Columns]
  | `relaxation${2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16}`;

/** One column that a sweep can observe. */
export interface ObservableColumn extends Pick<Column, "slot" | "bit" | "unit" | "meaning"> {}

/** Baths whose currents have names of their own. */
const NAMED_BATHS = 8;

function observables(): Record<Observable, ObservableColumn> {
  const found: Record<string, ObservableColumn> = {};
  for (const [name, column] of Object.entries<Column>(COLUMNS)) {
    const { length = 1, bit, unit, meaning } = column;
    if (length > 2) continue;
    for (let k = 0; k < length; k++) {
      const bath = String(k + 1);
      found[length === 1 ? name : name + bath] = {
        slot: column.slot + k * slot.BLOCK,
        bit,
        unit,
        meaning: meaning.replace("#", bath),
      };
    }
  }
  // More baths than two have columns of systems.
  for (let k = 0; k < NAMED_BATHS - 2; k++) {
    for (const [name, first] of [
      ["heatCurrent", system.OUT_MORE_HEAT],
      ["particleCurrent", system.OUT_MORE_PARTICLES],
    ] as const) {
      const { bit, unit, meaning } = COLUMNS[name];
      const bath = String(k + 3);
      found[name + bath] = {
        slot: first + k * slot.BLOCK,
        bit,
        unit,
        meaning: meaning.replace("#", bath),
      };
    }
  }
  for (let k = 0; k < system.TRACELESS; k++) {
    found[`relaxation${k + 2}`] = {
      slot: system.OUT_GAP + k * slot.BLOCK,
      bit: COLUMNS.gap.bit,
      unit: "energy",
      meaning: `relaxation rate ${k + 2} of 16 in ascending order; the first is 0, the steady state's`,
    };
  }
  return found as Record<Observable, ObservableColumn>;
}

/** Everything a sweep can observe. */
export const OBSERVABLES = observables();

export const OBSERVABLE_NAMES = Object.keys(OBSERVABLES) as readonly Observable[];

/** The mask that computes these observables and nothing else. */
export function observableMask(names: readonly Observable[], thorough = false): number {
  return names.reduce(
    (mask, name) => mask | OBSERVABLES[name].bit,
    thorough ? slot.OBSERVE_THOROUGHLY : 0,
  );
}

/** What an observable is and the unit it is in; null where there is none of this name. */
export function observableMeaning(name: string): Pick<Column, "meaning" | "unit"> | null {
  return Object.hasOwn(OBSERVABLES, name) ? OBSERVABLES[name as Observable] : null;
}
