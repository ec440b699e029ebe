import type { Solution } from "../../index.js";
import { numberText } from "../../view/labels.js";
import { html } from "../draw/dom.js";

/** One line: sign, name, value. */
interface Line {
  readonly sign: string;
  readonly name: string;
  value(solution: Solution): number;
}

const LINES: readonly Line[] = [
  { sign: "C", name: "concurrence", value: ({ concurrence }) => concurrence },
  { sign: "ℐ₂", name: "CHSH violation, Eq. (5)", value: ({ i2 }) => i2 },
  { sign: "ℐ₃", name: "I₃₃₂₂ violation, Eq. (8)", value: ({ i3 }) => i3 },
  { sign: "CHSH", name: "maximum; local up to 2", value: ({ chsh }) => chsh },
  { sign: "I₃₃₂₂", name: "maximum; local up to 4", value: ({ i3322 }) => i3322 },
  { sign: "I₃₃₂₂ ≤", name: "rigorous bound", value: ({ i3322Bound }) => i3322Bound },
  { sign: "J₁", name: "heat current from bath 1", value: ({ heatCurrent }) => heatCurrent[0] },
  { sign: "J₂", name: "heat current from bath 2", value: ({ heatCurrent }) => heatCurrent[1] },
  {
    sign: "N₂",
    name: "particle current from bath 2",
    value: ({ particleCurrent }) => particleCurrent[1],
  },
  { sign: "σ", name: "entropy production rate", value: (one) => one.entropyProduction },
  { sign: "λ", name: "smallest eigenvalue of ρ", value: ({ minEigenvalue }) => minEigenvalue },
  { sign: "r", name: "residual of the steady state", value: ({ residual }) => residual },
];

/** What the flags mean. */
const FLAGS: Readonly<Record<Solution["flags"][number], string>> = {
  "not-positive": "ρ has a negative eigenvalue: outside the theory’s domain",
  "second-law": "the entropy production is negative: outside the theory’s domain",
  "entropy-production-infinite": "heat flows to or from a bath at zero temperature: σ is infinite",
  "strong-damping": "a bath relaxes a transition faster than it turns: the coupling is not weak",
};

/** Milliseconds without a change after which the numbers are read out. */
const QUIET = 700;

/** All numbers of a point, and its flags. */
export class Readout {
  readonly node: HTMLElement;
  readonly #cells: readonly HTMLElement[];
  readonly #flags = html("ul", { class: "flags", "aria-label": "Flags" });
  readonly #spoken = html("p", { class: "spoken", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const rows = LINES.map(({ sign, name }) => {
      const cell = html("td", {}, "…");
      const head = html("th", { scope: "row" }, html("b", {}, sign), ` ${name}`);
      return { row: html("tr", {}, head, cell), cell };
    });
    this.#cells = rows.map(({ cell }) => cell);
    const body = html("tbody", {}, ...rows.map(({ row }) => row));
    this.node = html(
      "div",
      { class: "readout" },
      html("table", {}, body),
      this.#flags,
      this.#spoken,
    );
  }

  /** Shows the numbers of a point; null: it has none. */
  show(solution: Solution | null): void {
    LINES.forEach(({ value }, k) => {
      const text = solution === null ? "none" : numberText(value(solution));
      const cell = this.#cells[k]!;
      if (cell.textContent !== text) cell.textContent = text;
    });
    const flags = solution?.flags ?? [];
    const key = flags.join();
    if (this.#flags.dataset["key"] !== key) {
      this.#flags.dataset["key"] = key;
      this.#flags.replaceChildren(
        ...flags.map((flag) => html("li", {}, html("b", {}, flag), ` ${FLAGS[flag]}`)),
      );
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(solution), QUIET);
  }

  /** For those who hear the page: once the sliders rest. */
  #say(solution: Solution | null): void {
    const text =
      solution === null
        ? "No steady state."
        : `Concurrence ${numberText(solution.concurrence, 3)}, I2 ${numberText(solution.i2, 3)}, I3 ${numberText(solution.i3, 3)}.`;
    if (this.#spoken.textContent !== text) this.#spoken.textContent = text;
  }
}
