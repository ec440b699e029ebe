// What sweeps over time, and what the generator of a system says, ask of a spec.

import { initialNumbers } from "../model/initial.js";
import { isRecord } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { TIME } from "../model/systemModel.js";
import type { Axis } from "./axis.js";

const INVALID = "INVALID_SWEEP";

/** Whether an axis, unchecked, is the time. */
export function isTime(value: unknown): boolean {
  return isRecord(value) && value["parameter"] === TIME;
}

/** Whether what is observed needs the generator of a system, which the paper's own kernel has not. */
export function isOfGenerator(name: unknown): boolean {
  return typeof name === "string" && /^(gap|relaxation\d+)$/.test(name);
}

/** Refuses a time that is not the last axis, by itself, of times; the numbers of the initial state. */
export function startOf(axes: readonly (readonly Axis[])[], initial: unknown): Float64Array | null {
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
