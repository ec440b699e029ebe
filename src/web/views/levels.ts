import { type Levels, levels, parameters } from "../../index.js";
import { numberText } from "../../view/labels.js";
import { html, px, set, svg, write } from "../draw/dom.js";
import { termList } from "../draw/term.js";
import type { PointData } from "../messages.js";
import type { WrittenParameters } from "../scene.js";
import { NO_FLOW } from "./lines.js";

const WIDTH = 500;
const HEIGHT = 380;
const TOP = 44;
const BOTTOM = 252;
/** Where the levels |1⟩ … |4⟩ stand, so that no two arrows cross. */
const PLACES = [
  [205, 295],
  [82, 172],
  [328, 418],
  [205, 295],
] as const;
const NAMES = ["|1⟩ = |00⟩", "|2⟩", "|3⟩", "|4⟩ = |11⟩"];
const ENERGIES = ["−ε̄", "−Ω", "Ω", "ε̄"];
/** Labels start or end this far behind the middle of their level, in pixels. */
const LABEL_SHIFT = 4;
/** Arrows shorter than this, in pixels, are left out. */
const LEAST_GAP = 9;
/** A bath's box: its width, half its height, and where its middle is. */
const BATH = { width: 84, half: 36, top: 346 } as const;

/** Heights of the levels in pixels, from the top. */
function heights({ energies }: Levels): number[] {
  const most = Math.max(...energies) || 1;
  return energies.map((energy) => 0.5 * (TOP + BOTTOM) - (0.5 * (BOTTOM - TOP) * energy) / most);
}

/** Populations of the energy levels, Eq. (13): the diagonal of ρ in their basis. */
function populations({ rho: { re } }: PointData, { theta }: Levels): number[] {
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
  /** Transitions, levels with populations, baths with currents; each redrawn when its texts change. */
  readonly #parts = [svg("g"), svg("g"), svg("g")];
  readonly #drawn = ["", "", ""];
  readonly #values = {
    plus: html("span"),
    minus: html("span"),
    theta: html("span"),
    omega: html("span"),
  };

  constructor() {
    this.#svg.append(...this.#parts);
    this.node.append(
      this.#svg,
      termList([
        {
          sign: "ε₊",
          text: this.#values.plus,
          look: "plus",
          meaning:
            "Frequency of the transitions with the solid arrows: ε̄ + Ω. Both baths drive them.",
        },
        {
          sign: "ε₋",
          text: this.#values.minus,
          look: "minus",
          meaning:
            "Frequency of the transitions with the dashed arrows: ε̄ − Ω in weak coupling, κ < 2√(ε₁ε₂), and for fermions; Ω − ε̄ in strong coupling.",
        },
        {
          sign: "|2⟩, |3⟩",
          text: "mix |01⟩ and |10⟩",
          meaning:
            "The entangled eigenstates of H: |2⟩ = cos θ |01⟩ − sin θ |10⟩ with the energy −Ω, |3⟩ = sin θ |01⟩ + cos θ |10⟩ with Ω. |1⟩ = |00⟩ and |4⟩ = |11⟩ are products.",
        },
        {
          sign: "θ",
          text: this.#values.theta,
          meaning:
            "The angle of mixing, ½ atan2(κ, −Δε): 45° for equal qubits, where |2⟩ and |3⟩ are Bell states; near 0 or 90° they are products.",
        },
        {
          sign: "Ω",
          text: this.#values.omega,
          meaning: "½ √(Δε² + κ²): half of what |3⟩ and |2⟩ are apart.",
        },
        {
          sign: "p",
          text: "filled part",
          meaning:
            "Population of a level, ⟨k|ρ|k⟩: the part of its line that is filled. The four make 1.",
        },
        {
          sign: "J₂, N₂",
          text: "from the giving bath",
          meaning:
            "What flows from bath 2 to bath 1: heat J₂, and particles or, of bosons, excitations N₂. The arrows start at the bath that gives; nothing flows without one.",
        },
      ]),
    );
  }

  show(base: WrittenParameters, point: PointData | null): void {
    const scheme = levels(base);
    const y = heights(scheme);
    const shares = point === null ? null : populations(point, scheme);
    this.#part(0, y, () => this.#transitions(scheme, y));
    this.#part(1, [y, shares?.map(shareText)], () => this.#levels(y, shares));
    this.#showValues(scheme);
    const { temperature, mu, statistics } = parameters(base);
    const flows = point === null ? [] : flowsOf(statistics, point);
    this.#part(2, [temperature, mu, statistics, flows.map(flowText)], () => [
      ...bath(0, base),
      ...bath(1, base),
      ...flows.flatMap((flow, k) => flowArrow(flow, k - 0.5 * (flows.length - 1))),
    ]);
    const energies = scheme.energies.map((one) => numberText(one, 3)).join(", ");
    const currents = flows.map((flow) => `${flowText(flow)} from bath 2`);
    set(this.#svg, {
      "aria-label": `Energy levels at ${energies}, ${scheme.strong ? "strong" : "weak"} coupling; ${currents.join("; ")}`,
    });
  }

  #showValues({ theta, energies, transitions }: Levels): void {
    const frequency = (name: "plus" | "minus") =>
      transitions.find(({ branch }) => branch === name)!.frequency;
    for (const name of ["plus", "minus"] as const) {
      write(this.#values[name], `= ${numberText(frequency(name), 4)}`);
    }
    write(this.#values.theta, `= ${numberText((180 * theta) / Math.PI, 4)}°`);
    write(this.#values.omega, `= ${numberText(energies[2]!, 4)}`);
  }

  #part(k: number, key: unknown, draw: () => SVGElement[]): void {
    const text = JSON.stringify(key);
    if (text === this.#drawn[k]) return;
    this.#drawn[k] = text;
    this.#parts[k]!.replaceChildren(...draw());
  }

  #levels(y: readonly number[], shares: readonly number[] | null): SVGElement[] {
    return PLACES.flatMap(([from, to], k) => {
      const share = shares?.[k] ?? 0;
      const level = y[k]!;
      const filled = from + (to - from) * Math.min(1, Math.max(0, share));
      // The upper two have their labels above, the lower two below, away from their arrows.
      const first = level + (k >= 2 ? -25 : 21);
      const centred = {
        x: 0.5 * (from + to) + (k % 2 === 1 ? LABEL_SHIFT : -LABEL_SHIFT),
        "text-anchor": k % 2 === 1 ? "end" : "start",
      };
      const detail = shares === null ? ENERGIES[k]! : `${ENERGIES[k]}, p = ${shareText(share)}`;
      return [
        svg("path", { class: "level", d: `M${from},${px(level)}H${to}` }),
        svg("path", { class: "population", d: `M${from},${px(level)}H${px(filled)}` }),
        svg("text", { class: "tick haloed", y: px(first), ...centred }, NAMES[k]!),
        svg("text", { class: "tick faint haloed", y: px(first + 16), ...centred }, detail),
      ];
    });
  }

  #transitions({ transitions }: Levels, y: readonly number[]): SVGElement[] {
    const centre = (k: number) => 0.5 * (PLACES[k]![0] + PLACES[k]![1]);
    return transitions.flatMap(({ lower, upper, branch }) => {
      const [a, b] = [lower - 1, upper - 1];
      const [y1, y2] = [y[a]! - 3, y[b]! + 3];
      if (y1 - y2 < LEAST_GAP) return [];
      // Towards each other, so that the arrows meet the levels beside their middles.
      const shift = 14 * Math.sign(centre(b) - centre(a));
      const d = doubleArrow(centre(a) + shift, y1, centre(b) - shift, y2);
      return [svg("path", { class: `transition ${branch}`, d })];
    });
  }
}

