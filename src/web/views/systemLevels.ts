import type { SystemInput } from "../../index.js";
import { numberText, subscript } from "../../view/labels.js";
import { unitSign } from "../../view/units.js";
import { html, px, set, svg } from "../draw/dom.js";
import { termList } from "../draw/term.js";
import type { PointData, SceneLevel } from "../messages.js";
import { NO_FLOW } from "./lines.js";

const WIDTH = 560;
const TOP = 24;
const BOTTOM = 250;
/** Where levels start and end, and their labels stand. */
const LINE = [262, 352] as const;
/** Characters that there is room for beside a level. */
const MOST = 30;
/** Pixels between two labels, at least. */
const ROOM = 19;
/** Baths stand below: their gap, their width, and that with units. */
const BATHS = { top: 318, height: 56, gap: 8, most: 116, united: 172 } as const;
const HEIGHT = BATHS.top + BATHS.height + 6;
/** Amplitudes and currents smaller than this are not shown. */
const SMALL = 5e-3;
const KETS = ["|00⟩", "|01⟩", "|10⟩", "|11⟩"];

/** What stands behind an energy, a temperature and a heat current. */
function unitsOf({ units }: SystemInput) {
  const sign = (name: string, power: number) =>
    units === undefined ? "" : ` ${unitSign(name, power, units)}`;
  return {
    energy: sign("energy", 1),
    temperature: sign("baths.1.temperature", 1),
    heat: sign("heat", 2),
  };
}

/** A level as a superposition: "0.71|01⟩ − 0.71|10⟩", of the kets that are at least so large. */
function vectorText({ re, im }: SceneLevel, least: number): string {
  let text = "";
  let left = false;
  KETS.forEach((ket, k) => {
    const [x, y] = [re[k]!, im[k]!];
    const size = Math.hypot(x, y);
    if (size < SMALL) return;
    if (size < least) {
      left = true;
      return;
    }
    const real = Math.abs(y) < SMALL * size;
    const number = numberText(real ? Math.abs(x) : size, 2);
    const phase = real ? "" : `e^{${numberText(Math.atan2(y, x) / Math.PI, 2)}πi}`;
    const sign = real && x < 0 ? "−" : "+";
    text += text === "" ? (sign === "−" ? "−" : "") : ` ${sign} `;
    text += `${number === "1" ? "" : number}${phase}${ket}`;
  });
  return left ? `${text} + …` : text;
}

/** The same as long as there is room for it: the smallest amplitudes give way. */
function shortVectorText(level: SceneLevel): string {
  const sizes = KETS.map((_, k) => Math.hypot(level.re[k]!, level.im[k]!)).sort((x, y) => x - y);
  const texts = [0, ...sizes.slice(1)].map((least) => vectorText(level, least));
  return texts.find((text) => text.length <= MOST) ?? texts.at(-1)!;
}

/** Heights of labels near those of their levels, none on another. */
function spread(heights: readonly number[]): number[] {
  // From the lowest level, which stands lowest on the screen, upwards.
  const found = [...heights];
  for (let k = 1; k < found.length; k++) {
    found[k] = Math.min(found[k]!, found[k - 1]! - ROOM);
  }
  // Those that were pushed out come back down, as far as there is room.
  const over = TOP - 12 - found.at(-1)!;
  if (over > 0) {
    for (let k = found.length - 1; k >= 0; k--) {
      const least = TOP - 12 + ROOM * (found.length - 1 - k);
      found[k] = Math.max(found[k]!, least);
    }
  }
  return found;
}

