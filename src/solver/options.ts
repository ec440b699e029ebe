import type { BackendChoice } from "../core/core.js";
import type { WasmSource } from "../core/wasm.js";
import type { WorkerFactory } from "../jobs/port.js";
import type { RepairOptions } from "../model/repair.js";
import type { ThoroughOption } from "../model/thorough.js";

/** What a solver computes on. */
export interface SolverOptions {
  /** `"auto"` (default): wasm where it runs, else JavaScript. */
  readonly backend?: BackendChoice;
  /**
   * Where the kernel comes from: the bytes of `bellness/core.wasm`, its URL, a response, the
   * compiled module, or a promise of one. By default it is inlined in the package. Strings
   * are URLs: relative to the page in browsers, absolute in Node, where `file:` is one too.
   * The pure-JS core has no use for it.
   */
  readonly wasm?: WasmSource;
  /**
   * Makes a worker that runs dist/worker.js, as a module: for bundlers and pages that
   * do not find it beside the library by themselves.
   */
  readonly worker?: WorkerFactory;
}

/** What is asked of a state that is given. */
export interface StateOptions extends RepairOptions, ThoroughOption {
  /** Admit observables ±𝟙 in I3322. */
  readonly allowDegenerate?: boolean;
}
