import { BellnessError, shown } from "../model/errors.js";
import { checkKeys, isRecord, listed, oneOf } from "../model/keys.js";
import { PAIRS, type Parameters, type ParametersInput, parameters } from "../model/parameters.js";
import type { Axis } from "./axis.js";
import { OBSERVABLE_NAMES, type Observable } from "./observables.js";

/** Which solver finds the steady state: the closed form, LU of the 16×16 Liouvillian, or the better (the closed form). */
export type SolverChoice = "auto" | "reduced" | "full";

export const SOLVERS: readonly SolverChoice[] = ["auto", "reduced", "full"];

/** One axis of a sweep: `count` values from `from` to `to`, or a list of values. */
export type AxisInput =
  | {
      readonly parameter: string;
      readonly from: number;
      readonly to: number;
      readonly count: number;
    }
  | { readonly parameter: string; readonly values: readonly number[] | Float64Array };

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

/** A sweep, checked. */
export interface Sweep {
  readonly base: Parameters;
  /** Axes that vary together stand in one list. */
  readonly axes: readonly (readonly Axis[])[];
  readonly observables: readonly Observable[];
  readonly solver: SolverChoice;
  /** Points of the grid. */
  readonly rows: number;
}

/** What an axis may vary. */
export const AXIS_PARAMETERS: readonly string[] = [
  "kappa",
  ...PAIRS.flatMap((name) => ["mean", "difference", "1", "2"].map((part) => `${name}.${part}`)),
];

function refuse(path: string, value: unknown, allowed: string): never {
  throw new BellnessError(
    "INVALID_SWEEP",
    `${path}: ${shown(value)} is not allowed. Allowed: ${allowed}.`,
    path,
    value,
  );
}

function finite(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) refuse(path, value, "a finite number");
  return value;
}

function axis(value: unknown, path: string): Axis {
  if (!isRecord(value)) refuse(path, value, "{parameter, from, to, count} or {parameter, values}");
  checkKeys(value, ["parameter", "from", "to", "count", "values"], path, "INVALID_SWEEP");
  const parameter = oneOf(
    value["parameter"],
    AXIS_PARAMETERS,
    `${path}.parameter`,
    "INVALID_SWEEP",
  );
  if (value["values"] !== undefined) {
    for (const key of ["from", "to", "count"]) {
      if (value[key] !== undefined)
        refuse(`${path}.${key}`, value[key], "either values, or from, to and count");
    }
    const values = value["values"];
    if (!(Array.isArray(values) || values instanceof Float64Array) || values.length === 0) {
      refuse(`${path}.values`, values, "a list of numbers");
    }
    const list = Float64Array.from(values as ArrayLike<unknown>, (v, k) =>
      finite(v, `${path}.values[${k}]`),
    );
    return { parameter, count: list.length, values: list, from: list[0]!, to: list.at(-1)! };
  }
  const from = finite(value["from"], `${path}.from`);
  const to = finite(value["to"], `${path}.to`);
  const count = value["count"];
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) {
    refuse(`${path}.count`, count, "a whole number from 1 on");
  }
  return { parameter, count, values: null, from, to };
}

/** One axis, or several that vary together. */
function axisGroup(value: unknown, path: string): Axis[] {
  if (!Array.isArray(value)) return [axis(value, path)];
  if (value.length === 0) refuse(path, value, "an axis, or a list of axes that vary together");
  const group = value.map((one, k) => axis(one, `${path}[${k}]`));
  const length = group[0]!.count;
  group.forEach(({ count }, k) => {
    if (count !== length) {
      refuse(`${path}[${k}]`, count, `${length} values, as many as the axis it varies with`);
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
  if (!isRecord(input)) refuse("sweep", input, "an object with axes and observables");
  checkKeys(input, ["base", "axes", "observables", "solver"], "", "INVALID_SWEEP");
  const axesInput = input["axes"];
  if (!Array.isArray(axesInput)) refuse("axes", axesInput, "a list of axes");
  const axes = axesInput.map((value, k) => axisGroup(value, `axes[${k}]`));
  const seen = new Set<string>();
  for (const { parameter } of axes.flat()) {
    if (seen.has(parameter)) refuse("axes", parameter, "each parameter on one axis");
    seen.add(parameter);
  }
  const names = input["observables"];
  if (!Array.isArray(names) || names.length === 0) {
    refuse("observables", names, `a list of ${listed(OBSERVABLE_NAMES)}`);
  }
  const observables = names.map((name, k) =>
    oneOf(name, OBSERVABLE_NAMES, `observables[${k}]`, "INVALID_SWEEP"),
  );
  observables.forEach((name, k) => {
    if (observables.indexOf(name) < k) refuse(`observables[${k}]`, name, "each observable once");
  });
  const rows = axes.reduce((product, one) => product * one[0]!.count, 1);
  if (!Number.isSafeInteger(rows))
    refuse("axes", rows, `at most ${Number.MAX_SAFE_INTEGER} points`);
  return {
    base: parameters(input["base"] ?? {}),
    axes,
    observables,
    solver: oneOf(input["solver"] ?? "auto", SOLVERS, "solver", "INVALID_SWEEP"),
    rows,
  };
}

/** The spec of a checked sweep: complete, and the same however the sweep was written. */
export function canonicalSpec({ base, axes, observables, solver }: Sweep): SweepSpec {
  const input = ({ parameter, count, values, from, to }: Axis): AxisInput =>
    values === null ? { parameter, from, to, count } : { parameter, values: Array.from(values) };
  return {
    base,
    axes: axes.map((group) => (group.length === 1 ? input(group[0]!) : group.map(input))),
    observables,
    solver,
  };
}
