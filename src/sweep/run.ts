import { BLOCK, OUT_STATUS, SOLVER_FULL, SOLVER_REDUCED } from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { Grid } from "./grid.js";
import { OBSERVABLES, observableMask } from "./observables.js";
import type { SolverChoice, Sweep } from "./spec.js";

/** The kernel's number for a choice of solver. */
export function solverNumber(choice: SolverChoice): number {
  return choice === "full" ? SOLVER_FULL : SOLVER_REDUCED;
}

/** Columns of a finished sweep: the axes, the observables, `status` (assembly/status.ts; 0 = fine). */
export interface Table {
  readonly rows: number;
  /** Names in the order of a file's columns. */
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Rows done and rows in all. */
export type Progress = (done: number, rows: number) => void;

/** Names of a sweep's columns, in order. */
export function columnNames(sweep: Sweep): string[] {
  return [...sweep.axes.flat().map(({ parameter }) => parameter), ...sweep.observables, "status"];
}

/**
 * Solves the rows from `start` to `end` block by block, handing each block to
 * `take`: its first row and length, while its results stand in the core's arena.
 */
export function runRows(
  core: Core,
  sweep: Sweep,
  start: number,
  end: number,
  take: (first: number, count: number) => void,
): void {
  const grid = new Grid(sweep);
  const mask = observableMask(sweep.observables);
  const solver = solverNumber(sweep.solver);
  grid.prepare(core.arena);
  for (let first = start; first < end; first += BLOCK) {
    const count = Math.min(BLOCK, end - first);
    grid.fill(core.arena, first, count);
    core.solveBlock(count, mask, solver);
    take(first, count);
  }
}

/** Columns of the axes alone. */
function axisColumns(sweep: Sweep): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  let inner = sweep.rows;
  for (const group of sweep.axes) {
    const length = group[0]!.values.length;
    inner /= length;
    for (const { parameter, values } of group) {
      const column = new Float64Array(sweep.rows);
      for (let row = 0; row < sweep.rows; row++) {
        column[row] = values[Math.floor(row / inner) % length]!;
      }
      columns[parameter] = column;
    }
  }
  return columns;
}

/** Runs a whole sweep on one core into columns. */
export function runSweep(
  core: Core,
  sweep: Sweep,
  onProgress?: Progress,
  signal?: AbortSignal,
): Table {
  const columns = axisColumns(sweep);
  for (const name of [...sweep.observables, "status"]) columns[name] = new Float64Array(sweep.rows);
  const sources = sweep.observables.map((name) => ({
    from: OBSERVABLES[name].column as number,
    to: columns[name]!,
  }));
  sources.push({ from: OUT_STATUS, to: columns["status"]! });
  runRows(core, sweep, 0, sweep.rows, (first, count) => {
    for (const { from, to } of sources) to.set(core.arena.subarray(from, from + count), first);
    signal?.throwIfAborted();
    onProgress?.(first + count, sweep.rows);
  });
  return { rows: sweep.rows, names: columnNames(sweep), columns };
}
