import fc from "fast-check";
import { afterEach, vi } from "vitest";

/**
 * Seed of every property test, so that a run repeats exactly. Another one:
 * `BELLNESS_SEED=7 npm test`; a failing property prints its own seed and path.
 */
const SEED = Number(process.env["BELLNESS_SEED"] ?? 3322);

// A first counterexample is enough: shrinking seven doubles can take thousands of solutions.
fc.configureGlobal({ seed: SEED, numRuns: 200, endOnFailure: true });

// Test files of a worker share its globals: false clocks that stay behind would stop the next.
afterEach(() => {
  vi.useRealTimers();
});
