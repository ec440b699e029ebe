import { BLOCK, OUT_STATUS, SOLVER_FULL, SOLVER_REDUCED } from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { Grid } from "./grid.js";
import { OBSERVABLES, observableMask } from "./observables.js";
import type { SolverChoice, Sweep } from "./spec.js";

/** Asked between two blocks: what to wait for before the next, if anything. */
export type Breathe = () => Promise<void> | undefined;

/** Columns whose values are not needed any more. */
export type Memory = readonly Float64Array<ArrayBuffer>[];

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
  /** Columns of the block that the results come from: made once, for each costs as much as 100 copied values. */
  readonly #sources: readonly Float64Array[];
  readonly #axes: number;
  readonly #breathe: Breathe | undefined;
  /** Columns that are used again and again. */
  #kept: Float64Array[] = [];

  constructor(core: Core, sweep: Sweep, breathe?: Breathe) {
    this.#core = core;
    this.#breathe = breathe;
    this.#grid = new Grid(sweep, core.arena);
    this.#mask = observableMask(sweep.observables);
    this.#solver = solverNumber(sweep.solver);
    const sources = [...sweep.observables.map((name) => OBSERVABLES[name].column), OUT_STATUS];
    this.#sources = sources.map((column) => core.arena.subarray(column, column + BLOCK));
    this.#axes = sweep.axes.flat().length;
  }

  /** The rows start … end−1 as columns, in the order of `columnNames`: those given, where they are long enough. */
  async columns(start: number, end: number, into?: Memory): Promise<Float64Array<ArrayBuffer>[]> {
    const rows = end - start;
    const columns = Array.from({ length: this.#axes + this.#sources.length }, (_, k) => {
      const given = into?.[k];
      if (given?.length === rows) return given;
      if (given !== undefined && given.length > rows) return given.subarray(0, rows);
      // Room for tasks that are somewhat longer.
      return new Float64Array(2 ** Math.ceil(Math.log2(rows))).subarray(0, rows);
    });
    await this.#solve(start, columns);
    return columns;
  }

  /** The same as columns that last until the next call: text is made of them and they cost no memory. */
  async kept(start: number, end: number): Promise<Float64Array[]> {
    const rows = end - start;
    if ((this.#kept[0]?.length ?? 0) < rows) {
      const length = this.#axes + this.#sources.length;
      this.#kept = Array.from({ length }, () => new Float64Array(rows));
    }
    const columns = this.#kept.map((column) => column.subarray(0, rows));
    await this.#solve(start, columns);
    return columns;
  }

  async #solve(start: number, columns: readonly Float64Array[]): Promise<void> {
    const rows = columns[0]!.length;
    const axes = columns.slice(0, this.#axes);
    const results = columns.slice(this.#axes);
    this.#grid.fillAxes(start, axes);
    this.#grid.prepare();
    for (let at = 0; at < rows; at += BLOCK) {
      const turn = this.#breathe?.();
      if (turn !== undefined) {
        await turn;
        // Another sweep may have had it.
        this.#grid.prepare();
      }
      const count = Math.min(BLOCK, rows - at);
      this.#grid.fill(axes, start + at, at, count);
      this.#core.solveBlock(count, this.#mask, this.#solver);
      for (let k = 0; k < results.length; k++) {
        const source = this.#sources[k]!;
        results[k]!.set(count === BLOCK ? source : source.subarray(0, count), at);
      }
    }
  }
}
