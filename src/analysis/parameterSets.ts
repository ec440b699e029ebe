import { otherPart, PAIRS } from "../model/pairs.js";
import type { Parameters } from "../model/parameters.js";
import { PARAMETER_PATHS, type ParameterPath, pairPath, parameterValue } from "../model/paths.js";
import { refuse } from "../model/refuse.js";
import type { AxisInput, SweepSpec } from "../sweep/spec.js";
import { positiveValues } from "./positive.js";
import type { Columns, Uncut } from "./quantity.js";

/** The one thing that an analysis needs of a solver. */
export interface Sweeper {
  /** The grid of a spec as columns, as `Solver.sweep` returns it. */
  sweep(spec: SweepSpec): Promise<{ readonly columns: Columns }>;
}

/**
 * Refuses what cannot sweep.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function checkSweeper(solver: unknown): void {
  const { sweep } = (solver ?? {}) as Partial<Sweeper>;
  if (typeof sweep !== "function") {
    refuse("INVALID_PARAMETER", "solver", solver, "what createSolver returns");
  }
}

/** Values, NaN where there is no steady state or none that is positive, and what is flagged: FLAGS bits. */
export interface FlaggedValues {
  readonly values: Float64Array;
  readonly flags: Float64Array;
}

/** The numbers that say all about a parameter set but for its statistics and the one along `along`. */
function pathsBeside(along: ParameterPath): ParameterPath[] {
  const varied = pairPath(along);
  return [
    ...PAIRS.flatMap((name): ParameterPath[] =>
      name === varied?.name ? [`${name}.${otherPart(varied.part)}`] : [`${name}.1`, `${name}.2`],
    ),
    ...PARAMETER_PATHS.filter((path) => pairPath(path) === null && path !== along),
  ];
}

/** Parameter sets of one statistics, each as a function of one parameter that is varied. */
export class ParameterSets {
  readonly #solver: Sweeper;
  readonly #points: readonly Parameters[];
  readonly #along: ParameterPath;
  readonly #uncut: Uncut;
  /** What differs between the points: axis parameter and its value at each point. */
  readonly #varying: readonly {
    readonly parameter: ParameterPath;
    readonly values: Float64Array;
  }[];

  constructor(solver: Sweeper, points: readonly Parameters[], along: ParameterPath, uncut: Uncut) {
    this.#solver = solver;
    this.#points = points;
    this.#along = along;
    this.#uncut = uncut;
    this.#varying = pathsBeside(along).flatMap((parameter) => {
      const values = Float64Array.from(points, (point) => parameterValue(point, parameter));
      return values.every((value) => value === values[0]) ? [] : [{ parameter, values }];
    });
  }

  /** Values at (point, x) for all points and all x, row by row. */
  async grid(x: Float64Array): Promise<FlaggedValues> {
    return this.#run([...(this.#varying.length > 0 ? [this.#varying] : []), this.#axis(x)]);
  }

  /** Values of point `which[k]` at `x[k]`. */
  async points(which: Int32Array, x: Float64Array): Promise<FlaggedValues> {
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

  async #run(axes: SweepSpec["axes"]): Promise<FlaggedValues> {
    const { observables, values } = this.#uncut;
    const { columns } = await this.#solver.sweep({ base: this.#points[0]!, axes, observables });
    const flags = columns["flags"]!;
    return { values: positiveValues(values(columns), flags), flags };
  }
}
