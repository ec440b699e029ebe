import type { FromWorker, ToWorker } from "../messages.js";
import { serve } from "./serve.js";

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
