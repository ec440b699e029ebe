import type { WasmModule } from "../../core/wasm.js";
import type { Sweep } from "../spec.js";
import type { Result, Task } from "../tasks.js";

/** What the host says to a worker, and in this order. */
export type ToWorker =
  /** First of all: the kernel, compiled by the host once for all; null for the pure-JS core. */
  | { readonly kind: "core"; readonly module: WasmModule | null }
  | { readonly kind: "open"; readonly sweep: number; readonly spec: Sweep }
  | { readonly kind: "task"; readonly sweep: number; readonly task: Task }
  | { readonly kind: "close"; readonly sweep: number };

/** What a worker says. It answers each task, in order; if it cannot, it dies of the error. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly result: Result; readonly milliseconds: number };
