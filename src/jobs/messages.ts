import type { WasmModule } from "../core/wasm.js";
import type { Job } from "./job.js";
import type { Result, Task } from "./tasks.js";

/** A job as it is posted to a worker. */
export type PostedJob = Pick<Job, "kind" | "spec" | "columns">;

/** What the host says to a worker, and in this order; `ping` at any time. */
export type ToWorker =
  /** First of all: the kernel, compiled by the host once for all; null for the pure-JS core. */
  | { readonly kind: "core"; readonly module: WasmModule | null }
  | { readonly kind: "open"; readonly id: number; readonly job: PostedJob }
  | { readonly kind: "task"; readonly id: number; readonly task: Task }
  | { readonly kind: "close"; readonly id: number }
  /** Whether the worker still listens, whatever it works on. */
  | { readonly kind: "ping" };

/** What a worker says. It answers each task, in order; if it cannot, it dies of the error. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly result: Result; readonly milliseconds: number }
  | { readonly kind: "pong" };
