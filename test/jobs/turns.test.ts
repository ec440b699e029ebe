// The calling thread works on a sweep in turns with everything else. The clock is the test's own:
// every look at it takes LOOK milliseconds, and there is one before every block.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Core } from "../../src/core/core.js";
import type { SweepSpec } from "../../src/index.js";
import { Workforce } from "../../src/jobs/workforce.js";
import { KINDS } from "../../src/solver/kinds.js";
import { checkRun } from "../../src/sweep/check.js";
import { Sweeper } from "../../src/sweep/sweeper.js";
import { wasm } from "../support/cores.js";

const LOOK = 4;
/** Blocks between two turns: those before the looks at 4 and 8 ms. */
const MOST = 3;

/** Everything, on 20,000 rows that are dear and cheap in turn. */
const SPEC: SweepSpec = {
  base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 200 },
    { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 100 },
  ],
  observables: ["concurrence", "i3", "i3322Bound", "heatCurrent2"],
};

const RUN = checkRun(SPEC, {});

beforeEach(() => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += LOOK;
    return now;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A sweeper in the calling thread, and how many blocks it has solved. */
function counted(): { sweeper: Sweeper; blocks: () => number } {
  let blocks = 0;
  const core: Core = {
    ...wasm,
    solveBlock(count, mask, solver) {
      blocks += 1;
      wasm.solveBlock(count, mask, solver);
    },
  };
  return {
    sweeper: new Sweeper(new Workforce({ core, kinds: KINDS, module: null })),
    blocks: () => blocks,
  };
}

async function all(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

const WAYS: Record<string, (sweeper: Sweeper, signal: AbortSignal) => Promise<unknown>> = {
  table: (sweeper, signal) => sweeper.table(RUN, { signal }),
  blocks: (sweeper, signal) => all(sweeper.blocks(RUN, { signal })),
  csv: (sweeper, signal) => all(sweeper.file(RUN, { signal, format: "csv" })),
  parquet: (sweeper, signal) => all(sweeper.file(RUN, { signal, format: "parquet" })),
};

test.each(Object.keys(WAYS))("%s: everybody has a turn after a few blocks", async (way) => {
  const { sweeper, blocks } = counted();
  const turns: number[] = [];
  const state = { over: false };
  const turn = () => {
    turns.push(blocks());
    if (!state.over) setImmediate(turn);
  };
  turn();
  await WAYS[way]!(sweeper, new AbortController().signal);
  state.over = true;
  expect(blocks()).toBeGreaterThanOrEqual(Math.ceil(20_000 / 256));
  const steps = turns.slice(1).map((done, k) => done - turns[k]!);
  expect(Math.max(...steps)).toBeLessThanOrEqual(MOST);
});

test.each(Object.keys(WAYS))("%s: nothing is solved after an abort", async (way) => {
  const { sweeper, blocks } = counted();
  const controller = new AbortController();
  const sweep = WAYS[way]!(sweeper, controller.signal);
  setTimeout(() => controller.abort(new Error("enough")), 5);
  await expect(sweep).rejects.toThrow("enough");
  const solved = blocks();
  expect(solved).toBeLessThan(20_000 / 256);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(blocks() - solved).toBeLessThanOrEqual(MOST);
});
