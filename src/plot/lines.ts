import * as Plot from "@observablehq/plot";
import type { LinesSpec, PanelSize } from "./spec.js";
import { axes, GRID_COLOUR, LINE_WIDTH, SYMBOL_RADIUS, seriesStyle } from "./style.js";

/** Room around the frame, in pixels. */
const MARGIN = { marginTop: 26, marginRight: 18, marginBottom: 40, marginLeft: 68 };

/** Part of the range of the data that is left free above and below it. */
const AIR = 0.04;

/** Ends of an axis: those asked for, or those of the data with some air. */
function ends(
  asked: readonly [number, number] | undefined,
  lists: readonly ArrayLike<number>[],
  air: number,
): [number, number] {
  if (asked !== undefined) return [asked[0], asked[1]];
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (let k = 0; k < list.length; k++) {
      if (!Number.isFinite(list[k]!)) continue;
      low = Math.min(low, list[k]!);
      high = Math.max(high, list[k]!);
    }
  }
  if (!(low < high)) return low === high ? [low - 1, high + 1] : [0, 1];
  return [low - air * (high - low), high + air * (high - low)];
}

/** The points of a curve inside the ends of the axis, and where it crosses them. */
function cut(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  [low, high]: readonly [number, number],
): [number, number][] {
  const points: [number, number][] = [];
  for (let k = 0; k < x.length; k++) {
    if (k > 0) {
      for (const end of [low, high]) {
        const t = (end - x[k - 1]!) / (x[k]! - x[k - 1]!);
        if (t > 0 && t < 1) points.push([end, y[k - 1]! + t * (y[k]! - y[k - 1]!)]);
      }
    }
    if (x[k]! >= low && x[k]! <= high) points.push([x[k]!, y[k]!]);
  }
  return points;
}

/** Curves with dots, as an SVG element of the given document. */
export function linesPanel(spec: LinesSpec, size: PanelSize, document: Document): Element {
  const { curves, dots = [] } = spec;
  const xDomain = ends(
    spec.x.domain,
    curves.map(({ x }) => x),
    0,
  );
  const yDomain = ends(
    spec.y.domain,
    curves.map(({ y }) => y),
    AIR,
  );
  const inside = (x: number) => x >= xDomain[0] && x <= xDomain[1];
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: xDomain, type: spec.x.scale ?? "linear" },
    y: { domain: yDomain, type: spec.y.scale ?? "linear" },
    marks: [
      Plot.gridX({ stroke: GRID_COLOUR, strokeOpacity: 1, ticks: 5 }),
      Plot.gridY({ stroke: GRID_COLOUR, strokeOpacity: 1, ticks: 5 }),
      ...axes(spec.x, spec.y),
      Plot.frame({ stroke: "black" }),
      ...curves.map(({ series, x, y }) => {
        const { colour, dash } = seriesStyle(series);
        const style = { stroke: colour, strokeWidth: LINE_WIDTH, strokeDasharray: dash };
        return Plot.line(cut(x, y, xDomain), style);
      }),
      // The first series on top.
      ...[...dots]
        .reverse()
        .filter(({ x }) => inside(x))
        .map(({ series, x, y }) => {
          const { colour, symbol } = seriesStyle(series);
          return Plot.dot([[x, y]], { fill: colour, stroke: "white", symbol, r: SYMBOL_RADIUS });
        }),
    ],
  });
}
