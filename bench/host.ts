// What a sweep takes beside its kernels: one clock runs around the sweep, one around every
// block that the core solves for it.

import type { Core } from "../src/core/core.js";
import type { SweepSpec } from "../src/index.js";
import { Workforce } from "../src/jobs/workforce.js";
import { KINDS } from "../src/solver/kinds.js";
import { checkRun } from "../src/sweep/check.js";
import { RowSolver, sweepColumns } from "../src/sweep/rows.js";
import { Sweeper } from "../src/sweep/sweeper.js";
import { wasm } from "../test/support/cores.js";
import { grid, USUAL } from "./sweep.js";

/** Points of the sweep, and sweeps before the first that counts. */
const ROWS = 400_000;
const WARMUP = 3;
/** Rows at a time: as many as the second cache has room for. */
const TASK = 4096;

/** What part of a sweep's time something takes, turn by turn. */
export interface Share {
  readonly name: string;
  readonly values: readonly number[];
}

/** A core that adds up the time spent in its blocks. */
function timed(core: Core): { readonly core: Core; readonly spent: { milliseconds: number } } {
  const spent = { milliseconds: 0 };
  return {
    spent,
    core: {
      ...core,
      solveBlock(count, mask, solver) {
        const start = performance.now();
        core.solveBlock(count, mask, solver);
        spent.milliseconds += performance.now() - start;
      },
    },
  };
}

/** Milliseconds that some work takes. */
async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The shares of one sweep's time that are not spent in the kernels. */
async function sharesOf(name: string, spec: SweepSpec, rounds: number): Promise<Share[]> {
  const { core, spent } = timed(wasm);
  const sweeper = new Sweeper(new Workforce({ core, kinds: KINDS, module: null }));
  const run = checkRun(spec, {});
  const checked = run.sweep;
  const solver = new RowSolver(core, checked);
  const columns = sweepColumns(checked).length;
  const memory = Array.from({ length: columns }, () => new Float64Array(TASK));
  let earlier = await sweeper.table(run, {});
  const share = async (what: string, work: () => unknown): Promise<Share> => {
    const values: number[] = [];
    for (let round = -WARMUP; round < rounds; round++) {
      spent.milliseconds = 0;
      const whole = await milliseconds(work);
      if (round >= 0) values.push(1 - spent.milliseconds / whole);
    }
    return { name: `${name}: ${what}`, values };
  };
  // One after the other, so that none collects another's garbage.
  return [
    await share("from rows to columns of results", async () => {
      for (let at = 0; at + TASK <= checked.rows; at += TASK) {
        await solver.fill(at, memory);
      }
    }),
    await share("to the memory of an earlier table", async () => {
      earlier = await sweeper.table(run, { into: earlier });
    }),
    await share("to a new table, its memory included", () => sweeper.table(run, {})),
  ];
}

export async function hostShares(rounds: number): Promise<Share[]> {
  const usual = grid(ROWS, USUAL);
  return [
    ...(await sharesOf("concurrence, CHSH, currents, σ", usual, rounds)),
    ...(await sharesOf("the same with I3", { ...usual, observables: [...USUAL, "i3"] }, rounds)),
  ];
}
