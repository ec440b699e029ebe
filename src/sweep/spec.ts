import { OBSERVABLE_NAMES, type Observable } from "../core/columns.js";
import { checkKeys, isRecord, listed, oneOf } from "../model/keys.js";
import { type AnyModel, type ModelName, modelFor, modelOf } from "../model/models.js";
import type { ParametersInput } from "../model/parameters.js";
import { type Passed, passedOn } from "../model/passed.js";
import type { ParameterPath } from "../model/paths.js";
import { finite, refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import { SCALES, type Scale } from "../model/spacing.js";
import type { Axis } from "./axis.js";

/** Which solver finds the steady state: the closed form, LU of the 16×16 Liouvillian, or the better (the closed form). */
export type SolverChoice = "auto" | "reduced" | "full";

export const SOLVERS: readonly SolverChoice[] = ["auto", "reduced", "full"];

/** One axis of a sweep: `count` values from `from` to `to`, or a list of values. */
export type AxisInput =
  | {
      readonly parameter: ParameterPath;
      readonly from: number;
      readonly to: number;
      readonly count: number;
      /** `"log"`: evenly spaced in the logarithm, between ends of one sign. */
      readonly scale?: Scale;
    }
  | { readonly parameter: ParameterPath; readonly values: readonly number[] | Float64Array };

/**
 * A grid of points: the base, varied along the axes; the last axis runs fastest. A
 * list in the place of an axis varies its members together, which must be equally
 * long: one such list alone is a list of points.
 */
export interface SweepSpec {
  readonly base?: ParametersInput;
  readonly axes: readonly (AxisInput | readonly AxisInput[])[];
  readonly observables: readonly Observable[];
  readonly solver?: SolverChoice;
}

type Members<List> = List extends readonly (infer Member)[] ? Member : never;

/** Paths of the axes of a spec, alone or together. */
type AxisPaths<S extends SweepSpec> =
  | Extract<Members<S["axes"]>, AxisInput>["parameter"]
  | Extract<Members<Extract<Members<S["axes"]>, readonly unknown[]>>, AxisInput>["parameter"];

/** Names of the columns of a spec's table; any string where the spec's type does not list them. */
export type ColumnName<S extends SweepSpec> =
  Observable extends Members<S["observables"]>
    ? string
    : ParameterPath extends AxisPaths<S>
      ? string
      : AxisPaths<S> | Members<S["observables"]> | "status" | "flags";

/** A sweep, checked. */
export interface Sweep {
  readonly model: ModelName;
  /** Parameters of the model, checked, and what they pass on. */
  readonly base: unknown;
  readonly passed: Passed;
  /** Axes that vary together stand in one list. */
  readonly axes: readonly (readonly Axis[])[];
  readonly observables: readonly Observable[];
  readonly solver: SolverChoice;
  /** Points of the grid. */
  readonly rows: number;
}

const INVALID = "INVALID_SWEEP";

function axis(model: AnyModel, value: unknown, path: string): Axis {
  if (!isRecord(value))
    refuse(INVALID, path, value, "{parameter, from, to, count} or {parameter, values}");
  checkKeys(value, ["parameter", "from", "to", "count", "scale", "values"], path, INVALID);
  const parameter = oneOf(value["parameter"], model.paths, `${path}.parameter`, INVALID);
  if (value["values"] !== undefined) {
    for (const key of ["from", "to", "count", "scale"]) {
      if (value[key] !== undefined)
        refuse(
          INVALID,
          `${path}.${key}`,
          value[key],
          "either values, or from, to and count, with a scale or without",
        );
    }
    const values = value["values"];
    if (!isList(values) || values.length === 0) {
      refuse(INVALID, `${path}.values`, values, "a list of numbers");
    }
    const list = Float64Array.from(values, (v, k) => finite(INVALID, `${path}.values[${k}]`, v));
    const ends = { from: list[0]!, to: list.at(-1)! };
    return { parameter, count: list.length, values: list, ...ends, scale: "linear" };
  }
  const from = finite(INVALID, `${path}.from`, value["from"]);
  const to = finite(INVALID, `${path}.to`, value["to"]);
  if (!Number.isFinite(to - from)) {
    refuse(INVALID, `${path}.to`, to, `a number whose distance from ${from} is finite`);
  }
  const scale = oneOf(
    value["scale"] === undefined ? "linear" : value["scale"],
    SCALES,
    `${path}.scale`,
    INVALID,
  );
  if (scale === "log" && !(from * Math.sign(to) > 0)) {
    const [end, wrong] = from === 0 ? ["from", from] : ["to", to];
    refuse(
      INVALID,
      `${path}.${end}`,
      wrong,
      "two ends of one sign, neither of them 0, on a logarithmic axis",
    );
  }
  const count = value["count"];
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) {
    refuse(INVALID, `${path}.count`, count, "a whole number from 1 on");
  }
  return { parameter, count, values: null, from, to, scale };
}

