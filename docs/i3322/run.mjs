// Draws the figures of docs/i3322.md: `npm run figures:i3322`.

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { kernels } from "../../src/js/kernels.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
// Inside the repository, so that the bundle finds the packages that stay outside of it.
const folder = await mkdtemp(join(here, "../../node_modules/.figures-"));
const outfile = join(folder, "figures.mjs");
try {
  await build({
    entryPoints: [join(here, "figures.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    plugins: [kernels],
    logLevel: "warning",
  });
  const { writeFigures } = await import(pathToFileURL(outfile).href);
  await writeFigures(join(here, "../figures"));
} finally {
  await rm(folder, { recursive: true });
}
