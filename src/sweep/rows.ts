import { BLOCK, OUT_STATUS, SOLVER_FULL, SOLVER_REDUCED } from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { Grid } from "./grid.js";
import { OBSERVABLES, observableMask } from "./observables.js";
import type { SolverChoice, Sweep } from "./spec.js";

/** The kernel's number for a choice of solver. */
export function solverNumber(choice: SolverChoice): number {
  return choice === "full" ? SOLVER_FULL : SOLVER_REDUCED;
}

/** Names of a sweep's columns, in order: the axes, the observables, `status`. */
export function columnNames(sweep: Sweep): string[] {
  return [...sweep.axes.flat().map(({ parameter }) => parameter), ...sweep.observables, "status"];
}

/** Solves rows of one sweep on one core. */
export class RowSolver {
  readonly #core: Core;
  readonly #grid: Grid;
  readonly #mask: number;
  readonly #solver: number;
  /** Columns of the block that the results come from. */
  readonly #sources: readonly number[];
  readonly #axes: number;
  /** Columns that are used again and again. */
  #kept: Float64Array[] = [];

  constructor(core: Core, sweep: Sweep) {
    this.#core = core;
    this.#grid = new Grid(sweep);
    this.#mask = observableMask(sweep.observables);
    this.#solver = solverNumber(sweep.solver);
    this.#sources = [...sweep.observables.map((name) => OBSERVABLES[name].column), OUT_STATUS];
    this.#axes = sweep.axes.flat().length;
  }

  /** The rows start … end−1 as new columns, in the order of `columnNames`. */
  columns(start: number, end: number): Float64Array<ArrayBuffer>[] {
    const length = this.#axes + this.#sources.length;
    const columns = Array.from({ length }, () => new Float64Array(end - start));
    this.#solve(start, columns);
    return columns;
  }

  /** The same as columns that last until the next call: text is made of them and they cost no memory. */
  kept(start: number, end: number): Float64Array[] {
    const rows = end - start;
    if ((this.#kept[0]?.length ?? 0) < rows) {
      const length = this.#axes + this.#sources.length;
      this.#kept = Array.from({ length }, () => new Float64Array(rows));
    }
    const columns = this.#kept.map((column) => column.subarray(0, rows));
    this.#solve(start, columns);
    return columns;
  }

  #solve(start: number, columns: readonly Float64Array[]): void {
    const { arena } = this.#core;
    const rows = columns[0]!.length;
    const axes = columns.slice(0, this.#axes);
    const results = columns.slice(this.#axes);
    this.#grid.fillAxes(start, axes);
    this.#grid.prepare(arena);
    for (let at = 0; at < rows; at += BLOCK) {
      const count = Math.min(BLOCK, rows - at);
      this.#grid.fill(arena, axes, at, count);
      this.#core.solveBlock(count, this.#mask, this.#solver);
      results.forEach((column, k) => {
        const from = this.#sources[k]!;
        column.set(arena.subarray(from, from + count), at);
      });
    }
  }
}
