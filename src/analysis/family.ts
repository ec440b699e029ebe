import { PAIRS, type PairName, type Parameters } from "../model/parameters.js";
import type { AxisInput, SweepSpec } from "../sweep/spec.js";
import type { Columns, Source } from "./quantity.js";

/** The one thing that an analysis needs of a solver. */
export interface Sweeper {
  sweep(spec: SweepSpec): Promise<{ readonly columns: Columns }>;
}

/** How to set the other half of a pair when one half is varied. */
const COMPLEMENT: Readonly<Record<string, string>> = {
  mean: "difference",
  difference: "mean",
  "1": "2",
  "2": "1",
};

/** A half of a pair, or κ, as a function of the parameters. */
function parameterOf(params: Parameters, name: string): number {
  if (name === "kappa") return params.kappa;
  const [pair, part] = name.split(".") as [PairName, string];
  const [first, second] = params[pair];
  switch (part) {
    case "mean":
      return 0.5 * (first + second);
    case "difference":
      return second - first;
    default:
      return part === "1" ? first : second;
  }
}

/** Parameter sets of one statistics, each as a function of one parameter that is varied. */
export class Family {
  readonly #solver: Sweeper;
  readonly #points: readonly Parameters[];
  readonly #along: string;
  readonly #source: Source;
  /** What differs between the points: axis parameter and its value at each point. */
  readonly #varying: readonly { readonly parameter: string; readonly values: Float64Array }[];

  constructor(solver: Sweeper, points: readonly Parameters[], along: string, source: Source) {
    this.#solver = solver;
    this.#points = points;
    this.#along = along;
    this.#source = source;
    const [pair, part] = along.split(".");
    const names = PAIRS.flatMap((name) =>
      name === pair ? [`${name}.${COMPLEMENT[part!]}`] : [`${name}.1`, `${name}.2`],
    );
    if (along !== "kappa") names.push("kappa");
    this.#varying = names.flatMap((parameter) => {
      const values = Float64Array.from(points, (point) => parameterOf(point, parameter));
      return values.every((value) => value === values[0]) ? [] : [{ parameter, values }];
    });
  }

  /** Values at (point, x) for all points and all x, row by row. */
  async grid(x: Float64Array): Promise<Float64Array> {
    return this.#run([...(this.#varying.length > 0 ? [this.#varying] : []), this.#axis(x)]);
  }

  /** Values of point `which[k]` at `x[k]`. */
  async points(which: Int32Array, x: Float64Array): Promise<Float64Array> {
    // Loops: these lists have some 10⁵ entries, and `from` walks them by iterators.
    const columns = this.#varying.map(({ parameter, values }) => {
      const column = new Float64Array(which.length);
      for (let k = 0; k < which.length; k++) column[k] = values[which[k]!]!;
      return { parameter, values: column };
    });
    return this.#run([[...columns, this.#axis(x)]]);
  }

  #axis(values: Float64Array): AxisInput {
    return { parameter: this.#along, values };
  }

  async #run(axes: SweepSpec["axes"]): Promise<Float64Array> {
    const { observables, uncut } = this.#source;
    const table = await this.#solver.sweep({ base: this.#points[0]!, axes, observables });
    return uncut(table.columns);
  }
}
