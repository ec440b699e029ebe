import { BellnessError } from "../model/errors.js";
import type { BackendChoice, Core, SelectedCore } from "./core.js";
import { loadJsCore } from "./js.js";
import { type WasmModule, type WasmSource, wasmCore, wasmModule } from "./wasm.js";

/**
 * The core for a choice of backend. In the build without wasm jsOnly.ts stands in this file's place.
 *
 * @throws BellnessError BACKEND_UNAVAILABLE where wasm was asked for and cannot run here;
 *   INVALID_PARAMETER where the source is none
 */
export async function selectCore(
  choice: BackendChoice,
  source?: WasmSource,
): Promise<SelectedCore<WasmModule>> {
  if (choice === "js") return withJs(null);
  try {
    const module = await wasmModule(source);
    return { core: await wasmCore(module), module, fallbackReason: null };
  } catch (error) {
    const known = error instanceof BellnessError;
    // A mistake of the caller's, which JavaScript would hide.
    if (known && error.code === "INVALID_PARAMETER") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (choice === "auto") return withJs(reason);
    if (known) throw error;
    throw new BellnessError(
      "BACKEND_UNAVAILABLE",
      `backend: wasm cannot run here (${reason}). Allowed: "auto" or "js".`,
      "backend",
      choice,
    );
  }
}

async function withJs(fallbackReason: string | null): Promise<SelectedCore<WasmModule>> {
  return { core: await loadJsCore(), module: null, fallbackReason };
}

/** A worker's core: that of the module which its host compiled, or the pure-JS one. */
export async function workerCore(module: WasmModule | null): Promise<Core> {
  return module === null ? loadJsCore() : wasmCore(module);
}
