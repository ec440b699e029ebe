import { STATUS_NO_STATE, STATUS_OK } from "../../assembly/status.js";
import type { Unit } from "../core/columns.js";
import { VERSION } from "../generated/version.js";
import { FLAGS } from "../model/flags.js";
import { planes } from "../model/state.js";
import {
  type ColumnDescription,
  describeTable,
  type Imprint,
  type TableDescription,
} from "../table/describe.js";
import { type Shard, shardRows, WHOLE } from "../table/shard.js";
import { type AskedOfStates, DISTANCE, type StatesSpec, statesSpec } from "./job.js";
import { columnsOf } from "./observables.js";

/** What was asked of the states of a table, and of which input: whatever tells that input from others. */
export type StatesTableSpec = Readonly<Record<string, unknown>>;

/** What a table of states is: enough to compute it again. */
export type StatesDescription = TableDescription<StatesTableSpec, Unit>;

/** Which states of which input a table has. */
export interface StatesPart {
  /** Data that tells the input from any other. */
  readonly input: unknown;
  /** States of the whole input. */
  readonly count: number;
  readonly shard?: Shard | undefined;
}

function descriptions({ observables, locality, rules }: StatesSpec): ColumnDescription<Unit>[] {
  const flags = Object.entries(FLAGS).map(([name, bit]) => `${bit}: ${name}`);
  const moved: ColumnDescription<Unit>[] =
    rules.repair === null
      ? []
      : [{ name: DISTANCE, meaning: "Frobenius norm of what repair changed", unit: "1" }];
  return [
    { name: "line", meaning: "line of a text, else number of the state, from 1", unit: "1" },
    ...columnsOf(observables, locality),
    ...moved,
    {
      name: "status",
      meaning: `${STATUS_OK}: measured; ${STATUS_NO_STATE}: no state, and no values in the row`,
      unit: "1",
    },
    { name: "flags", meaning: `sum of ${flags.join(", ")}`, unit: "1" },
  ];
}

function specOf({ observables, locality, rules, target, thorough }: StatesSpec): StatesTableSpec {
  const fidelity = target === null ? {} : { target: planes(target) };
  return { observables, ...locality.given, ...rules, thorough, ...fidelity };
}

/**
 * What the table of these states is.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function describeStates(
  options: AskedOfStates,
  { input, count, shard = WHOLE }: StatesPart,
): StatesDescription {
  const spec = statesSpec(options);
  const range = shardRows(count, shard);
  return describeTable({ input, ...specOf(spec) }, descriptions(spec), shard, range, count);
}

/** What a Parquet file of states says of itself; of those of a stream nobody knows how many there are. */
export function imprint(
  spec: StatesSpec,
  description: StatesDescription | undefined,
  metadata: Readonly<Record<string, string>> = {},
): Imprint {
  const about = description ?? {
    version: VERSION,
    spec: specOf(spec),
    columns: descriptions(spec),
  };
  return { description: JSON.stringify(about), createdBy: `bellness ${VERSION}`, metadata };
}
