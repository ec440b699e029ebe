// Axes as a user writes them.

import { OBSERVABLE_NAMES } from "../core/observables.js";
import { checkKeys, isRecord, oneOf } from "../model/keys.js";
import type { AnyModel } from "../model/models.js";
import type { ParameterPath } from "../model/paths.js";
import { finite, refuse } from "../model/refuse.js";
import { isList } from "../model/shown.js";
import { SCALES, type Scale } from "../model/spacing.js";
import { type SystemPath, TIME } from "../model/systemModel.js";
import type { Axis } from "./axis.js";

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

const INVALID = "INVALID_SWEEP";
const AXIS_KEYS = ["parameter", "name", "add", "from", "to", "count", "scale", "values"] as const;
/** What an axis may not be called. */
const RESERVED: readonly string[] = [...OBSERVABLE_NAMES, "status", "flags"];

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
export function axisGroup(model: AnyModel, value: unknown, path: string): Axis[] {
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
