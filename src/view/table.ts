// The table behind a view: a sweep, or a search for critical temperature differences at every point.

import {
  type AxisInput,
  type AxisPath,
  type CriticalPoint,
  criticalTemperatureDifferences,
  isSystem,
  type ParametersInput,
  type StateInput,
  type SweepSpec,
  type Table,
  type TimeObservable,
  UNCUT,
  type Uncut,
} from "../index.js";
import { withValue } from "./base.js";
import { INITIAL, USUAL_INITIAL } from "./initial.js";
import { powerOf } from "./labels.js";
import {
  type Computing,
  highestInside,
  passedOver,
  ROW,
  rowKinds,
  type Sweeping,
} from "./positive.js";
import { type Unit, unitOf } from "./unit.js";
import {
  COMPARED,
  CRITICAL,
  type CurveView,
  isCritical,
  type MapView,
  type Observed,
  type Side,
  TIME,
  type View,
} from "./view.js";

/** What a table is made with. */
export interface TableOptions {
  readonly signal?: AbortSignal | undefined;
  /** On a map: also the columns whose level is the border of the quantity; see `uncutOf`. */
  readonly border?: boolean;
}

/** The table of a view, in the units that its labels say, and what is missing in it. */
export interface Rows {
  readonly table: Table;
  /** What each row is: a value of ROW. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** States that searches met and left out, since they are not positive. */
  readonly leftOut: number;
}

/** `count` equidistant values, ends included. */
export function equidistant(
  [from, to]: readonly [number, number],
  count: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count }, (_, k) =>
    k === count - 1 ? to : from + (to - from) * (k / (count - 1)),
  );
}

/**
 * Where the quantity of a map comes from before it is cut off at zero; null for other observables, and
 * for the concurrence of systems, whose states may have any form.
 */
export function uncutOf({ shows, base }: MapView): Uncut | null {
  const quantity = COMPARED.find((one) => one === shows);
  if (quantity === "concurrence" && isSystem(base)) return null;
  return quantity === undefined ? null : UNCUT[quantity];
}

function axis({ parameter, range: [from, to] }: Side, count: number): AxisInput {
  return { parameter: parameter as AxisPath, from, to, count };
}

function curveObservables({ shows, production }: CurveView): readonly Observed[] {
  if (shows === "critical") return [];
  const shown = shows === "compared" ? COMPARED : [shows];
  return production === null ? shown : ["entropyProduction", ...shown];
}

function curveSpec(view: CurveView): SweepSpec {
  const { base, along, family, points } = view;
  const members = family as null | { parameter: AxisPath; values: readonly number[] };
  const axes = [...(members === null ? [] : [{ ...members }]), axis(along, points)];
  return { base, axes, observables: curveObservables(view) };
}

/** The state that evolutions start from. */
function startOf({ initial = USUAL_INITIAL }: View): StateInput {
  return { ket: INITIAL[initial].ket };
}

/** Rows of equal y, x running fastest. */
function mapSpec(view: MapView, border: boolean): SweepSpec {
  const { base, x, y, grid } = view;
  const shows = view.shows as Observed;
  const more = border ? (uncutOf(view)?.observables ?? []) : [];
  const observables = [...new Set([shows, ...more])];
  const start = x.parameter === TIME ? { initial: startOf(view) } : {};
  return { base, axes: [axis(y, grid), axis(x, grid)], observables, ...start };
}

function tableOf(columns: Readonly<Record<string, Float64Array<ArrayBuffer>>>): Table {
  const names = Object.keys(columns);
  return { rows: columns[names[0]!]!.length, names, columns };
}

/** A search without a state has no status of its own: that of its points is found when it is asked for. */
const UNSOLVED = 1;

