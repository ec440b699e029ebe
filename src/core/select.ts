import { BellnessError } from "../model/errors.js";
import type { BackendName, Core } from "./core.js";
import { jsCore } from "./js.js";
import { type WasmSource, wasmCore } from "./wasm.js";

/** `"auto"` takes wasm where it runs and falls back to JavaScript. */
export type BackendChoice = BackendName | "auto";

export const BACKENDS: readonly BackendChoice[] = ["auto", "wasm", "js"];

/** What a core was asked for and why it is not the first choice, if it is not. */
export interface SelectedCore {
  readonly core: Core;
  /** Why `"auto"` fell back to JavaScript; null where it did not. */
  readonly fallbackReason: string | null;
}

/**
 * The core for a choice of backend.
 *
 * @throws BellnessError BACKEND_UNAVAILABLE where wasm was asked for and cannot run here.
 */
export async function selectCore(
  choice: BackendChoice,
  source?: WasmSource,
): Promise<SelectedCore> {
  if (choice === "js") return { core: jsCore, fallbackReason: null };
  try {
    return { core: await wasmCore(source), fallbackReason: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (choice === "auto") return { core: jsCore, fallbackReason: reason };
    throw new BellnessError(
      "BACKEND_UNAVAILABLE",
      `backend: wasm cannot run here (${reason}). Allowed: "auto" or "js".`,
      "backend",
      choice,
    );
  }
}
