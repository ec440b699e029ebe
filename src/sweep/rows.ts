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

  constructor(core: Core, sweep: Sweep) {
    this.#core = core;
    this.#grid = new Grid(sweep);
    this.#mask = observableMask(sweep.observables);
    this.#solver = solverNumber(sweep.solver);
    this.#sources = [...sweep.observables.map((name) => OBSERVABLES[name].column), OUT_STATUS];
  }

  /** The rows start … end−1 as columns, in the order of `columnNames`. */
  columns(start: number, end: number): Float64Array<ArrayBuffer>[] {
    const { arena } = this.#core;
    const axes = this.#grid.axisColumns(start, end);
    const results = this.#sources.map(() => new Float64Array(end - start));
    this.#grid.prepare(arena);
    for (let at = 0; at < end - start; at += BLOCK) {
      const count = Math.min(BLOCK, end - start - at);
      this.#grid.fill(arena, axes, at, count);
      this.#core.solveBlock(count, this.#mask, this.#solver);
      results.forEach((column, k) => {
        const from = this.#sources[k]!;
        column.set(arena.subarray(from, from + count), at);
      });
    }
    return [...axes, ...results];
  }
}
