// What answers the questions of a page: a worker or, where none runs, the page's own thread.

import type { serve } from "./compute/serve.js";
import { type Answering, scriptWorker } from "./questions.js";

/** The function that answers questions, or its coming. */
type Server = typeof serve | Promise<typeof serve>;

/** Answers in the page's own thread, turn by turn. */
function ownThread(load: () => Server): Answering {
  return (message, failed) => {
    const state = { live: true };
    const receiving = Promise.resolve(load()).then((serving) =>
      serving((data) => {
        if (state.live) message(data);
      }),
    );
    receiving.catch((error) => failed(String(error)));
    return {
      post: (data) => void receiving.then((receive) => receive(data)).catch(() => {}),
      terminate() {
        state.live = false;
      },
    };
  };
}

/**
 * Workers of a script, or the page's own thread where they are refused: browsers without workers,
 * policies that forbid them, scripts from another host, of which browsers make none.
 */
export class WorkerOrThread {
  readonly #script: URL;
  readonly #own: Answering;
  readonly #refused: (reason: string) => void;
  #answered = false;
  /** Whether the page's own thread computes. */
  inOwnThread = false;

  /** `refused` hears why there is no worker. */
  constructor(script: URL, load: () => Server, refused: (reason: string) => void = () => {}) {
    this.#script = script;
    this.#own = ownThread(load);
    this.#refused = refused;
  }

  readonly make: Answering = (message, failed) => {
    if (this.inOwnThread) return this.#own(message, failed);
    const hear: typeof message = (data) => {
      this.#answered = true;
      message(data);
    };
    const fail: typeof failed = (reason) => {
      // Dead before its first word: its script may not run here at all.
      if (!this.#answered) this.#give(reason);
      failed(reason);
    };
    try {
      return scriptWorker(this.#script)(hear, fail);
    } catch (error) {
      this.#give((error as Error).message);
      return this.#own(message, failed);
    }
  };

  #give(reason: string): void {
    this.inOwnThread = true;
    this.#refused(reason);
  }
}
