// The worker that all elements of a page share, or what stands in for it.

import { serve } from "../compute/serve.js";
import { Lane, type LaneWorkerFactory, scriptWorker } from "../lane.js";

/** The elements' script is that of their worker too: one file is all that a page needs. */
const SCRIPT = new URL(import.meta.url);

/** Answers in the page's own thread, turn by turn. */
const ownThread: LaneWorkerFactory = (message) => ({
  post: serve((data) => message(data)),
  terminate() {},
});

/**
 * A worker, or the page's own thread where that is refused: browsers make no worker of a script
 * from another host, and a page's policy may forbid workers.
 */
function workerOrThread(): LaneWorkerFactory {
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

const lanes: Lane[] = [];
const failureListeners = new Set<(reason: string) => void>();

/** The lane of all elements; `failed` hears when it can answer no more. */
export function sharedLane(failed: (reason: string) => void): Lane {
  failureListeners.add(failed);
  if (lanes.length === 0) {
    lanes.push(
      new Lane(workerOrThread(), {
        failed: (reason) => failureListeners.forEach((one) => void one(reason)),
      }),
    );
  }
  return lanes[0]!;
}
