import {
  STATUS_DEGENERATE_TRANSITION,
  STATUS_INVALID_PARAMETER,
  STATUS_OK,
  STATUS_OUT_OF_TABLE,
  STATUS_OVERFLOW,
  STATUS_SINGULAR_LIOUVILLIAN,
} from "../../assembly/status.js";
import type { Unit } from "../core/columns.js";
import { OBSERVABLES } from "../core/observables.js";
import { localityMeaning } from "../locality/asked.js";
import { isLocality } from "../locality/names.js";
import { FLAGS } from "../model/flags.js";
import { modelOf } from "../model/models.js";
import * as table from "../table/describe.js";
import type { RowRange, Shard } from "../table/shard.js";
import { canonicalSpec, type Sweep, type SweepSpec } from "./spec.js";

/** What a column of a sweep's table holds. */
export type ColumnDescription = table.ColumnDescription<Unit>;

/** What the table of a sweep is. */
export type SweepDescription = table.TableDescription<SweepSpec, Unit>;

/** What each status says. */
export const STATUSES: Readonly<Record<number, string>> = {
  [STATUS_OK]: "solved",
  [STATUS_SINGULAR_LIOUVILLIAN]: "no unique steady state, or none in double precision",
  [STATUS_DEGENERATE_TRANSITION]: "a bosonic transition frequency is zero",
  [STATUS_OVERFLOW]: "a rate or a current exceeds double precision",
  [STATUS_INVALID_PARAMETER]: "a parameter is outside its domain",
  [STATUS_OUT_OF_TABLE]: "a transition frequency is outside the table of a spectrum",
};

const STATUS = Object.entries(STATUSES)
  .map(([status, meaning]) => `${status}: ${meaning}`)
  .join("; ");

const FLAG_BITS = Object.entries(FLAGS)
  .map(([name, bit]) => `${bit}: ${name}`)
  .join(", ");

/** What an axis with a name of its own is. */
function described(add: Readonly<Record<string, number>>) {
  const parts = Object.entries(add).map(([path, factor]) => `${factor} of it to ${path}`);
  return { meaning: `adds ${parts.join(", ")}`, unit: "energy" as const };
}

const DEGENERATE = ", observables +1 and -1 allowed";

/** Describes the rows of a shard of a sweep. */
export function description(sweep: Sweep, shard: Shard, range: RowRange): SweepDescription {
  const model = modelOf(sweep.model, sweep.base);
  const columns: ColumnDescription[] = [
    ...sweep.axes.flat().map(({ parameter, add }) => ({
      name: parameter,
      ...(add === undefined ? model.describe(parameter) : described(add)),
    })),
    ...sweep.observables.map((name) => {
      if (isLocality(name)) {
        return { name, meaning: localityMeaning(name, sweep.locality), unit: "1" as const };
      }
      const { meaning, unit } = OBSERVABLES[name];
      const wide = sweep.locality.allowDegenerate && /^i3/.test(name) ? DEGENERATE : "";
      return { name, meaning: meaning + wide, unit };
    }),
    { name: "status", meaning: `${STATUS}; no values in the row where it is not 0`, unit: "1" },
    { name: "flags", meaning: `sum of ${FLAG_BITS}`, unit: "1" },
  ];
  return table.describeTable(canonicalSpec(sweep), columns, shard, range, sweep.rows);
}
