import type { Core } from "../../src/core/core.js";
import { jsCore } from "../../src/core/js.js";
import { wasmCore } from "../../src/core/wasm.js";
import type { Solver } from "../../src/index.js";
import { createSolver } from "./library.js";

/** Both cores: a test body runs once for each. */
export const CORES: readonly Core[] = [await wasmCore(), jsCore];

/** Both cores by name. */
export const [wasm, js] = CORES as [Core, Core];

/** A solver on each core. */
export const SOLVERS: readonly Solver[] = await Promise.all([
  createSolver({ backend: "wasm" }),
  createSolver({ backend: "js" }),
]);

/** The solver to take where the backend does not matter (both agree bit for bit). */
export const solver: Solver = SOLVERS[0]!;
