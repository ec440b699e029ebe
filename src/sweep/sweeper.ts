import { memoryOf, type RunOptions } from "../jobs/options.js";
import { type Run, runBlocks, runFile, runTable } from "../jobs/run.js";
import type { Workforce } from "../jobs/workforce.js";
import { refuse } from "../model/refuse.js";
import { checkCheckpoints } from "../table/checkpoints.js";
import type { Table, TableBlock, TableFormat } from "../table/columns.js";
import type { Checkpoint, FileChunk } from "../table/file.js";
import type { CheckedRun } from "./check.js";
import { description } from "./describe.js";
import { sweepColumns, sweepJob } from "./rows.js";

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

/** Runs sweeps, in the calling thread or in workers. */
export class Sweeper {
  readonly #workforce: Workforce;

  constructor(workforce: Workforce) {
    this.#workforce = workforce;
  }

  async table(checked: CheckedRun, options: TableOptions): Promise<Table> {
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

  blocks(checked: CheckedRun, options: SweepOptions): AsyncGenerator<TableBlock, void> {
    return this.#generate(checked, options, runBlocks);
  }

  file(checked: CheckedRun, options: FileOptions): AsyncGenerator<FileChunk, void> {
    const { after = [], metadata = {}, format } = options;
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

  async #run({ sweep, range, workers }: CheckedRun, options: SweepOptions): Promise<Run> {
    const { signal, onProgress } = options;
    const job = sweepJob(sweep);
    const threads = await this.#workforce.threads(job, workers, signal, range.end - range.start);
    return { job, range, threads, signal, onProgress };
  }

  /** Starts when the first value is asked for. */
  #generate<T>(
    checked: CheckedRun,
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
