// The codec between objects and the arena of a core (assembly/layout.ts).

import * as slot from "../../assembly/layout.js";
import type { Direction, Settings } from "../model/settings.js";
import { COLUMNS, type PointResults, type StateResults } from "./columns.js";

/** The directions in STATE_SETTINGS. */
export function readSettings(arena: Float64Array): Settings {
  const direction = (k: number): Direction => {
    const at = slot.STATE_SETTINGS + 3 * k;
    return [arena[at]!, arena[at + 1]!, arena[at + 2]!];
  };
  return {
    alice: [direction(0), direction(1), direction(2)],
    bob: [direction(3), direction(4), direction(5)],
  };
}

/** The state of row 0 of the block, row by row, from its X entries. */
export function readRho(arena: Float64Array): { re: number[]; im: number[] } {
  const re = new Array<number>(16).fill(0);
  const im = new Array<number>(16).fill(0);
  re[0] = arena[slot.OUT_RHO11]!;
  re[5] = arena[slot.OUT_RHO22]!;
  re[10] = arena[slot.OUT_RHO33]!;
  re[15] = arena[slot.OUT_RHO44]!;
  re[3] = re[12] = arena[slot.OUT_RHO14_RE]!;
  im[3] = arena[slot.OUT_RHO14_IM]!;
  im[12] = -im[3];
  re[6] = re[9] = arena[slot.OUT_RHO23_RE]!;
  im[6] = arena[slot.OUT_RHO23_IM]!;
  im[9] = -im[6];
  return { re, im };
}

interface Place {
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

interface Entry {
  readonly slot: number;
  readonly length?: number;
  readonly bit: number;
  readonly state?: number;
  readonly apart?: boolean;
}

const ENTRIES = Object.entries<Entry>(COLUMNS);
const SOLVED = ENTRIES.filter(([, { apart }]) => apart !== true);

const POINT_PLACES: readonly Place[] = SOLVED.map(([name, { slot: at, length = 1 }]) => {
  return { name, at, length };
});

const STATE_PLACES: readonly Place[] = ENTRIES.flatMap(([name, { state, length = 1 }]) =>
  state === undefined ? [] : { name, at: state, length },
);

/** The mask of everything that `readPoint` reads. */
export const POINT_MASK = SOLVED.reduce((mask, [, { bit }]) => mask | bit, 0);

function read(arena: Float64Array, places: readonly Place[]): Record<string, unknown> {
  const results: Record<string, unknown> = {};
  for (const { name, at, length } of places) {
    if (length === 1) results[name] = arena[at]!;
    else if (length === 2) results[name] = [arena[at]!, arena[at + slot.BLOCK]!];
    else results[name] = readSettings(arena);
  }
  return results;
}

/** Row 0 of the block, solved with POINT_MASK. */
export function readPoint(arena: Float64Array): PointResults {
  return read(arena, POINT_PLACES) as PointResults;
}

/** The measures of the state in RHO. */
export function readState(arena: Float64Array): StateResults {
  return read(arena, STATE_PLACES) as StateResults;
}

/** Writes a state, row by row in both planes, where `stateMeasures` reads it. */
export function writeRho(
  arena: Float64Array,
  { re, im }: { readonly re: ArrayLike<number>; readonly im: ArrayLike<number> },
): void {
  arena.set(re, slot.RHO_RE);
  arena.set(im, slot.RHO_IM);
}

/** Writes one number into each of these input columns of a block, at row `i`. */
export function writeRow(
  arena: Float64Array,
  i: number,
  inputs: readonly number[],
  row: ArrayLike<number>,
): void {
  inputs.forEach((column, k) => {
    arena[column + i] = row[k]!;
  });
}

/** The state at work in the local basis, row by row; an X-state, to rounding, as one. */
export function readSteady(arena: Float64Array): { re: number[]; im: number[] } {
  return {
    re: Array.from(arena.subarray(slot.RHO_RE, slot.RHO_RE + slot.LIOUVILLE)),
    im: Array.from(arena.subarray(slot.RHO_IM, slot.RHO_IM + slot.LIOUVILLE)),
  };
}
