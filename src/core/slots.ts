// The codec between objects and the arena of a core (assembly/layout.ts).

import * as slot from "../../assembly/layout.js";
import type { ChshSettings, Direction, Settings } from "../model/settings.js";
import { planes } from "../model/state.js";
import { COLUMNS } from "./columns.js";
import type { Core } from "./core.js";
import type { Measure, MeasureResults, PointMeasure, PointMeasureResults } from "./measures.js";

/** Direction `k` of those from a slot on. */
function readDirection(arena: Float64Array, from: number, k: number): Direction {
  const at = from + 3 * k;
  return [arena[at]!, arena[at + 1]!, arena[at + 2]!];
}

/** The directions in STATE_SETTINGS. */
export function readSettings(arena: Float64Array): Settings {
  const direction = (k: number) => readDirection(arena, slot.STATE_SETTINGS, k);
  return {
    alice: [direction(0), direction(1), direction(2)],
    bob: [direction(3), direction(4), direction(5)],
  };
}

/** The directions in STATE_CHSH_SETTINGS. */
function readChshSettings(arena: Float64Array): ChshSettings {
  const direction = (k: number) => readDirection(arena, slot.STATE_CHSH_SETTINGS, k);
  return { alice: [direction(0), direction(1)], bob: [direction(2), direction(3)] };
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
  readonly slot: number;
  readonly length?: number;
  readonly state?: number;
}

const PLACES: Readonly<Record<PointMeasure, Place>> = COLUMNS;

function readPlace(arena: Float64Array, at: number, length: number): unknown {
  if (length === 1) return arena[at]!;
  if (length === 2) return [arena[at]!, arena[at + slot.BLOCK]!];
  return length === 12 ? readChshSettings(arena) : readSettings(arena);
}

/** These of row 0 of the block, solved with a mask that asks for them. */
export function readPoint<M extends PointMeasure>(
  arena: Float64Array,
  names: readonly M[],
): Pick<PointMeasureResults, M> {
  const results: Record<string, unknown> = {};
  for (const name of names) {
    const { slot: at, length = 1 } = PLACES[name];
    results[name] = readPlace(arena, at, length);
  }
  return results as Pick<PointMeasureResults, M>;
}

/** These measures of the state in RHO, which have been asked for. */
export function readState<M extends Measure>(
  arena: Float64Array,
  names: readonly M[],
): Pick<MeasureResults, M> {
  const results: Record<string, unknown> = {};
  for (const name of names) {
    const { state, length = 1 } = PLACES[name];
    results[name] = readPlace(arena, state!, length);
  }
  return results as Pick<MeasureResults, M>;
}

/** Makes a state the target of fidelities. */
export function writeTarget(core: Core, numbers: Float64Array): void {
  writeRho(core.arena, planes(numbers));
  core.fidelityTarget();
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
