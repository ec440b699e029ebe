import { numberText } from "../../view/labels.js";
import { px, set, svg } from "./dom.js";

export type Domain = readonly [number, number];

/** Steps between ticks that are easy to read. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Part of its ends that a domain must span to have ticks of six digits. */
const LEAST_SPAN = 1e-9;
/** Below, numbers lose digits, and their quotients are none. */
const TINY = 1e-290;

/** A domain with room for a scale: one without is widened. */
export function roomy([low, high]: Domain): Domain {
  const least = 10 * LEAST_SPAN * Math.max(Math.abs(low), Math.abs(high), TINY);
  return high - low > least ? [low, high] : [low - 0.5 * least, high + 0.5 * least];
}

/** Round values inside a domain, at most `most` of them. */
export function ticks([low, high]: Domain, most: number): number[] {
  const span = high - low;
  if (!(span > LEAST_SPAN * Math.max(Math.abs(low), Math.abs(high), TINY))) return [low];
  const decade = 10 ** Math.floor(Math.log10(span / most));
  const step = decade * STEPS.find((one) => span / (one * decade) <= most)!;
  const found: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * span; k++) {
    found.push(Number((k * step).toPrecision(12)) + 0);
  }
  return found;
}

/** Ticks with texts that differ: of so many digits as that takes. */
export function tickTexts(domain: Domain, most: number): [number, string][] {
  const values = ticks(domain, most);
  for (let digits = DIGITS; ; digits += 2) {
    const texts = values.map((value) => numberText(value, digits));
    if (digits >= MOST_DIGITS || new Set(texts).size === texts.length) {
      return values.map((value, k) => [value, texts[k]!]);
    }
  }
}
/** Digits of a tick, and the most that it may have. */
const DIGITS = 6;
const MOST_DIGITS = 12;

/** The scale's value in pixels. */
export function scale([low, high]: Domain, [from, to]: Domain): (value: number) => number {
  const factor = (to - from) / (high - low);
  return (value) => from + factor * (value - low);
}

export interface FrameSpec {
  readonly width: number;
  readonly height: number;
  readonly x: { readonly domain: Domain; readonly label: string };
  /** Ticks of its own: at these places these texts. */
  readonly y: {
    readonly domain: Domain;
    readonly label: string;
    readonly ticks?: readonly (readonly [number, string])[];
  };
  /** Room on the right, for a colour scale. */
  readonly right?: number;
}

const LEFT = 68;
const RIGHT = 22;
const TOP = 12;
const BOTTOM = 42;
/** Pixels between two ticks, at least. */
const TICK_ROOM = { x: 62, y: 44 };

/** A frame with ticks and labels around what is drawn; redrawn only when it changes. */
export class Frame {
  readonly node = svg("g", { class: "frame" });
  /** Ends of the drawing in pixels. */
  left = LEFT;
  right = 0;
  top = TOP;
  bottom = 0;
  x: (value: number) => number = Number;
  y: (value: number) => number = Number;
  #drawn = "";

  layout(spec: FrameSpec): void {
    const key = JSON.stringify(spec);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const { width, height, x, y } = spec;
    this.right = width - (spec.right ?? RIGHT);
    this.bottom = height - BOTTOM;
    this.x = scale(x.domain, [this.left, this.right]);
    this.y = scale(y.domain, [this.bottom, this.top]);
    const across = Math.max(2, Math.floor((this.right - this.left) / TICK_ROOM.x));
    const up = Math.max(2, Math.floor((this.bottom - this.top) / TICK_ROOM.y));
    this.node.replaceChildren(
      ...tickTexts(x.domain, across).flatMap((tick) => this.#tick(...tick, "x")),
      ...(y.ticks ?? tickTexts(y.domain, up)).flatMap((tick) => this.#tick(...tick, "y")),
      svg("path", {
        class: "border",
        d: `M${this.left},${this.top}H${this.right}V${this.bottom}H${this.left}Z`,
      }),
      svg("text", { class: "label", x: 0.5 * (this.left + this.right), y: height - 6 }, x.label),
      svg(
        "text",
        {
          class: "label",
          transform: `translate(13,${0.5 * (this.top + this.bottom)}) rotate(-90)`,
        },
        y.label,
      ),
    );
  }

  #tick(value: number, label: string, side: "x" | "y"): SVGElement[] {
    const text = svg("text", { class: `tick ${side}` }, label);
    if (side === "x") {
      const at = px(this.x(value));
      set(text, { x: at, y: this.bottom + 16 });
      return [svg("path", { class: "grid", d: `M${at},${this.top}V${this.bottom}` }), text];
    }
    const at = px(this.y(value));
    set(text, { x: this.left - 6, y: at, dy: "0.35em" });
    return [svg("path", { class: "grid", d: `M${this.left},${at}H${this.right}` }), text];
  }
}
