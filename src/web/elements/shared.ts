// The worker that all elements of a page share, or what stands in for it.

import { serve } from "../compute/serve.js";
import { Questions } from "../questions.js";
import { WorkerOrThread } from "../workerOrThread.js";

/** The elements' script is that of their worker too: one file is all that a page needs. */
const SCRIPT = new URL(import.meta.url);

const shared: Questions[] = [];
const listeners = new Set<(reason: string) => void>();

/** The questions of all elements; `failed` hears when they can be answered no more. */
export function sharedQuestions(failed: (reason: string) => void): Questions {
  listeners.add(failed);
  if (shared.length === 0) {
    shared.push(
      new Questions(new WorkerOrThread(SCRIPT, () => serve).make, {
        failed: (reason) => listeners.forEach((one) => void one(reason)),
      }),
    );
  }
  return shared[0]!;
}
