// The results as a drawing: time per operation of every kernel, and the sweep's time
// against its number of points. Both scales are logarithmic.

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { FONT_FAMILY, FONT_SIZE, seriesStyle } from "../src/plot/style.js";
import { svg } from "../src/plot/svg.js";
import type { Measured } from "./measure.js";

const WIDTH = 920;
const ROW = 22;
const GROWTH_HEIGHT = 300;
const HEAD = 30;

/** Colour of a backend: wasm and the twin first, then the others as they come. */
function colours(results: readonly Measured[]): Map<string, string> {
  const names = [...new Set(results.map(({ backend }) => backend))];
  return new Map(names.map((name, k) => [name, seriesStyle(k).colour]));
}

function kernels(results: readonly Measured[], document: Document): Element {
  const names = [...new Set(results.map(({ name }) => name))];
  const colour = colours(results);
  return Plot.plot({
    document,
    width: WIDTH,
    height: HEAD + 40 + ROW * names.length,
    marginLeft: 380,
    marginTop: HEAD,
    marginRight: 30,
    x: { type: "log", label: "time per operation (ns)", tickFormat: "~s", grid: true },
    y: { domain: names, label: null },
    marks: [
      Plot.ruleX(results, {
        y: "name",
        x: (one: Measured) => one.nsPerOp.median,
        stroke: "none",
      }),
      Plot.dot(results, {
        x: (one: Measured) => one.nsPerOp.median,
        y: "name",
        fill: (one: Measured) => colour.get(one.backend)!,
        r: 4.5,
        stroke: "white",
      }),
    ],
  });
}

function growth(results: readonly Measured[], document: Document): Element {
  const colour = colours(results);
  const points = results.map((one) => ({
    rows: Number(/of (\S+) points/.exec(one.name)![1]!.replace("0^", "e")),
    one,
  }));
  const x = ({ rows }: (typeof points)[number]) => rows;
  const y = ({ rows, one }: (typeof points)[number]) => (rows * one.nsPerOp.median) / 1e6;
  const z = ({ one }: (typeof points)[number]) => one.backend;
  const stroke = ({ one }: (typeof points)[number]) => colour.get(one.backend)!;
  return Plot.plot({
    document,
    width: 460,
    height: GROWTH_HEIGHT,
    marginLeft: 60,
    marginTop: HEAD,
    x: { type: "log", label: "points of a sweep", grid: true, tickFormat: "~s" },
    y: { type: "log", label: "time (ms)", grid: true, tickFormat: "~s" },
    marks: [
      Plot.line(points, { x, y, z, stroke, strokeWidth: 1.8 }),
      Plot.dot(points, { x, y, fill: stroke, stroke: "white", r: 4 }),
    ],
  });
}

/** Names of the backends with their colours, on one line. */
function legend(results: readonly Measured[], document: Document): Element {
  const group = svg(document, "g", { "aria-label": "legend" });
  let x = 20;
  for (const [name, colour] of colours(results)) {
    group.append(
      svg(document, "circle", { cx: x, cy: 14, r: 4.5, fill: colour }),
      svg(document, "text", { x: x + 9, y: 18 }, name),
    );
    x += 30 + 7.5 * name.length;
  }
  return group;
}

/** The drawing as the text of an SVG file. */
export function figure(results: readonly Measured[], growing: readonly Measured[]): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const all = [...results, ...growing];
  const parts = [
    ...(results.length > 0 ? [kernels(results, document)] : []),
    ...(growing.length > 0 ? [growth(growing, document)] : []),
  ];
  const height = parts.reduce((sum, part) => sum + Number(part.getAttribute("height")), HEAD);
  const root = svg(document, "svg", {
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    "font-family": FONT_FAMILY,
    "font-size": FONT_SIZE,
    role: "img",
    "aria-label": "Time per operation of the kernels, and of sweeps against their size",
  });
  root.append(svg(document, "rect", { width: WIDTH, height, fill: "white" }));
  root.append(legend(all, document));
  let y = HEAD;
  for (const part of parts) {
    const group = svg(document, "g", { transform: `translate(0,${y})` });
    group.append(...[...part.children].filter(({ localName }) => localName !== "style"));
    root.append(group);
    y += Number(part.getAttribute("height"));
  }
  return `${root.toString()}\n`;
}
