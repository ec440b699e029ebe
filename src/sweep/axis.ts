import { type Spacing, spacedValue } from "../model/spacing.js";

/**
 * An axis, checked: a list of values, or `count` values evenly spaced from `from` to
 * `to`, which are computed when they are needed: an axis of 10⁸ of them costs nothing.
 */
export interface Axis extends Spacing {
  readonly parameter: string;
  /** Of an axis with a name of its own: the paths it adds to, and how much of its value. */
  readonly add?: Readonly<Record<string, number>>;
  /** The list; null where the values are evenly spaced. */
  readonly values: Float64Array | null;
}

/** The paths that an axis touches. */
export function pathsOf({ parameter, add }: Axis): string[] {
  return add === undefined ? [parameter] : Object.keys(add);
}

/** Value k of an axis, counted from 0; the last of an evenly spaced axis is `to` itself. */
export function axisValue(axis: Axis, k: number): number {
  return axis.values === null ? spacedValue(axis, k) : axis.values[k]!;
}

/**
 * Values of an axis in the rows `start`, `start` + 1, … of a grid in which each value
 * stands for `repeat` rows in a row.
 */
export function fillAxis(axis: Axis, repeat: number, start: number, out: Float64Array): void {
  const { count } = axis;
  const offset = start % repeat;
  // Exact, unlike the floor of a rounded quotient.
  let k = ((start - offset) / repeat) % count;
  if (repeat === 1) {
    for (let row = 0; row < out.length; row += count - k, k = 0) fillRun(axis, k, row, out);
    return;
  }
  for (let row = -offset; row < out.length; row += repeat) {
    out.fill(axisValue(axis, k), Math.max(0, row), Math.min(out.length, row + repeat));
    k = k + 1 === count ? 0 : k + 1;
  }
}

/** Values `start`, `start` + 1, … of an axis from place `row` on, up to the last of them or of the places. */
function fillRun(axis: Axis, start: number, row: number, out: Float64Array): void {
  const { count, values, from, to, scale } = axis;
  const length = Math.min(count - start, out.length - row);
  if (values !== null) {
    for (let i = 0; i < length; i++) out[row + i] = values[start + i]!;
    return;
  }
  if (scale === "log") {
    for (let i = 0; i < length; i++) out[row + i] = spacedValue(axis, start + i);
    return;
  }
  // The operations of spacedValue.
  const range = to - from;
  const steps = Math.max(1, count - 1);
  for (let i = 0; i < length; i++) out[row + i] = from + range * ((start + i) / steps);
  if (count > 1 && start + length === count) out[row + length - 1] = to;
}
