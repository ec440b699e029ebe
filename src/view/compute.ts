// The data of a picture: what the printed figures, the page and its elements draw.

import {
  type CriticalKind,
  criticalPoints,
  isSystem,
  type ParameterPath,
  type Quantity,
  type Table,
} from "../index.js";
import { type Computing, highestInside, ROW, type Sweeping, soundValues } from "./positive.js";
import { type Rows, rowsAt, uncutOf, viewRows } from "./table.js";
import {
  COMPARED,
  type CurveView,
  isCritical,
  isSigned,
  type MapView,
  TIME,
  type View,
} from "./view.js";

/** A marked maximum: of which curve, and where it stands in the drawing. */
export interface Mark {
  readonly series: number;
  readonly quantity: Quantity;
  readonly kind: CriticalKind;
  /** Value of the parameter that the curve runs along, in the unit of its label. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** The row of the table as it would stand there. */
  readonly values: Readonly<Record<string, number>>;
}

/** The points of a view that are not drawn. */
export interface Gaps {
  /** What each row of the table is: a value of ROW. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** Points without a steady state. */
  readonly unsolved: number;
  /** Points whose state is not positive. */
  readonly notPositive: number;
  /** States that searches met and left out, since they are not positive. */
  readonly leftOut: number;
}

/** Curves, series by series, and the maxima of the quantities that they compare. */
export interface CurveData {
  readonly table: Table;
  readonly curves: readonly { readonly x: Float64Array; readonly y: Float64Array }[];
  readonly marks: readonly Mark[];
  readonly gaps: Gaps;
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
  /** Where violation or entanglement ends, or a signed quantity changes its sign; null: none, or not asked for. */
  readonly border: Border | null;
  readonly gaps: Gaps;
}

export interface ViewOptions {
  readonly signal?: AbortSignal | undefined;
  /** Also what is marked: the maxima of compared quantities, the border on a map. */
  readonly marks: boolean;
}

function gapsOf({ kinds, leftOut }: Rows): Gaps {
  let [unsolved, notPositive] = [0, 0];
  for (const kind of kinds) {
    if (kind === ROW.notPositive) notPositive += 1;
    else if (kind !== ROW.sound) unsolved += 1;
  }
  return { kinds, unsolved, notPositive, leftOut };
}

/** The highest maxima of the three quantities in the range of the curve. */
async function marksOf(
  solver: Sweeping,
  view: CurveView,
  { signal }: ViewOptions,
): Promise<Mark[]> {
  const { base, along } = view;
  const { parameter, range } = along;
  // The searches know the ways of the paper's parameters.
  if (isSystem(base) || parameter === TIME) return [];
  const path = parameter as ParameterPath;
  const options = { range, ...(signal === undefined ? {} : { signal }) };
  // Together, so that their turns of the event loop are one.
  const found = await Promise.all(
    COMPARED.map(async (quantity, series) => {
      const [point] = await criticalPoints(solver, [base], path, quantity, options);
      return { series, quantity, point: point! };
    }),
  );
  const places = found.flatMap(({ series, quantity, point }) =>
    highestInside(point).map(({ at }) => ({ series, quantity, kind: point.kind, at })),
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
  solver: Computing,
  view: CurveView,
  options: ViewOptions,
): Promise<CurveData> {
  const rows = await viewRows(solver, view, options);
  const { table, kinds } = rows;
  const { points, family, shows } = view;
  const x = table.columns[abscissaOf(view)]!;
  const members = family?.values ?? [0];
  const curves = ordinatesOf(view, table).flatMap((name) => {
    const y = soundValues(table.columns[name]!, kinds);
    return members.map((_, k) => ({
      x: x.subarray(k * points, (k + 1) * points),
      y: y.subarray(k * points, (k + 1) * points),
    }));
  });
  const marked = options.marks && shows === "compared";
  const marks = marked ? await marksOf(solver, view, options) : [];
  return { table, curves, marks, gaps: gapsOf(rows) };
}

async function computeMap(
  solver: Computing,
  view: MapView,
  { signal, marks }: ViewOptions,
): Promise<MapData> {
  const rows = await viewRows(solver, view, { signal, border: marks });
  const { table, kinds } = rows;
  const z = soundValues(table.columns[view.shows]!, kinds);
  const uncut = uncutOf(view);
  const border = (): Border | null => {
    if (uncut === null) return isSigned(view.shows) ? { z, level: 0 } : null;
    return { z: soundValues(uncut.values(table.columns), kinds), level: uncut.floor };
  };
  return { table, z, border: marks ? border() : null, gaps: gapsOf(rows) };
}

/** Everything that the drawing of a view needs. */
export function computeView(
  solver: Computing,
  view: CurveView,
  options: ViewOptions,
): Promise<CurveData>;
export function computeView(
  solver: Computing,
  view: MapView,
  options: ViewOptions,
): Promise<MapData>;
export function computeView(
  solver: Computing,
  view: View,
  options: ViewOptions,
): Promise<CurveData | MapData> {
  return view.kind === "curve"
    ? computeCurve(solver, view, options)
    : computeMap(solver, view, options);
}
