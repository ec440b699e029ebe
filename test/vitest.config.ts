import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { viteKernels } from "../src/js/kernels.mjs";

/** The report that .ci/run counts from; `npm ci` removes an old one. */
const REPORT = "node_modules/.vitest/report.json";

/** The fast suite: what `npm test` runs. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  plugins: [viteKernels],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/*.slow.test.ts", "**/node_modules/**"],
    globalSetup: ["test/support/folder.ts"],
    setupFiles: ["test/support/setup.ts"],
    reporters: ["default", "json"],
    outputFile: { json: REPORT },
    testTimeout: 30_000,
    maxWorkers: 2,
    // Files of a worker share what they import: loading it anew for each takes half a minute.
    isolate: false,
    // So nobody leaves anything behind.
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
