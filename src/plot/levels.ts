import * as Plot from "@observablehq/plot";
import type { LevelsSpec, PanelSize } from "./spec.js";
import { axisY, LINE_WIDTH, seriesStyle } from "./style.js";
import { svg } from "./svg.js";

const MARGIN = { marginTop: 26, marginRight: 14, marginBottom: 14, marginLeft: 68 };
/** Part of the range of the energies that is left free above and below. */
const AIR = 0.14;
/** Length and half width of an arrow head, in pixels. */
const HEAD = [9, 3.5] as const;

/** A solid arrow head at `to`, for an arrow that comes from `from`. */
function head(from: readonly [number, number], to: readonly [number, number], fill: string) {
  return (
    _index: unknown,
    scales: Plot.ScaleFunctions,
    _values: unknown,
    _dimensions: unknown,
    { document }: Plot.Context,
  ) => {
    const [x1, y1, x2, y2] = [
      scales.x!(from[0]),
      scales.y!(from[1]),
      scales.x!(to[0]),
      scales.y!(to[1]),
    ];
    const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
    const [length, half] = HEAD;
    return svg(document, "path", {
      d: `M0,0L${-length},${half}L${-length},${-half}Z`,
      transform: `translate(${x2},${y2}) rotate(${angle})`,
      fill,
    });
  };
}

/** Energy levels with arrows between them, as an SVG element of the given document. */
export function levelsPanel(spec: LevelsSpec, size: PanelSize, document: Document): Element {
  const energies = spec.levels.map(({ y }) => y);
  const [low, high] = [Math.min(...energies), Math.max(...energies)];
  const middle = 0.5 * (low + high);
  const air = AIR * (high - low);
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: [0, 1], axis: null },
    y: { domain: spec.y.domain ?? [low - air, high + air] },
    marks: [
      Plot.frame({ stroke: "black" }),
      axisY(spec.y),
      ...spec.links.flatMap(({ series, from, to }) => {
        const { colour, dash } = seriesStyle(series);
        const style = { stroke: colour, strokeWidth: LINE_WIDTH };
        const ends = { x1: [from[0]], y1: [from[1]], x2: [to[0]], y2: [to[1]] };
        return [
          Plot.link({ length: 1 }, { ...ends, ...style, strokeDasharray: dash }),
          head(to, from, colour),
          head(from, to, colour),
        ];
      }),
      ...spec.levels.flatMap(({ from, to, y, label }) => [
        Plot.ruleY([y], { x1: from, x2: to, stroke: "black", strokeWidth: 2.2 }),
        Plot.text([[0.5 * (from + to), y]], { text: () => label, dy: y > middle ? -9 : 10 }),
      ]),
    ],
  });
}
