/** A `Worker` of node:worker_threads or of the Web. */
export interface WorkerLike {
  /** Sends it a message; what is in the list of transfers changes hands. */
  // biome-ignore lint/suspicious/noExplicitAny: the two kinds declare it differently
  postMessage(message: any, transfer?: any): void;
  /** Ends it at once. */
  terminate(): unknown;
}

/** Makes a worker that runs dist/worker.js. */
export type WorkerFactory = () => WorkerLike;

/** One worker, of either kind, that is sent messages of type `To`. */
export interface Port<To> {
  post(message: To, transfer?: readonly ArrayBuffer[]): void;
  /** Whether the worker keeps the process alive (Node). */
  keepAlive(alive: boolean): void;
  terminate(): void;
}

export interface Listeners<From> {
  message(message: From): void;
  /** The worker is dead, or will be: `reason` says why. */
  failed(reason: string): void;
}

/** node:worker_threads, as far as it is used here. */
interface NodeWorker extends WorkerLike {
  on(event: "message", listener: (message: never) => void): void;
  on(event: "error" | "messageerror", listener: (error: Error) => void): void;
  on(event: "exit", listener: (code: number) => void): void;
  ref(): void;
  unref(): void;
}

function isNodeWorker(worker: WorkerLike): worker is NodeWorker {
  return "on" in worker && "unref" in worker;
}

/** Listens to a worker. */
export function openPort<To, From>(
  worker: WorkerLike,
  { message, failed }: Listeners<From>,
): Port<To> {
  const post = (data: To, transfer: readonly ArrayBuffer[] = []) =>
    worker.postMessage(data, transfer);
  const terminate = () => void worker.terminate();
  if (isNodeWorker(worker)) {
    worker.on("message", message);
    worker.on("error", (error) => failed(String(error?.message ?? error)));
    worker.on("messageerror", (error) => failed(String(error?.message ?? error)));
    worker.on("exit", (code) => failed(`it exited with code ${code}`));
    return { post, terminate, keepAlive: (alive) => (alive ? worker.ref() : worker.unref()) };
  }
  const web = worker as Worker;
  web.addEventListener("message", ({ data }) => message(data as From));
  web.addEventListener("error", (event) => {
    event.preventDefault();
    failed(event.message || "its script could not be loaded");
  });
  web.addEventListener("messageerror", () => failed("a message could not be read"));
  return { post, terminate, keepAlive: () => {} };
}
