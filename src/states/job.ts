import {
  BLOCK,
  IN_STATE,
  OBSERVE_THOROUGHLY,
  OUT_FLAGS,
  OUT_STATUS,
  STATE_NUMBERS,
} from "../../assembly/layout.js";
import { STATUS_OK } from "../../assembly/status.js";
import { COLUMNS } from "../core/columns.js";
import type { Core } from "../core/core.js";
import { writeTarget } from "../core/slots.js";
import type { FillRows, JobKind } from "../jobs/job.js";
import type { Pause } from "../jobs/turns.js";
import { type Locality, type LocalityOptions, localityOf } from "../locality/asked.js";
import { givenInequalities, isLocality } from "../locality/names.js";
import { LocalityRows, type MeasuredRows } from "../locality/rows.js";
import { BellnessError } from "../model/errors.js";
import { refuse } from "../model/refuse.js";
import { checkState, type Policy, policy, type RepairOptions } from "../model/repair.js";
import type { StateInput } from "../model/state.js";
import { targetOf } from "../model/target.js";
import { type ThoroughOption, thoroughOf } from "../model/thorough.js";
import { codeColumn, resultColumn, type TableColumn } from "../table/columns.js";
import { columnsOf, type StateObservable, stateObservables, stateSources } from "./observables.js";

/** What is asked of states, as threads know it. */
export interface StatesSpec {
  readonly observables: readonly StateObservable[];
  /** What of them is worked out behind the kernels. */
  readonly locality: Locality;
  readonly rules: Policy;
  /** Numbers of the state that fidelities are with, where they are observed. */
  readonly target: Float64Array | null;
  readonly thorough: boolean;
}

/** What may be asked of states. */
export interface AskedOfStates extends RepairOptions, LocalityOptions, ThoroughOption {
  /** Default: the numbers that `solver.state` gives; `settings` is 18 of them, `chshSettings` 12. */
  readonly observables?: readonly StateObservable[];
  /** The state that the observable `fidelity` is with, in any shape. */
  readonly target?: StateInput;
}

const CODE = "INVALID_PARAMETER";

/** @throws BellnessError INVALID_PARAMETER */
export function statesSpec(options: AskedOfStates): StatesSpec {
  const given = givenInequalities(options.inequalities, CODE);
  const observables = stateObservables(options.observables, given);
  const locality = localityOf(options, observables, CODE);
  if (locality.allowDegenerate && observables.includes("settings")) {
    refuse(
      CODE,
      "observables",
      "settings",
      "directions, which settings are no more with allowDegenerate: solver.state gives them one by one",
    );
  }
  const target = targetOf(options.target, observables, CODE);
  const thorough = thoroughOf(options.thorough);
  return { observables, locality, rules: policy(options), target, thorough };
}

/** How far a repaired state was moved; 0 where it was taken as it is. */
export const DISTANCE = "repairDistance";

/** Columns of states: the observables, what repair changed where it is asked for, `status` and `flags`. */
export function stateColumns({ observables, locality, rules }: StatesSpec): TableColumn[] {
  return [
    ...columnsOf(observables, locality).map(({ name }) => ({
      ...resultColumn(name),
      few: name === "verdict",
    })),
    ...(rules.repair === null ? [] : [resultColumn(DISTANCE)]),
    codeColumn("status"),
    codeColumn("flags"),
  ];
}

/** Rows of a block, of which repair may replace some by what row 0 of the kernel has. */
interface BlockRows extends MeasuredRows {
  replace(row: number, numbers: Float64Array): void;
}

/** Measures states on one core. */
class Measurer {
  readonly #core: Core;
  readonly #rules: Policy;
  readonly #target: Float64Array | null;
  readonly #mask: number;
  readonly #accept: number;
  /** Columns of the block that the results come from: made once. */
  readonly #sources: readonly Float64Array[];
  readonly #status: Float64Array;
  readonly #flags: Float64Array;
  readonly #pause: Pause | undefined;
  readonly #locality: LocalityRows;
  /** Places of the columns that the kernel fills, and of those that are worked out from it. */
  readonly #measured: readonly number[];
  readonly #inferred: readonly number[];