function shareText(share: number): string {
  return numberText(share, 3);
}

/** A current from bath 2 to bath 1, where it is positive. */
interface Flow {
  readonly name: string;
  readonly value: number;
}

function flowsOf(statistics: string, { values }: PointData): Flow[] {
  const [heat, particles] = [values["heatCurrent2"] ?? 0, values["particleCurrent2"] ?? 0];
  return [
    { name: "heat J₂", value: heat },
    { name: `${statistics === "bose" ? "excitations" : "particles"} N₂`, value: particles },
  ];
}

function flowText(flow: Flow): string {
  return `${flow.name} = ${isZero(flow) ? "0" : numberText(flow.value, 4)}`;
}

function isZero({ value }: Flow): boolean {
  return Math.abs(value) < NO_FLOW;
}

/** An arrow from the giving bath to the taking one. */
function flowArrow(flow: Flow, place: number): SVGElement[] {
  const y = BATH.top + 4 + 30 * place;
  const [left, right] = [BATH.width + 14, WIDTH - BATH.width - 14];
  const [from, to] = flow.value >= 0 ? [right, left] : [left, right];
  const sign = Math.sign(to - from);
  const d = `M${from},${px(y)}H${to - sign * 9}M${to},${px(y)}l${-sign * 10},5v-10Z`;
  return [
    // Nothing flows: no direction either.
    ...(isZero(flow) ? [] : [svg("path", { class: "flow", d })]),
    svg(
      "text",
      { class: "tick", x: WIDTH / 2, y: px(y - 6), "text-anchor": "middle" },
      flowText(flow),
    ),
  ];
}

/** A bath with its temperature, and its chemical potential where it has one. */
function bath(j: 0 | 1, base: WrittenParameters): SVGElement[] {
  const { temperature, mu, statistics } = parameters(base);
  const left = j === 0 ? 6 : WIDTH - 6 - BATH.width;
  const lines = [`bath ${j + 1}`, `T = ${numberText(temperature[j], 3)}`];
  if (statistics === "fermi") lines.push(`μ = ${numberText(mu[j], 3)}`);
  const centred = { x: left + 0.5 * BATH.width, "text-anchor": "middle" };
  return [
    svg("rect", {
      class: "bath",
      x: left,
      y: BATH.top - BATH.half,
      width: BATH.width,
      height: 2 * BATH.half - 4,
      rx: 6,
    }),
    ...lines.map((text, k) =>
      svg("text", { class: "tick", y: BATH.top - 14 + 17 * k, ...centred }, text),
    ),
  ];
}
