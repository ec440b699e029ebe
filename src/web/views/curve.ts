import { labelOf, numberText, ordinateLabel } from "../../view/labels.js";
import { ROW } from "../../view/positive.js";
import { fromUnit, inUnit, rangeIn, unitOf } from "../../view/unit.js";
import { bandNames, isVerdict } from "../../view/verdicts.js";
import { type CurveView, TIME } from "../../view/view.js";
import { px, set, svg } from "../draw/dom.js";
import { type Domain, Frame, roomy, ticks } from "../draw/frame.js";
import { hatchPattern, showHatched } from "../draw/hatch.js";
import { symbolPath } from "../draw/symbols.js";
import type { CurveData } from "../messages.js";
import type { SceneBase } from "../scene.js";
import type { Size } from "../sections/stage.js";
import { valueAt } from "../subject.js";
import { Bands } from "./bands.js";

type Curves = CurveData["curves"];

/** Room over the highest value and under the lowest, in parts of the range. */
const AIR = 0.05;
const SERIES = 6;
/** A mark with its rim, in pixels from its middle. */
const MARK_ROOM = 7;

function extent(curves: Curves): Domain {
  let low = 0;
  let high = 0;
  for (const { y } of curves) {
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

/** The ordinate: of verdicts a place for each band. */
function ordinate(view: CurveView, curves: Curves, beside: Curves) {
  if (!isVerdict(view.shows)) {
    const domain = calm(extent([...curves, ...beside]));
    return { domain, label: ordinateLabel(view, unitOf(view)) };
  }
  const { label, names } = bandNames(view);
  const all = [...names, ...beside.map(() => "pinned")];
  const places = Bands.places(all.length);
  const ticks = all.map((name, k) => [places[k]!, name] as const);
  return { domain: [0, all.length] as const, label, ticks };
}

/** Curves with their maxima, live: elements stay, their attributes change. */
export class CurvePicture {
  readonly node = svg("svg", { class: "picture curve", role: "img" });
  readonly #frame = new Frame();
  readonly #clip = svg("clipPath", { id: "curve-inside" }, [svg("rect")]);
  readonly #hatched = svg("path", { class: "hatched", fill: "url(#curve-hatch)" });
  readonly #bands = new Bands();
  readonly #lines = svg("g", { class: "lines", "clip-path": "url(#curve-inside)" });
  readonly #marks = svg("g", { class: "marks" });
  readonly #here = svg("path", { class: "here" });
  readonly #reading = svg("path", { class: "reading" });
  readonly #beside = svg("g", { class: "lines pinned", "clip-path": "url(#curve-inside)" });
  #view: CurveView | null = null;
  /** Where the point stands, in pixels. */
  #at = Number.NaN;
  #marked = "";

  constructor() {
    const hatch = svg("defs", {}, [hatchPattern("curve-hatch")]);
    this.node.append(
      hatch,
      this.#clip,
      this.#frame.node,
      this.#bands.node,
      this.#here,
      this.#reading,
      this.#beside,
      this.#lines,
      this.#marks,
    );
  }

  /** Draws a view, and others beside it; the dotted line stands where the point is, or at its time. */
  draw(
    view: CurveView,
    data: CurveData,
    { width, height }: Size,
    time: number | null = null,
    beside: Curves = [],
  ): void {
    this.#view = view;
    const { along, base } = view;
    const unit = unitOf(view);
    const range = rangeIn(along, unit);
    const value =
      along.parameter === TIME ? (time ?? Number.NaN) : valueAt(base as SceneBase, along.parameter);
    const at = inUnit(along.parameter, value, unit);
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
      y: ordinate(view, data.curves, beside),
    });
    set(this.#clip.firstElementChild!, {
      x: frame.left,
      y: frame.top,
      width: frame.right - frame.left,
      height: frame.bottom - frame.top,
    });
    this.#drawHatched(view, data);
    const bands = isVerdict(view.shows);
    this.#bands.draw(frame, bands ? [...data.curves, ...beside] : []);
    this.#drawLines(this.#lines, bands ? [] : data.curves);
    this.#drawLines(this.#beside, bands ? [] : beside);
    this.#drawMarks(data, production);
    const inside = production === null && at >= range[0] && at <= range[1];
    this.#at = inside ? frame.x(at) : Number.NaN;
    set(this.#here, { d: inside ? `M${px(this.#at)},${frame.top}V${frame.bottom}` : "" });
  }

  /** The value of the abscissa at a place, in the unit of its label; null outside. */
  abscissaAt(left: number): number | null {
    const part = this.#part(left);
    if (this.#view === null || part < 0 || part > 1) return null;
    const { along, production } = this.#view;
    const unit = unitOf(this.#view);
    const [low, high] =
      production === null
        ? rangeIn(along, unit)
        : [0, inUnit("entropyProduction", production, unit)];
    return low + part * (high - low);
  }

  /** The value of the parameter at a place, its ends outside; null where the abscissa is another. */
  parameterAt(left: number): number | null {
    if (this.#view === null || this.#view.production !== null) return null;
    const { along } = this.#view;
    const unit = unitOf(this.#view);
    const [low, high] = rangeIn(along, unit);
    return fromUnit(along.parameter, low + this.partAt(left) * (high - low), unit);
  }

  #part(left: number): number {
    return (left - this.#frame.left) / (this.#frame.right - this.#frame.left);
  }

  /** How far from the left end of the frame a place is: 0 … 1. */
  partAt(left: number): number {
    return Math.min(1, Math.max(0, this.#part(left)));
  }

  /** The same of the point; the middle where it is outside. */
  partHere(): number {
    return Number.isNaN(this.#at) ? 0.5 : this.partAt(this.#at);
  }

  /** Marks the value of the abscissa that is read out. */
  showReading(at: number | null): void {
    const { x, top, bottom } = this.#frame;
    set(this.#reading, { d: at === null ? "" : `M${px(x(at))},${top}V${bottom}` });
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

  #drawLines(lines: SVGElement, curves: Curves): void {
    while (lines.childElementCount > curves.length) lines.lastElementChild!.remove();
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
      const line = lines.children[k] ?? lines.appendChild(svg("path"));
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
        // At the frame a mark has no rim, which would cut it.
        const off = Math.min(frame.x(x) - frame.left, frame.right - frame.x(x));
        const place = off < MARK_ROOM ? " bare" : "";
        return svg("g", { class: `mark s${series}${place}` }, [
          svg("path", { class: "drop", d: `M${left},${top}V${frame.bottom}` }),
          svg("path", { d: symbolPath(series), transform: `translate(${left},${top})` }, [
            svg("title", {}, `maximum ${numberText(y)} at ${numberText(x)}`),
          ]),
        ]);
      }),
    );
  }
}
