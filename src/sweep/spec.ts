import { OBSERVABLE_NAMES, type Observable } from "../core/observables.js";
import { initialNumbers } from "../model/initial.js";
import { checkKeys, isRecord, listed, oneOf } from "../model/keys.js";
import { type ModelName, modelFor, modelOf } from "../model/models.js";
import type { ExtendedParametersInput } from "../model/paperSystem.js";
import type { ParametersInput } from "../model/parameters.js";
import { type Passed, passedOn } from "../model/passed.js";
import type { ParameterPath } from "../model/paths.js";
import { refuse } from "../model/refuse.js";
import { planes, type StateInput } from "../model/state.js";
import type { SystemInput } from "../model/system.js";
import { TIME } from "../model/systemModel.js";
import { targetOf } from "../model/target.js";
import { type ThoroughOption, thoroughOf } from "../model/thorough.js";
import { type Axis, pathsOf } from "./axis.js";
import { type AxisInput, type AxisPath, axisGroup } from "./axisInput.js";

/** Which solver finds the steady state: the closed form, LU of the 16×16 Liouvillian, or the better (the closed form). */
export type SolverChoice = "auto" | "reduced" | "full";

export const SOLVERS: readonly SolverChoice[] = ["auto", "reduced", "full"];

/**
 * A grid of points: the base, varied along the axes; the last axis runs fastest. A
 * list in the place of an axis varies its members together, which must be equally
 * long: one such list alone is a list of points.
 */
export interface SweepSpec extends ThoroughOption {
  readonly base?: ParametersInput | ExtendedParametersInput | SystemInput;
  readonly axes: readonly (AxisInput | readonly AxisInput[])[];
  readonly observables: readonly Observable[];
  readonly solver?: SolverChoice;
  /** The state that the observable `fidelity` is with, in any shape. */
  readonly target?: StateInput;
  /** The state at time 0, in any shape, where the last axis is `time`. */
  readonly initial?: StateInput;
}

type Members<List> = List extends readonly (infer Member)[] ? Member : never;

/** The column of an axis. */
type AxisName<A> = A extends { readonly parameter: infer Path }
  ? Path
  : A extends { readonly name: infer Name }
    ? Name
    : never;

/** Columns of the axes of a spec, alone or together. */
type AxisPaths<S extends SweepSpec> = Extract<
  AxisName<Members<S["axes"]>> | AxisName<Members<Extract<Members<S["axes"]>, readonly unknown[]>>>,
  string
>;

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
  /** Numbers of the state that fidelities are with, where they are observed. */
  readonly target: Float64Array | null;
  /** Numbers of the state at time 0 where the last axis is the time, else null: steady states. */
  readonly initial: Float64Array | null;
  readonly thorough: boolean;
  /** Points of the grid. */
  readonly rows: number;
}

const INVALID = "INVALID_SWEEP";
/** Whether an axis, unchecked, is the time. */
function isTime(value: unknown): boolean {
  return isRecord(value) && value["parameter"] === TIME;
}

/** Whether what is observed needs the generator of a system, which the paper's own kernel has not. */
function isOfGenerator(name: unknown): boolean {
  return typeof name === "string" && /^(gap|relaxation\d+)$/.test(name);
}

/** Refuses a time that is not the last axis, by itself, of times; the numbers of the initial state. */
function startOf(axes: readonly (readonly Axis[])[], initial: unknown): Float64Array | null {
  axes.forEach((group, k) => {
    if (!group.some(({ parameter }) => parameter === TIME)) return;
    if (k !== axes.length - 1 || group.length > 1) {
      refuse(INVALID, `axes[${k}]`, TIME, "time as the last axis, which runs fastest, by itself");
    }
    const [{ values, from, to }] = group as readonly [Axis];
    const least = Math.min(
      from,
      to,
      ...(values === null ? [] : [values.reduce((a, b) => Math.min(a, b))]),
    );
    if (least < 0) refuse(INVALID, `axes[${k}]`, least, "times of 0 or more");
  });
  const timed = axes.at(-1)?.[0]?.parameter === TIME;
  if (timed) return initialNumbers(initial);
  if (initial === undefined || initial === null) return null;
  refuse(INVALID, "initial", initial, "an initial state where the last axis is time");
}

/**
 * Checks a sweep.
 *
 * @throws BellnessError INVALID_SWEEP, or INVALID_PARAMETER for its base
 */
export function sweep(input: unknown): Sweep {
  if (!isRecord(input)) refuse(INVALID, "sweep", input, "an object with axes and observables");
  const keys = ["base", "axes", "observables", "solver", "target", "thorough", "initial"];
  checkKeys(input, keys, "", INVALID);
  const axesInput = input["axes"];
  const names = input["observables"];
  const general =
    (Array.isArray(axesInput) && axesInput.flat().some(isTime)) ||
    (Array.isArray(names) && names.some(isOfGenerator));
  const { name, base } = modelFor(input["base"], general);
  const model = modelOf(name, base);
  if (!Array.isArray(axesInput)) refuse(INVALID, "axes", axesInput, "a list of axes");
  const axes = axesInput.map((value, k) => axisGroup(model, value, `axes[${k}]`));
  const seen = new Set<string>();
  for (const { parameter } of axes.flat()) {
    if (seen.has(parameter)) refuse(INVALID, "axes", parameter, "each parameter on one axis");
    seen.add(parameter);
  }
  const conflict = model.conflict(new Set(axes.flat().flatMap(pathsOf)));
  if (conflict !== null) refuse(INVALID, "axes", conflict.paths, conflict.allowed);
  // Of the paper's parameters too.
  const known = OBSERVABLE_NAMES.filter((one) => model.observes(one) || isOfGenerator(one));
  if (!Array.isArray(names) || names.length === 0) {
    refuse(INVALID, "observables", names, `a list of ${listed(known)}`);
  }
  const observables = names.map((name, k) => oneOf(name, known, `observables[${k}]`, INVALID));
  observables.forEach((name, k) => {
    if (observables.indexOf(name) < k)
      refuse(INVALID, `observables[${k}]`, name, "each observable once");
  });
  const rows = axes.reduce((product, one) => product * one[0]!.count, 1);
  if (!Number.isSafeInteger(rows))
    refuse(INVALID, "axes", rows, `at most ${Number.MAX_SAFE_INTEGER} points`);
  return {
    model: name,
    base,
    passed: passedOn(input["base"]),
    axes,
    observables,
    solver: oneOf(input["solver"] ?? "auto", SOLVERS, "solver", INVALID),
    target: targetOf(input["target"], observables, INVALID),
    initial: startOf(axes, input["initial"]),
    thorough: thoroughOf(input["thorough"], INVALID),
    rows,
  };
}

/** The spec of a checked sweep: complete, and the same however the sweep was written. */
export function canonicalSpec(sweep: Sweep): SweepSpec {
  const { base, passed, axes, observables, solver, target, thorough, initial } = sweep;
  const input = ({ parameter: path, add, count, values, from, to, scale }: Axis): AxisInput => {
    const what = add === undefined ? { parameter: path as AxisPath } : { name: path, add };
    return values === null
      ? { ...what, from, to, count, ...(scale === "linear" ? {} : { scale }) }
      : { ...what, values: Array.from(values) };
  };
  return {
    base: { ...passed, ...(base as ParametersInput) },
    axes: axes.map((group) => (group.length === 1 ? input(group[0]!) : group.map(input))),
    observables,
    solver,
    ...(target === null ? {} : { target: planes(target) }),
    ...(initial === null ? {} : { initial: planes(initial) }),
    ...(thorough ? { thorough } : {}),
  };
}
