import type { BackendName } from "../../core/core.js";
import type { Sweep } from "../spec.js";
import type { Result, Task } from "../tasks.js";

/** What the host says to a worker, and in this order. */
export type ToWorker =
  /** First of all: the core to work with. The module was compiled by the host, once for all. */
  | {
      readonly kind: "core";
      readonly backend: BackendName;
      readonly module: WebAssembly.Module | null;
    }
  | { readonly kind: "open"; readonly sweep: number; readonly spec: Sweep }
  | { readonly kind: "task"; readonly sweep: number; readonly task: Task }
  | { readonly kind: "close"; readonly sweep: number };

/** What a worker says. It answers each task, in order; if it cannot, it dies of the error. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly result: Result; readonly milliseconds: number };
