import { BLOCK } from "../../assembly/layout.js";
import { writeRow } from "../core/slots.js";
import { type AnyModel, modelOf } from "../model/models.js";
import { type Axis, fillAxis, pathsOf } from "./axis.js";
import { type Move, Moved } from "./moved.js";
import { LONGEST_PERIOD, Pattern } from "./pattern.js";
import type { Sweep } from "./spec.js";

/** An axis in its place in the grid. */
interface PlacedAxis {
  readonly axis: Axis;
  /** So many rows stand together with the same value, and so many come before the first value again. */
  readonly repeat: number;
  readonly period: number;
  /** The axis' column, made when it is first needed; of long periods it is not. */
  pattern: Pattern | null;
}

/** Input columns that hold the same number in every row. */
interface Inputs {
  readonly origin: number;
  readonly moves: readonly Move[];
  readonly slots: number[];
}

function same(a: Inputs, b: Inputs): boolean {
  return (
    Object.is(a.origin, b.origin) &&
    a.moves.length === b.moves.length &&
    a.moves.every(
      ({ axis, factor }, k) => axis === b.moves[k]!.axis && factor === b.moves[k]!.factor,
    )
  );
}

/** The input columns that axes move. */
function movedInputs(model: AnyModel, origin: Float64Array, axes: readonly Axis[]): Inputs[] {
  const found: Inputs[] = [];
  const touched = axes.flatMap(pathsOf);
  const directions = axes.map(({ parameter, add }) =>
    add === undefined
      ? model.direction(parameter, touched)
      : Object.entries(add).flatMap(([path, factor]) =>
          model
            .direction(path, touched)
            .map((share) => ({ input: share.input, factor: factor * share.factor })),
        ),
  );
  model.inputs(touched).forEach((slot, input) => {
    const moves = directions.flatMap((shares, axis) =>
      shares.filter((share) => share.input === input).map(({ factor }) => ({ axis, factor })),
    );
    if (moves.length === 0) return;
    const one = { origin: origin[input]!, moves, slots: [slot] };
    const alike = found.find((other) => same(one, other));
    if (alike === undefined) found.push(one);
    else alike.slots.push(slot);
  });
  return found;
}

/** Turns the rows of a sweep into the input columns of a core's arena. */
export class Grid {
  readonly #arena: Float64Array;
  readonly #inputs: readonly number[];
  /** A row without what axes add to it. */
  readonly #origin: Float64Array;
  readonly #moved: readonly Moved[];
  readonly #prepareModel: () => void;
  readonly #axes: readonly PlacedAxis[];

  constructor(sweep: Sweep, arena: Float64Array) {
    this.#arena = arena;
    let repeat = sweep.rows;
    this.#axes = sweep.axes.flatMap((group) => {
      const period = repeat;
      repeat /= group[0]!.count;
      return group.map((axis) => ({ axis, repeat, period, pattern: null }));
    });
    const axes = this.#axes.map(({ axis }) => axis);
    const touched = axes.flatMap(pathsOf);
    const model = modelOf(sweep.model, sweep.base);
    const set = axes.filter(({ add }) => add === undefined).map(({ parameter }) => parameter);
    this.#inputs = model.inputs(touched);
    this.#origin = model.row(sweep.base, set, touched);
    this.#prepareModel = () => model.prepare?.(arena, touched);
    this.#moved = movedInputs(model, this.#origin, axes).map((inputs) => this.#move(inputs));
  }

  #move({ origin, moves, slots }: Inputs): Moved {
    const axes = moves.map(({ axis }) => this.#axes[axis]!);
    return new Moved({
      origin,
      moves,
      repeat: Math.min(...axes.map(({ repeat }) => repeat)),
      period: Math.max(...axes.map(({ period }) => period)),
      axes: this.#axes.length,
      fillAxes: (columns) => this.fillAxes(0, columns),
      columns: slots.map((slot) => this.#arena.subarray(slot, slot + BLOCK)),
    });
  }

  /** Values of the axes in the rows from `start` on, into one column an axis. */
  fillAxes(start: number, columns: readonly Float64Array[]): void {
    this.#axes.forEach((placed, k) => {
      const { axis, repeat, period } = placed;
      if (period > LONGEST_PERIOD) {
        fillAxis(axis, repeat, start, columns[k]!);
        return;
      }
      if (placed.pattern === null) {
        const numbers = new Float64Array(period);
        fillAxis(axis, repeat, 0, numbers);
        placed.pattern = new Pattern(numbers);
      }
      placed.pattern.fill(start, columns[k]!);
    });
  }

  /** Writes what no axis moves: before the first rows, and whenever something else may have used the arena. */
  prepare(): void {
    this.#prepareModel();
    writeRow(this.#arena, 0, this.#inputs, this.#origin);
    for (const slot of this.#inputs) this.#arena.fill(this.#arena[slot]!, slot, slot + BLOCK);
    for (const moved of this.#moved) moved.forget();
  }

  /**
   * Writes what the axes move in `count` ≤ BLOCK rows, of which the first is `row` of the
   * sweep and place `at` of the axes' columns.
   */
  fill(axes: readonly Float64Array[], row: number, at: number, count: number): void {
    for (const moved of this.#moved) moved.fill(axes, row, at, count);
  }
}
