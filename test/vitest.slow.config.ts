import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { viteKernels } from "../src/js/kernels.mjs";

/** The slow suite: brute-force references and long random runs, `npm run test:slow`. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  plugins: [viteKernels],
  test: {
    include: ["test/**/*.slow.test.ts"],
    globalSetup: ["test/support/folder.ts"],
    setupFiles: ["test/support/setup.ts"],
    reporters: ["default"],
    testTimeout: 3_600_000,
  },
});
