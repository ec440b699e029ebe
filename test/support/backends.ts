import type { Solver } from "../../src/index.js";
import { createSolver } from "./library.js";

/** A solver on each core. */
export const SOLVERS: readonly Solver[] = await Promise.all([
  createSolver({ backend: "wasm" }),
  createSolver({ backend: "js" }),
]);

/** The solver to take where the backend does not matter (both agree bit for bit). */
export const solver: Solver = SOLVERS[0]!;
