import type { Quantity } from "../../index.js";
import { labelOf, numberText } from "../../view/labels.js";
import { ROW } from "../../view/positive.js";
import { fromUnit, inUnit, rangeIn, unitOf } from "../../view/unit.js";
import { isVerdict, verdictKinds } from "../../view/verdicts.js";
import { COMPARED, type MapView, type Side, TIME } from "../../view/view.js";
import {
  colourAt,
  colourDomain,
  paint,
  paintKinds,
  type Scheme,
  schemeOf,
} from "../draw/colours.js";
import { html, px, set, svg } from "../draw/dom.js";
import { type Domain, Frame, scale, ticks } from "../draw/frame.js";
import { hatchPattern, showHatched } from "../draw/hatch.js";
import { symbolPath } from "../draw/symbols.js";
import type { MapData } from "../messages.js";
import type { SceneBase } from "../scene.js";
import type { Size } from "../sections/stage.js";
import { valueAt } from "../subject.js";
import { isFlat } from "./mapText.js";

/** Room of the colour scale, its width, and how many colours its gradient is made of. */
const SCALE_ROOM = 94;
const SCALE_WIDTH = 14;
const STOPS = 16;

function isQuantity(shows: string): boolean {
  return COMPARED.some((one) => one === shows);
}

/** A place of a map: the values of its sides there, the value, and what the point is (ROW). */
interface Probed {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly kind: number;
}

/** A map: a canvas of one pixel a point under the lines and scales, which are SVG. */
export class MapPicture {
  readonly node = html("div", { class: "picture map" });
  readonly #canvas = html("canvas", { "aria-hidden": "true" });
  readonly #svg = svg("svg", { role: "img" });
  readonly #frame = new Frame();
  readonly #edge = svg("path", { class: "edge" });
  readonly #hatched = svg("path", { class: "hatched", fill: "url(#map-hatch)" });
  readonly #peaks = svg("g", { class: "peaks" });
  readonly #here = svg("path", { class: "here" });
  readonly #gradient = svg("linearGradient", { id: "map-colours", x1: 0, y1: 1, x2: 0, y2: 0 });
  readonly #scale = svg("g", { class: "scale" });
  #image: ImageData | null = null;
  #scheme: Scheme | null = null;
  #scaled = "";
  #drawn: { data: MapData; view: MapView } | null = null;
  /** Where the point stands, in pixels; null: outside. */
  #at: readonly [number, number] | null = null;

