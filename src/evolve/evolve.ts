import { FLAG_TOLERANCE } from "../../assembly/constants.js";
import * as layout from "../../assembly/layout.js";
import {
  FLAG_ENTROPY_PRODUCTION_INFINITE,
  FLAG_NOT_POSITIVE,
  FLAG_STRONG_DAMPING,
  STATUS_OK,
  STATUS_OVERFLOW,
} from "../../assembly/status.js";
import * as slot from "../../assembly/system/layout.js";
import { COLUMNS } from "../core/columns.js";
import type { Core } from "../core/core.js";
import { observableMask } from "../core/observables.js";
import { readSteady, writeTarget } from "../core/slots.js";
import { localityOf } from "../locality/asked.js";
import { givenInequalities, isLocality } from "../locality/names.js";
import { LocalityRows, type MeasuredRows } from "../locality/rows.js";
import { type Flag, flags } from "../model/flags.js";
import { initialStrings } from "../model/initial.js";
import { refuse } from "../model/refuse.js";
import { numbersOf } from "../model/state.js";
import type { CheckedSystem } from "../model/system.js";
import { systemError } from "../model/systemError.js";
import { writeSystem } from "../model/systemRecord.js";
import { targetOf } from "../model/target.js";
import type { Table } from "../table/columns.js";
import { isStateObservable, observablesOf, type TimeObservable, timesOf } from "./spec.js";

/** States along an evolution, and what was observed of them: a list of each, one entry a time. */
export type Evolution = {
  readonly times: number[];
  /** In the local basis, row by row. */
  readonly rho?: { readonly re: number[]; readonly im: number[] }[];
  readonly flags: Flag[][];
} & { readonly [name in Exclude<TimeObservable, "rho">]?: number[] };

/** The same as numbers: one column an observable, flags as bits, Tr(σ_k ρ) as sixteen columns. */
export interface EvolutionColumns {
  readonly times: Float64Array<ArrayBuffer>;
  readonly observables: readonly TimeObservable[];
  /** A column for each observable; of `rho` sixteen. */
  readonly values: readonly Float64Array<ArrayBuffer>[];
  /** ρ at each time, where it is observed. */
  readonly rho: { readonly re: number[]; readonly im: number[] }[];
  readonly flags: Float64Array<ArrayBuffer>;
}

/** So many steps of an even grid follow one another before a state is worked out from the start again. */
const STEPS = 64;
/** Times are evenly spaced where none is further than this part of the longest from its place. */
const EVEN = 2 ** -50;

/** The step of evenly spaced times, else null. */
function stepOf(times: Float64Array): number | null {
  if (times.length < 3) return null;
  const first = times[0]!;
  const last = times[times.length - 1]!;
  const step = (last - first) / (times.length - 1);
  if (!(step > 0)) return null;
  return times.every((t, k) => Math.abs(t - first - k * step) <= EVEN * last) ? step : null;
}

/** Leaves the state at each time in PAULI_STATE, in the order of the times. */
function* states(core: Core, times: Float64Array): Generator<void> {
  const step = core.arena[slot.LONG] === 1 ? null : stepOf(times);
  if (step !== null) core.evolveStep(step);
  for (let k = 0; k < times.length; k++) {
    if (step === null || k % STEPS === 0) core.evolveTo(times[k]!);
    else core.evolveOn();
    yield;
  }
}

/** Columns of an observable. */
function width(name: TimeObservable): number {
  return name === "rho" ? slot.ENTRIES : 1;
}

/** Where a number of the system lies that is observed. */
function systemSlot(name: TimeObservable): number {
  const bath = Number(/\d+$/.exec(name)?.[0]) - 1;
  if (name.startsWith("heatCurrent")) return slot.BATH_HEAT + bath;
  if (name.startsWith("particleCurrent")) return slot.BATH_PARTICLE + bath;
  return name === "jumpHeat" ? slot.JUMP_HEAT : slot.PRODUCTION;
}

function longestOf(times: Float64Array): number {
  return times.reduce((most, t) => Math.max(most, t), 0);
}

/**
 * Makes a core ready for `evolveTo`: the system, its propagators up to the longest time, the
 * initial state. `path` is what the caller calls the longest time.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_STATE, DEGENERATE_TRANSITION
 */
export function startEvolution(
  core: Core,
  checked: CheckedSystem,
  initial: unknown,
  longest: number,
  path: string,
): void {
  const { arena } = core;
  const start = initialStrings(initial);
  writeSystem(arena, checked);
  const status = core.evolveStart(longest);
  if (status === STATUS_OVERFLOW && arena[slot.PROPAGATORS] === slot.MOST_PROPAGATORS) {
    refuse(
      "INVALID_PARAMETER",
      path,
      longest,
      "times below 4e15 over the largest rate or frequency, which doubles can tell apart",
    );
  }
  if (status !== STATUS_OK) {
    throw systemError(
      status,
      checked.system,
      arena[slot.FAULT_BATH]!,
      arena[slot.FAULT_FREQUENCY]!,
    );
  }
  arena.set(start, slot.START);
}

