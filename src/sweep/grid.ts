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
  /** `#levels[k]`: the point after the first k axes. */
  readonly #levels: readonly Float64Array[];
  readonly #digits: Int32Array;

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
    this.#steps = sweep.axes.map(({ parameter, values }) => {
      if (parameter === "kappa") return { values, at: KAPPA, part: 0 };
      const [name, part] = parameter.split(".") as [PairName, string];
      return {
        values,
        at: PER_PAIR * PAIRS.indexOf(name),
        part: ["mean", "difference", "1", "2"].indexOf(part),
      };
    });
    this.#varying = this.#steps.flatMap(({ at }) => {
      if (at === KAPPA) return [{ column: IN_KAPPA, slot: KAPPA }];
      const [first, second] = COLUMNS[PAIRS[at / PER_PAIR]!];
      return [
        ...first.map((column) => ({ column, slot: at + FIRST })),
        ...second.map((column) => ({ column, slot: at + SECOND })),
      ];
    });
    this.#levels = [...sweep.axes, null].map(() => new Float64Array(LENGTH));
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

  /** Values of the axes at one row. */
  coordinates(row: number): number[] {
    this.#seek(row);
    return this.#steps.map(({ values }, k) => values[this.#digits[k]!]!);
  }

  #seek(row: number): void {
    let rest = row;
    for (let k = this.#steps.length - 1; k >= 0; k--) {
      const length = this.#steps[k]!.values.length;
      this.#digits[k] = rest % length;
      rest = Math.floor(rest / length);
    }
    this.#apply(0);
  }

  /** Next row: the last axis runs fastest. */
  #advance(): void {
    let k = this.#steps.length - 1;
    while (k >= 0) {
      const digit = this.#digits[k]! + 1;
      if (digit < this.#steps[k]!.values.length) {
        this.#digits[k] = digit;
        break;
      }
      this.#digits[k] = 0;
      k -= 1;
    }
    if (k >= 0) this.#apply(k);
  }

  /** Recomputes the point from axis `from` on. */
  #apply(from: number): void {
    for (let k = from; k < this.#steps.length; k++) {
      const { values, at, part } = this.#steps[k]!;
      const point = this.#levels[k + 1]!;
      point.set(this.#levels[k]!);
      const value = values[this.#digits[k]!]!;
      if (at === KAPPA) point[KAPPA] = value;
      else setPair(point, at, part, value);
    }
  }
}
