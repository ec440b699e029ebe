import {
  BLOCK,
  IN_EPSILON1,
  IN_EPSILON2,
  IN_GAMMA1_MINUS,
  IN_GAMMA1_PLUS,
  IN_GAMMA2_MINUS,
  IN_GAMMA2_PLUS,
  IN_KAPPA,
  IN_MU1,
  IN_MU2,
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
} from "../../assembly/layout.js";
import { PAIRS, type PairName } from "../model/parameters.js";
import { writePoint } from "../solver/point.js";
import { fillAxis } from "./axis.js";
import type { Sweep } from "./spec.js";

// A pair in the making: mean, difference, first and second value, kept together,
// so that axes along mean and difference do not round each other.
const PARTS = ["mean", "difference", "1", "2"];
const MEAN = 0;
const DIFFERENCE = 1;
const FIRST = 2;
const SECOND = 3;

/** Input columns of the first and the second value of each pair. */
const COLUMNS: Record<PairName, readonly [readonly number[], readonly number[]]> = {
  epsilon: [[IN_EPSILON1], [IN_EPSILON2]],
  temperature: [[IN_TEMPERATURE1], [IN_TEMPERATURE2]],
  mu: [[IN_MU1], [IN_MU2]],
  gamma: [
    [IN_GAMMA1_MINUS, IN_GAMMA1_PLUS],
    [IN_GAMMA2_MINUS, IN_GAMMA2_PLUS],
  ],
};

function setPart(pair: Float64Array, part: number, value: number): void {
  pair[part] = value;
  if (part === MEAN || part === DIFFERENCE) {
    pair[FIRST] = pair[MEAN]! - 0.5 * pair[DIFFERENCE]!;
    pair[SECOND] = pair[MEAN]! + 0.5 * pair[DIFFERENCE]!;
  } else {
    pair[MEAN] = 0.5 * (pair[FIRST]! + pair[SECOND]!);
    pair[DIFFERENCE] = pair[SECOND]! - pair[FIRST]!;
  }
}

/** One parameter that axes vary. */
interface Varied {
  /** What the base says, as a pair in the making; null for κ. */
  readonly base: Float64Array | null;
  /** The axes that set it, in the order in which they do, and the part that each sets. */
  readonly axes: readonly { readonly axis: number; readonly part: number }[];
  readonly columns: readonly [readonly number[], readonly number[]];
}

/** Turns the rows of a sweep into the core's input columns. */
export class Grid {
  readonly #sweep: Sweep;
  readonly #varied: readonly Varied[];
  readonly #pair = new Float64Array(PARTS.length);

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
    const parameters = sweep.axes.flat().map(({ parameter }) => parameter.split("."));
    const axesOf = (name: string) =>
      parameters.flatMap(([parameter, part], axis) =>
        parameter === name ? [{ axis, part: PARTS.indexOf(part ?? "") }] : [],
      );
    const pairs = PAIRS.map((name) => {
      const base = new Float64Array(PARTS.length);
      setPart(base, FIRST, sweep.base[name][0]);
      setPart(base, SECOND, sweep.base[name][1]);
      return { base, axes: axesOf(name), columns: COLUMNS[name] };
    });
    const kappa: Varied = { base: null, axes: axesOf("kappa"), columns: [[IN_KAPPA], []] };
    this.#varied = [...pairs, kappa].filter(({ axes }) => axes.length > 0);
  }

  /** Values of the axes in the rows from `start` on, into one column an axis. */
  fillAxes(start: number, columns: readonly Float64Array[]): void {
    let repeat = this.#sweep.rows;
    let k = 0;
    for (const group of this.#sweep.axes) {
      repeat /= group[0]!.count;
      for (const axis of group) fillAxis(axis, repeat, start, columns[k++]!);
    }
  }

  /** Writes the columns that no axis varies: whenever something else may have used the arena. */
  prepare(arena: Float64Array): void {
    for (let i = 0; i < BLOCK; i++) writePoint(arena, i, this.#sweep.base);
  }

  /** Writes `count` ≤ BLOCK rows, from row `at` of the axes' columns on, into the columns that vary. */
  fill(arena: Float64Array, axes: readonly Float64Array[], at: number, count: number): void {
    for (const { base, axes: setters, columns } of this.#varied) {
      const [first, second] = columns;
      const { axis, part } = setters[0]!;
      if (base === null) {
        arena.set(axes[axis]!.subarray(at, at + count), first[0]!);
      } else if (setters.length === 1) {
        fillPart(arena, base, part, axes[axis]!, at, count, first[0]!, second[0]!);
      } else {
        this.#fillPair(arena, base, setters, axes, at, count, first[0]!, second[0]!);
      }
      for (const copy of first.slice(1)) arena.copyWithin(copy, first[0]!, first[0]! + count);
      for (const copy of second.slice(1)) arena.copyWithin(copy, second[0]!, second[0]! + count);
    }
  }

  /** A pair that several axes set, one after the other. */
  #fillPair(
    arena: Float64Array,
    base: Float64Array,
    setters: Varied["axes"],
    axes: readonly Float64Array[],
    at: number,
    count: number,
    first: number,
    second: number,
  ): void {
    const pair = this.#pair;
    for (let i = 0; i < count; i++) {
      pair.set(base);
      for (const { axis, part } of setters) setPart(pair, part, axes[axis]![at + i]!);
      arena[first + i] = pair[FIRST]!;
      arena[second + i] = pair[SECOND]!;
    }
  }
}

/** A pair of which one axis sets one part; the same operations as setPart. */
function fillPart(
  arena: Float64Array,
  base: Float64Array,
  part: number,
  values: Float64Array,
  at: number,
  count: number,
  first: number,
  second: number,
): void {
  const mean = base[MEAN]!;
  const difference = base[DIFFERENCE]!;
  if (part === MEAN) {
    for (let i = 0; i < count; i++) {
      arena[first + i] = values[at + i]! - 0.5 * difference;
      arena[second + i] = values[at + i]! + 0.5 * difference;
    }
  } else if (part === DIFFERENCE) {
    for (let i = 0; i < count; i++) {
      arena[first + i] = mean - 0.5 * values[at + i]!;
      arena[second + i] = mean + 0.5 * values[at + i]!;
    }
  } else {
    arena.set(values.subarray(at, at + count), part === FIRST ? first : second);
  }
}
