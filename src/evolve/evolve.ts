import * as layout from "../../assembly/layout.js";
import { STATUS_OK, STATUS_OVERFLOW } from "../../assembly/status.js";
import * as slot from "../../assembly/system/layout.js";
import { COLUMNS } from "../core/columns.js";
import type { Core } from "../core/core.js";
import { observableMask } from "../core/observables.js";
import { writeTarget } from "../core/slots.js";
import { stepOf, writePlace, writeTimes } from "../core/times.js";
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
  /** ρ at each time, where it is observed and matrices are wanted. */
  readonly rho: { readonly re: number[]; readonly im: number[] }[];
  readonly flags: Float64Array<ArrayBuffer>;
}

/** Times are evenly spaced where none is further than this part of the longest from its place. */
const EVEN = 2 ** -50;

/** The step of evenly spaced times, else 0. */
function stepOfTimes(times: Float64Array): number {
  const first = times[0]!;
  const last = times[times.length - 1]!;
  const step = stepOf(first, last, times.length);
  const even = (t: number, k: number) => Math.abs(t - first - k * step) <= EVEN * last;
  return step > 0 && times.every(even) ? step : 0;
}

/** Columns of an observable. */
function width(name: TimeObservable): number {
  return name === "rho" ? slot.ENTRIES : 1;
}

/** The output column of an observable. */
function columnOf(name: TimeObservable): number {
  if (isLocality(name)) return layout.OUT_FLAGS;
  if (name === "rho") return slot.OUT_STRING;
  if (isStateObservable(name) || name === "jumpHeat" || name === "entropyProduction") {
    return COLUMNS[name].slot;
  }
  const bath = Number(/\d+$/.exec(name)?.[0]) - 1;
  const heat = name.startsWith("heat");
  if (bath < 2) return (heat ? layout.OUT_HEAT1 : layout.OUT_PARTICLE1) + layout.BLOCK * bath;
  return (heat ? slot.OUT_MORE_HEAT : slot.OUT_MORE_PARTICLES) + layout.BLOCK * (bath - 2);
}

/** The mask that computes these observables and nothing else. */
function maskOf(observables: readonly TimeObservable[]): number {
  const flows = observables.some(
    (name) => name !== "rho" && !isStateObservable(name) && !isLocality(name),
  );
  const mask = observableMask(observables.filter(isStateObservable));
  return flows ? mask | layout.OBSERVE_CURRENTS : mask;
}

/** ρ of a row. */
function matrixOf(arena: Float64Array, row: number): { re: number[]; im: number[] } {
  const at = slot.OUT_MATRIX + slot.COMPLEX * row;
  // An iterator over the arena takes ten times as long.
  const re = new Array<number>(slot.ENTRIES);
  const im = new Array<number>(slot.ENTRIES);
  for (let k = 0; k < slot.ENTRIES; k++) {
    re[k] = arena[at + k]!;
    im[k] = arena[at + slot.ENTRIES + k]!;
  }
  return { re, im };
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
  checkStart(core, checked, status, longest, path);
  arena.set(start, slot.START);
}

/** Turns the status of the propagators into an error. */
function checkStart(
  { arena }: Core,
  { system }: CheckedSystem,
  status: number,
  longest: number,
  path: string,
): void {
  if (status === STATUS_OVERFLOW && arena[slot.PROPAGATORS] === slot.MOST_PROPAGATORS) {
    refuse(
      "INVALID_PARAMETER",
      path,
      longest,
      "times below 4e15 over the largest rate or frequency, which doubles can tell apart",
    );
  }
  if (status === STATUS_OK) return;
  throw systemError(status, system, arena[slot.FAULT_BATH]!, arena[slot.FAULT_FREQUENCY]!);
}

/**
 * Evolves a state in the slots of a core; ρ as `matrices` too, or as columns alone.
 *
 * @throws BellnessError INVALID_PARAMETER, INVALID_STATE, DEGENERATE_TRANSITION
 */
export function evolveColumns(
  core: Core,
  checked: CheckedSystem,
  options: Readonly<Record<string, unknown>>,
  matrices: boolean,
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
  const names = observables.flatMap((name) => new Array<string>(width(name)).fill(name));
  const judged = new LocalityRows(core, locality, names);
  const times = timesOf(options["times"]);
  const target = targetOf(options["target"], observables, "INVALID_PARAMETER");
  const start = initialStrings(options["initial"]);
  if (target !== null) writeTarget(core, target);
  writeSystem(arena, checked);
  const longest = longestOf(times);
  writeTimes(arena, start, { count: times.length, step: stepOfTimes(times), longest });
  arena[slot.MOVED_COUNT] = 1;
  arena[slot.MOVED_SLOT] = slot.SYSTEM_TIME;
  const mask = maskOf(observables) | observableMask(judged.needs);
  const needed = new Map(judged.needs.map((name) => [name, new Float64Array(times.length)]));
  const sources = observables.flatMap((name) =>
    Array.from({ length: width(name) }, (_, k) => columnOf(name) + layout.BLOCK * k),
  );
  const values = sources.map(() => new Float64Array(times.length));
  const rho: { re: number[]; im: number[] }[] = [];
  const wanted = (matrices && observables.includes("rho")) || locality.bell.length > 0;
  const bits = new Float64Array(times.length);
  for (let at = 0; at < times.length; at += layout.BLOCK) {
    const count = Math.min(layout.BLOCK, times.length - at);
    arena.set(times.subarray(at, at + count), slot.MOVED_COLUMN);
    writePlace(arena, at, (place) => times[place]!);
    core.evolveSystems(count, mask, 0);
    if (at === 0) checkStart(core, checked, arena[slot.EVOLUTION_STATUS]!, longest, "times");
    const column = (from: number) => arena.subarray(from, from + count);
    sources.forEach((from, k) => {
      // What is worked out behind the kernels has no column there.
      if (!isLocality(names[k]!)) values[k]!.set(column(from), at);
    });
    for (const [name, found] of needed) found.set(column(COLUMNS[name].slot), at);
    bits.set(column(layout.OUT_FLAGS), at);
    for (let i = 0; wanted && i < count; i++) rho.push(matrixOf(arena, i));
  }
  const rows: MeasuredRows = {
    column: (name) => needed.get(name)!,
    state: (row) => numbersOf(rho[row]!),
  };
  judged.widen(rows, values, 0, times.length);
  const inferred = names.flatMap((name, k) => (isLocality(name) ? [values[k]!] : []));
  for (let row = 0; inferred.length > 0 && row < times.length; row++) {
    judged.now(rows, row).forEach((value, k) => {
      inferred[k]![row] = value;
    });
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
