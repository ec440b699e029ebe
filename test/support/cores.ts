import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Core } from "../../src/core/core.js";
import { kernels } from "../../src/js/kernels.mjs";

/**
 * Both cores, bundled as build.mjs bundles the library: the kernels of the pure-JS core
 * run ten times slower through a test runner's module transform.
 */
async function loadCores(): Promise<{ wasm: Core; js: Core }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { jsCore } from "./src/core/js.js"; export { wasmCore, wasmModule } from "./src/core/wasm.js";`,
      resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    mainFields: ["module", "main"],
    conditions: ["import"],
    minifySyntax: true,
    plugins: [kernels],
    logLevel: "warning",
  });
  const text = outputFiles[0]!.text.replace(/^var /gm, "const ");
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  const { jsCore, wasmCore, wasmModule } = (await import(/* @vite-ignore */ url)) as {
    jsCore: Core;
    wasmModule: () => Promise<WebAssembly.Module>;
    wasmCore: (module: WebAssembly.Module) => Promise<Core>;
  };
  return { wasm: await wasmCore(await wasmModule()), js: jsCore };
}

/** Both cores by name. */
export const { wasm, js } = await loadCores();

/** Both cores: a test body runs once for each. */
export const CORES: readonly Core[] = [wasm, js];
