// The unit of a picture: the mean frequency ε̄, as the paper has it, or what a system says.

import { isSystem, parameterValue } from "../index.js";
import { powerOf } from "./labels.js";
import type { Unit } from "./units.js";

import type { Side, View } from "./view.js";

export type { Unit };

export function unitOf(view: View): Unit {
  const sides = view.kind === "map" ? [view.x, view.y] : [view.along, view.family];
  if (sides.some((side) => side?.parameter === "epsilon.mean")) return null;
  const { base } = view;
  return isSystem(base) ? (base.units ?? null) : parameterValue(base, "epsilon.mean");
}

/** A value of a column in the unit that its label says. */
export function inUnit(name: string, value: number, unit: Unit): number {
  return typeof unit === "number" ? value / unit ** powerOf(name) : value;
}

/** The ends of a side in the unit that its label says. */
export function rangeIn({ parameter, range }: Side, unit: Unit): readonly [number, number] {
  return [inUnit(parameter, range[0], unit), inUnit(parameter, range[1], unit)];
}

/** A value in the unit of its label as the number that parameters have. */
export function fromUnit(name: string, value: number, unit: Unit): number {
  return typeof unit === "number" ? value * unit ** powerOf(name) : value;
}
