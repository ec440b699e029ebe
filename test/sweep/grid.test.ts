import { describe, expect, test } from "vitest";
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
  IN_TEMPERATURE1,
  IN_TEMPERATURE2,
} from "../../assembly/layout.js";
import { createSolver, type Observable, type SweepSpec } from "../../src/index.js";
import type { Parameters } from "../../src/model/parameters.js";
import { PARAMETER_PATHS } from "../../src/model/paths.js";
import { axisValue, fillAxis } from "../../src/sweep/axis.js";
import { Grid } from "../../src/sweep/grid.js";
import { canonicalSpec, sweep } from "../../src/sweep/spec.js";
import { Random } from "../support/random.js";

const PAIR_COLUMNS: Record<string, [number[], number[]]> = {
  epsilon: [[IN_EPSILON1], [IN_EPSILON2]],
  temperature: [[IN_TEMPERATURE1], [IN_TEMPERATURE2]],
  mu: [[IN_MU1], [IN_MU2]],
  gamma: [
    [IN_GAMMA1_MINUS, IN_GAMMA1_PLUS],
    [IN_GAMMA2_MINUS, IN_GAMMA2_PLUS],
  ],
};

/** A pair as four numbers that follow each other. */
class NaivePair {
  mean: number;
  difference: number;

  constructor(
    public first: number,
    public second: number,
  ) {
    this.mean = 0.5 * (first + second);
    this.difference = second - first;
  }

  set(part: string, value: number): void {
    if (part === "1" || part === "2") {
      if (part === "1") this.first = value;
      else this.second = value;
      this.mean = 0.5 * (this.first + this.second);
      this.difference = this.second - this.first;
      return;
    }
    if (part === "mean") this.mean = value;
    else this.difference = value;
    this.first = this.mean - 0.5 * this.difference;
    this.second = this.mean + 0.5 * this.difference;
  }
}

/** The input columns of one row, from the definition. */
function naiveRow(checked: ReturnType<typeof sweep>, row: number): Map<number, number> {
  const base = checked.base as Parameters;
  const digits: number[] = [];
  let rest = row;
  for (const group of [...checked.axes].reverse()) {
    digits.unshift(rest % group[0]!.count);
    rest = Math.floor(rest / group[0]!.count);
  }
  const pairs = Object.fromEntries(
    Object.keys(PAIR_COLUMNS).map((name) => {
      const [first, second] = base[name as "mu"];
      return [name, new NaivePair(first, second)];
    }),
  );
  let kappa = base.kappa;
  checked.axes.forEach((group, g) => {
    for (const axis of group) {
      const value = axisValue(axis, digits[g]!);
      const [name, part] = axis.parameter.split(".") as [string, string | undefined];
      if (part === undefined) kappa = value;
      else pairs[name]!.set(part, value);
    }
  });
  const columns = new Map([[IN_KAPPA, kappa]]);
  for (const [name, [first, second]] of Object.entries(PAIR_COLUMNS)) {
    for (const column of first) columns.set(column, pairs[name]!.first);
    for (const column of second) columns.set(column, pairs[name]!.second);
  }
  return columns;
}

/** A random spec: axes alone and together, lists and ranges; of each pair one notation. */
function randomSpec(random: Random): SweepSpec {
  const mixed = Object.keys(PAIR_COLUMNS).filter(() => random.chance(0.5));
  const parameters = PARAMETER_PATHS.filter((parameter) => {
    const [name, part] = parameter.split(".") as [string, string | undefined];
    return part === undefined || mixed.includes(name) === ["mean", "difference"].includes(part);
  });
  const axis = (count: number) => {
    const [parameter] = parameters.splice(random.integer(parameters.length), 1);
    return random.chance(0.5)
      ? { parameter: parameter!, from: random.uniform(-1, 1), to: random.uniform(-1, 1), count }
      : { parameter: parameter!, values: Array.from({ length: count }, () => random.uniform()) };
  };
  // One axis may be long: the columns then repeat late or never.
  const long = random.integer(8);
  const axes = Array.from({ length: random.integer(5) }, (_, k) => {
    const count = 1 + random.integer(k === long ? 40_000 : 7);
    const together = random.chance(0.6) ? 1 : Math.min(3, parameters.length - 4);
    return together < 2 ? axis(count) : Array.from({ length: together }, () => axis(count));
  });
  return {
    base: { statistics: "fermi", temperature: [0.1, 0.7], mu: { mean: 1, difference: 0.3 } },
    axes,
    observables: ["concurrence"],
  };
}

