// The table behind a view: a sweep, or a search for critical temperature differences at every point.

import {
  criticalTemperatureDifferences,
  type Observable,
  type ParametersInput,
  type Solver,
  type SweepSpec,
  type Table,
  UNCUT,
  type Uncut,
  withParameter,
} from "../index.js";
import {
  COMPARED,
  CRITICAL,
  type CurveView,
  isCritical,
  type MapView,
  type Side,
  type View,
} from "./view.js";

/** The part of a solver that views are computed with. */
export type Sweeping = Pick<Solver, "sweep">;

/** What a table is made with. */
export interface TableOptions {
  readonly signal?: AbortSignal | undefined;
  /** On a map: also the columns whose level is the border of the quantity; see `borderOf`. */
  readonly border?: boolean;
}

/** `count` equidistant values, ends included. */
export function equidistant([from, to]: Side["range"], count: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count }, (_, k) =>
    k === count - 1 ? to : from + (to - from) * (k / (count - 1)),
  );
}

/** Where the quantity of a map comes from before it is cut off at zero; null for other observables. */
export function uncutOf({ shows }: MapView): Uncut | null {
  const quantity = COMPARED.find((one) => one === shows);
  return quantity === undefined ? null : UNCUT[quantity];
}

function axis({ parameter, range: [from, to] }: Side, count: number) {
  return { parameter, from, to, count };
}

function curveObservables({ shows, production }: CurveView): readonly Observable[] {
  if (shows === "critical") return [];
  const shown = shows === "compared" ? COMPARED : [shows];
  return production === null ? shown : ["entropyProduction", ...shown];
}

function curveSpec(view: CurveView): SweepSpec {
  const { base, along, family, points } = view;
  const axes = [...(family === null ? [] : [{ ...family }]), axis(along, points)];
  return { base, axes, observables: curveObservables(view) };
}

/** Rows of equal y, x running fastest. */
function mapSpec(view: MapView, border: boolean): SweepSpec {
  const { base, x, y, grid } = view;
  const shows = view.shows as Observable;
  const more = border ? (uncutOf(view)?.observables ?? []) : [];
  const observables = [...new Set([shows, ...more])];
  return { base, axes: [axis(y, grid), axis(x, grid)], observables };
}

function tableOf(columns: Readonly<Record<string, Float64Array<ArrayBuffer>>>): Table {
  const names = Object.keys(columns);
  return { rows: columns[names[0]!]!.length, names, columns };
}

/** Critical temperature differences along a parameter, one column a quantity. */
async function criticalCurve(
  solver: Sweeping,
  { base, along, points }: CurveView,
  options: { signal?: AbortSignal },
): Promise<Table> {
  const x = equidistant(along.range, points);
  const inputs = Array.from(x, (value) => withParameter(base, along.parameter, value));
  const columns: Record<string, Float64Array<ArrayBuffer>> = { [along.parameter]: x };
  for (const [name, quantity] of Object.entries(CRITICAL)) {
    const found = await criticalTemperatureDifferences(solver, inputs, quantity, options);
    columns[name] = Float64Array.from(found, ({ at }) => at);
  }
  return tableOf(columns);
}

/** Critical temperature differences of one quantity on a grid. */
async function criticalMap(
  solver: Sweeping,
  { base, shows, x, y, grid }: MapView,
  options: { signal?: AbortSignal },
): Promise<Table> {
  const [across, up] = [equidistant(x.range, grid), equidistant(y.range, grid)];
  const inputs: ParametersInput[] = [];
  for (const second of up) {
    const row = withParameter(base, y.parameter, second);
    for (const first of across) inputs.push(withParameter(row, x.parameter, first));
  }
  const quantity = CRITICAL[shows as keyof typeof CRITICAL];
  const found = await criticalTemperatureDifferences(solver, inputs, quantity, options);
  return tableOf({
    [y.parameter]: Float64Array.from(found, (_, k) => up[Math.floor(k / grid)]!),
    [x.parameter]: Float64Array.from(found, (_, k) => across[k % grid]!),
    [shows]: Float64Array.from(found, ({ at }) => at),
  });
}

/** The table behind a view. */
export function viewTable(
  solver: Sweeping,
  view: View,
  { signal, border = false }: TableOptions = {},
): Promise<Table> {
  const options = signal === undefined ? {} : { signal };
  if (view.kind === "curve") {
    if (view.shows === "critical") return criticalCurve(solver, view, options);
    return solver.sweep(curveSpec(view), options);
  }
  if (isCritical(view.shows)) return criticalMap(solver, view, options);
  return solver.sweep(mapSpec(view, border), options);
}
