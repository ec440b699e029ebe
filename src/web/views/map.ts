import { choiceLabel, labelOf, numberText } from "../../view/labels.js";
import { colourAt, colourDomain, paint, type Scheme, schemeOf } from "../draw/colours.js";
import { html, px, set, svg } from "../draw/dom.js";
import { Frame, scale, ticks } from "../draw/frame.js";
import type { MapData } from "../messages.js";
import type { MapState } from "../state.js";

/** Room of the colour scale, its width, and how many colours its gradient is made of. */
const SCALE_ROOM = 78;
const SCALE_WIDTH = 14;
const STOPS = 16;

/** A map: a canvas of one pixel a point under the lines and scales, which are SVG. */
export class MapPicture {
  readonly node = html("div", { class: "picture map" });
  readonly #canvas = html("canvas", { "aria-hidden": "true" });
  readonly #svg = svg("svg", { role: "img" });
  readonly #frame = new Frame();
  readonly #edge = svg("path", { class: "edge" });
  readonly #here = svg("path", { class: "here" });
  readonly #gradient = svg("linearGradient", { id: "map-colours", x1: 0, y1: 1, x2: 0, y2: 0 });
  readonly #scale = svg("g", { class: "scale" });
  #image: ImageData | null = null;
  #scheme: Scheme | null = null;
  #scaled = "";
  #drawn: { data: MapData; map: MapState } | null = null;

  constructor() {
    this.#svg.append(
      svg("defs", {}, [this.#gradient]),
      this.#frame.node,
      this.#edge,
      this.#here,
      this.#scale,
    );
    this.node.append(this.#canvas, this.#svg);
  }

  describe(text: string): void {
    set(this.#svg, { "aria-label": text });
  }

  /** Draws; `at` are the values of the sliders of both sides. */
  draw(
    data: MapData,
    map: MapState,
    at: readonly [number, number],
    width: number,
    height: number,
  ): void {
    this.#drawn = { data, map };
    set(this.#svg, { viewBox: `0 0 ${width} ${height}`, width, height });
    const frame = this.#frame;
    frame.layout({
      width,
      height,
      x: { domain: map.x.range, label: labelOf(map.x.parameter) },
      y: { domain: map.y.range, label: labelOf(map.y.parameter) },
      right: SCALE_ROOM,
    });
    this.#paint(data, schemeOf(map.shows));
    const [across, up] = [frame.right - frame.left, frame.bottom - frame.top];
    const place = { left: frame.left, top: frame.top, width: across, height: up };
    for (const [side, value] of Object.entries(place)) {
      this.#canvas.style.setProperty(side, `${value}px`);
    }
    const d = data.edge
      .map(
        (line) =>
          `M${line.map(([x, y]) => `${px(frame.left + x * across)},${px(frame.bottom - y * up)}`).join("L")}`,
      )
      .join("");
    set(this.#edge, { d });
    const [x, y] = [frame.x(at[0]), frame.y(at[1])];
    const inside = x >= frame.left && x <= frame.right && y <= frame.bottom && y >= frame.top;
    set(this.#here, {
      d: inside ? `M${px(x - 7)},${px(y)}h14M${px(x)},${px(y - 7)}v14` : "",
    });
  }

  /** The values of the sides at a place of the picture, and the value there; null outside. */
  probe(left: number, top: number): { x: number; y: number; value: number } | null {
    if (this.#drawn === null) return null;
    const { data, map } = this.#drawn;
    const { left: a, right: b, top: c, bottom: d } = this.#frame;
    const [u, v] = [(left - a) / (b - a), (d - top) / (d - c)];
    if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) return null;
    const { grid, z } = data;
    const cell = Math.round(v * (grid - 1)) * grid + Math.round(u * (grid - 1));
    const on = ([low, high]: readonly [number, number], t: number) => low + t * (high - low);
    return { x: on(map.x.range, u), y: on(map.y.range, v), value: z[cell]! };
  }

  #paint({ grid, z, low, high }: MapData, scheme: Scheme): void {
    const canvas = this.#canvas;
    if (this.#image === null || this.#image.width !== grid) {
      canvas.width = grid;
      canvas.height = grid;
      this.#image = new ImageData(grid, grid);
    }
    const domain = colourDomain(scheme, low, high);
    paint(new Uint32Array(this.#image.data.buffer), z, grid, scheme, domain);
    canvas.getContext("2d")!.putImageData(this.#image, 0, 0);
    this.#drawScale(scheme, domain);
  }

  #drawScale(scheme: Scheme, domain: readonly [number, number]): void {
    if (scheme !== this.#scheme) {
      this.#scheme = scheme;
      this.#gradient.replaceChildren(
        ...Array.from({ length: STOPS + 1 }, (_, k) =>
          svg("stop", { offset: k / STOPS, "stop-color": colourAt(scheme, k / STOPS) }),
        ),
      );
    }
    const { right, top, bottom } = this.#frame;
    const key = `${domain} ${right} ${top} ${bottom}`;
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
    );
  }
}

/** What a map shows, in words. */
export function mapText({ shows, x, y }: MapState, { low, high }: MapData): string {
  return `${choiceLabel(shows)} against ${labelOf(x.parameter)} and ${labelOf(y.parameter)}: from ${numberText(low, 3)} to ${numberText(high, 3)}`;
}
