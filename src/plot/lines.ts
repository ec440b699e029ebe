import * as Plot from "@observablehq/plot";
import type { CurveSpec, DotSpec, InsetSpec, LinesSpec, PanelSize } from "./spec.js";
import {
  axes,
  GRID_COLOUR,
  LINE_WIDTH,
  RIM,
  SYMBOL_RADIUS,
  seriesStyle,
  symbolPath,
  THIN_LINE,
  ticksOf,
} from "./style.js";
import { svg, withoutStyle } from "./svg.js";

/** Room around the frame, in pixels. */
const MARGIN = { marginTop: 26, marginRight: 18, marginBottom: 40, marginLeft: 68 };

/** Part of the range of the data that is left free above and below it. */
const AIR = 0.04;

/** The part of a panel's height that an inset has, over the curves; room about its frame, in pixels. */
const INSET = { part: 0.46, left: 44, right: 14, top: 10, bottom: 24 } as const;

type Ends = readonly [number, number];

/** Ends of an axis: those asked for, or those of the data with some air. */
function ends(
  asked: Ends | undefined,
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

type Points = readonly (readonly [number, number])[];

/** The pieces of a curve whose one coordinate is within the ends of its axis; NaN stands between them. */
function cut(points: Points, axis: 0 | 1, [low, high]: Ends): Points {
  const found: [number, number][] = [];
  points.forEach((point, k) => {
    const last = points[k - 1] ?? [Number.NaN, Number.NaN];
    const [before, now] = [last[axis], point[axis]];
    const crossings = [low, high]
      .map((end) => ({ end, t: (end - before) / (now - before) }))
      .filter(({ t }) => t > 0 && t < 1)
      .sort((a, b) => a.t - b.t);
    for (const { end, t } of crossings) {
      const other = last[1 - axis]! + t * (point[1 - axis]! - last[1 - axis]!);
      found.push(axis === 0 ? [end, other] : [other, end]);
    }
    if (now >= low && now <= high) found.push([...point]);
    else found.push([Number.NaN, Number.NaN]);
  });
  return found;
}

function curveMarks(curves: readonly CurveSpec[], x: Ends, y: Ends | null): Plot.Markish[] {
  return curves.map((curve) => {
    const { colour, dash } = seriesStyle(curve.series);
    const points = Array.from(curve.x, (value, k) => [value, curve.y[k]!] as const);
    const inside = cut(points, 0, x);
    return Plot.line(y === null ? inside : cut(inside, 1, y), {
      stroke: colour,
      strokeWidth: LINE_WIDTH,
      strokeDasharray: dash,
    });
  });
}

/** The symbols of dots, the first series on top, with a white rim. */
type Dots = "all" | "at the frame, without rims";
function dotMark(dots: readonly DotSpec[], which: Dots): Plot.Markish {
  const rim = which === "all";
  return (_index, { x, y }, _values, dimensions, { document }) => {
    const { width, height, marginTop, marginRight, marginBottom, marginLeft } = dimensions;
    const symbols = [...dots].reverse().flatMap((dot) => {
      const { colour, symbol } = seriesStyle(dot.series);
      const [left, top] = [x!(dot.x), y!(dot.y)];
      const off = Math.min(
        left - marginLeft,
        width - marginRight - left,
        top - marginTop,
        height - marginBottom - top,
      );
      if (!rim && off > 2 * SYMBOL_RADIUS) return [];
      const look = rim ? RIM : {};
      const place = `translate(${left},${top})`;
      return [
        svg(document, "path", { d: symbolPath(symbol), transform: place, fill: colour, ...look }),
      ];
    });
    return symbols.length === 0
      ? null
      : svg(document, "g", { "aria-label": `dots, ${which}` }, symbols);
  };
}

function within(value: number, [low, high]: Ends): boolean {
  return value >= low && value <= high;
}

/** A part of a panel enlarged, with the part framed in the panel. */
function insetMark({ curves, dots = [] }: LinesSpec, { x, y }: InsetSpec): Plot.Markish {
  return (_index, scales, _values, dimensions, { document }) => {
    const { width, height, marginTop, marginRight, marginBottom, marginLeft } = dimensions;
    const size = {
      width: width - marginLeft - marginRight,
      height: INSET.part * (height - marginTop - marginBottom),
    };
    const drawn = Plot.plot({
      document,
      ...size,
      marginLeft: INSET.left,
      marginRight: INSET.right,
      marginTop: INSET.top,
      marginBottom: INSET.bottom,
      x: { domain: x },
      y: { domain: y },
      marks: [
        Plot.axisX({ ticks: 4, label: null }),
        Plot.axisY({ ticks: 3, label: null }),
        // The curves on top: where one dips to the mark of another, it shows.
        dotMark(
          dots.filter((dot) => within(dot.x, x) && within(dot.y, y)),
          "all",
        ),
        ...curveMarks(curves, x, y),
        Plot.frame({ stroke: "black" }),
      ],
    });
    const [left, right] = [scales.x!(x[0]), scales.x!(x[1])];
    const [top, bottom] = [scales.y!(y[1]), scales.y!(y[0])];
    const corners = [marginLeft + INSET.left, width - marginRight - INSET.right];
    const base = marginTop + size.height - INSET.bottom;
    const line = { fill: "none", stroke: "black", "stroke-width": THIN_LINE };
    return svg(document, "g", { "aria-label": "inset" }, [
      // The lines of the grid behind it would meet its numbers.
      svg(document, "rect", {
        x: marginLeft + 1,
        y: marginTop + 1,
        width: size.width - 2,
        height: size.height - 2,
        fill: "white",
      }),
      svg(document, "path", {
        d: `M${left},${bottom}V${top}H${right}V${bottom}ZM${left},${top}L${corners[0]},${base}M${right},${top}L${corners[1]},${base}`,
        ...line,
      }),
      svg(
        document,
        "g",
        { transform: `translate(${marginLeft},${marginTop})` },
        withoutStyle(drawn),
      ),
    ]);
  };
}

/** Curves with dots, as an SVG element of the given document. */
export function linesPanel(spec: LinesSpec, size: PanelSize, document: Document): Element {
  const { curves, dots = [], inset } = spec;
  const xDomain = ends(
    spec.x.domain,
    curves.map(({ x }) => x),
    0,
  );
  const [low, high] = ends(
    spec.y.domain,
    curves.map(({ y }) => y),
    AIR,
  );
  const yDomain: Ends = [low, inset === undefined ? high : low + (high - low) / (1 - INSET.part)];
  const seen = dots.filter((dot) => within(dot.x, xDomain));
  const width = size.width - MARGIN.marginLeft - MARGIN.marginRight;
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: xDomain, type: spec.x.scale ?? "linear" },
    y: { domain: yDomain, type: spec.y.scale ?? "linear" },
    marks: [
      Plot.gridX({ stroke: GRID_COLOUR, strokeOpacity: 1, ticks: ticksOf(width) }),
      Plot.gridY({ stroke: GRID_COLOUR, strokeOpacity: 1, ticks: 5 }),
      ...axes(spec.x, spec.y, width),
      ...curveMarks(curves, xDomain, null),
      dotMark(seen, "all"),
      Plot.frame({ stroke: "black" }),
      dotMark(seen, "at the frame, without rims"),
      ...(inset === undefined ? [] : [insetMark(spec, inset)]),
    ],
  });
}
