import { stepOf, type Times, writePlace, writeTimes } from "../core/times.js";
import { stringsOf } from "../model/initial.js";
import { type Axis, axisValue } from "./axis.js";

/** The innermost axis of a sweep where it is the time: what evolutions by the block read beside the rows. */
export class Clock {
  readonly #start: Float64Array;
  readonly #axis: Axis;
  readonly #times: Times;

  constructor(initial: Float64Array, axis: Axis) {
    const { values, from, to, count, scale } = axis;
    this.#start = stringsOf(initial);
    this.#axis = axis;
    this.#times = {
      count,
      step: values === null && scale === "linear" ? stepOf(from, to, count) : 0,
      longest: values?.reduce((most, t) => Math.max(most, t)) ?? Math.max(from, to),
    };
  }

  /** Before the first rows, and whenever something else may have used the arena. */
  prepare(arena: Float64Array): void {
    writeTimes(arena, this.#start, this.#times);
  }

  /** Before the block whose first row this is. */
  set(arena: Float64Array, row: number): void {
    writePlace(arena, row % this.#times.count, (place) => axisValue(this.#axis, place));
  }
}
