import type { Core } from "../core/core.js";
import type { Sweep } from "./spec.js";
import { type Done, Runner, type Task } from "./tasks.js";

/** Threads at work on one sweep. */
export interface Lanes {
  /** Tasks that are worked on at the same time. */
  readonly width: number;
  /** Most rows of one task. */
  readonly mostRows: number;
  /** Whether columns that a task is given are filled where they are, not handed over. */
  readonly inPlace: boolean;
  perform<T extends Task>(task: T): Promise<Done<T>>;
  /** Ends the sweep: what is still under way is not wanted any more. */
  end(): void;
}

/** The event loop's turn: signals, input and output, other sweeps. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") {
      setImmediate(resolve);
      return;
    }
    // Unlike a timer's, the turn comes at once.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
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
export function ownThread(core: Core, sweep: Sweep): Lanes {
  const state = { turn: performance.now(), ended: false, last: Promise.resolve() };
  const breathe = () => {
    // Nobody waits for the rest of the task.
    if (state.ended) throw new Error("The sweep has ended.");
    if (performance.now() - state.turn < TURN) return undefined;
    return pause().then(() => {
      state.turn = performance.now();
    });
  };
  // Only who writes Parquet loads its encoder.
  const runner = new Runner(core, sweep, () => import("./parquet/group.js"), breathe);
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
