import { type Levels, levels, parameters, type Solution } from "../../index.js";
import { html, px, set, svg } from "../draw/dom.js";
import { numberText } from "../labels.js";
import type { Settings } from "../state.js";

const WIDTH = 460;
const HEIGHT = 330;
const TOP = 34;
const BOTTOM = 268;
/** Where the levels |1⟩ … |4⟩ stand, so that no two arrows cross. */
const PLACES = [
  [190, 270],
  [104, 184],
  [276, 356],
  [190, 270],
] as const;
const NAMES = ["|1⟩ = |00⟩", "|2⟩", "|3⟩", "|4⟩ = |11⟩"];
const ENERGIES = ["−ε̄", "−Ω", "Ω", "ε̄"];
/** Levels are at least this far apart in the drawing, in pixels, where their energies differ less. */
const LEAST_GAP = 15;
/** Half the height of a bath's box, its width, and the widest arrow of a current. */
const BATH = { width: 74, half: 34, top: 296 } as const;

/** Heights of the levels in pixels, from the top. */
function heights({ energies }: Levels): number[] {
  const most = Math.max(...energies) || 1;
  return energies.map((energy) => 0.5 * (TOP + BOTTOM) - (0.5 * (BOTTOM - TOP) * energy) / most);
}

/** Populations of the energy levels, Eq. (13): the diagonal of ρ in their basis. */
function populations({ rho: { re } }: Solution, { theta }: Levels): number[] {
  const [s, c] = [Math.sin(theta), Math.cos(theta)];
  const [p01, p10, coherence] = [re[5]!, re[10]!, re[6]!];
  return [
    re[0]!,
    c * c * p01 + s * s * p10 - 2 * s * c * coherence,
    s * s * p01 + c * c * p10 + 2 * s * c * coherence,
    re[15]!,
  ];
}

/** An arrow with a head of its own at each end. */
function doubleArrow(x1: number, y1: number, x2: number, y2: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = (x: number, y: number, sign: number) =>
    `M${px(x)},${px(y)}L${px(x - sign * 8 * ux - 3.2 * uy)},${px(y - sign * 8 * uy + 3.2 * ux)}` +
    `L${px(x - sign * 8 * ux + 3.2 * uy)},${px(y - sign * 8 * uy - 3.2 * ux)}Z`;
  return `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}${head(x2, y2, 1)}${head(x1, y1, -1)}`;
}

/** Levels with populations, transitions, and the currents between the baths. */
export class LevelsPicture {
  readonly node = html("div", { class: "levels" });
  readonly #svg = svg("svg", {
    class: "picture",
    role: "img",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
  });

  constructor() {
    this.node.append(this.#svg);
  }

  show(settings: Settings, solution: Solution | null): void {
    const scheme = levels(settings);
    const y = heights(scheme);
    this.#svg.replaceChildren(
      ...this.#transitions(scheme, y),
      ...this.#levels(scheme, y, solution),
      ...this.#currents(settings, solution),
    );
    const flow =
      solution === null
        ? ""
        : ` Heat current from bath 2 to bath 1: ${numberText(solution.heatCurrent[1], 3)}.`;
    set(this.#svg, {
      "aria-label": `Energy levels at ${scheme.energies.map((one) => numberText(one, 3)).join(", ")}, ${scheme.strong ? "strong" : "weak"} coupling.${flow}`,
    });
  }

  #levels(scheme: Levels, y: readonly number[], solution: Solution | null): SVGElement[] {
    const shares = solution === null ? null : populations(solution, scheme);
    return PLACES.flatMap(([from, to], k) => {
      const share = shares?.[k] ?? 0;
      const level = y[k]!;
      const filled = from + (to - from) * Math.min(1, Math.max(0, share));
      const outside = k === 1 || k === 2;
      const [x, anchor] =
        k === 1 ? [from - 7, "end"] : k === 2 ? [to + 7, "start"] : [0.5 * (from + to), "middle"];
      const above = k === 3;
      const text = (line: number) =>
        outside ? level + 14 * line - 3 : above ? level - 24 + 14 * line : level + 16 + 14 * line;
      return [
        svg("path", { class: "level", d: `M${from},${px(level)}H${to}` }),
        svg("path", { class: "population", d: `M${from},${px(level)}H${px(filled)}` }),
        svg("text", { class: "tick", x, y: px(text(0)), "text-anchor": anchor }, `${NAMES[k]}`),
        svg(
          "text",
          { class: "tick faint", x, y: px(text(1)), "text-anchor": anchor },
          shares === null ? ENERGIES[k]! : `${ENERGIES[k]}, p = ${numberText(share, 3)}`,
        ),
      ];
    });
  }

  #transitions({ transitions }: Levels, y: readonly number[]): SVGElement[] {
    const centre = (k: number) => 0.5 * (PLACES[k]![0] + PLACES[k]![1]);
    return transitions.flatMap(({ lower, upper, branch }) => {
      const [a, b] = [lower - 1, upper - 1];
      const [y1, y2] = [y[a]! - 3, y[b]! + 3];
      if (y1 - y2 < LEAST_GAP - 6) return [];
      // Towards each other, so that the arrows meet the levels beside their middles.
      const shift = 14 * Math.sign(centre(b) - centre(a));
      const d = doubleArrow(centre(a) + shift, y1, centre(b) - shift, y2);
      return [svg("path", { class: `transition ${branch}`, d })];
    });
  }

  #currents(settings: Settings, solution: Solution | null): SVGElement[] {
    const { temperature, mu, statistics } = parameters(settings);
    const bath = (j: 0 | 1) => {
      const left = j === 0 ? 6 : WIDTH - 6 - BATH.width;
      const x = left + 0.5 * BATH.width;
      const lines = [`bath ${j + 1}`, `T = ${numberText(temperature[j], 3)}`];
      if (statistics === "fermi") lines.push(`μ = ${numberText(mu[j], 3)}`);
      return [
        svg("rect", {
          class: `bath b${j}`,
          x: left,
          y: BATH.top - BATH.half,
          width: BATH.width,
          height: 2 * BATH.half - 4,
          rx: 6,
        }),
        ...lines.map((text, k) =>
          svg(
            "text",
            { class: "tick", x, y: BATH.top - 14 + 16 * k, "text-anchor": "middle" },
            text,
          ),
        ),
      ];
    };
    return [...bath(0), ...bath(1), ...(solution === null ? [] : this.#flow(settings, solution))];
  }

  /** Arrows from the giving bath to the taking one: heat, and particles of fermions. */
  #flow({ statistics }: Settings, { heatCurrent, particleCurrent }: Solution): SVGElement[] {
    const flows: [string, number][] = [["heat", heatCurrent[1]]];
    if (statistics === "fermi") flows.push(["particles", particleCurrent[1]]);
    const [left, right] = [BATH.width + 14, WIDTH - BATH.width - 14];
    return flows.flatMap(([name, value], k) => {
      const y = BATH.top + 2 + 28 * (k - 0.5 * (flows.length - 1));
      const [from, to] = value >= 0 ? [right, left] : [left, right];
      const sign = Math.sign(to - from);
      const d = `M${from},${px(y)}H${to - sign * 9}M${to},${px(y)}l${-sign * 10},5v-10Z`;
      const text = `${name} ${numberText(Math.abs(value), 4)}`;
      return [
        svg("path", { class: `flow${value === 0 ? " none" : ""}`, d }),
        svg("text", { class: "tick", x: WIDTH / 2, y: px(y - 6), "text-anchor": "middle" }, text),
      ];
    });
  }
}
