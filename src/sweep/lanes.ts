import { OBSERVE_I3, OBSERVE_I3322 } from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { observableMask } from "./observables.js";
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

/** What may take a search for the maximum of I3322. */
const SEARCHES = OBSERVE_I3 | OBSERVE_I3322;

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
 * Most rows between two turns of the event loop, so that a signal comes through within
 * 100 ms. A search for I3322 takes 0.2 to 20 µs (in the pure-JS core), from one row to the
 * next; without one all rows take the same, which the size of tasks follows.
 */
const MOST_SEARCHES = 4096;
const MOST_ROWS = 16384;

/** The calling thread alone. */
export function ownThread(core: Core, sweep: Sweep): Lanes {
  // Only who writes Parquet loads its encoder.
  const runner = new Runner(core, sweep, () => import("./parquet/group.js"));
  return {
    width: 1,
    mostRows: observableMask(sweep.observables) & SEARCHES ? MOST_SEARCHES : MOST_ROWS,
    inPlace: true,
    async perform(task) {
      await pause();
      return runner.perform(task);
    },
    end() {},
  };
}
