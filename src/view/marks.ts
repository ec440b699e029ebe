// Where the quantities that a curve compares are largest.

import {
  type CriticalKind,
  type CriticalPoint,
  criticalPoints,
  isSystem,
  maximaAlong,
  type ParameterPath,
  type ParametersInput,
  type Quantity,
} from "../index.js";
import { highestInside, type Sweeping } from "./positive.js";
import { type Rows, rowsAt } from "./table.js";
import { rangeIn, unitOf } from "./unit.js";
import { COMPARED, type CurveView, TIME } from "./view.js";

/** A marked maximum: of which curve, and where it stands in the drawing. */
export interface Mark {
  readonly series: number;
  readonly quantity: Quantity;
  readonly kind: CriticalKind;
  /** Value of the parameter that the curve runs along, in the unit of its label. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** The row of the table as it would stand there; empty where it was not computed. */
  readonly values: Readonly<Record<string, number>>;
}

/** The column that curves are drawn against. */
export function abscissaOf({ along, production }: CurveView): string {
  return production === null ? along.parameter : "entropyProduction";
}

/** Searches for the maxima of each of the quantities, in their order. */
async function searched(
  solver: Sweeping,
  { base, along: { parameter, range } }: CurveView,
  { table }: Rows,
  signal: AbortSignal | undefined,
): Promise<CriticalPoint[]> {
  const options = { range, ...(signal === undefined ? {} : { signal }) };
  if (isSystem(base)) {
    const found = await maximaAlong(solver, base, parameter, { ...options, scan: table.columns });
    return COMPARED.map((quantity) => found[quantity]);
  }
  // Together, so that their turns of the event loop are one.
  return Promise.all(
    COMPARED.map(async (quantity) => {
      const path = parameter as ParameterPath;
      const inputs = [base as ParametersInput];
      return (await criticalPoints(solver, inputs, path, quantity, options))[0]!;
    }),
  );
}

/** A top as wide as this part of the range has no place: the number that varies does not matter there. */
const FLAT = 0.5;

/** The highest maxima of the three quantities in the range of the curve. */
export async function marksOf(
  solver: Sweeping,
  view: CurveView,
  rows: Rows,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<Mark[]> {
  const { parameter } = view.along;
  if (parameter === TIME) return [];
  const found = await searched(solver, view, rows, signal);
  const [low, high] = view.along.range;
  const places = found.flatMap((point, series) =>
    highestInside(point)
      .filter(({ uncertainty }) => uncertainty < FLAT * (high - low))
      .map(({ at }) => ({ series, quantity: COMPARED[series]!, kind: point.kind, at })),
  );
  if (places.length === 0) return [];
  const { names, columns } = await rowsAt(
    solver,
    view,
    places.map(({ at }) => at),
  );
  const shown = names.filter((name) => name !== "status" && name !== "flags");
  return places.map(({ series, quantity, kind }, row) => {
    const values = Object.fromEntries(shown.map((name) => [name, columns[name]![row]!]));
    const [at, x, y] = [parameter, abscissaOf(view), quantity].map((name) => values[name]!);
    return { series, quantity, kind, at: at!, x: x!, y: y!, values };
  });
}

/** Tops that differ by less than this part of them are equally high, as far as drawn points tell. */
const ABOUT = 1e-6;

/** A top among the points of a curve: between which of them, and how high. */
interface Top {
  readonly place: number;
  readonly y: number;
  readonly edge: boolean;
}

/** The vertex of the parabola through the points about one that is above its neighbours. */
function topAt(y: Float64Array, k: number): Top | null {
  const [before, here, after] = [y[k - 1], y[k]!, y[k + 1]];
  if (!(here > 0) || before! > here || after! >= here) return null;
  if (before === undefined || after === undefined) return { place: k, y: here, edge: true };
  // Beside what is no state a quantity may rise further: no maximum.
  if (Number.isNaN(before) || Number.isNaN(after)) return null;
  const shift = (0.5 * (after - before)) / (2 * here - before - after);
  return { place: k + shift, y: here + 0.25 * (after - before) * shift, edge: false };
}

/** The highest maxima as the points of the curves have them. */
export function roughMarks(
  view: CurveView,
  curves: readonly { readonly x: Float64Array; readonly y: Float64Array }[],
): Mark[] {
  if (view.along.parameter === TIME) return [];
  const [low, high] = rangeIn(view.along, unitOf(view));
  return curves.flatMap(({ x, y }, series) => {
    const tops = Array.from(y.keys()).flatMap((k) => topAt(y, k) ?? []);
    const most = Math.max(...tops.map((top) => top.y));
    if (y.every((value) => !(value < most - ABOUT * most))) return [];
    const highest = tops.filter((top) => top.y >= most - ABOUT * most);
    return highest.map(({ place, y: value, edge }): Mark => {
      const k = Math.floor(place);
      const left = x[k]!;
      return {
        series,
        quantity: COMPARED[series]!,
        kind: tops.length > 1 ? "several" : edge ? "edge" : "unique",
        at: low + (high - low) * (place / (y.length - 1)),
        x: left + (place - k) * ((x[k + 1] ?? left) - left),
        y: value,
        values: {},
      };
    });
  });
}
