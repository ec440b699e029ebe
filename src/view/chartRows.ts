// The rows of a table that a figure draws, and its panels.

import { BellnessError, FLAGS, nearest } from "../index.js";
import type { ContoursSpec, LinesSpec, RegionsSpec } from "../plot/spec.js";
import { columnLabel } from "./labels.js";
import { roundLevels } from "./plot.js";
import { verdictBands, verdictKinds } from "./verdicts.js";

/** Columns of numbers of equal length under their names. */
export interface ChartTable {
  readonly rows: number;
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** What the table says of itself, as sweeps describe theirs: its axes and its units. */
  readonly description?: unknown;
}

/** Positions are evenly spaced to this part of a step. */
const EVEN = 1e-6;

export function refuse(parameter: string, value: unknown, found: string, allowed: string): never {
  throw new BellnessError(
    "INVALID_PARAMETER",
    `${parameter}: ${found}. Allowed: ${allowed}.`,
    parameter,
    value,
  );
}

/** The axes that a table of a sweep names, and the units of its columns. */
export function described({ description, names }: ChartTable) {
  const { spec, columns } = (description ?? {}) as {
    spec?: { axes?: readonly unknown[] };
    columns?: readonly { name: string; unit: string }[];
  };
  const axes = (spec?.axes ?? [])
    .flat()
    .map((axis) => {
      const { parameter, name } = axis as { parameter?: string; name?: string };
      return parameter ?? name ?? "";
    })
    .filter((axis) => names.includes(axis));
  const units = new Map((columns ?? []).map(({ name, unit }) => [name, unit]));
  return { axes, units };
}