  constructor(core: Core, spec: StatesSpec, pause?: Pause) {
    const { observables, locality, rules, target, thorough } = spec;
    const column = (at: number) => core.arena.subarray(at, at + BLOCK);
    const sources = stateSources(observables);
    const places = columnsOf(observables, locality).map(({ name }, k) => ({ name, k }));
    const names = places.map(({ name }) => name);
    this.#measured = places.filter(({ name }) => !isLocality(name)).map(({ k }) => k);
    this.#inferred = places.filter(({ name }) => isLocality(name)).map(({ k }) => k);
    this.#locality = new LocalityRows(core, locality, names);
    this.#core = core;
    this.#rules = rules;
    this.#target = target;
    this.#mask = [...sources, ...stateSources(this.#locality.needs)].reduce(
      (mask, { bit }) => mask | bit,
      thorough ? OBSERVE_THOROUGHLY : 0,
    );
    this.#accept = rules.allowNotPositive && rules.repair !== "nearest" ? 1 : 0;
    this.#sources = sources.map(({ slot }) => column(slot));
    this.#status = column(OUT_STATUS);
    this.#flags = column(OUT_FLAGS);
    this.#pause = pause;
  }

  /** Fills columns with the measures of states, whose numbers are the input. */
  readonly fill: FillRows = async (_start, columns, input) => {
    const numbers = input as Float64Array;
    const rows = columns[0]!.length;
    for (let at = 0; at < rows; at += BLOCK) {
      await this.#pause?.();
      // Others may have had the core.
      if (this.#target !== null) writeTarget(this.#core, this.#target);
      const count = Math.min(BLOCK, rows - at);
      const from = STATE_NUMBERS * at;
      const block = numbers.subarray(from, from + STATE_NUMBERS * count);
      this.#core.arena.set(block, IN_STATE);
      this.#core.stateBlock(count, this.#mask, this.#accept);
      this.#copy(columns, at, count);
      const measured = this.#rows(block, count);
      if (this.#rules.repair !== null) this.#repair(columns, block, at, count, measured);
      if (this.#locality.isEmpty) continue;
      this.#locality.widen(measured, columns, at, count);
      const inferred = this.#inferred.map((k) => columns[k]!);
      if (inferred.length === 0) continue;
      const status = columns.at(-2)!;
      const solved = (k: number) => status[at + k] === STATUS_OK;
      await this.#locality.fill(measured, inferred, at, count, solved, this.#pause);
    }
  };

  /** The block at work: its measures as they stand in the arena, and its states. */
  #rows(block: Float64Array, count: number): BlockRows {
    const kept = new Map(
      this.#locality.needs.map((name) => {
        const { slot } = COLUMNS[name];
        return [name, { values: this.#core.arena.slice(slot, slot + count), slot }];
      }),
    );
    const repaired = new Map<number, Float64Array>();
    return {
      column: (name) => kept.get(name)!.values,
      state: (k) => repaired.get(k) ?? block.slice(STATE_NUMBERS * k, STATE_NUMBERS * (k + 1)),
      replace: (k, numbers) => {
        repaired.set(k, numbers);
        for (const { values, slot } of kept.values()) values[k] = this.#core.arena[slot]!;
      },
    };
  }

  /** The block's results into the columns from row `at` on. */
  #copy(columns: readonly Float64Array[], at: number, count: number): void {
    const put = (column: Float64Array, source: Float64Array) =>
      column.set(count === BLOCK ? source : source.subarray(0, count), at);
    for (const [k, source] of this.#sources.entries()) put(columns[this.#measured[k]!]!, source);
    put(columns.at(-2)!, this.#status);
    put(columns.at(-1)!, this.#flags);
  }

  /** Measures what is no state again, repaired, one by one. */
  #repair(
    columns: readonly Float64Array[],
    block: Float64Array,
    at: number,
    count: number,
    rows: BlockRows,
  ): void {
    const status = columns.at(-2)!;
    const distance = columns.at(-3)!;
    for (let k = 0; k < count; k++) {
      distance[at + k] = status[at + k] === STATUS_OK ? 0 : Number.NaN;
      if (status[at + k] === STATUS_OK) continue;
      const repaired = repairedState(
        block.subarray(STATE_NUMBERS * k, STATE_NUMBERS * (k + 1)),
        this.#rules,
      );
      if (repaired === null) continue;
      this.#core.arena.set(repaired.numbers, IN_STATE);
      this.#core.stateBlock(1, this.#mask, this.#accept);
      this.#copy(columns, at + k, 1);
      rows.replace(k, repaired.numbers);
      distance[at + k] = repaired.distance;
    }
  }
}

/** A state made of what is none; null where the rules do not allow it. */
function repairedState(numbers: Float64Array, rules: Policy) {
  if (!numbers.every(Number.isFinite)) return null;
  try {
    const { numbers: state, repaired } = checkState(numbers, rules);
    return { numbers: state, distance: repaired?.distance ?? 0 };
  } catch (error) {
    if (error instanceof BellnessError) return null;
    throw error;
  }
}

/** States, as workers know them. */
export const STATES: JobKind<StatesSpec> = {
  name: "states",
  open: (core, spec, pause) => new Measurer(core, spec, pause).fill,
};
