// The worker that all elements of a page share, or what stands in for it.

import { serve } from "../compute/serve.js";
import { type Answering, Questions, scriptWorker } from "../questions.js";

/** The elements' script is that of their worker too: one file is all that a page needs. */
const SCRIPT = new URL(import.meta.url);

/** Answers in the page's own thread, turn by turn. */
const ownThread: Answering = (message) => ({
  post: serve((data) => message(data)),
  terminate() {},
});

/**
 * A worker, or the page's own thread where that is refused: browsers make no worker of a script
 * from another host, and a page's policy may forbid workers.
 */
function workerOrThread(): Answering {
  const state = { answered: false, refused: false };
  return (message, failed) => {
    if (state.refused) return ownThread(message, failed);
    const hear: typeof message = (data) => {
      state.answered = true;
      message(data);
    };
    const fail: typeof failed = (reason) => {
      // Dead before its first word: its script may not run here at all.
      if (!state.answered) state.refused = true;
      failed(reason);
    };
    try {
      return scriptWorker(SCRIPT)(hear, fail);
    } catch {
      state.refused = true;
      return ownThread(message, failed);
    }
  };
}

const shared: Questions[] = [];
const listeners = new Set<(reason: string) => void>();

/** The questions of all elements; `failed` hears when they can be answered no more. */
export function sharedQuestions(failed: (reason: string) => void): Questions {
  listeners.add(failed);
  if (shared.length === 0) {
    shared.push(
      new Questions(workerOrThread(), {
        failed: (reason) => listeners.forEach((one) => void one(reason)),
      }),
    );
  }
  return shared[0]!;
}
