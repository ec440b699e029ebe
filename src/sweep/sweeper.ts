import { checkRunOptions, memoryOf, type RunOptions } from "../jobs/options.js";
import { type Run, runBlocks, runFile, runTable } from "../jobs/run.js";
import type { Workforce } from "../jobs/workforce.js";
import { oneOf } from "../model/keys.js";
import { refuse } from "../model/refuse.js";
import { checkCheckpoints } from "../table/checkpoints.js";
import { TABLE_FORMATS, type Table, type TableBlock, type TableFormat } from "../table/columns.js";
import type { Checkpoint, FileChunk } from "../table/file.js";
import { type RowRange, type Shard, shardRows } from "../table/shard.js";
import { description, type SweepDescription } from "./describe.js";
import { sweepColumns, sweepJob } from "./rows.js";
import { type Sweep, type SweepSpec, sweep } from "./spec.js";

/** How a sweep is run. */
export type SweepOptions = RunOptions;

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
  /** Keys and values for the metadata of a Parquet file, beside its description. */
  readonly metadata?: Readonly<Record<string, string>>;
}

interface Checked {
  readonly sweep: Sweep;
  readonly shard: Shard;
  readonly range: RowRange;
  readonly workers: number | undefined;
}

function check(spec: SweepSpec, options: SweepOptions): Checked {
  const checked = sweep(spec);
  const { workers, shard } = checkRunOptions(options);
  return { sweep: checked, shard, range: shardRows(checked.rows, shard), workers };
}

/** Runs sweeps, in the calling thread or in workers. */
export class Sweeper {
  readonly #workforce: Workforce;

  constructor(workforce: Workforce) {
    this.#workforce = workforce;
  }

  async table(spec: SweepSpec, options: TableOptions): Promise<Table> {
    const checked = check(spec, options);
    const memory = memoryOf(options.into);
    const { start, end } = checked.range;
    const run = await this.#run(checked, options);
    try {
      const table = await runTable(run, memory);
      if (table !== null) return table;
    } finally {
      run.threads.end();
    }
    const allowed = "rows that fit into memory, or sweepBlocks or sweepFile";
    refuse("INVALID_SWEEP", "axes", end - start, allowed);
  }

  blocks(spec: SweepSpec, options: SweepOptions): AsyncGenerator<TableBlock, void> {
    return this.#generate(check(spec, options), options, runBlocks);
  }

  file(spec: SweepSpec, options: FileOptions): AsyncGenerator<FileChunk, void> {
    const { after = [], metadata = {} } = options;
    const format = oneOf(options.format, TABLE_FORMATS, "format", "INVALID_PARAMETER");
    const checked = check(spec, options);
    const { start, end } = checked.range;
    checkCheckpoints(after, format, sweepColumns(checked.sweep), end - start);
    const imprint = () => {
      const about = description(checked.sweep, checked.shard, checked.range);
      return {
        description: JSON.stringify(about),
        createdBy: `bellness ${about.version}`,
        metadata,
      };
    };
    return this.#generate(checked, options, (run) => runFile(run, format, imprint, after));
  }

  describe(spec: SweepSpec, shard: Shard | undefined): SweepDescription {
    const checked = check(spec, shard === undefined ? {} : { shard });
    return description(checked.sweep, checked.shard, checked.range);
  }

  async #run({ sweep, range, workers }: Checked, options: SweepOptions): Promise<Run> {
    const { signal, onProgress } = options;
    const job = sweepJob(sweep);
    const threads = await this.#workforce.threads(job, workers, signal, range.end - range.start);
    return { job, range, threads, signal, onProgress };
  }

  /** Starts when the first value is asked for. */
  #generate<T>(
    checked: Checked,
    options: SweepOptions,
    make: (run: Run) => AsyncGenerator<T, void>,
  ): AsyncGenerator<T, void> {
    const start = () => this.#run(checked, options);
    return (async function* () {
      const run = await start();
      try {
        yield* make(run);
      } finally {
        run.threads.end();
      }
    })();
  }
}
