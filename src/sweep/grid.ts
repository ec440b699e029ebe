import {
  BLOCK,
  IN_END,
  IN_EPSILON1,
  IN_EPSILON2,
  IN_GAMMA1_MINUS,
  IN_GAMMA1_PLUS,
  IN_GAMMA2_MINUS,
  IN_GAMMA2_PLUS,
  IN_KAPPA,
  IN_MU1,
  IN_MU2,
  IN_STATISTICS,
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
} from "../../assembly/layout.js";
import { PAIRS, type PairName } from "../model/parameters.js";
import { writePoint } from "../solver/point.js";
import { type Axis, fillAxis } from "./axis.js";
import { LONGEST_PERIOD, Pattern } from "./pattern.js";
import type { Sweep } from "./spec.js";
import { PARTS, Varied } from "./varied.js";

/** Input columns of the first and the second value of each parameter. */
const COLUMNS: Record<PairName | "kappa", readonly [readonly number[], readonly number[]]> = {
  epsilon: [[IN_EPSILON1], [IN_EPSILON2]],
  temperature: [[IN_TEMPERATURE1], [IN_TEMPERATURE2]],
  mu: [[IN_MU1], [IN_MU2]],
  gamma: [
    [IN_GAMMA1_MINUS, IN_GAMMA1_PLUS],
    [IN_GAMMA2_MINUS, IN_GAMMA2_PLUS],
  ],
  kappa: [[IN_KAPPA], []],
};

/** An axis in its place in the grid. */
interface PlacedAxis {
  readonly axis: Axis;
  /** So many rows stand together with the same value, and so many come before the first value again. */
  readonly repeat: number;
  readonly period: number;
  /** The axis' column, made when it is first needed; of long periods it is not. */
  pattern: Pattern | null;
}

/** Turns the rows of a sweep into the input columns of a core's arena. */
export class Grid {
  readonly #sweep: Sweep;
  readonly #arena: Float64Array;
  readonly #varied: readonly Varied[];
  readonly #axes: readonly PlacedAxis[];

  constructor(sweep: Sweep, arena: Float64Array) {
    this.#sweep = sweep;
    this.#arena = arena;
    let repeat = sweep.rows;
    this.#axes = sweep.axes.flatMap((group) => {
      const period = repeat;
      repeat /= group[0]!.count;
      return group.map((axis) => ({ axis, repeat, period, pattern: null }));
    });
    this.#varied = [...PAIRS, "kappa" as const].flatMap((name) => this.#vary(name));
  }

  /** The parameter of this name, if axes vary it. */
  #vary(name: PairName | "kappa"): Varied[] {
    const { base } = this.#sweep;
    const setters = this.#axes.flatMap(({ axis: { parameter } }, axis) => {
      const [of, part] = parameter.split(".");
      return of === name ? [{ axis, part: PARTS.indexOf(part ?? "1") }] : [];
    });
    if (setters.length === 0) return [];
    const views = (columns: readonly number[]) =>
      columns.map((column) => this.#arena.subarray(column, column + BLOCK));
    return [
      new Varied({
        base: name === "kappa" ? [base.kappa, base.kappa] : base[name],
        setters,
        repeat: Math.min(...setters.map(({ axis }) => this.#axes[axis]!.repeat)),
        period: Math.max(...setters.map(({ axis }) => this.#axes[axis]!.period)),
        axes: this.#axes.length,
        fillAxes: (columns) => this.fillAxes(0, columns),
        first: views(COLUMNS[name][0]),
        second: views(COLUMNS[name][1]),
      }),
    ];
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

  /** Writes what no axis varies: before the first rows, and whenever something else may have used the arena. */
  prepare(): void {
    writePoint(this.#arena, 0, this.#sweep.base);
    for (let column = IN_STATISTICS; column < IN_END; column += BLOCK) {
      this.#arena.fill(this.#arena[column]!, column, column + BLOCK);
    }
    for (const varied of this.#varied) varied.forget();
  }

  /**
   * Writes what the axes vary in `count` ≤ BLOCK rows, of which the first is `row` of the
   * sweep and place `at` of the axes' columns.
   */
  fill(axes: readonly Float64Array[], row: number, at: number, count: number): void {
    for (const varied of this.#varied) varied.fill(axes, row, at, count);
  }
}
