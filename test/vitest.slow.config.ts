import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The slow suite: brute-force references and long random runs, `npm run test:slow`. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.slow.test.ts"],
    globalSetup: ["test/support/folder.ts"],
    setupFiles: ["test/support/setup.ts"],
    reporters: ["default"],
    testTimeout: 3_600_000,
  },
});
