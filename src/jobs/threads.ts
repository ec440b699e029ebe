import type { Core } from "../core/core.js";
import { type Job, type JobKinds, kindOf } from "./job.js";
import { type Done, Runner, type Task } from "./tasks.js";
import { turnsEvery } from "./turns.js";

/** Threads at work on one job. */
export interface Threads {
  /** Tasks that are worked on at the same time. */
  readonly width: number;
  /** Most rows of one task. */
  readonly mostRows: number;
  /** Whether columns that a task is given are filled where they are, not handed over. */
  readonly inPlace: boolean;
  perform<T extends Task>(task: T): Promise<Done<T>>;
  /** Ends the job: what is still under way is not wanted any more. */
  end(): void;
}

/**
 * Milliseconds between two turns of the event loop, but for the block, the text or the column
 * at work: with the dearest block (255 µs a row in the pure-JS core) a signal still comes
 * through within 100 ms.
 */
const TURN = 10;
/** Most rows of one task: a megabyte of columns, and 30 ms of writing them as text. */
const MOST_ROWS = 16384;

/** The calling thread alone: one task after the other. */
export function ownThread(core: Core, kinds: JobKinds, job: Job): Threads {
  const state = { ended: false, last: Promise.resolve() };
  const turn = turnsEvery(TURN);
  const pause = () => {
    // Nobody waits for the rest of the task.
    if (state.ended) throw new Error("The job has ended.");
    return turn();
  };
  const fill = kindOf(kinds, job.kind).open(core, job.spec, pause);
  // Only who writes Parquet loads its encoder.
  const encoder = () => import("../table/parquet/group.js");
  const runner = new Runner(job.columns, fill, encoder, pause);
  return {
    width: 1,
    mostRows: MOST_ROWS,
    inPlace: true,
    perform(task) {
      const done = state.last.then(() => runner.perform(task));
      state.last = done.then(
        () => {},
        () => {},
      );
      return done;
    },
    end() {
      state.ended = true;
    },
  };
}
