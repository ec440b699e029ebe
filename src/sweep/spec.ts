import { OBSERVABLE_NAMES, type Observable } from "../core/observables.js";
import {
  LOCALITY_KEYS,
  type Locality,
  type LocalityOptions,
  localityOf,
} from "../locality/asked.js";
import {
  givenInequalities,
  isLocality,
  LOCALITY_NAMES,
  type LocalityObservable,
  observableOf,
} from "../locality/names.js";
import { checkKeys, isRecord, listed, oneOf } from "../model/keys.js";
import { type AnyModel, type ModelName, modelFor, modelOf } from "../model/models.js";
import type { ExtendedParametersInput } from "../model/paperSystem.js";
import type { ParametersInput } from "../model/parameters.js";
import { type Passed, passedOn } from "../model/passed.js";
import type { ParameterPath } from "../model/paths.js";
import { finite, refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import { SCALES, type Scale } from "../model/spacing.js";
import { planes, type StateInput } from "../model/state.js";
import type { SystemInput } from "../model/system.js";
import { type SystemPath, TIME } from "../model/systemModel.js";
import { targetOf } from "../model/target.js";
import { type ThoroughOption, thoroughOf } from "../model/thorough.js";
import { type Axis, pathsOf } from "./axis.js";
import { SOLVERS, type SolverChoice } from "./solvers.js";
import { isOfGenerator, isTime, startOf } from "./time.js";

/** A number that an axis varies, by its path; or the time of an evolution. */
export type AxisPath = ParameterPath | SystemPath | typeof TIME;

/** What an axis varies: a number; or, under a name of its own, several, to which it adds so much of its value. */
type Varied =
  | { readonly parameter: AxisPath }
  | { readonly name: string; readonly add: Readonly<Record<string, number>> };

/**
 * One axis of a sweep: `count` values from `from` to `to`, evenly spaced or (`"scale": "log"`)
 * evenly spaced in the logarithm, between ends of one sign; or a list of values.
 */
export type AxisInput = Varied &
  (
    | {
        readonly from: number;
        readonly to: number;
        readonly count: number;
        readonly scale?: Scale;
      }
    | { readonly values: readonly number[] | Float64Array }
  );

/** What a sweep can observe: what the kernels give of each point, and what is worked out from it. */
export type SweepObservable = Observable | LocalityObservable;

/**
 * A grid of points: the base, varied along the axes; the last axis runs fastest. A
 * list in the place of an axis varies its members together, which must be equally
 * long: one such list alone is a list of points.
 */
export interface SweepSpec extends LocalityOptions, ThoroughOption {
  readonly base?: ParametersInput | ExtendedParametersInput | SystemInput;
  readonly axes: readonly (AxisInput | readonly AxisInput[])[];
  readonly observables: readonly SweepObservable[];
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
  SweepObservable extends Members<S["observables"]>
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
  readonly observables: readonly SweepObservable[];
  /** What of the observables is worked out behind the kernels. */
  readonly locality: Locality;
  readonly solver: SolverChoice;
  /** Numbers of the state that fidelities are with, where they are observed. */
  readonly target: Float64Array | null;
  readonly thorough: boolean;
  /** Numbers of the state at time 0 where the last axis is the time, else null: steady states. */
  readonly initial: Float64Array | null;
  /** Points of the grid. */
  readonly rows: number;
}

const INVALID = "INVALID_SWEEP";
const AXIS_KEYS = ["parameter", "name", "add", "from", "to", "count", "scale", "values"] as const;
/** What an axis may not be called. */
const RESERVED: readonly string[] = [...OBSERVABLE_NAMES, ...LOCALITY_NAMES, "status", "flags"];

/** What an axis varies. */
function varied(model: AnyModel, value: Record<string, unknown>, path: string) {
  const { parameter, name, add } = value;
  if (name === undefined && add === undefined) {
    return { parameter: oneOf(parameter, [...model.paths, TIME], `${path}.parameter`, INVALID) };
  }
  if (parameter !== undefined) {
    refuse(INVALID, `${path}.parameter`, parameter, "either parameter, or name and add");
  }
  if (typeof name !== "string" || !/^[A-Za-z]\w*$/.test(name) || RESERVED.includes(name)) {
    refuse(INVALID, `${path}.name`, name, "a word of letters and digits that is no other column");
  }
  if (!isRecord(add) || Object.keys(add).length === 0) {
    refuse(INVALID, `${path}.add`, add, "an object of paths and factors");
  }
  const factors = Object.entries(add).map(([to, factor]) => {
    const known = oneOf(to, model.paths, `${path}.add`, INVALID);
    return [known, finite(INVALID, `${path}.add.${to}`, factor)] as const;
  });
  return { parameter: name, add: Object.fromEntries(factors) };
}

function axis(model: AnyModel, value: unknown, path: string): Axis {
  if (!isRecord(value))
    refuse(INVALID, path, value, "{parameter, from, to, count} or {parameter, values}");
  checkKeys(value, AXIS_KEYS, path, INVALID);
  const what = varied(model, value, path);
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
    return { ...what, count: list.length, values: list, ...ends, scale: "linear" };
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
  return { ...what, count, values: null, from, to, scale };
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
  const keys = ["base", "axes", "observables", "solver", "target", "thorough", "initial"];
  checkKeys(input, [...keys, ...LOCALITY_KEYS], "", INVALID);
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
    refuse(INVALID, "observables", names, `a list of ${listed([...known, ...LOCALITY_NAMES])}`);
  }
  const inequalities = givenInequalities(input["inequalities"], INVALID);
  const observables = names.map((name, k) =>
    observableOf(name, known, inequalities, `observables[${k}]`, INVALID),
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
    base,
    passed: passedOn(input["base"]),
    axes,
    observables,
    locality: localityOf(input, observables, INVALID),
    solver: oneOf(input["solver"] ?? "auto", SOLVERS, "solver", INVALID),
    target: targetOf(input["target"], observables, INVALID),
    thorough: thoroughOf(input["thorough"], INVALID),
    initial: startOf(axes, input["initial"]),
    rows,
  };
}

/** The observables that the kernels give. */
export function measuredOf({ observables }: Pick<Sweep, "observables">): readonly Observable[] {
  return observables.filter((name): name is Observable => !isLocality(name));
}

/** The spec of a checked sweep: complete, and the same however the sweep was written. */
export function canonicalSpec(sweep: Sweep): SweepSpec {
  const { base, passed, axes, observables, locality, solver, target, thorough, initial } = sweep;
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
    ...locality.given,
    solver,
    ...(target === null ? {} : { target: planes(target) }),
    ...(thorough ? { thorough } : {}),
    ...(initial === null ? {} : { initial: planes(initial) }),
  };
}
