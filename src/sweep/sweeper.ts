import type { Core } from "../core/core.js";
import { oneOf } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { description, type SweepDescription } from "./describe.js";
import { TABLE_FORMATS, type TableFormat } from "./format.js";
import { type Lanes, ownThread } from "./lanes.js";
import { unlessAborted } from "./ordered.js";
import type { Memory } from "./rows.js";
import { type RowRange, type Shard, shardRows, WHOLE } from "./shard.js";
import { type Sweep, type SweepSpec, sweep } from "./spec.js";
import {
  blocks,
  type Checkpoint,
  type FileChunk,
  type Progress,
  parquetFile,
  type Run,
  type SweepBlock,
  type Table,
  table,
  textFile,
} from "./stream.js";
import { type PoolOptions, WorkerPool, WorkersUnavailable } from "./workers/pool.js";

/** More threads than that are a mistake. */
const MOST_WORKERS = 1024;

/** How a sweep is run. */
export interface SweepOptions {
  /** Threads beside the calling one that do the work; without it the calling thread does it. */
  readonly workers?: number;
  /** Only this part of the rows. */
  readonly shard?: Shard;
  readonly onProgress?: Progress;
  readonly signal?: AbortSignal;
}

/** How a sweep becomes a table. */
export interface TableOptions extends SweepOptions {
  /**
   * An earlier table, not needed any more: its columns become the new one's where they are long
   * enough. New memory costs a twentieth to a half of the time of a sweep without I3322,
   * as the system has its pages at hand or not.
   */
  readonly into?: Table;
}

/** How a sweep becomes a file. */
export interface FileOptions extends SweepOptions {
  readonly format: TableFormat;
  /**
   * Go on behind the last of these checkpoints of the same sweep. Text formats need
   * only the last one, Parquet needs all of them in order.
   */
  readonly after?: readonly Checkpoint[];
}

interface Checked {
  readonly sweep: Sweep;
  readonly shard: Shard;
  readonly range: RowRange;
  readonly workers: number | undefined;
}

function check(spec: SweepSpec, { workers, shard = WHOLE }: SweepOptions): Checked {
  const checked = sweep(spec);
  if (
    workers !== undefined &&
    !(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS)
  ) {
    refuse("INVALID_PARAMETER", "workers", workers, `a whole number from 1 to ${MOST_WORKERS}`);
  }
  return { sweep: checked, shard, range: shardRows(checked.rows, shard), workers };
}

/** The columns of an earlier table. */
function memoryOf(into: Table | undefined): Memory {
  if (into === undefined) return [];
  const columns: readonly unknown[] = Object.values(into?.columns ?? [null]);
  if (columns.every((column) => column instanceof Float64Array)) return columns as Memory;
  refuse("INVALID_PARAMETER", "into", into, "a table that sweep returned");
}

export interface SweeperOptions extends PoolOptions {
  readonly core: Core;
}

/** Runs sweeps, in the calling thread or in workers. */
export class Sweeper {
  readonly #core: Core;
  readonly #pool: WorkerPool;
  #unavailable: string | null = null;

  constructor({ core, module, factory }: SweeperOptions) {
    this.#core = core;
    this.#pool = new WorkerPool({ module, factory });
  }

  /** Why sweeps run in the calling thread though workers were asked for. */
  get unavailable(): string | null {
    return this.#unavailable;
  }

  async table(spec: SweepSpec, options: TableOptions): Promise<Table> {
    const checked = check(spec, options);
    const memory = memoryOf(options.into);
    const lanes = await this.#lanes(checked, options.signal);
    try {
      return await table(run(checked, lanes, options), memory);
    } finally {
      lanes.end();
    }
  }

  blocks(spec: SweepSpec, options: SweepOptions): AsyncGenerator<SweepBlock, void> {
    return this.#generate(spec, options, (one) => blocks(one));
  }

  file(spec: SweepSpec, options: FileOptions): AsyncGenerator<FileChunk, void> {
    const { after = [] } = options;
    const format = oneOf(options.format, TABLE_FORMATS, "format", "INVALID_PARAMETER");
    return this.#generate(spec, options, (one) =>
      format === "parquet" ? parquetFile(one, after) : textFile(one, format, after.at(-1)),
    );
  }

  describe(spec: SweepSpec, shard: Shard | undefined): SweepDescription {
    const checked = check(spec, shard === undefined ? {} : { shard });
    return description(checked.sweep, checked.shard, checked.range);
  }

  close(): void {
    this.#pool.close();
  }

  /** Checks at once, starts when the first value is asked for. */
  #generate<T>(
    spec: SweepSpec,
    options: SweepOptions,
    make: (run: Run) => AsyncGenerator<T, void>,
  ): AsyncGenerator<T, void> {
    const checked = check(spec, options);
    const open = () => this.#lanes(checked, options.signal);
    return (async function* () {
      const lanes = await open();
      try {
        yield* make(run(checked, lanes, options));
      } finally {
        lanes.end();
      }
    })();
  }

  async #lanes({ sweep: spec, workers }: Checked, signal?: AbortSignal): Promise<Lanes> {
    signal?.throwIfAborted();
    if (workers === undefined) return ownThread(this.#core, spec);
    const opening = this.#pool.open(spec, workers);
    try {
      return await unlessAborted(opening, signal);
    } catch (error) {
      if (error instanceof WorkersUnavailable) {
        this.#unavailable = error.message;
        return ownThread(this.#core, spec);
      }
      opening.then(
        (lanes) => lanes.end(),
        () => {},
      );
      throw error;
    }
  }
}

function run({ sweep: spec, shard, range }: Checked, lanes: Lanes, options: SweepOptions): Run {
  const { signal, onProgress } = options;
  return { sweep: spec, shard, range, lanes, signal, onProgress };
}