describe("rows become input columns", () => {
  test("bit for bit as the definition says, from any row on", () => {
    const random = new Random(5);
    for (let k = 0; k < 200; k++) {
      const checked = sweep(randomSpec(random));
      const arena = new Float64Array(IN_END).fill(Number.NaN);
      const grid = new Grid(checked, arena);
      grid.prepare();
      // Blocks one after another: what stands in the columns from the last one must not matter.
      for (let block = 0; block < 4; block++) {
        const start = random.integer(checked.rows);
        const end = Math.min(checked.rows, start + 1 + random.integer(BLOCK));
        const axes = checked.axes.flat().map(() => new Float64Array(end - start));
        grid.fillAxes(start, axes);
        const at = random.integer(end - start);
        const count = random.chance(0.5) ? 1 : end - start - at;
        grid.fill(axes, start + at, at, count);
        for (let i = 0; i < count; i++) {
          for (const [column, value] of naiveRow(checked, start + at + i)) {
            if (!Object.is(arena[column + i], value)) {
              expect.fail(`${JSON.stringify(checked)} row ${start + at + i}: ${value}`);
            }
          }
        }
        if (random.chance(0.2)) {
          arena.fill(Number.NaN);
          grid.prepare();
        }
      }
    }
  });

  test("an axis' column repeats and runs around, far beyond 2^32 too", () => {
    const one = sweep({
      axes: [{ parameter: "kappa", from: 1, to: 3, count: 3 }],
      observables: ["i2"],
    }).axes[0]![0]!;
    const out = new Float64Array(8);
    fillAxis(one, 2, 1, out);
    expect([...out]).toEqual([1, 2, 2, 3, 3, 1, 1, 2]);
    fillAxis(one, 2 ** 40, 2 ** 52 - 2, out);
    const digit = (row: number) => Math.floor(row / 2 ** 40) % 3;
    expect([...out]).toEqual(Array.from(out, (_, i) => 1 + digit(2 ** 52 - 2 + i)));
  });

  test("an axis of 10^9 values takes no memory, and ends where it says", () => {
    const { rows, axes } = sweep({
      axes: [{ parameter: "kappa", from: 0.1, to: 0.7, count: 1e9 }],
      observables: ["i2"],
    });
    expect(rows).toBe(1e9);
    expect(axes[0]![0]!.values).toBeNull();
    expect(axisValue(axes[0]![0]!, 0)).toBe(0.1);
    expect(axisValue(axes[0]![0]!, 1e9 - 1)).toBe(0.7);
  });
});

test("the canonical spec is the same sweep, and its own canonical spec", () => {
  const random = new Random(6);
  for (let k = 0; k < 50; k++) {
    const checked = sweep(randomSpec(random));
    const canonical = canonicalSpec(checked);
    expect(sweep(JSON.parse(JSON.stringify(canonical)))).toEqual(checked);
  }
});

test("a row of a sweep is the solution of its point", async () => {
  const solver = await createSolver();
  const observables: Observable[] = ["concurrence", "chsh", "i3322", "i3", "entropyProduction"];
  const table = await solver.sweep({
    base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
    axes: [
      { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 9 },
      { parameter: "kappa", values: [0.5, 2, 3] },
    ],
    observables,
  });
  expect(table.names).toEqual([
    "temperature.difference",
    "kappa",
    ...observables,
    "status",
    "flags",
  ]);
  for (let row = 0; row < table.rows; row++) {
    const difference = table.columns["temperature.difference"]![row]!;
    const kappa = table.columns["kappa"]![row]!;
    if (table.columns["status"]![row] !== 0) {
      // κ = 2 is the degenerate point of bosons.
      expect(kappa).toBe(2);
      expect(table.columns["i3"]![row]).toBeNaN();
      continue;
    }
    const point = solver.solve({ kappa, temperature: { mean: 0.4, difference } });
    for (const name of observables) {
      expect(table.columns[name]![row]).toBe(point[name as "i3"]);
    }
  }
});
