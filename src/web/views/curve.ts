import { parameterValue } from "../../index.js";
import { labelOf, numberText, ordinateLabel } from "../../view/labels.js";
import { ROW } from "../../view/positive.js";
import { inUnit, rangeIn, unitOf } from "../../view/unit.js";

import type { CurveView } from "../../view/view.js";
import { px, set, svg } from "../draw/dom.js";
import { type Domain, Frame, roomy, ticks } from "../draw/frame.js";
import { hatchPattern, showHatched } from "../draw/hatch.js";
import { symbolPath } from "../draw/symbols.js";
import type { CurveData } from "../messages.js";
import type { Size } from "../sections/stage.js";

/** Room over the highest value and under the lowest, in parts of the range. */
const AIR = 0.05;
const SERIES = 6;

function extent(data: CurveData): Domain {
  let low = 0;
  let high = 0;
  for (const { y } of data.curves) {
    for (const value of y) {
      if (value < low) low = value;
      if (value > high && value < Infinity) high = value;
    }
  }
  return low < high ? roomy([low, high]) : [0, 1];
}

/** Ends that move in steps, so that the scale does not tremble while a slider moves. */
function calm([low, high]: Domain): Domain {
  const step = ticks([low, high], 4);
  const size = step.length > 1 ? step[1]! - step[0]! : high - low;
  const air = AIR * (high - low);
  return [
    low === 0 ? -air : Math.floor((low - air) / size) * size,
    high === 0 ? air : Math.ceil((high + air) / (0.5 * size)) * 0.5 * size,
  ];
}

/** Curves with their maxima, live: elements stay, their attributes change. */
export class CurvePicture {
  readonly node = svg("svg", { class: "picture curve", role: "img" });
  readonly #frame = new Frame();
  readonly #clip = svg("clipPath", { id: "curve-inside" }, [svg("rect")]);
  readonly #hatched = svg("path", { class: "hatched", fill: "url(#curve-hatch)" });
  readonly #lines = svg("g", { class: "lines", "clip-path": "url(#curve-inside)" });
  readonly #marks = svg("g", { class: "marks" });
  readonly #here = svg("path", { class: "here" });
  #marked = "";

  constructor() {
    const hatch = svg("defs", {}, [hatchPattern("curve-hatch")]);
    this.node.append(hatch, this.#clip, this.#frame.node, this.#here, this.#lines, this.#marks);
  }

  /** Draws a view; the dotted line stands where the slider of its parameter does. */
  draw(view: CurveView, data: CurveData, { width, height }: Size): void {
    const { along, shows, base } = view;
    const unit = unitOf(view);
    const range = rangeIn(along, unit);
    const at = inUnit(along.parameter, parameterValue(base, along.parameter), unit);
    const production =
      view.production === null ? null : inUnit("entropyProduction", view.production, unit);
    set(this.node, { viewBox: `0 0 ${width} ${height}`, width, height });
    const frame = this.#frame;
    frame.layout({
      width,
      height,
      x:
        production === null
          ? { domain: range, label: labelOf(along.parameter, unit) }
          : { domain: [0, production], label: labelOf("entropyProduction", unit) },
      y: { domain: calm(extent(data)), label: ordinateLabel(shows, unit) },
    });
    set(this.#clip.firstElementChild!, {
      x: frame.left,
      y: frame.top,
      width: frame.right - frame.left,
      height: frame.bottom - frame.top,
    });
    this.#drawHatched(view, data);
    this.#drawLines(data);
    this.#drawMarks(data, production);
    const inside = production === null && at >= range[0] && at <= range[1];
    set(this.#here, { d: inside ? `M${px(frame.x(at))},${frame.top}V${frame.bottom}` : "" });
  }

  /** Bands where states are not positive. */
  #drawHatched({ production }: CurveView, { curves, gaps }: CurveData): void {
    const { x } = curves[0]!;
    const points = x.length;
    const { left, right, top, bottom } = this.#frame;
    const half = (0.5 * (right - left)) / Math.max(1, points - 1);
    let d = "";
    for (let k = 0; gaps.notPositive > 0 && production === null && k < points; k++) {
      let hatched = false;
      for (let row = k; row < gaps.kinds.length; row += points) {
        if (gaps.kinds[row] === ROW.notPositive) hatched = true;
      }
      if (!hatched) continue;
      const at = this.#frame.x(x[k]!);
      const [from, to] = [Math.max(left, at - half), Math.min(right, at + half)];
      d += `M${px(from)},${top}H${px(to)}V${bottom}H${px(from)}Z`;
    }
    showHatched(this.#hatched, d, this.#lines);
  }

  #drawLines({ curves }: CurveData): void {
    while (this.#lines.childElementCount > curves.length) this.#lines.lastElementChild!.remove();
    curves.forEach(({ x, y }, k) => {
      let d = "";
      let pen = "M";
      for (let i = 0; i < x.length; i++) {
        const value = y[i]!;
        if (!Number.isFinite(value) || !Number.isFinite(x[i]!)) {
          pen = "M";
          continue;
        }
        d += `${pen}${px(this.#frame.x(x[i]!))},${px(this.#frame.y(value))}`;
        pen = "L";
      }
      const line = this.#lines.children[k] ?? this.#lines.appendChild(svg("path"));
      set(line, { class: `series s${k % SERIES}`, d });
    });
  }

  #drawMarks({ marks }: CurveData, production: number | null): void {
    const frame = this.#frame;
    const shown = marks.filter(({ x }) => production === null || (x >= 0 && x <= production));
    const key = shown.map(({ series, x, y }) => [series, px(frame.x(x)), px(frame.y(y))]).join();
    if (key === this.#marked) return;
    this.#marked = key;
    this.#marks.replaceChildren(
      ...shown.map(({ series, x, y }) => {
        const [left, top] = [px(frame.x(x)), px(frame.y(y))];
        return svg("g", { class: `mark s${series}` }, [
          svg("path", { class: "drop", d: `M${left},${top}V${frame.bottom}` }),
          svg("path", { d: symbolPath(series), transform: `translate(${left},${top})` }, [
            svg("title", {}, `maximum ${numberText(y)} at ${numberText(x)}`),
          ]),
        ]);
      }),
    );
  }
}
