// The results as a drawing: time per operation of everything, and the sweep's time against
// its number of points. All scales of time are logarithmic.

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { FONT_FAMILY, FONT_SIZE, GRID_COLOUR, seriesStyle } from "../src/plot/style.js";
import { svg } from "../src/plot/svg.js";
import type { Measured } from "./measure.js";
import { duration } from "./report.js";
import type { Growth } from "./sweep.js";

const WIDTH = 920;
const HEAD = 30;
/** Height of one line of the upper part, of the lower part, and room for its axis. */
const LINE = 21;
const GROWTH = 320;
const AXIS = 70;
const RADIUS = 4.5;

type Colours = ReadonlyMap<string, string>;

/** The decades as a person says them: 100 ns, 1 µs, 10 µs. */
function decade(ns: number): string {
  return Math.log10(ns) % 1 === 0 ? duration(ns).replace(/\.0+ /, " ") : "";
}

function operations(results: readonly Measured[], colours: Colours, document: Document): Element {
  const names = [...new Set(results.map(({ name }) => name))];
  const time = (one: Measured) => one.nsPerOp.median;
  return Plot.plot({
    document,
    width: WIDTH,
    height: AXIS + LINE * names.length,
    marginLeft: 330,
    marginTop: 10,
    marginRight: 30,
    marginBottom: 40,
    x: { type: "log", label: "time per operation", tickFormat: decade, inset: 10 },
    y: { domain: names, label: null, tickSize: 0 },
    marks: [
      Plot.gridX({ stroke: GRID_COLOUR, strokeOpacity: 1 }),
      Plot.ruleY(
        results,
        Plot.groupY({ x1: "min", x2: "max" }, { x1: time, x2: time, y: "name", stroke: "#999" }),
      ),
      Plot.dot(results, {
        x: time,
        y: "name",
        fill: (one: Measured) => colours.get(one.backend)!,
        r: RADIUS,
        stroke: "white",
      }),
    ],
  });
}

function growth(points: readonly Growth[], colours: Colours, document: Document): Element {
  const x = ({ rows }: Growth) => rows;
  const y = ({ rows, measured }: Growth) => rows * measured.nsPerOp.median;
  const z = ({ measured }: Growth) => measured.backend;
  const colour = ({ measured }: Growth) => colours.get(measured.backend)!;
  return Plot.plot({
    document,
    width: WIDTH,
    height: GROWTH,
    marginLeft: 330,
    marginTop: 20,
    marginRight: 30,
    marginBottom: 40,
    x: { type: "log", label: "points of a sweep", ticks: 4, tickFormat: "~s", inset: 10 },
    y: { type: "log", label: "time", labelOffset: 60, tickFormat: decade },
    marks: [
      Plot.gridX({ stroke: GRID_COLOUR, strokeOpacity: 1 }),
      Plot.gridY({ stroke: GRID_COLOUR, strokeOpacity: 1 }),
      Plot.line(points, { x, y, z, stroke: colour, strokeWidth: 1.8 }),
      Plot.dot(points, { x, y, fill: colour, stroke: "white", r: RADIUS }),
    ],
  });
}

/** Names of the backends with their colours, on one line. */
function legend(colours: Colours, document: Document): Element {
  const group = svg(document, "g", { "aria-label": "legend" });
  let x = 330;
  for (const [name, colour] of colours) {
    group.append(
      svg(document, "circle", { cx: x, cy: 16, r: RADIUS, fill: colour }),
      svg(document, "text", { x: x + 9, y: 20 }, name),
    );
    x += 34 + 6.6 * name.length;
  }
  return group;
}

/** The drawing as the text of an SVG file. */
export function figure(results: readonly Measured[], growing: readonly Growth[]): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const names = [...results, ...growing.map(({ measured }) => measured)].map((one) => one.backend);
  const colours = new Map([...new Set(names)].map((name, k) => [name, seriesStyle(k).colour]));
  const parts = [
    ...(results.length > 0 ? [operations(results, colours, document)] : []),
    ...(growing.length > 0 ? [growth(growing, colours, document)] : []),
  ];
  const height = parts.reduce((sum, part) => sum + Number(part.getAttribute("height")), HEAD);
  const root = svg(document, "svg", {
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    fill: "currentColor",
    color: "black",
    "font-family": FONT_FAMILY,
    "font-size": FONT_SIZE,
    role: "img",
    "aria-label": "Time per operation, and time of sweeps against their number of points",
  });
  root.append(svg(document, "rect", { width: WIDTH, height, fill: "white" }));
  root.append(legend(colours, document));
  let y = HEAD;
  for (const part of parts) {
    const group = svg(document, "g", { transform: `translate(0,${y})` });
    group.append(...[...part.children].filter(({ localName }) => localName !== "style"));
    root.append(group);
    y += Number(part.getAttribute("height"));
  }
  return `${root.toString()}\n`;
}