function kindsOf(found: readonly CriticalPoint[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(found, ({ kind }) => {
    if (kind === "not-positive") return ROW.notPositive;
    return kind === "unsolved" ? UNSOLVED : ROW.sound;
  });
}

/** Where the highest maxima are, the first of equally high ones; NaN where there is none. */
function positions(found: readonly CriticalPoint[]) {
  return Float64Array.from(found, (point) =>
    point.leftOut === 0 ? point.at : (highestInside(point)[0]?.at ?? Number.NaN),
  );
}

/** Critical temperature differences along a parameter, one column a quantity. */
async function criticalCurve(
  solver: Sweeping,
  { base, along, points }: CurveView,
  options: { signal?: AbortSignal },
): Promise<Rows> {
  let leftOut = 0;
  const x = equidistant(along.range, points);
  const inputs = Array.from(x, (value) =>
    withValue(base as ParametersInput, along.parameter, value),
  );
  const columns: Record<string, Float64Array<ArrayBuffer>> = { [along.parameter]: x };
  let kinds = new Uint8Array(points);
  for (const [name, quantity] of Object.entries(CRITICAL)) {
    const found = await criticalTemperatureDifferences(solver, inputs, quantity, options);
    leftOut += passedOver(found);
    columns[name] = positions(found);
    kinds = kindsOf(found);
  }
  return { table: tableOf(columns), kinds, leftOut };
}

/** Critical temperature differences of one quantity on a grid. */
async function criticalMap(
  solver: Sweeping,
  { base, shows, x, y, grid }: MapView,
  options: { signal?: AbortSignal },
): Promise<Rows> {
  const [across, up] = [equidistant(x.range, grid), equidistant(y.range, grid)];
  const inputs: ParametersInput[] = [];
  for (const second of up) {
    const row = withValue(base as ParametersInput, y.parameter, second);
    for (const first of across) inputs.push(withValue(row, x.parameter, first));
  }
  const quantity = CRITICAL[shows as keyof typeof CRITICAL];
  const found = await criticalTemperatureDifferences(solver, inputs, quantity, options);
  const table = tableOf({
    [y.parameter]: Float64Array.from(found, (_, k) => up[Math.floor(k / grid)]!),
    [x.parameter]: Float64Array.from(found, (_, k) => across[k % grid]!),
    [shows]: positions(found),
  });
  return { table, kinds: kindsOf(found), leftOut: passedOver(found) };
}

async function sweepRows(
  solver: Sweeping,
  spec: SweepSpec,
  options: { signal?: AbortSignal },
): Promise<Rows> {
  const table = await solver.sweep(spec, options);
  return { table, kinds: rowKinds(table.columns), leftOut: 0 };
}

/** An evolution. */
function timeRows(solver: Computing, view: CurveView): Rows {
  const { base, along, points } = view;
  const [from, to] = along.range;
  const { evolveTable } = solver;
  if (evolveTable === undefined)
    throw new TypeError("a curve along time needs a solver that evolves");
  const table = evolveTable(base, {
    initial: startOf(view),
    times: { from, to, count: points },
    observables: curveObservables(view) as readonly TimeObservable[],
  });
  return { table, kinds: rowKinds(table.columns), leftOut: 0 };
}

/** Brings the columns of a fresh table into the units that their labels say. */
function scale({ names, columns }: Table, unit: Unit): void {
  if (unit === 1 || typeof unit !== "number") return;
  for (const name of names) {
    const factor = unit ** powerOf(name);
    if (factor === 1) continue;
    const column = columns[name]!;
    for (let k = 0; k < column.length; k++) column[k] = column[k]! / factor;
  }
}

/** The rows behind a view. */
export async function viewRows(
  solver: Computing,
  view: View,
  { signal, border = false }: TableOptions = {},
): Promise<Rows> {
  const options = signal === undefined ? {} : { signal };
  const rows = await (view.kind === "curve"
    ? view.shows === "critical"
      ? criticalCurve(solver, view, options)
      : view.along.parameter === TIME
        ? timeRows(solver, view)
        : sweepRows(solver, curveSpec(view), options)
    : isCritical(view.shows)
      ? criticalMap(solver, view, options)
      : sweepRows(solver, mapSpec(view, border), options));
  scale(rows.table, unitOf(view));
  return rows;
}

/** One row of a sweep in the units of a view: what the table of a curve would say at these places. */
export async function rowsAt(
  solver: Sweeping,
  view: CurveView,
  places: readonly number[],
): Promise<Table> {
  const { base, along } = view;
  const axes = [{ parameter: along.parameter as AxisPath, values: places }];
  const table = await solver.sweep({ base, axes, observables: curveObservables(view) });
  scale(table, unitOf(view));
  return table;
}
