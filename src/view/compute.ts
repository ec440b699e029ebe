// The data of a picture: what the printed figures, the page and its elements draw.

import type { Table } from "../index.js";
import { abscissaOf, type Mark, marksOf, roughMarks } from "./marks.js";
import { continued, type Peaks, peaksOf } from "./peaks.js";
import { type Computing, ROW, soundValues } from "./positive.js";
import { type Rows, uncutOf, viewRows } from "./table.js";
import { COMPARED, type CurveView, isCritical, isSigned, type MapView, type View } from "./view.js";

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

export type { Mark } from "./marks.js";

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
  /** Where a compared quantity is highest; null for others, or where it is not asked for. */
  readonly peaks: Peaks | null;
  readonly gaps: Gaps;
}

export interface ViewOptions {
  readonly signal?: AbortSignal | undefined;
  /** Also what is marked: the maxima of compared quantities, the border on a map. */
  readonly marks: boolean;
  /** Maxima of systems by the points that are drawn, without a search: while sliders move. */
  readonly rough?: boolean;
}

function gapsOf({ kinds, leftOut }: Rows): Gaps {
  let [unsolved, notPositive] = [0, 0];
  for (const kind of kinds) {
    if (kind === ROW.notPositive) notPositive += 1;
    else if (kind !== ROW.sound) unsolved += 1;
  }
  return { kinds, unsolved, notPositive, leftOut };
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
  const marks = !marked
    ? []
    : options.rough
      ? roughMarks(view, curves)
      : await marksOf(solver, view, rows, options);
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
    if (view.shows === "concurrence" && uncut === null) {
      return { z: continued(z, view.grid), level: 0 };
    }
    if (uncut === null) return isSigned(view.shows) ? { z, level: 0 } : null;
    return { z: soundValues(uncut.values(table.columns), kinds), level: uncut.floor };
  };
  const compared = COMPARED.some((one) => one === view.shows);
  const peaks = marks && compared ? peaksOf(z, kinds, view.grid) : null;
  return { table, z, border: marks ? border() : null, peaks, gaps: gapsOf(rows) };
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
