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
import { PAIRS, type Pair, type PairName } from "../model/parameters.js";
import { writePoint } from "../solver/point.js";
import type { Sweep } from "./spec.js";

// A point in the making: for each pair its mean, difference, first and second
// value (kept together, so that axes along mean and difference do not round each
// other), then κ.
const MEAN = 0;
const DIFFERENCE = 1;
const FIRST = 2;
const SECOND = 3;
const PER_PAIR = 4;
const KAPPA = PER_PAIR * PAIRS.length;
const LENGTH = KAPPA + 1;

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

function setPair(point: Float64Array, at: number, part: number, value: number): void {
  point[at + part] = value;
  if (part === MEAN || part === DIFFERENCE) {
    point[at + FIRST] = point[at + MEAN]! - 0.5 * point[at + DIFFERENCE]!;
    point[at + SECOND] = point[at + MEAN]! + 0.5 * point[at + DIFFERENCE]!;
  } else {
    point[at + MEAN] = 0.5 * (point[at + FIRST]! + point[at + SECOND]!);
    point[at + DIFFERENCE] = point[at + SECOND]! - point[at + FIRST]!;
  }
}

interface Step {
  /** The axis list that the step belongs to. */
  readonly group: number;
  readonly values: Float64Array;
  /** Slot of the pair or of κ, and the part of the pair that the axis sets. */
  readonly at: number;
  readonly part: number;
}

/** Turns the rows of a sweep into the core's input columns. */
export class Grid {
  readonly #sweep: Sweep;
  readonly #steps: readonly Step[];
  /** Input columns that vary, and the slot that each is filled from. */
  readonly #varying: readonly { readonly column: number; readonly slot: number }[];
  /** `#levels[k]`: the point after the first k steps. */
  readonly #levels: readonly Float64Array[];
  readonly #digits: Int32Array;
  /** Length of each axis list, and its first step. */
  readonly #lengths: readonly number[];
  readonly #starts: readonly number[];

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
    this.#steps = sweep.axes.flatMap((axes, group) =>
      axes.map(({ parameter, values }) => {
        if (parameter === "kappa") return { group, values, at: KAPPA, part: 0 };
        const [name, part] = parameter.split(".") as [PairName, string];
        const at = PER_PAIR * PAIRS.indexOf(name);
        return { group, values, at, part: ["mean", "difference", "1", "2"].indexOf(part) };
      }),
    );
    this.#lengths = sweep.axes.map((axes) => axes[0]!.values.length);
    this.#starts = sweep.axes.map((_, group) =>
      this.#steps.findIndex((step) => step.group === group),
    );
    this.#varying = this.#steps.flatMap(({ at }) => {
      if (at === KAPPA) return [{ column: IN_KAPPA, slot: KAPPA }];
      const [first, second] = COLUMNS[PAIRS[at / PER_PAIR]!];
      return [
        ...first.map((column) => ({ column, slot: at + FIRST })),
        ...second.map((column) => ({ column, slot: at + SECOND })),
      ];
    });
    this.#levels = [...this.#steps, null].map(() => new Float64Array(LENGTH));
    const base = this.#levels[0]!;
    PAIRS.forEach((name, k) => {
      const pair: Pair = sweep.base[name];
      setPair(base, PER_PAIR * k, FIRST, pair[0]);
      setPair(base, PER_PAIR * k, SECOND, pair[1]);
    });
    base[KAPPA] = sweep.base.kappa;
    this.#digits = new Int32Array(sweep.axes.length);
  }

  /** Writes the columns that no axis varies: once per arena. */
  prepare(arena: Float64Array): void {
    for (let i = 0; i < BLOCK; i++) writePoint(arena, i, this.#sweep.base);
  }

  /** Writes the rows start … start+count−1 (count ≤ BLOCK) into the varying columns. */
  fill(arena: Float64Array, start: number, count: number): void {
    this.#seek(start);
    const last = this.#levels[this.#steps.length]!;
    for (let i = 0; i < count; i++) {
      for (const { column, slot } of this.#varying) arena[column + i] = last[slot]!;
      this.#advance();
    }
  }

  #seek(row: number): void {
    let rest = row;
    for (let group = this.#lengths.length - 1; group >= 0; group--) {
      const length = this.#lengths[group]!;
      this.#digits[group] = rest % length;
      rest = Math.floor(rest / length);
    }
    this.#apply(0);
  }

  /** Next row: the last axis runs fastest. */
  #advance(): void {
    let group = this.#lengths.length - 1;
    while (group >= 0) {
      const digit = this.#digits[group]! + 1;
      if (digit < this.#lengths[group]!) {
        this.#digits[group] = digit;
        break;
      }
      this.#digits[group] = 0;
      group -= 1;
    }
    if (group >= 0) this.#apply(this.#starts[group]!);
  }

  /** Recomputes the point from step `from` on. */
  #apply(from: number): void {
    for (let k = from; k < this.#steps.length; k++) {
      const { group, values, at, part } = this.#steps[k]!;
      const point = this.#levels[k + 1]!;
      point.set(this.#levels[k]!);
      const value = values[this.#digits[group]!]!;
      if (at === KAPPA) point[KAPPA] = value;
      else setPair(point, at, part, value);
    }
  }
}
