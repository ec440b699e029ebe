// What evolutions by the block read beside the rows: the start, and how times follow one another.

import { STEPS } from "../../assembly/system/constants.js";
import * as slot from "../../assembly/system/layout.js";

/** Times of a grid. */
export interface Times {
  readonly count: number;
  /** Between neighbours of an even grid; 0 where each time is reached by itself. */
  readonly step: number;
  readonly longest: number;
}

/** From so many times on a propagator of their step is worth its sixteen columns. */
const WORTH_A_STEP = 32;

/** The step of an even grid where it is worth one, else 0. */
export function stepOf(from: number, to: number, count: number): number {
  return count >= WORTH_A_STEP && to > from ? (to - from) / (count - 1) : 0;
}

/** Makes a core ready for `evolveSystems` of a start given as Tr(σ_k ρ). */
export function writeTimes(
  arena: Float64Array,
  start: Float64Array,
  { count, step, longest }: Times,
): void {
  arena.set(start, slot.START);
  arena[slot.TIMES] = count;
  arena[slot.TIMES_STEP] = step;
  arena[slot.TIMES_LONGEST] = longest;
  arena[slot.EVOLUTION_KNOWN] = 0;
}

/** Says which place of the grid row 0 has. */
export function writePlace(
  arena: Float64Array,
  place: number,
  timeAt: (place: number) => number,
): void {
  arena[slot.TIMES_PLACE] = place;
  arena[slot.TIMES_ANCHOR] = timeAt(place - (place % STEPS));
}
