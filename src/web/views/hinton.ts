import { numberText } from "../../view/labels.js";
import { html, px, set, svg } from "../draw/dom.js";
import type { PointData } from "../messages.js";

const BASIS = ["00", "01", "10", "11"];
const CELL = 54;
const LEFT = 46;
const TOP = 30;
const SIDE = LEFT + 4 * CELL + 4;
const KEY_TOP = TOP + 4 * CELL + 22;
const HEIGHT = KEY_TOP + 42;
/** |ρ| = 1 would fill its cell but for this margin. */
const FULL = CELL - 6;
/** Entries smaller than this are rounding. */
const SMALL = 1e-12;

/** Okabe and Ito's blue is a phase of zero; the others are turned from it about the circle of hues. */
const ZERO_HUE = 205;

/** The colour of a phase. */
function phaseColour(phase: number): string {
  return `hsl(${(ZERO_HUE + (phase * 180) / Math.PI + 360) % 360} 75% 48%)`;
}

/** Phases of the key. */
const KEY: readonly (readonly [number, string])[] = [
  [0, "0"],
  [Math.PI / 2, "π/2"],
  [Math.PI, "π"],
  [-Math.PI / 2, "−π/2"],
];

/** ρ in the local basis: a square of the area |ρᵢⱼ|, in the colour of its phase. */
export class HintonPicture {
  readonly node = html("div", { class: "hinton" });
  readonly #svg = svg("svg", {
    class: "picture",
    role: "img",
    viewBox: `0 0 ${SIDE} ${HEIGHT}`,
    width: SIDE,
    height: HEIGHT,
  });
  readonly #squares: readonly SVGElement[];

  constructor() {
    const at = (k: number) => CELL * (k + 0.5);
    const heads = BASIS.flatMap((name, k) => [
      svg(
        "text",
        { class: "tick", x: LEFT + at(k), y: TOP - 9, "text-anchor": "middle" },
        `⟨${name}|`,
      ),
      svg(
        "text",
        { class: "tick", x: LEFT - 7, y: TOP + at(k), dy: "0.35em", "text-anchor": "end" },
        `|${name}⟩`,
      ),
    ]);
    const cells = Array.from({ length: 16 }, (_, k) => {
      const [x, y] = [LEFT + CELL * (k % 4), TOP + CELL * Math.floor(k / 4)];
      return svg("rect", { class: "cell", x, y, width: CELL, height: CELL });
    });
    this.#squares = cells.map(() => svg("rect", { class: "square" }, [svg("title")]));
    const key = KEY.flatMap(([phase, text], k) => [
      svg("rect", {
        x: LEFT + CELL * k,
        y: KEY_TOP,
        width: 13,
        height: 13,
        fill: phaseColour(phase),
      }),
      svg("text", { class: "tick", x: LEFT + CELL * k + 17, y: KEY_TOP + 11 }, text),
    ]);
    this.#svg.append(
      ...heads,
      ...cells,
      ...this.#squares,
      ...key,
      svg("text", { class: "tick", x: LEFT, y: KEY_TOP + 34 }, "area: |ρᵢⱼ|; colour: phase"),
    );
    this.node.append(this.#svg);
  }

  show(point: PointData | null): void {
    const texts: string[] = [];
    this.#squares.forEach((square, k) => {
      const [re, im] = [point?.rho.re[k] ?? 0, point?.rho.im[k] ?? 0];
      const size = Math.hypot(re, im);
      const side = FULL * Math.sqrt(size);
      const [x, y] = [LEFT + CELL * ((k % 4) + 0.5), TOP + CELL * (Math.floor(k / 4) + 0.5)];
      set(square, {
        x: px(x - 0.5 * side),
        y: px(y - 0.5 * side),
        width: px(side),
        height: px(side),
        fill: phaseColour(Math.atan2(im, re)),
      });
      if (size < SMALL) return;
      const value = `${numberText(re, 4)}${Math.abs(im) < SMALL ? "" : ` ${im < 0 ? "−" : "+"} ${numberText(Math.abs(im), 4)}i`}`;
      const place = `⟨${BASIS[Math.floor(k / 4)]}|ρ|${BASIS[k % 4]}⟩ = ${value}`;
      square.firstElementChild!.textContent = place;
      texts.push(place);
    });
    set(this.#svg, {
      "aria-label":
        point === null ? "No state" : `Density matrix in the local basis: ${texts.join(", ")}`,
    });
  }
}
