// The data of a picture: what the printed figures, the page and its elements draw.

import { type CriticalKind, criticalPoints, type Quantity, type Table } from "../index.js";
import { type Sweeping, uncutOf, viewTable } from "./table.js";
import { COMPARED, type CurveView, isCritical, type MapView, type View } from "./view.js";

/** A marked maximum: of which curve, and where it stands in the drawing. */
export interface Mark {
  readonly series: number;
  readonly quantity: Quantity;
  readonly kind: CriticalKind;
  /** Value of the parameter that the curve runs along. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** The row of the table as it would stand there. */
  readonly values: Readonly<Record<string, number>>;
}

/** Curves, series by series, and the maxima of the quantities that they compare. */
export interface CurveData {
  readonly table: Table;
  readonly curves: readonly { readonly x: Float64Array; readonly y: Float64Array }[];
  readonly marks: readonly Mark[];
}

/** The border of a quantity on a map: where these values pass a level. */
export interface Border {
  readonly z: Float64Array;
  readonly level: number;
}

export interface MapData {
  readonly table: Table;
  /** Rows of equal y from bottom to top, x running fastest; NaN where there is no value. */
  readonly z: Float64Array;
  /** Where violation or entanglement ends, or a signed quantity changes its sign; null: not asked for. */
  readonly border: Border | null;
}

export interface ViewOptions {
  readonly signal?: AbortSignal | undefined;
  /** Also what is marked: the maxima of compared quantities, the border on a map. */
  readonly marks: boolean;
}

/** Maxima closer than this are equally high: the pairs that a symmetry makes. */
const EQUAL = 1e-10;

/** The highest maxima of the three quantities in the range of the curve. */
async function marksOf(
  solver: Sweeping,
  view: CurveView,
  { signal }: ViewOptions,
): Promise<Mark[]> {
  const { base, along, production } = view;
  const { parameter, range } = along;
  const options = { range, ...(signal === undefined ? {} : { signal }) };
  // Together, so that their turns of the event loop are one.
  const found = await Promise.all(
    COMPARED.map(async (quantity, series) => {
      const [point] = await criticalPoints(solver, [base], parameter, quantity, options);
      const { kind, value, maxima } = point!;
      const highest = maxima.filter((one) => one.value >= value - EQUAL);
      return highest.map(({ at }) => ({ series, quantity, kind, at }));
    }),
  );
  const places = found.flat();
  if (places.length === 0) return [];
  const { names, columns } = await solver.sweep({
    base,
    axes: [{ parameter, values: places.map(({ at }) => at) }],
    observables: production === null ? COMPARED : ["entropyProduction", ...COMPARED],
  });
  const shown = names.filter((name) => name !== "status" && name !== "flags");
  return places.map((place, row) => {
    const values = Object.fromEntries(shown.map((name) => [name, columns[name]![row]!]));
    return { ...place, x: values[abscissaOf(view)]!, y: values[place.quantity]!, values };
  });
}

/** The column that curves are drawn against. */
function abscissaOf({ along, production }: CurveView): string {
  return production === null ? along.parameter : "entropyProduction";
}

/** The columns that the series of a curve are drawn from. */
function ordinatesOf({ shows }: CurveView, { names }: Table): readonly string[] {
  if (shows === "compared") return COMPARED;
  return shows === "critical" ? names.filter(isCritical) : [shows];
}

async function computeCurve(
  solver: Sweeping,
  view: CurveView,
  options: ViewOptions,
): Promise<CurveData> {
  const table = await viewTable(solver, view, options);
  const { points, family, shows } = view;
  const x = table.columns[abscissaOf(view)]!;
  const members = family?.values ?? [0];
  const curves = ordinatesOf(view, table).flatMap((name) =>
    members.map((_, k) => ({
      x: x.subarray(k * points, (k + 1) * points),
      y: table.columns[name]!.subarray(k * points, (k + 1) * points),
    })),
  );
  const marked = options.marks && shows === "compared";
  return { table, curves, marks: marked ? await marksOf(solver, view, options) : [] };
}

async function computeMap(
  solver: Sweeping,
  view: MapView,
  { signal, marks }: ViewOptions,
): Promise<MapData> {
  const table = await viewTable(solver, view, { signal, border: marks });
  const z = table.columns[view.shows]!;
  const uncut = uncutOf(view);
  const border = uncut === null ? { z, level: 0 } : null;
  if (!marks || uncut === null) return { table, z, border: marks ? border : null };
  return { table, z, border: { z: uncut.values(table.columns), level: uncut.floor } };
}

/** Everything that the drawing of a view needs. */
export function computeView(
  solver: Sweeping,
  view: CurveView,
  options: ViewOptions,
): Promise<CurveData>;
export function computeView(
  solver: Sweeping,
  view: MapView,
  options: ViewOptions,
): Promise<MapData>;
export function computeView(
  solver: Sweeping,
  view: View,
  options: ViewOptions,
): Promise<CurveData | MapData> {
  return view.kind === "curve"
    ? computeCurve(solver, view, options)
    : computeMap(solver, view, options);
}
