// npm run bench: bundles the benchmarks and runs them; main.ts says what there is.

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { kernels } from "../src/js/kernels.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Two folders below the root, as test/support/ is: what is found from there is found from here. */
const BUNDLE = "node_modules/.bench";

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["bench/main.ts", "bench/part.ts"],
  outdir: BUNDLE,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  write: false,
  format: "esm",
  platform: "node",
  target: "es2022",
  // As they are installed: what a bundler makes of the rivals is not measured.
  packages: "external",
  minifySyntax: true,
  plugins: [kernels],
  logLevel: "warning",
});
await mkdir(`${root}${BUNDLE}`, { recursive: true });
for (const { path, text } of outputFiles) {
  // esbuild's top-level var back into const, as in build.mjs: V8 needs it to be fast.
  await writeFile(path, text.replace(/^var /gm, "const "));
}
const { main } = await import(new URL(`../${BUNDLE}/main.mjs`, import.meta.url).href);
await main(process.argv);
