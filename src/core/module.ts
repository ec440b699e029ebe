import { coreBytes, type WasmSource } from "./wasm.js";

/** The kernel compiled once, for this thread's core and those of its workers. */
export async function coreModule(source?: WasmSource): Promise<WebAssembly.Module> {
  const given = await (source ?? coreBytes());
  if (given instanceof WebAssembly.Module) return given;
  if (typeof Response === "function" && given instanceof Response) {
    return WebAssembly.compile(await given.arrayBuffer());
  }
  return WebAssembly.compile(given as BufferSource);
}
