import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import * as table from "../table/describe.js";
import type { RowRange, Shard } from "../table/shard.js";
import { OBSERVABLES, type Unit } from "./observables.js";
import { canonicalSpec, type Sweep, type SweepSpec } from "./spec.js";

/** What a column of a sweep's table holds. */
export type ColumnDescription = table.ColumnDescription<Unit>;

/** What the table of a sweep is. */
export type SweepDescription = table.TableDescription<SweepSpec, Unit>;

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
export function description(sweep: Sweep, shard: Shard, range: RowRange): SweepDescription {
  const columns: ColumnDescription[] = [
    ...sweep.axes.flat().map(({ parameter }) => axisColumn(parameter)),
    ...sweep.observables.map((name) => {
      const { meaning, unit } = OBSERVABLES[name];
      return { name, meaning, unit };
    }),
    { name: "status", meaning: `${STATUS}; NaN in the row where it is not 0`, unit: "1" },
  ];
  return table.describeTable(canonicalSpec(sweep), columns, shard, range, sweep.rows);
}
