import * as slot from "../../assembly/layout.js";
import type { Core } from "../core/core.js";
import { OBSERVABLES, observableMask } from "../core/observables.js";
import { writeTarget } from "../core/slots.js";
import type { FillRows, Job, JobKind } from "../jobs/job.js";
import type { Pause } from "../jobs/turns.js";
import { modelOf } from "../model/models.js";
import { axisColumn, codeColumn, resultColumn, type TableColumn } from "../table/columns.js";
import { Clock } from "./clock.js";
import { Grid } from "./grid.js";
import type { SolverChoice, Sweep } from "./spec.js";

/** The kernel's number for a choice of solver. */
export function solverNumber(choice: SolverChoice): number {
  return choice === "full" ? slot.SOLVER_FULL : slot.SOLVER_REDUCED;
}

/** A sweep's columns, in order: the axes, the observables, `status` and `flags` (assembly/status.ts; 0 = fine). */
export function sweepColumns({ axes, observables }: Sweep): TableColumn[] {
  return [
    ...axes.flat().map(({ parameter }) => axisColumn(parameter)),
    ...observables.map(resultColumn),
    codeColumn("status"),
    codeColumn("flags"),
  ];
}

/** A sweep as work for threads. */
export function sweepJob(sweep: Sweep): Job<Sweep> {
  return { kind: SWEEP.name, spec: sweep, columns: sweepColumns(sweep) };
}

/** Solves rows of one sweep on one core. */
export class RowSolver {
  readonly #core: Core;
  readonly #solveBlock: Core["solveBlock"];
  readonly #grid: Grid;
  readonly #clock: Clock | null;
  readonly #target: Float64Array | null;
  readonly #mask: number;
  readonly #solver: number;
  /** Columns of the block that the results come from: made once, for each costs as much as 100 copied values. */
  readonly #sources: readonly Float64Array[];
  readonly #axes: number;
  readonly #pause: Pause | undefined;

  constructor(core: Core, sweep: Sweep, pause?: Pause) {
    this.#core = core;
    this.#target = sweep.target;
    this.#clock = sweep.initial === null ? null : new Clock(sweep.initial, sweep.axes.at(-1)![0]!);
    this.#solveBlock =
      core[this.#clock === null ? modelOf(sweep.model, sweep.base).kernel : "evolveSystems"];
    this.#pause = pause;
    this.#grid = new Grid(sweep, core.arena);
    this.#mask = observableMask(sweep.observables, sweep.thorough);
    this.#solver = solverNumber(sweep.solver);
    const sources = [
      ...sweep.observables.map((name) => OBSERVABLES[name].slot),
      slot.OUT_STATUS,
      slot.OUT_FLAGS,
    ];
    this.#sources = sources.map((column) => core.arena.subarray(column, column + slot.BLOCK));
    this.#axes = sweep.axes.flat().length;
  }

  /** Writes what is the same in all rows. */
  #prepare(): void {
    this.#grid.prepare();
    this.#clock?.prepare(this.#core.arena);
    if (this.#target !== null) writeTarget(this.#core, this.#target);
  }

  /** Fills columns, in the order of `sweepColumns`, with the rows from `start` on. */
  readonly fill: FillRows = async (start, columns) => {
    const rows = columns[0]!.length;
    const axes = columns.slice(0, this.#axes);
    const results = columns.slice(this.#axes);
    this.#grid.fillAxes(start, axes);
    this.#prepare();
    for (let at = 0; at < rows; at += slot.BLOCK) {
      const turn = this.#pause?.();
      if (turn !== undefined) {
        await turn;
        // Another sweep may have had it.
        this.#prepare();
      }
      const count = Math.min(slot.BLOCK, rows - at);
      this.#grid.fill(axes, start + at, at, count);
      this.#clock?.set(this.#core.arena, start + at);
      this.#solveBlock(count, this.#mask, this.#solver);
      for (let k = 0; k < results.length; k++) {
        const source = this.#sources[k]!;
        results[k]!.set(count === slot.BLOCK ? source : source.subarray(0, count), at);
      }
    }
  };
}

/** Sweeps, as workers know them. */
export const SWEEP: JobKind<Sweep> = {
  name: "sweep",
  open: (core, sweep, pause) => new RowSolver(core, sweep, pause).fill,
};