/** One axis, or several that vary together. */
function axisGroup(model: AnyModel, value: unknown, path: string): Axis[] {
  if (!Array.isArray(value)) return [axis(model, value, path)];
  if (value.length === 0)
    refuse(INVALID, path, value, "an axis, or a list of axes that vary together");
  const group = value.map((one, k) => axis(model, one, `${path}[${k}]`));
  const length = group[0]!.count;
  group.forEach(({ count }, k) => {
    if (count !== length) {
      refuse(
        INVALID,
        `${path}[${k}]`,
        count,
        `${length} values, as many as the axis it varies with`,
      );
    }
  });
  return group;
}

/**
 * Checks a sweep.
 *
 * @throws BellnessError INVALID_SWEEP, or INVALID_PARAMETER for its base
 */
export function sweep(input: unknown): Sweep {
  if (!isRecord(input)) refuse(INVALID, "sweep", input, "an object with axes and observables");
  checkKeys(input, ["base", "axes", "observables", "solver"], "", INVALID);
  const name = modelFor(input["base"]);
  const model = modelOf(name);
  const axesInput = input["axes"];
  if (!Array.isArray(axesInput)) refuse(INVALID, "axes", axesInput, "a list of axes");
  const axes = axesInput.map((value, k) => axisGroup(model, value, `axes[${k}]`));
  const seen = new Set<string>();
  for (const { parameter } of axes.flat()) {
    if (seen.has(parameter)) refuse(INVALID, "axes", parameter, "each parameter on one axis");
    seen.add(parameter);
  }
  const conflict = model.conflict(seen);
  if (conflict !== null) refuse(INVALID, "axes", conflict.paths, conflict.allowed);
  const names = input["observables"];
  if (!Array.isArray(names) || names.length === 0) {
    refuse(INVALID, "observables", names, `a list of ${listed(OBSERVABLE_NAMES)}`);
  }
  const observables = names.map((name, k) =>
    oneOf(name, OBSERVABLE_NAMES, `observables[${k}]`, INVALID),
  );
  observables.forEach((name, k) => {
    if (observables.indexOf(name) < k)
      refuse(INVALID, `observables[${k}]`, name, "each observable once");
  });
  const rows = axes.reduce((product, one) => product * one[0]!.count, 1);
  if (!Number.isSafeInteger(rows))
    refuse(INVALID, "axes", rows, `at most ${Number.MAX_SAFE_INTEGER} points`);
  return {
    model: name,
    base: model.read(input["base"] ?? {}),
    passed: passedOn(input["base"]),
    axes,
    observables,
    solver: oneOf(input["solver"] ?? "auto", SOLVERS, "solver", INVALID),
    rows,
  };
}

/** The spec of a checked sweep: complete, and the same however the sweep was written. */
export function canonicalSpec({ base, passed, axes, observables, solver }: Sweep): SweepSpec {
  const input = ({ parameter: path, count, values, from, to, scale }: Axis): AxisInput => {
    const parameter = path as ParameterPath;
    return values === null
      ? { parameter, from, to, count, ...(scale === "linear" ? {} : { scale }) }
      : { parameter, values: Array.from(values) };
  };
  return {
    base: { ...passed, ...(base as ParametersInput) },
    axes: axes.map((group) => (group.length === 1 ? input(group[0]!) : group.map(input))),
    observables,
    solver,
  };
}