/**
 * Evolves a state in the slots of a core.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_STATE, DEGENERATE_TRANSITION
 */
export function evolveColumns(
  core: Core,
  checked: CheckedSystem,
  options: Readonly<Record<string, unknown>>,
): EvolutionColumns {
  const { arena } = core;
  const { system } = checked;
  const inequalities = givenInequalities(options["inequalities"], "INVALID_PARAMETER");
  const observables = observablesOf(options["observables"], system.baths.length, inequalities);
  if (options["steering"] !== undefined) {
    const allowed =
      "no search: verdicts along an evolution are by closed forms; bellness state searches";
    refuse("INVALID_PARAMETER", "steering", options["steering"], allowed);
  }
  const locality = localityOf(options, observables, "INVALID_PARAMETER");
  const columnNames = observables.flatMap((name) => new Array<string>(width(name)).fill(name));
  const judged = new LocalityRows(core, locality, columnNames);
  const inferred = columnNames.flatMap((name, k) => (isLocality(name) ? [k] : []));
  const measured: MeasuredRows = {
    column: (name) => arena.subarray(COLUMNS[name].state, COLUMNS[name].state + 1),
    state: () => numbersOf(readSteady(arena)),
  };
  const times = timesOf(options["times"]);
  const target = targetOf(options["target"], observables, "INVALID_PARAMETER");
  if (target !== null) writeTarget(core, target);
  startEvolution(core, checked, options["initial"], longestOf(times), "times");
  const damped = arena[slot.STRONG_DAMPING] === 1 ? FLAG_STRONG_DAMPING : 0;
  const mask = observableMask([...observables.filter(isStateObservable), ...judged.needs]);
  const places = observables.map((name) =>
    name === "rho"
      ? slot.PAULI_STATE
      : isStateObservable(name)
        ? COLUMNS[name].state
        : isLocality(name)
          ? null
          : systemSlot(name),
  );
  const flows = observables.some(
    (name) => name !== "rho" && !isStateObservable(name) && !isLocality(name),
  );
  const produces = observables.includes("entropyProduction");
  const values = observables.flatMap((name) =>
    Array.from({ length: width(name) }, () => new Float64Array(times.length)),
  );
  const rho: { re: number[]; im: number[] }[] = [];
  const matrices = observables.includes("rho");
  const bits = new Float64Array(times.length);
  let row = 0;
  for (const _ of states(core, times)) {
    if (flows) core.systemObserve();
    else core.systemState();
    core.stateMeasures(mask);
    if (matrices) rho.push(readSteady(arena));
    let column = 0;
    observables.forEach((name, k) => {
      const place = places[k];
      for (let j = 0; place !== null && j < width(name); j++) {
        values[column + j]![row] = arena[place! + j]!;
      }
      column += width(name);
    });
    const negative = arena[layout.STATE_MIN_EIGENVALUE]! < -FLAG_TOLERANCE;
    const infinite = produces && Math.abs(arena[slot.PRODUCTION]!) === Infinity;
    bits[row] =
      damped |
      (negative ? FLAG_NOT_POSITIVE : 0) |
      (infinite ? FLAG_ENTROPY_PRODUCTION_INFINITE : 0);
    judged.widen(measured, values, row, 1);
    if (inferred.length > 0) {
      judged.now(measured).forEach((value, k) => {
        values[inferred[k]!]![row] = value;
      });
    }
    row += 1;
  }
  return { times, observables, values, rho, flags: bits };
}

/** The columns of an evolution by name, ρ as matrices. */
export function evolution(found: EvolutionColumns): Evolution {
  const { times, observables, values, rho, flags: bits } = found;
  const result: Record<string, unknown> = { times: Array.from(times) };
  let column = 0;
  for (const name of observables) {
    if (name === "rho") result["rho"] = rho;
    else result[name] = Array.from(values[column]!);
    column += width(name);
  }
  result["flags"] = Array.from(bits, flags);
  return result as Evolution;
}

/** An evolution as a table: ρ as the mean values of the sixteen strings of Pauli matrices. */
export function evolutionTable({
  times,
  observables,
  values,
  flags: bits,
}: EvolutionColumns): Table {
  const letters = ["I", "X", "Y", "Z"];
  const strings = letters.flatMap((p) => letters.map((q) => p + q));
  const named = observables.flatMap((name) => (name === "rho" ? strings : [name]));
  const names = ["time", ...named, "status", "flags"];
  const columns = [times, ...values, new Float64Array(times.length), bits];
  return {
    rows: times.length,
    names,
    columns: Object.fromEntries(names.map((name, k) => [name, columns[k]!])),
  };
}
