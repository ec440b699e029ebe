// What a sweep takes beside its kernels: one clock runs around the sweep, one around every
// block that the core solves for it.

import type { Core } from "../src/core/core.js";
import type { SweepSpec } from "../src/index.js";
import { Sweeper } from "../src/sweep/sweeper.js";
import { wasm } from "../test/support/cores.js";
import { grid, USUAL } from "./sweep.js";

/** Points of the sweep, and sweeps before the first that counts. */
const ROWS = 400_000;
const WARMUP = 3;

/** Parts of a whole, in turn after turn. */
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

/** Part of a sweep's time that is not spent in the kernels: reading the grid, marshalling, the table. */
async function overhead(name: string, spec: SweepSpec, rounds: number): Promise<Share> {
  const { core, spent } = timed(wasm);
  const sweeper = new Sweeper({ core, module: null, factory: undefined });
  const values: number[] = [];
  for (let round = -WARMUP; round < rounds; round++) {
    spent.milliseconds = 0;
    const start = performance.now();
    await sweeper.table(spec, {});
    const whole = performance.now() - start;
    if (round >= 0) values.push(1 - spent.milliseconds / whole);
  }
  return { name, values };
}

export async function hostShares(rounds: number): Promise<Share[]> {
  const usual = grid(ROWS, USUAL);
  return [
    await overhead("host overhead: concurrence, CHSH, currents, σ", usual, rounds),
    await overhead(
      "host overhead: the same with I3",
      { ...usual, observables: [...USUAL, "i3"] },
      rounds,
    ),
  ];
}
