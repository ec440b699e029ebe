// A worker: one core, and the tasks of the host's jobs one by one.

import { jsCore } from "../core/js.js";
import { workerCore } from "../core/select.js";
import { GroupEncoder } from "../table/parquet/group.js";
import { type JobKinds, kindOf } from "./job.js";
import type { FromWorker, ToWorker } from "./messages.js";
import { NODE_WORKERS } from "./spawn.js";
import { buffersOf, Runner } from "./tasks.js";
import { turnsEvery } from "./turns.js";

/** Milliseconds of work between two turns of the worker's event loop, in which it hears a ping. */
const TURN = 250;

/** The encoder is part of this script, which so is one file: bundlers need nothing else of it. */
const encoder = async () => ({ GroupEncoder });

type Post = (message: FromWorker, transfer?: ArrayBuffer[]) => void;

/** Answers the host's messages, each when the ones before it are done with. */
export function serve(kinds: JobKinds, post: Post): (message: ToWorker) => void {
  const runners = new Map<number, Runner>();
  const state = { core: jsCore, last: Promise.resolve() };

  async function answer(message: Exclude<ToWorker, { kind: "ping" }>): Promise<void> {
    switch (message.kind) {
      case "core":
        state.core = await workerCore(message.module);
        return post({ kind: "ready" });
      case "open": {
        const { kind, spec, columns } = message.job;
        const pause = turnsEvery(TURN);
        const fill = kindOf(kinds, kind).open(state.core, spec, pause);
        runners.set(message.id, new Runner(columns, fill, encoder, pause));
        return;
      }
      case "close":
        runners.delete(message.id);
        return;
      case "task": {
        const { result, milliseconds } = await runners.get(message.id)!.perform(message.task);
        return post({ kind: "done", result, milliseconds }, buffersOf(result));
      }
    }
  }

  return (message) => {
    if (message.kind === "ping") return post({ kind: "pong" });
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

/** Makes the worker that runs this work at jobs of these kinds. */
export function serveJobs(kinds: JobKinds): void {
  // No `await` at the top of a worker's script: bundlers make classic scripts of it, which have none.
  if ("WorkerGlobalScope" in globalThis) {
    const scope = globalThis as unknown as WebScope;
    const receive = serve(kinds, (message, transfer = []) => scope.postMessage(message, transfer));
    scope.onmessage = ({ data }) => receive(data);
    return;
  }
  const node: Promise<NodeWorkers> = import(
    /* @vite-ignore */ /* webpackIgnore: true */ NODE_WORKERS
  );
  node.then(({ parentPort }) => {
    if (parentPort === null) throw new Error("worker.js is the script of bellness's workers.");
    parentPort.on(
      "message",
      serve(kinds, (message, transfer = []) => parentPort.postMessage(message, transfer)),
    );
  });
}
