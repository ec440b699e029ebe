import type { Core } from "../../src/core/core.js";
import type { Solver } from "../../src/index.js";
import { loadCores } from "./cores.js";
import { createSolver } from "./library.js";

/** Both cores by name. */
export const { wasm, js } = await loadCores();

/** Both cores: a test body runs once for each. */
export const CORES: readonly Core[] = [wasm, js];

/** A solver on each core. */
export const SOLVERS: readonly Solver[] = await Promise.all([
  createSolver({ backend: "wasm" }),
  createSolver({ backend: "js" }),
]);

/** The solver to take where the backend does not matter (both agree bit for bit). */
export const solver: Solver = SOLVERS[0]!;
