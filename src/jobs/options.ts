import { isRecord } from "../model/keys.js";
import { checkWatch, refuse } from "../model/refuse.js";
import { type Shard, WHOLE } from "../table/shard.js";
import type { Memory, Progress } from "./job.js";

/** More threads than that are a mistake. */
const MOST_WORKERS = 1024;

/** How a job is run. */
export interface RunOptions {
  /** Threads beside the calling one that do the work; without it the calling thread does it. */
  readonly workers?: number;
  /** Only this part of the rows. */
  readonly shard?: Shard;
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Checks how a job is to be run.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function checkRunOptions(options: RunOptions): {
  workers: number | undefined;
  shard: Shard;
} {
  const { workers, shard = WHOLE } = options;
  checkWatch(options);
  if (
    workers !== undefined &&
    !(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS)
  ) {
    refuse("INVALID_PARAMETER", "workers", workers, `a whole number from 1 to ${MOST_WORKERS}`);
  }
  if (!isRecord(shard)) refuse("INVALID_PARAMETER", "shard", shard, "{index, count}");
  return { workers, shard };
}

/** Whether two columns have memory in common. */
function overlap(a: Float64Array, b: Float64Array): boolean {
  const [first, second] = a.byteOffset <= b.byteOffset ? [a, b] : [b, a];
  return a.buffer === b.buffer && second.byteOffset < first.byteOffset + first.byteLength;
}

/**
 * The columns of a table that is not needed any more, as memory for another.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export function memoryOf(into: unknown): Memory {
  if (into === undefined) return [];
  const given: unknown = isRecord(into) ? into["columns"] : undefined;
  const columns: readonly unknown[] = isRecord(given) ? Object.values(given) : [null];
  if (!columns.every((column) => column instanceof Float64Array)) {
    refuse("INVALID_PARAMETER", "into", into, "a table that sweep returned");
  }
  const memory = columns as Memory;
  if (memory.some((a, k) => memory.slice(0, k).some((b) => overlap(a, b)))) {
    refuse("INVALID_PARAMETER", "into", into, "a table whose columns have memory of their own");
  }
  return memory;
}
