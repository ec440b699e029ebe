// Workers that are none: the code of a worker, in the test's own thread.

import type { JobKinds } from "../../src/jobs/job.js";
import type { FromWorker, ToWorker } from "../../src/jobs/messages.js";
import type { WorkerLike } from "../../src/jobs/port.js";
import { serve } from "../../src/jobs/worker.js";

type Listener = (value: never) => void;

/** A worker that knows these kinds; messages are cloned, as between threads. `mute`: hears nothing of this kind. */
export function threadlessWorker(
  kinds: JobKinds,
  mute: (kind: ToWorker["kind"]) => boolean = () => false,
): WorkerLike {
  const listeners = new Map<string, Listener>();
  const state = { dead: false };
  const receive = serve(kinds, (message: FromWorker) => {
    if (!state.dead) listeners.get("message")?.(structuredClone(message) as never);
  });
  return {
    postMessage: (message: ToWorker) => {
      const posted = structuredClone(message);
      if (!mute(posted.kind)) queueMicrotask(() => receive(posted));
    },
    terminate: () => {
      state.dead = true;
    },
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    ref: () => {},
    unref: () => {},
  } as WorkerLike;
}
