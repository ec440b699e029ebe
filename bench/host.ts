// What a sweep takes beside its kernels, in processor time: other programs on the machine
// lengthen the clock's time where a sweep waits, but not this.

import { BLOCK, IN_END } from "../assembly/layout.js";
import type { SweepSpec } from "../src/index.js";
import { Grid } from "../src/sweep/grid.js";
import { observableMask } from "../src/sweep/observables.js";
import { columnNames, RowSolver, solverNumber } from "../src/sweep/rows.js";
import { type Sweep, sweep } from "../src/sweep/spec.js";
import { Sweeper } from "../src/sweep/sweeper.js";
import { wasm } from "../test/support/cores.js";
import { grid, USUAL } from "./sweep.js";

/** Points of the sweep, and sweeps before the first that counts. */
const ROWS = (10 * BLOCK) ** 2 / 16;
const WARMUP = 3;
/** Rows that the calling thread solves at a time. */
const TASK = 16 * BLOCK;

/** What part of a sweep's time something takes, turn by turn. */
export interface Share {
  readonly name: string;
  readonly values: readonly number[];
}

/** Processor time of some work, in ms, in all threads of the process. */
async function cpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The input columns of every block of a sweep. */
function inputsOf(checked: Sweep): Float64Array[] {
  const { arena } = wasm;
  const rows = new Grid(checked, arena);
  const axes = checked.axes.flat().map(() => new Float64Array(checked.rows));
  rows.fillAxes(0, axes);
  rows.prepare();
  return Array.from({ length: Math.floor(checked.rows / BLOCK) }, (_, k) => {
    rows.fill(axes, k * BLOCK, k * BLOCK, BLOCK);
    return arena.slice(0, IN_END);
  });
}

/** The shares of one sweep's time that are not spent in the kernels. */
async function sharesOf(name: string, spec: SweepSpec, rounds: number): Promise<Share[]> {
  const checked = sweep(spec);
  const { arena, solveBlock } = wasm;
  const sweeper = new Sweeper({ core: wasm, module: null, factory: undefined });
  const solver = new RowSolver(wasm, checked);
  const memory = columnNames(checked).map(() => new Float64Array(TASK));
  const inputs = inputsOf(checked);
  const mask = observableMask(checked.observables);
  const number = solverNumber(checked.solver);
  const copy = () => {
    for (const input of inputs) arena.set(input);
  };
  const copyAndSolve = () => {
    for (const input of inputs) {
      arena.set(input);
      solveBlock(BLOCK, mask, number);
    }
  };
  const rows = () => {
    for (let at = 0; at + TASK <= checked.rows; at += TASK) solver.columns(at, at + TASK, memory);
  };
  const marshalling: number[] = [];
  const table: number[] = [];
  for (let round = -WARMUP; round < rounds; round++) {
    const kernels = -(await cpu(copy)) + (await cpu(copyAndSolve));
    const shares = [
      1 - kernels / (await cpu(rows)),
      1 - kernels / (await cpu(() => sweeper.table(spec, {}))),
    ];
    if (round < 0) continue;
    marshalling.push(shares[0]!);
    table.push(shares[1]!);
  }
  return [
    { name: `${name}: from rows to columns of results`, values: marshalling },
    { name: `${name}: to a new table, its memory included`, values: table },
  ];
}

export async function hostShares(rounds: number): Promise<Share[]> {
  // A multiple of TASK.
  const usual = grid(ROWS, USUAL);
  return [
    ...(await sharesOf("concurrence, CHSH, currents, σ", usual, rounds)),
    ...(await sharesOf("the same with I3", { ...usual, observables: [...USUAL, "i3"] }, rounds)),
  ];
}
