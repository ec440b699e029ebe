import { instantiateSync } from "@assemblyscript/loader";
import { ARENA_SIZE } from "../../assembly/system/layout.js";
import { CORE_BUILD } from "../generated/coreWasm.js";
import type { Core } from "./core.js";
import { inlinedBytes } from "./inlined.js";
import { sourceBytes, tag, unreadable, wrongSource } from "./source.js";

/** What assembly/index.ts exports, as the loader hands it over. */
type Exports = Record<string, unknown> &
  Omit<Core, "backend" | "arena"> & {
    /** Address of the arena. */
    readonly arena: WebAssembly.Global;
    readonly memory: WebAssembly.Memory;
    searchStarts(): void;
    commutatorTable(): void;
  };

/**
 * The kernel, compiled: one module serves a thread's core and those of its workers. A
 * `WebAssembly.Module`, which TypeScript knows only where programs have the types of the DOM.
 */
export type WasmModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? Module
  : object;

/**
 * Where the kernel may come from: its bytes, a URL (as an object or a string), a response,
 * a compiled module, or a promise of one of them.
 */
export type WasmSource = Given | PromiseLike<Given>;

type Given = string | URL | Response | ArrayBuffer | ArrayBufferView | WasmModule;

const THIS_BUILD = "core.wasm of this build of bellness";

/**
 * The kernel, compiled: the inlined one, or that of a source.
 *
 * @throws BellnessError INVALID_PARAMETER where the source is not the kernel of this build,
 *   BACKEND_UNAVAILABLE where it cannot be read; what the engine throws where WebAssembly or
 *   its SIMD is missing or forbidden
 */
export async function wasmModule(source?: WasmSource): Promise<WasmModule> {
  if (source === undefined) return WebAssembly.compile(await inlinedBytes());
  const given = await Promise.resolve(source).catch((error) => {
    throw unreadable("the promise", error);
  });
  const module =
    tag(given) === "WebAssembly.Module"
      ? (given as WasmModule)
      : await compile((await sourceBytes(given)) ?? refuse(given));
  // The layout of its arena is that of the build: any other would give wrong numbers.
  const [build] = WebAssembly.Module.customSections(module, "bellness");
  if (build === undefined || new TextDecoder().decode(build) !== CORE_BUILD) {
    throw wrongSource(given, THIS_BUILD, "another module");
  }
  return module;
}

function refuse(given: unknown): never {
  throw wrongSource(
    given,
    "bytes, a URL, a Response, a compiled WebAssembly.Module or a promise of one",
  );
}

async function compile(bytes: BufferSource): Promise<WasmModule> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    // Where the own kernel is valid the engine lacks nothing: these bytes are no module.
    if (WebAssembly.validate(await inlinedBytes()) && !WebAssembly.validate(bytes)) {
      throw wrongSource(bytes, THIS_BUILD, "a file of another kind");
    }
    throw error;
  }
}

/** Instantiates the wasm core; rejects where WebAssembly or its SIMD is missing or forbidden. */
export async function wasmCore(module: WasmModule): Promise<Core> {
  // Not instantiate(): it looks at Response, for which Node loads its whole fetch (30 ms).
  const { exports } = instantiateSync<Exports>(module, {});
  exports.searchStarts();
  exports.commutatorTable();
  const { memory, arena } = exports;
  return {
    ...exports,
    backend: "wasm",
    arena: new Float64Array(memory.buffer, arena.value as number, ARENA_SIZE),
  };
}
