import { instantiate } from "@assemblyscript/loader";
import { ARENA_SIZE } from "../../assembly/layout.js";
import { CORE_WASM } from "../generated/coreWasm.js";
import type { Core } from "./core.js";

/** What assembly/index.ts exports, as the loader hands it over. */
type Exports = Record<string, unknown> &
  Omit<Core, "backend" | "arena"> & {
    readonly ARENA: WebAssembly.Global;
    readonly memory: WebAssembly.Memory;
    searchGrid(): void;
  };

/** Where the kernel may come from: its bytes, a response or promise of either, a compiled module. */
export type WasmSource =
  | BufferSource
  | WebAssembly.Module
  | Response
  | PromiseLike<BufferSource | WebAssembly.Module | Response>;

/** The kernel's bytes, inlined at build time. */
export function coreBytes(): Uint8Array<ArrayBuffer> {
  const text = atob(CORE_WASM);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) bytes[k] = text.charCodeAt(k);
  return bytes;
}

/** Instantiates the wasm core; rejects where WebAssembly or its SIMD is missing or forbidden. */
export async function wasmCore(source?: WasmSource): Promise<Core> {
  const { exports } = await instantiate<Exports>(
    (await (source ?? coreBytes())) as BufferSource,
    {},
  );
  exports.searchGrid();
  return {
    backend: "wasm",
    arena: new Float64Array(exports.memory.buffer, exports.ARENA.value as number, ARENA_SIZE),
    solveBlock: exports.solveBlock,
    stateMeasures: exports.stateMeasures,
    degenerateMeasures: exports.degenerateMeasures,
    certifyStart: exports.certifyStart,
    certifyRun: exports.certifyRun,
    settings: exports.settings,
    hamiltonian: exports.hamiltonian,
    baths: exports.baths,
    liouvillian: exports.liouvillian,
    luSolve: exports.luSolve,
    steadyState: exports.steadyState,
    reducedSteadyState: exports.reducedSteadyState,
    searchMaximum: exports.searchMaximum,
    ascend: exports.ascend,
    seesaw: exports.seesaw,
    expm1: exports.expm1,
  };
}
