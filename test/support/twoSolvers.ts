import { createSolver } from "../../src/index.js";

/** The wasm core, and the pure-JS twin as the other route. */
export const [wasm, js] = await Promise.all([
  createSolver({ backend: "wasm" }),
  createSolver({ backend: "js" }),
]);