/** Distinct values of some rows of a column, ascending. */
function valuesOf(column: Float64Array, rows: readonly number[]): number[] {
  return [...new Set(rows.map((row) => column[row]!))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
}

/** Whether positions are even, even in the logarithm, or neither. */
function spacing(values: readonly number[]): "linear" | "log" | null {
  const even = (list: readonly number[]) => {
    const step = (list.at(-1)! - list[0]!) / (list.length - 1);
    return list.every((value, k) => Math.abs(value - list[0]! - k * step) <= EVEN * step);
  };
  if (values.length < 2 || even(values)) return "linear";
  return values[0]! > 0 && even(values.map(Math.log)) ? "log" : null;
}

/** A curve: a column, of the rows where another one has a value. */
export interface Curve {
  /** Which entry of the legend it has. */
  readonly series: number;
  readonly name: string;
  readonly by?: readonly [string, number];
}

/** One drawing of one table. */
export class Drawing {
  readonly #table: ChartTable;
  readonly #rows: readonly number[];
  readonly #omitted: Uint8Array;
  readonly units: ReadonlyMap<string, string>;

  constructor(table: ChartTable, at: Readonly<Record<string, number>>) {
    this.#table = table;
    this.units = described(table).units;
    let rows = Array.from({ length: table.rows }, (_, row) => row);
    for (const [name, value] of Object.entries(at)) {
      const column = this.column("at", name);
      const [first, ...others] = valuesOf(column, rows);
      if (first === undefined) refuse("at", name, `${name} has no values`, "a column with values");
      const closest = others.reduce(
        (best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best),
        first,
      );
      rows = rows.filter((row) => column[row] === closest);
    }
    this.#rows = rows;
    const { status, flags } = table.columns;
    this.#omitted = Uint8Array.from({ length: table.rows }, (_, row) => {
      if (status !== undefined && status[row] !== 0) return 2;
      return flags !== undefined && (flags[row]! & FLAGS["not-positive"]) !== 0 ? 1 : 0;
    });
  }

  column(parameter: string, name: string): Float64Array {
    const { columns, names } = this.#table;
    const column = columns[name];
    if (column !== undefined) return column;
    const meant = nearest(name, names);
    return refuse(
      parameter,
      name,
      `the table has no column of numbers "${name}"${meant === null ? "" : `, did you mean "${meant}"?`}`,
      names.join(", "),
    );
  }

  /** The label of a column, with the power of the energy that is its unit. */
  label(name: string): string {
    const unit = this.units.get(name);
    const text = columnLabel(name);
    if (unit === undefined || unit === "1") return text;
    return `${text} (${unit.replace("^2", "²")})`;
  }

  count(kind: 1 | 2): number {
    return this.#rows.filter((row) => this.#omitted[row] === kind).length;
  }

  get rows(): number {
    return this.#rows.length;
  }

  values(name: string): number[] {
    return valuesOf(this.column("column", name), this.#rows);
  }

  /** What a row has in a column; NaN where the row is no result. */
  #value(column: Float64Array, row: number): number {
    return this.#omitted[row] === 0 ? column[row]! : Number.NaN;
  }

  #refuseSeveral(name: string, place: string): never {
    return refuse(
      "at",
      name,
      `more than one row at ${place}`,
      "a value for each further axis, as in gamma.mean=0.1, or curves for each value of one (by)",
    );
  }

  lines(x: string, curves: readonly Curve[], y: string, title: string): LinesSpec {
    const across = this.column("x", x);
    const scale = spacing(valuesOf(across, this.#rows)) === "log" ? { scale: "log" as const } : {};
    return {
      kind: "lines",
      title,
      x: { label: this.label(x), ...scale },
      y: { label: y },
      curves: curves.map(({ series, name, by }) => {
        const column = this.column("y", name);
        const chosen = this.#rows
          .filter((row) => by === undefined || this.column("by", by[0])[row] === by[1])
          .sort((a, b) => across[a]! - across[b]!);
        const twice = chosen.findIndex((row, k) => k > 0 && across[row] === across[chosen[k - 1]!]);
        if (twice >= 0) this.#refuseSeveral(name, `${x} = ${across[chosen[twice]!]}`);
        return {
          series,
          x: chosen.map((row) => across[row]!),
          y: chosen.map((row) => this.#value(column, row)),
        };
      }),
    };
  }

  /** Verdicts along x, a band for each curve; `label` says what the bands have for names. */
  bands(
    x: string,
    curves: readonly Curve[],
    names: readonly string[],
    label: string,
    title: string,
  ): RegionsSpec {
    const { curves: drawn, x: across, y } = this.lines(x, curves, label, title);
    const first = drawn[0]!.x;
    const same = drawn.every(
      (one) => one.x.length === first.length && Array.from(one.x).every((at, k) => at === first[k]),
    );
    if (!same) refuse("x", x, `verdicts at other ${x} from band to band`, "the same for all");
    if (first.length < 2) refuse("x", x, `${x} has ${first.length} values`, "at least two");
    return verdictBands(
      { title, x: across, y },
      drawn.map((one) => ({ x: one.x, y: Float64Array.from(one.y) })),
      names,
    );
  }

  map(x: string, y: string, name: string, title: string): ContoursSpec | RegionsSpec {
    const side = (parameter: string, axis: string) => {
      const values = valuesOf(this.column(parameter, axis), this.#rows);
      const scale = spacing(values);
      if (values.length < 2 || scale === null) {
        refuse(
          parameter,
          axis,
          `${axis} has ${values.length} values, ${scale === null ? "not evenly spaced" : "which span no map"}`,
          "for a map an axis of at least two values, even in themselves or in their logarithms; curves (by) otherwise",
        );
      }
      return { values, spec: { label: this.label(axis), ...(scale === "log" ? { scale } : {}) } };
    };
    const [across, up] = [side("x", x), side("y", y)];
    const z = new Float64Array(across.values.length * up.values.length).fill(Number.NaN);
    const place = (values: readonly number[]) => new Map(values.map((value, k) => [value, k]));
    const [columns, rows] = [place(across.values), place(up.values)];
    const [xs, ys, zs] = [this.column("x", x), this.column("y", y), this.column("z", name)];
    const taken = new Uint8Array(z.length);
    for (const row of this.#rows) {
      const [column, line] = [columns.get(xs[row]!), rows.get(ys[row]!)];
      if (column === undefined || line === undefined) continue;
      const k = line * across.values.length + column;
      if (taken[k] === 1) {
        this.#refuseSeveral(name, `${x} = ${xs[row]}, ${y} = ${ys[row]}`);
      }
      taken[k] = 1;
      z[k] = this.#value(zs, row);
    }
    const common = { title, x: across.spec, y: up.spec, columns: across.values, rows: up.values };
    if (name === "verdict") {
      return { kind: "regions", ...common, kinds: verdictKinds(z) };
    }
    const signed = z.some((value) => value < 0) && z.some((value) => value > 0);
    return {
      kind: "contours",
      ...common,
      z,
      label: this.label(name),
      levels: roundLevels(z),
      colours: signed ? "diverging" : "sequential",
    };
  }
}
