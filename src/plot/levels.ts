import * as Plot from "@observablehq/plot";
import type { LevelsSpec, PanelSize } from "./spec.js";
import { axisY, LINE_WIDTH, seriesStyle } from "./style.js";

const MARGIN = { marginTop: 26, marginRight: 14, marginBottom: 14, marginLeft: 56 };
/** Part of the range of the energies that is left free above and below. */
const AIR = 0.14;
/** An arrow ends this far from the levels, in pixels. */
const INSET = 3;

/** Energy levels with arrows between them, as an SVG element of the given document. */
export function levelsPanel(spec: LevelsSpec, size: PanelSize, document: Document): Element {
  const energies = spec.levels.map(({ y }) => y);
  const [low, high] = [Math.min(...energies), Math.max(...energies)];
  const air = AIR * (high - low);
  return Plot.plot({
    document,
    ...size,
    ...MARGIN,
    x: { domain: [0, 1], axis: null },
    y: { domain: spec.y.domain ?? [low - air, high + air] },
    marks: [
      Plot.frame({ stroke: "black" }),
      axisY(spec.y.label),
      ...spec.links.flatMap(({ series, from, to, label }) => {
        const { colour, dash } = seriesStyle(series);
        const arrow = { stroke: colour, strokeWidth: LINE_WIDTH, headLength: 6, inset: INSET };
        const [a, b] = [from, to].map(([x, y]) => ({ x, y }));
        return [
          ...[
            [a!, b!],
            [b!, a!],
          ].map((ends) =>
            Plot.arrow([ends], {
              x1: (d) => d[0].x,
              y1: (d) => d[0].y,
              x2: (d) => d[1].x,
              y2: (d) => d[1].y,
              strokeDasharray: dash,
              ...arrow,
            }),
          ),
          Plot.text([[0.5 * (from[0] + to[0]), 0.5 * (from[1] + to[1])]], {
            text: () => label,
            fill: "black",
            stroke: "white",
            strokeWidth: 4,
          }),
        ];
      }),
      ...spec.levels.flatMap(({ from, to, y, label }) => [
        Plot.ruleY([y], { x1: from, x2: to, stroke: "black", strokeWidth: 2.2 }),
        Plot.text([[0.5 * (from + to), y]], {
          text: () => label,
          dy: y > 0.5 * (low + high) ? -9 : 10,
        }),
      ]),
    ],
  });
}
