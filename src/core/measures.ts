// What of the table of columns may be asked for by name, of a state or a point.

import { OBSERVE_THOROUGHLY } from "../../assembly/layout.js";
import { COLUMNS, type Column, type Columns, type Value } from "./columns.js";

/** The name of something that is computed of any two-qubit state. */
export type Measure = {
  [K in keyof Columns]: Columns[K] extends { state: number } ? K : never;
}[keyof Columns];

/** The name of one that is a number. */
export type NumberMeasure = {
  [K in Measure]: Columns[K] extends { length: number } ? never : K;
}[Measure];

/** What can be computed of any two-qubit state. */
export type MeasureResults = { readonly [K in Measure]: Value<Columns[K]> };

/** What can be computed of a steady state, beside ρ itself. */
export type PointMeasure = Exclude<keyof Columns, `rho${string}` | "jumpHeat" | "gap">;

/** What each of them is: a number, one for either bath, or directions. */
export type PointMeasureResults = { readonly [K in PointMeasure]: Value<Columns[K]> };

const ENTRIES = Object.entries<Column>(COLUMNS);

/** Everything that can be computed of any state. */
export const MEASURES = ENTRIES.filter(([, { state }]) => state !== undefined).map(
  ([name]) => name as Measure,
);

/** What of it is a number. */
export const NUMBER_MEASURES = MEASURES.filter(
  (name): name is NumberMeasure => !("length" in COLUMNS[name]),
);

/** What is computed of any state where nothing is asked for. */
export const DEFAULT_MEASURES = MEASURES.filter((name) => !("apart" in COLUMNS[name]));

/** Everything that can be computed of a steady state of the paper's model, beside ρ itself. */
export const POINT_MEASURES = ENTRIES.map(([name]) => name).filter(
  (name): name is PointMeasure => !/^(rho|jumpHeat$|gap$)/.test(name),
);

/** What `solve` computes where nothing is asked for. */
export const DEFAULT_POINT_MEASURES = POINT_MEASURES.filter((name) => !("apart" in COLUMNS[name]));

/** The mask that computes these of a state or a point, and nothing else. */
export function measureMask(names: readonly PointMeasure[], thorough = false): number {
  return names.reduce((mask, name) => mask | COLUMNS[name].bit, thorough ? OBSERVE_THOROUGHLY : 0);
}
