import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import { VERSION } from "../generated/version.js";
import { OBSERVABLES, type Unit } from "./observables.js";
import type { RowRange, Shard } from "./shard.js";
import { canonicalSpec, type Sweep, type SweepSpec } from "./spec.js";

/** What a column of a table holds. */
export interface ColumnDescription {
  readonly name: string;
  readonly meaning: string;
  /** "energy" is the unit that epsilon is given in; ħ = k_B = 1. */
  readonly unit: Unit;
}

/** What a table is: enough to understand it and to compute it again. */
export interface SweepDescription {
  /** Version of bellness. */
  readonly version: string;
  /** The spec, with every default written out. */
  readonly spec: SweepSpec;
  readonly shard: Shard;
  /** Rows of the table, the first of them counted from 0, and rows of the whole sweep. */
  readonly rows: { readonly first: number; readonly count: number; readonly of: number };
  readonly columns: readonly ColumnDescription[];
}

const PARTS: Record<string, string> = {
  mean: "mean of the two values of",
  difference: "second minus first value of",
  "1": "first value of",
  "2": "second value of",
};

const STATUS = [
  `${STATUS_OK}: solved`,
  `${STATUS_SINGULAR_LIOUVILLIAN}: no unique steady state, or none in double precision`,
  `${STATUS_DEGENERATE_TRANSITION}: a bosonic transition frequency is zero`,
  `${STATUS_OVERFLOW}: a rate or a current exceeds double precision`,
  `${STATUS_INVALID_PARAMETER}: a parameter is outside its domain`,
].join("; ");

function axisColumn(parameter: string): ColumnDescription {
  const [name, part] = parameter.split(".");
  const meaning = part === undefined ? "" : `${PARTS[part]} `;
  return { name: parameter, meaning: `parameter: ${meaning}${name}`, unit: "energy" };
}

/** Describes the rows of a shard of a sweep. */
export function description(
  sweep: Sweep,
  shard: Shard,
  { start, end }: RowRange,
): SweepDescription {
  return {
    version: VERSION,
    spec: canonicalSpec(sweep),
    shard: { index: shard.index, count: shard.count },
    rows: { first: start, count: end - start, of: sweep.rows },
    columns: [
      ...sweep.axes.flat().map(({ parameter }) => axisColumn(parameter)),
      ...sweep.observables.map((name) => {
        const { meaning, unit } = OBSERVABLES[name];
        return { name, meaning, unit };
      }),
      { name: "status", meaning: `${STATUS}; NaN in the row where it is not 0`, unit: "1" },
    ],
  };
}
