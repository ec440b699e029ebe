import { BellnessError, createSolver } from "../../index.js";
import type { FromWorker, ToWorker } from "../messages.js";
import { answer, buffersOf } from "./answer.js";

type Post = (message: FromWorker, transfer?: ArrayBuffer[]) => void;

/**
 * Answers the page's questions with a solver of its own: one after the other, each until it is
 * answered, refused or aborted. Errors that are nobody's fault but the code's end the worker.
 */
export function serve(post: Post): (message: ToWorker) => void {
  const aborts = new Map<number, AbortController>();
  const opening = createSolver().then((solver) => {
    post({ kind: "ready", backend: solver.backend, fallbackReason: solver.fallbackReason });
    return solver;
  });

  async function ask({ id, question }: Extract<ToWorker, { kind: "ask" }>): Promise<void> {
    const abort = new AbortController();
    aborts.set(id, abort);
    try {
      const solver = await opening;
      const started = performance.now();
      const result = await answer(solver, question, abort.signal, (progress) =>
        post({ kind: "progress", id, progress }),
      );
      const milliseconds = performance.now() - started;
      post({ kind: "answer", id, answer: result, milliseconds }, buffersOf(result));
    } catch (error) {
      if (abort.signal.aborted) post({ kind: "aborted", id });
      else if (error instanceof BellnessError) {
        post({ kind: "refused", id, refusal: { code: error.code, message: error.message } });
      } else throw error;
    } finally {
      aborts.delete(id);
    }
  }

  return (message) => {
    if (message.kind === "abort") aborts.get(message.id)?.abort();
    else if (message.kind === "ping") post({ kind: "pong" });
    else {
      ask(message).catch((error) => {
        // Out of the promise, so that the worker's owner hears of it.
        setTimeout(() => {
          throw error;
        });
      });
    }
  };
}

/** The global scope of a worker, as far as it is used here. */
interface Scope {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

/** Makes the worker that runs this answer the page's questions. */
export function receiveInWorker(): void {
  const scope = globalThis as unknown as Scope;
  const receive = serve((message, transfer = []) => scope.postMessage(message, transfer));
  scope.onmessage = ({ data }) => receive(data);
}
