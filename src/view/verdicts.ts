// Verdicts as regions: their numbers are codes, and between two of them there is nothing to interpolate.

import type { Quantity } from "../index.js";
import type { FigureSpec, PanelSpec, RegionsSpec } from "../plot/spec.js";
import type { CurveData, MapData } from "./compute.js";
import { labelOf, legendOf, numberText } from "./labels.js";
import { contoursOf, linesOf } from "./plot.js";
import { inUnit, rangeIn, unitOf } from "./unit.js";
import { COMPARED, type CurveView, type MapView } from "./view.js";

/** The kind of region of each code, in the colours that the figures of the paper's states have. */
const KIND_OF_VERDICT = [0, 1, 3, 4];

/** Names of the kinds. */
export const VERDICT_LEGEND = [
  "separable",
  "unsteerable, hence local",
  "",
  "undecided",
  "nonlocal",
];

/** Whether it is no quantity but what is proven. */
export function isVerdict(shows: string): boolean {
  return shows === "verdict";
}

/** Codes of verdicts as kinds of regions; NaN for what is no code. */
export function verdictKinds(codes: Float64Array): Float64Array {
  return codes.map((code) => KIND_OF_VERDICT[code] ?? Number.NaN);
}

/** A value of a column in words: what a code means, or the number. */
export function valueText(shows: string, value: number, digits: number): string {
  const kind = isVerdict(shows) ? KIND_OF_VERDICT[value] : undefined;
  return kind === undefined ? numberText(value, digits) : VERDICT_LEGEND[kind]!;
}

/** How much of a picture each verdict has, for those who cannot see it. */
export function verdictShares(codes: Float64Array): string {
  const shares = KIND_OF_VERDICT.flatMap((kind, code) => {
    const count = codes.reduce((sum, one) => (one === code ? sum + 1 : sum), 0);
    if (count === 0) return [];
    return [`${VERDICT_LEGEND[kind]} ${numberText((100 * count) / codes.length, 2)} %`];
  });
  return shares.join(", ");
}

/** What bands of verdicts are called, and the axis that they stand along. */
export function bandNames(view: CurveView): {
  readonly label: string;
  readonly names: readonly string[];
} {
  const { family } = view;
  if (family === null) return { label: labelOf("verdict"), names: [""] };
  const unit = unitOf(view);
  const names = family.values.map((value) => numberText(inUnit(family.parameter, value, unit), 4));
  return { label: labelOf(family.parameter, unit), names };
}

/** Verdicts along one axis, a band for each curve. */
export function verdictBands(
  common: Pick<RegionsSpec, "title" | "x" | "y">,
  curves: readonly { readonly x: ArrayLike<number>; readonly y: Float64Array }[],
  names: readonly string[],
): RegionsSpec {
  const columns = curves[0]!.x;
  const kinds = new Float64Array(columns.length * curves.length);
  curves.forEach(({ y }, k) => {
    kinds.set(verdictKinds(y), k * columns.length);
  });
  const rows = Array.from(curves.keys());
  return { kind: "regions", ...common, columns, rows, kinds, bands: names };
}

type Printed = Pick<FigureSpec, "legend"> & { readonly panel: PanelSpec };

/** Curves as they are printed, with their legend; verdicts as bands. */
export function printedCurve(
  view: CurveView,
  data: Omit<CurveData, "table">,
  title: string,
): Printed {
  const unit = unitOf(view);
  if (!isVerdict(view.shows)) {
    return { panel: linesOf(view, data, title), legend: legendOf(view, unit) };
  }
  const { along } = view;
  const { label, names } = bandNames(view);
  const x = { label: labelOf(along.parameter, unit), domain: rangeIn(along, unit) };
  const panel = verdictBands({ title, x, y: { label } }, data.curves, names);
  return { panel, legend: VERDICT_LEGEND };
}

/** A map as it is printed, with its legend; verdicts as regions. */
export function printedMap(view: MapView, data: Omit<MapData, "table">, title: string): Printed {
  const panel = contoursOf(view, data, title);
  if (!isVerdict(view.shows)) {
    const series = COMPARED.indexOf(view.shows as Quantity);
    const dots = (data.peaks?.peaks ?? []).map(({ column, row }) => {
      return { series, x: panel.columns[column]!, y: panel.rows[row]! };
    });
    return { panel: { ...panel, dots }, legend: [] };
  }
  return {
    panel: { ...panel, kind: "regions", kinds: verdictKinds(data.z) },
    legend: VERDICT_LEGEND,
  };
}
