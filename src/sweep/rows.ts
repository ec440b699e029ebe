import * as slot from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import type { Core } from "../core/core.js";
import { OBSERVABLES, observableMask } from "../core/observables.js";
import { readRho, readSteady, writeTarget } from "../core/slots.js";
import type { FillRows, Job, JobKind } from "../jobs/job.js";
import type { Pause } from "../jobs/turns.js";
import { isLocality } from "../locality/names.js";
import { LocalityRows, type MeasuredRows } from "../locality/rows.js";
import { modelOf } from "../model/models.js";
import { numbersOf } from "../model/state.js";
import { axisColumn, codeColumn, resultColumn, type TableColumn } from "../table/columns.js";
import { Clock } from "./clock.js";
import { Grid } from "./grid.js";
import { solverNumber } from "./solvers.js";
import { measuredOf, type Sweep } from "./spec.js";

/** A sweep's columns, in order: the axes, the observables, `status` and `flags` (assembly/status.ts; 0 = fine). */
export function sweepColumns({ axes, observables }: Sweep): TableColumn[] {
  return [
    ...axes.flat().map(({ parameter }) => axisColumn(parameter)),
    ...observables.map((name) => ({ ...resultColumn(name), few: name === "verdict" })),
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
  /** Whether the kernel leaves a row's whole state: the paper's leaves the entries of an X-state. */
  readonly #systems: boolean;
  /** Columns of the block that the results come from: made once, for each costs as much as 100 copied values. */
  readonly #sources: readonly Float64Array[];
  readonly #axes: number;
  readonly #pause: Pause | undefined;
  readonly #locality: LocalityRows;
  /** Which of the columns behind the axes come from the kernel, and which are worked out from it. */
  readonly #measured: readonly number[];
  readonly #inferred: readonly number[];

  constructor(core: Core, sweep: Sweep, pause?: Pause) {
    this.#core = core;
    this.#target = sweep.target;
    this.#clock = sweep.initial === null ? null : new Clock(sweep.initial, sweep.axes.at(-1)![0]!);
    const { kernel } = modelOf(sweep.model, sweep.base);
    this.#solveBlock = core[this.#clock === null ? kernel : "evolveSystems"];
    this.#systems = this.#clock !== null || kernel === "solveSystems";
    this.#pause = pause;
    this.#grid = new Grid(sweep, core.arena);
    const measured = measuredOf(sweep);
    this.#locality = new LocalityRows(core, sweep.locality, sweep.observables);
    this.#mask = observableMask([...measured, ...this.#locality.needs], sweep.thorough);
    this.#solver = solverNumber(sweep.solver);
    const sources = [
      ...measured.map((name) => OBSERVABLES[name].slot),
      slot.OUT_STATUS,
      slot.OUT_FLAGS,
    ];
    this.#sources = sources.map((column) => core.arena.subarray(column, column + slot.BLOCK));
    this.#axes = sweep.axes.flat().length;
    const places = [...sweep.observables, "status", "flags"].map((name, k) => ({ name, k }));
    this.#measured = places.filter(({ name }) => !isLocality(name)).map(({ k }) => k);
    this.#inferred = places.filter(({ name }) => isLocality(name)).map(({ k }) => k);
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
    const all = columns.slice(this.#axes);
    const results = this.#measured.map((k) => all[k]!);
    const inferred = this.#inferred.map((k) => all[k]!);
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
      if (this.#locality.isEmpty) continue;
      const measured = this.#rows(axes, start + at, at);
      this.#locality.widen(measured, all, at, count);
      if (inferred.length === 0) continue;
      const status = all.at(-2)!;
      const solved = (k: number) => status[at + k] === STATUS_OK;
      await this.#locality.fill(measured, inferred, at, count, solved, this.#pause);
      this.#prepare();
    }
  };

  /** The block at work; a row's state is solved for once more, since blocks leave parts of it only. */
  #rows(axes: readonly Float64Array[], first: number, at: number): MeasuredRows {
    const { arena } = this.#core;
    return {
      column(name) {
        const { slot: from } = OBSERVABLES[name];
        return arena.subarray(from, from + slot.BLOCK);
      },
      state: (row) => {
        this.#prepare();
        this.#grid.fill(axes, first + row, at + row, 1);
        this.#clock?.set(arena, first + row);
        this.#solveBlock(1, 0, this.#solver);
        return numbersOf(this.#systems ? readSteady(arena) : readRho(arena));
      },
    };
  }
}

/** Sweeps, as workers know them. */
export const SWEEP: JobKind<Sweep> = {
  name: "sweep",
  open: (core, sweep, pause) => new RowSolver(core, sweep, pause).fill,
};
