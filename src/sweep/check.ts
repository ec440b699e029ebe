import { checkRunOptions, type RunOptions } from "../jobs/options.js";
import { type RowRange, type Shard, shardRows } from "../table/shard.js";
import { type Sweep, type SweepSpec, sweep } from "./spec.js";

/** A sweep and how it is run, checked. */
export interface CheckedRun {
  readonly sweep: Sweep;
  readonly shard: Shard;
  readonly range: RowRange;
  readonly workers: number | undefined;
}

/**
 * Checks a sweep and how it is to be run.
 *
 * @throws BellnessError INVALID_SWEEP, INVALID_PARAMETER
 */
export function checkRun(spec: SweepSpec, options: RunOptions): CheckedRun {
  const checked = sweep(spec);
  const { workers, shard } = checkRunOptions(options);
  return { sweep: checked, shard, range: shardRows(checked.rows, shard), workers };
}
