import { BLOCK } from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import type { Job, JobKinds } from "./job.js";
import { unlessAborted } from "./ordered.js";
import { type PoolOptions, WorkerPool, WorkersUnavailable } from "./pool.js";
import { ownThread, type Threads } from "./threads.js";

export interface WorkforceOptions extends PoolOptions {
  readonly core: Core;
  readonly kinds: JobKinds;
}

/** Finds threads for jobs: the calling one, or workers. */
export class Workforce {
  readonly #core: Core;
  readonly #kinds: JobKinds;
  readonly #pool: WorkerPool;
  #unavailable: string | null = null;

  constructor({ core, kinds, ...pool }: WorkforceOptions) {
    this.#core = core;
    this.#kinds = kinds;
    this.#pool = new WorkerPool(pool);
  }

  /** Why jobs are done in the calling thread though workers were asked for. */
  get unavailable(): string | null {
    return this.#unavailable;
  }

  /**
   * Threads for a job of so many rows: workers, if there is work for them, or without a number the
   * calling thread. Where nobody knows how many rows there are, workers come with the tasks.
   */
  async threads(
    job: Job,
    workers: number | undefined,
    signal: AbortSignal | undefined,
    rows = Number.POSITIVE_INFINITY,
  ): Promise<Threads> {
    signal?.throwIfAborted();
    if (workers === undefined) return ownThread(this.#core, this.#kinds, job);
    const width = Math.min(workers, Math.max(1, Math.ceil(rows / BLOCK)));
    const opening = this.#pool.open(job, width, Number.isFinite(rows) ? width : 1);
    try {
      return await unlessAborted(opening, signal);
    } catch (error) {
      if (error instanceof WorkersUnavailable) {
        this.#unavailable = error.message;
        return ownThread(this.#core, this.#kinds, job);
      }
      opening.then(
        (threads) => threads.end(),
        () => {},
      );
      throw error;
    }
  }

  close(): void {
    this.#pool.close();
  }
}