  constructor() {
    this.#svg.append(
      svg("defs", {}, [this.#gradient, hatchPattern("map-hatch")]),
      this.#frame.node,
      this.#edge,
      this.#peaks,
      this.#here,
      this.#scale,
    );
    this.node.append(this.#canvas, this.#svg);
  }

  describe(text: string): void {
    set(this.#svg, { "aria-label": text });
  }

  /** Draws a view; the cross stands where the sliders do, along time where the point is. */
  draw(view: MapView, data: MapData, { width, height }: Size, time: number | null = null): void {
    this.#drawn = { data, view };
    const unit = unitOf(view);
    const sides = [view.x, view.y].map((side) => ({
      axis: { domain: rangeIn(side, unit), label: labelOf(side.parameter, unit) },
      at: inUnit(
        side.parameter,
        side.parameter === TIME
          ? (time ?? Number.NaN)
          : valueAt(view.base as SceneBase, side.parameter),
        unit,
      ),
    }));
    set(this.#svg, { viewBox: `0 0 ${width} ${height}`, width, height });
    const verdicts = isVerdict(view.shows);
    const frame = this.#frame;
    frame.layout({
      width,
      height,
      x: sides[0]!.axis,
      y: sides[1]!.axis,
      ...(verdicts ? {} : { right: SCALE_ROOM }),
    });
    // What is zero but for rounding has neither colours nor an edge.
    const flat = isQuantity(view.shows) && isFlat(data);
    this.#canvas.classList.toggle("regions", verdicts);
    const title = labelOf(view.shows, unit, view.base);
    if (verdicts) this.#paintRegions(data);
    else this.#paint(data, schemeOf(view.shows), title, flat);
    const [across, up] = [frame.right - frame.left, frame.bottom - frame.top];
    const place = { left: frame.left, top: frame.top, width: across, height: up };
    for (const [side, value] of Object.entries(place)) {
      this.#canvas.style.setProperty(side, `${value}px`);
    }
    const d = (flat ? [] : data.edge)
      .map(
        (line) =>
          `M${line.map(([x, y]) => `${px(frame.left + x * across)},${px(frame.bottom - y * up)}`).join("L")}`,
      )
      .join("");
    set(this.#edge, { d });
    this.#drawHatched(data);
    this.#drawPeaks(view, flat ? null : data.peaks, data.grid);
    const [x, y] = [frame.x(sides[0]!.at), frame.y(sides[1]!.at)];
    const inside = x >= frame.left && x <= frame.right && y <= frame.bottom && y >= frame.top;
    this.#at = inside ? [x, y] : null;
    set(this.#here, {
      d: inside ? `M${px(x - 7)},${px(y)}h14M${px(x)},${px(y - 7)}v14` : "",
    });
  }

  /** How far from the lower left corner of the frame a place is, each way 0 … 1. */
  partsAt(left: number, top: number): readonly [number, number] {
    const { left: a, right: b, top: c, bottom: d } = this.#frame;
    const within = (part: number) => Math.min(1, Math.max(0, part));
    return [within((left - a) / (b - a)), within((d - top) / (d - c))];
  }

  /** The same of the point; the middle where it is outside. */
  partsHere(): readonly [number, number] {
    return this.#at === null ? [0.5, 0.5] : this.partsAt(...this.#at);
  }

  /** Whether a place is beside the frame: where the ticks of one side are. */
  besideOf(left: number, top: number): "x" | "y" | null {
    if (top > this.#frame.bottom) return "x";
    return left < this.#frame.left ? "y" : null;
  }

  /** The parameters of both sides at a place, their ends outside. */
  parametersAt(left: number, top: number): readonly [number, number] | null {
    if (this.#drawn === null) return null;
    const { view } = this.#drawn;
    const unit = unitOf(view);
    const [u, v] = this.partsAt(left, top);
    const at = (side: Side, part: number) => {
      const [low, high] = rangeIn(side, unit);
      return fromUnit(side.parameter, low + part * (high - low), unit);
    };
    return [at(view.x, u), at(view.y, v)];
  }

  /** The values of the sides at a place of the picture, and the value there; null outside. */
  probe(left: number, top: number): Probed | null {
    if (this.#drawn === null) return null;
    const { data, view } = this.#drawn;
    const { left: a, right: b, top: c, bottom: d } = this.#frame;
    const [u, v] = [(left - a) / (b - a), (d - top) / (d - c)];
    if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) return null;
    const { grid, z, gaps } = data;
    const cell = Math.round(v * (grid - 1)) * grid + Math.round(u * (grid - 1));
    const unit = unitOf(view);
    const on = (side: Side, t: number) => {
      const [low, high] = rangeIn(side, unit);
      return low + t * (high - low);
    };
    const kind = gaps.kinds[cell]!;
    return { x: on(view.x, u), y: on(view.y, v), value: z[cell]!, kind };
  }

  /** Runs of points whose states are not positive, row by row. */
  #drawHatched({ grid, gaps }: MapData): void {
    const { left, right, top, bottom } = this.#frame;
    // The canvas has one pixel a point.
    const [width, height] = [(right - left) / grid, (bottom - top) / grid];
    let d = "";
    for (let row = 0; gaps.notPositive > 0 && row < grid; row++) {
      for (let from = 0, to = 0; from < grid; from = to + 1) {
        for (to = from; to < grid && gaps.kinds[row * grid + to] === ROW.notPositive; ) to += 1;
        if (to === from) continue;
        const [x, y] = [left + from * width, bottom - (row + 1) * height];
        d += `M${px(x)},${px(y)}h${px((to - from) * width)}v${px(height)}H${px(x)}Z`;
      }
    }
    showHatched(this.#hatched, d, this.#edge);
  }

  /** The symbol of the quantity where it is highest. */
  #drawPeaks({ shows }: MapView, found: MapData["peaks"], grid: number): void {
    const { left, right, top, bottom } = this.#frame;
    const d = symbolPath(COMPARED.indexOf(shows as Quantity));
    const places = (found?.peaks ?? []).map(({ column, row }) => {
      const [u, v] = [column / (grid - 1), row / (grid - 1)];
      return `translate(${px(left + u * (right - left))},${px(bottom - v * (bottom - top))})`;
    });
    while (this.#peaks.childElementCount > places.length) this.#peaks.lastElementChild!.remove();
    places.forEach((transform, k) => {
      const node = this.#peaks.children[k] ?? this.#peaks.appendChild(svg("path"));
      set(node, { d, transform });
    });
  }

  #paint({ grid, z, low, high }: MapData, scheme: Scheme, title: string, flat: boolean): void {
    const domain = flat ? ([0, 1] as const) : colourDomain(scheme, low, high);
    this.#put(grid, (pixels) => paint(pixels, z, grid, scheme, domain));
    this.#drawScale(scheme, domain, title);
  }

  #paintRegions({ grid, z }: MapData): void {
    this.#put(grid, (pixels) => paintKinds(pixels, verdictKinds(z), grid));
    this.#scaled = "";
    this.#scale.replaceChildren();
  }

  /** Puts pixels on the canvas, one a point. */
  #put(grid: number, fill: (pixels: Uint32Array) => void): void {
    const canvas = this.#canvas;
    if (this.#image === null || this.#image.width !== grid) {
      canvas.width = grid;
      canvas.height = grid;
      this.#image = new ImageData(grid, grid);
    }
    fill(new Uint32Array(this.#image.data.buffer));
    canvas.getContext("2d")!.putImageData(this.#image, 0, 0);
  }

  #drawScale(scheme: Scheme, domain: Domain, title: string): void {
    if (scheme !== this.#scheme) {
      this.#scheme = scheme;
      this.#gradient.replaceChildren(
        ...Array.from({ length: STOPS + 1 }, (_, k) =>
          svg("stop", { offset: k / STOPS, "stop-color": colourAt(scheme, k / STOPS) }),
        ),
      );
    }
    const { right, top, bottom } = this.#frame;
    const key = `${domain} ${right} ${top} ${bottom} ${title}`;
    if (key === this.#scaled) return;
    this.#scaled = key;
    const left = right + 12;
    const y = scale(domain, [bottom, top]);
    this.#scale.replaceChildren(
      svg("rect", {
        x: left,
        y: top,
        width: SCALE_WIDTH,
        height: bottom - top,
        fill: "url(#map-colours)",
      }),
      ...ticks(domain, 6).map((value) =>
        svg(
          "text",
          { class: "tick", x: left + SCALE_WIDTH + 5, y: px(y(value)), dy: "0.35em" },
          numberText(value, 3),
        ),
      ),
      svg(
        "text",
        {
          class: "label",
          transform: `translate(${right + SCALE_ROOM - 6},${px(0.5 * (top + bottom))}) rotate(-90)`,
        },
        title,
      ),
    );
  }
}
