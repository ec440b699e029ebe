import type { WorkerFactory } from "./port.js";

/** A name that bundlers for the browser do not try to resolve. */
export const NODE_WORKERS = ["node", "worker_threads"].join(":");

/**
 * How workers are made here: Web Workers where they exist, else those of Node. Their
 * script stands beside the library's in dist/.
 */
export async function defaultFactory(): Promise<WorkerFactory> {
  if (typeof Worker === "function") {
    // In this form bundlers find the script and bundle it.
    return () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  }
  const node = (await import(/* @vite-ignore */ /* webpackIgnore: true */ NODE_WORKERS)) as {
    Worker: new (script: URL, options: { name: string }) => ReturnType<WorkerFactory>;
  };
  const library = import.meta.url;
  return () => new node.Worker(new URL("./worker.js", library), { name: "bellness" });
}
