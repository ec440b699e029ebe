// One folder outside the repository for all that a run of the tests installs: made before it,
// removed after it, whatever becomes of the workers.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    folder: string;
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "bellness-run-"));
  provide("folder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