/** The levels of any system with their populations, and its baths with their currents. */
export class SystemLevelsPicture {
  readonly node = html("div", { class: "levels" });
  readonly #svg = svg("svg", {
    class: "picture",
    role: "img",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
  });
  #drawn = "";

  constructor() {
    this.node.append(
      this.#svg,
      termList([
        {
          sign: "E",
          text: "with its state",
          meaning:
            "An eigenvalue of the Hamiltonian. Beside it on the left stands its eigenvector in the basis |00⟩, |01⟩, |10⟩, |11⟩; kets with small amplitudes are left out where there is no room.",
        },
        {
          sign: "p",
          text: "filled part",
          meaning: "Population of the level: the part of its line that is filled.",
        },
        {
          sign: "J",
          text: "into the qubits, or out of them",
          meaning:
            "Heat from a bath: the arrow points to the qubits where it is positive; nothing flows without an arrow.",
        },
      ]),
    );
  }

  show(system: SystemInput, point: PointData | null): void {
    const levels = point?.levels ?? null;
    const key = JSON.stringify([system.baths, levels, point?.values]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#svg.replaceChildren(
      ...(levels === null ? [] : this.#levels(levels, unitsOf(system).energy)),
      ...this.#baths(system, point),
    );
    const energies = (levels ?? []).map(
      (one) => `${vectorText(one, 0)} at ${numberText(one.energy, 4)}`,
    );
    set(this.#svg, { "aria-label": `Energy levels: ${energies.join("; ") || "none"}` });
  }

  #levels(levels: readonly SceneLevel[], unit: string): SVGElement[] {
    const [low, high] = [levels[0]!.energy, levels.at(-1)!.energy];
    const span = high - low || 1;
    const heights = levels.map(({ energy }) => BOTTOM - ((BOTTOM - TOP) * (energy - low)) / span);
    const texts = spread(heights);
    return levels.flatMap((level, k) => {
      const [from, to] = LINE;
      const y = heights[k]!;
      const filled = from + (to - from) * Math.min(1, Math.max(0, level.population));
      const label = px(texts[k]!);
      return [
        svg("path", { class: "level", d: `M${from},${px(y)}H${to}` }),
        svg("path", { class: "population", d: `M${from},${px(y)}H${px(filled)}` }),
        svg("path", { class: "lead", d: `M${to + 3},${px(y)}L${to + 14},${label}` }),
        svg("path", { class: "lead", d: `M${from - 3},${px(y)}L${from - 14},${label}` }),
        svg(
          "text",
          { class: "tick", x: to + 18, y: label, dy: "0.35em" },
          `E = ${numberText(level.energy, 4)}${unit}, p = ${numberText(level.population, 3)}`,
        ),
        svg(
          "text",
          { class: "tick", x: from - 18, y: label, dy: "0.35em", "text-anchor": "end" },
          shortVectorText(level),
        ),
      ];
    });
  }

  #baths(system: SystemInput, point: PointData | null): SVGElement[] {
    const { baths = [] } = system;
    const units = unitsOf(system);
    const most = system.units === undefined ? BATHS.most : BATHS.united;
    const width = Math.min(most, (WIDTH - 12) / Math.max(1, baths.length) - BATHS.gap);
    const all = baths.length * (width + BATHS.gap) - BATHS.gap;
    return baths.flatMap((bath, j) => {
      const left = 0.5 * (WIDTH - all) + j * (width + BATHS.gap);
      const centre = left + 0.5 * width;
      const heat = point?.values[`heatCurrent${j + 1}`] ?? 0;
      const texts = [
        `bath ${j + 1}`,
        `T = ${numberText(bath.temperature, 3)}${units.temperature}${bath.statistics === "fermi" ? `, μ = ${numberText(bath.mu ?? 0, 3)}${units.energy}` : ""}`,
        `J${subscript(j + 1)} = ${Math.abs(heat) < NO_FLOW ? "0" : `${numberText(heat, 3)}${units.heat}`}`,
      ];
      const [tip, tail] =
        heat > 0 ? [BATHS.top - 42, BATHS.top - 6] : [BATHS.top - 6, BATHS.top - 42];
      const sign = heat > 0 ? 1 : -1;
      const arrow = `M${px(centre)},${tail}V${tip + 9 * sign}M${px(centre)},${tip}l-5,${10 * sign}h10Z`;
      return [
        ...(Math.abs(heat) < NO_FLOW ? [] : [svg("path", { class: "flow", d: arrow })]),
        svg("rect", {
          class: "bath",
          x: px(left),
          y: BATHS.top,
          width: px(width),
          height: BATHS.height,
          rx: 6,
        }),
        ...texts.map((text, k) =>
          svg(
            "text",
            {
              class: "tick",
              x: px(centre),
              y: BATHS.top + 17 + 16 * k,
              "text-anchor": "middle",
            },
            text,
          ),
        ),
      ];
    });
  }
}
