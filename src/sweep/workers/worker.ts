// The script of a worker: one core, and the tasks of the host's sweeps one by one.

import { jsCore } from "../../core/js.js";
import { workerCore } from "../../core/select.js";
import { GroupEncoder } from "../parquet/group.js";
import { buffersOf, Runner } from "../tasks.js";
import type { FromWorker, ToWorker } from "./messages.js";
import { NODE_WORKERS } from "./spawn.js";

/** The encoder is part of this script, which so is one file: bundlers need nothing else of it. */
const encoder = async () => ({ GroupEncoder });

type Post = (message: FromWorker, transfer?: ArrayBuffer[]) => void;

/** Answers the host's messages, each when the ones before it are done with. */
function serve(post: Post): (message: ToWorker) => void {
  const runners = new Map<number, Runner>();
  const state = { core: jsCore, last: Promise.resolve() };

  async function answer(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case "core":
        state.core = await workerCore(message.module);
        return post({ kind: "ready" });
      case "open":
        runners.set(message.sweep, new Runner(state.core, message.spec, encoder));
        return;
      case "close":
        runners.delete(message.sweep);
        return;
      case "task": {
        const { result, milliseconds } = await runners.get(message.sweep)!.perform(message.task);
        return post({ kind: "done", result, milliseconds }, buffersOf(result));
      }
    }
  }

  return (message) => {
    state.last = state.last.then(() => answer(message));
    // An error ends the worker, in a page too: the host redoes what is lost.
    state.last.catch((error) => {
      setTimeout(() => {
        throw error;
      });
    });
  };
}

/** The global scope of a Web Worker, as far as it is used here. */
interface WebScope {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

/** node:worker_threads, as far as it is used here. */
interface NodeWorkers {
  readonly parentPort: {
    postMessage(message: FromWorker, transfer: readonly ArrayBuffer[]): void;
    on(event: "message", listener: (message: ToWorker) => void): void;
  } | null;
}

function serveNode({ parentPort }: NodeWorkers): void {
  if (parentPort === null) throw new Error("worker.js is the script of bellness's workers.");
  const receive = serve((message, transfer = []) => parentPort.postMessage(message, transfer));
  parentPort.on("message", receive);
}

// No `await` at the top either: bundlers make classic scripts of workers, which have none.
if ("WorkerGlobalScope" in globalThis) {
  const scope = globalThis as unknown as WebScope;
  const receive = serve((message, transfer = []) => scope.postMessage(message, transfer));
  scope.onmessage = ({ data }) => receive(data);
} else {
  import(/* @vite-ignore */ /* webpackIgnore: true */ NODE_WORKERS).then(serveNode);
}
