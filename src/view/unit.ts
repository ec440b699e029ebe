// The mean frequency ε̄ as the unit of a picture, as the paper has it.

import { isSystem, parameterValue } from "../index.js";
import { powerOf } from "./labels.js";

import type { Side, View } from "./view.js";

/** ε̄; null where it varies or the model has none: then everything is in the unit of the parameters. */
export type Unit = number | null;

export function unitOf(view: View): Unit {
  const sides = view.kind === "map" ? [view.x, view.y] : [view.along, view.family];
  if (sides.some((side) => side?.parameter === "epsilon.mean")) return null;
  return isSystem(view.base) ? null : parameterValue(view.base, "epsilon.mean");
}

/** A value of a column in the unit that its label says. */
export function inUnit(name: string, value: number, unit: Unit): number {
  return unit === null ? value : value / unit ** powerOf(name);
}

/** The ends of a side in the unit that its label says. */
export function rangeIn({ parameter, range }: Side, unit: Unit): readonly [number, number] {
  return [inUnit(parameter, range[0], unit), inUnit(parameter, range[1], unit)];
}

/** A value in the unit of its label as the number that parameters have. */
export function fromUnit(name: string, value: number, unit: Unit): number {
  return unit === null ? value : value * unit ** powerOf(name);
}
