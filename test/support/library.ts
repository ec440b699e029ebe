// The library as it is shipped: dist/index.js, which `npm test` builds first, with the types
// of its source.

const built = new URL("../../dist/index.js", import.meta.url).href;

export const {
  BellnessError,
  countStates,
  createSolver,
  DEFAULTS,
  parameters,
  randomStates,
  readStates,
  STATE_OBSERVABLES,
  statesFile,
  writeStates,
} = (await import(/* @vite-ignore */ built)) as typeof import("../../src/index.js");
