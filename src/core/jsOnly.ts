// Stands in the place of select.ts in the build without wasm, `bellness/js`.

import { BellnessError } from "../model/errors.js";
import type { BackendChoice, Core, SelectedCore } from "./core.js";
import { jsCore } from "./js.js";

/**
 * The pure-JS core, for `"auto"` too.
 *
 * @throws BellnessError BACKEND_UNAVAILABLE where wasm is asked for, or a kernel given
 */
export async function selectCore(
  choice: BackendChoice,
  source?: unknown,
): Promise<SelectedCore<null>> {
  if (choice === "wasm") throw without("backend", choice, 'Allowed: "auto" or "js".');
  if (choice === "auto" && source !== undefined) throw without("wasm", source, "Leave it out.");
  return { core: jsCore, module: null, fallbackReason: null };
}

function without(parameter: string, value: unknown, allowed: string): BellnessError {
  return new BellnessError(
    "BACKEND_UNAVAILABLE",
    `${parameter}: bellness/js has no wasm kernel; the package's main entry, bellness, has. ${allowed}`,
    parameter,
    value,
  );
}

/** A worker's core. */
export async function workerCore(_module: null): Promise<Core> {
  return jsCore;
}
