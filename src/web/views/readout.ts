import { type Flag, isSystem, type UnitsInput } from "../../index.js";
import { numberText, powerOf } from "../../view/labels.js";
import { unitSign } from "../../view/units.js";
import { html, write } from "../draw/dom.js";
import { term } from "../draw/term.js";
import type { PointData } from "../messages.js";
import type { SceneBase } from "../scene.js";
import { type Line, linesOf, NO_FLOW } from "./lines.js";

/** What the flags mean. */
const FLAGS: Readonly<Record<Flag, string>> = {
  "not-positive": "ρ has a negative eigenvalue: outside the theory’s domain",
  "second-law": "the entropy production is negative: outside the theory’s domain",
  "entropy-production-infinite": "heat flows to or from a bath at zero temperature: σ is infinite",
  "strong-damping": "a bath relaxes a transition faster than it turns: the coupling is not weak",
  "faint-current": "a current is so far below its rates that rounding leaves few digits of it",
};

/** What every state has. */
const FIRST = ["concurrence", "i2", "i3", "chsh", "i3322", "i3322Bound"];

/** Milliseconds without a change after which the numbers are read out. */
const QUIET = 700;

/** A number as it is read: null is infinite, and a current that is rounding is none. */
function valueText(name: string, value: number | null, units: UnitsInput | undefined): string {
  const none = /Current\d$/.test(name) && Math.abs(value ?? Infinity) < NO_FLOW;
  const number = none ? "0" : numberText(value ?? Infinity);
  const unit = units === undefined ? "" : unitSign(name, powerOf(name), units);
  return unit === "" ? number : `${number} ${unit}`;
}

/** All numbers of a point, and its flags. */
export class Readout {
  readonly node: HTMLElement;
  readonly #first = html("tbody");
  readonly #further = html("tbody");
  readonly #fold: HTMLDetailsElement;
  #cells = new Map<string, HTMLElement>();
  #built = "";
  readonly #flags = html("ul", { class: "flags", "aria-label": "Flags" });
  readonly #spoken = html("p", { class: "spoken", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#fold = html(
      "details",
      { class: "fold" },
      html("summary", {}, "More measures of the state"),
      html("table", {}, this.#further),
    );
    this.node = html(
      "div",
      { class: "readout" },
      html("table", {}, this.#first),
      this.#fold,
      this.#flags,
      this.#spoken,
    );
  }

  #build(names: readonly string[], base: SceneBase | null): void {
    const lines = linesOf(names, base);
    const key = [...lines.first, ...lines.further].map(({ text }) => text).join();
    if (key === this.#built) return;
    this.#built = key;
    this.#cells = new Map();
    const row = ({ name, sign, text, meaning }: Line) => {
      const cell = html("td", {}, "…");
      this.#cells.set(name, cell);
      return html("tr", {}, html("th", { scope: "row" }, term(sign, meaning), ` ${text}`), cell);
    };
    this.#first.replaceChildren(...lines.first.map(row));
    this.#further.replaceChildren(...lines.further.map(row));
  }

  /** Shows the numbers of a point of a model, in its units; null: it has none. Of a state that was given, without a model, all are in sight. */
  show(point: PointData | null, base: SceneBase | null): void {
    // A point without a state has lines all the same.
    const names = point === null ? FIRST : Object.keys(point.values).sort();
    if (point !== null || this.#built === "") this.#build(names, base);
    if (base === null) this.#fold.open = true;
    const units = base !== null && isSystem(base) ? base.units : undefined;
    for (const [name, cell] of this.#cells) {
      const value = point?.values[name];
      write(cell, value === undefined ? "none" : valueText(name, value, units));
    }
    const flags = point?.flags ?? [];
    const key = flags.join();
    if (this.#flags.dataset["key"] !== key) {
      this.#flags.dataset["key"] = key;
      this.#flags.replaceChildren(
        ...flags.map((flag) => html("li", {}, html("b", {}, flag), ` ${FLAGS[flag]}`)),
      );
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(point), QUIET);
  }

  /** For those who hear the page: once the sliders rest. */
  #say(point: PointData | null): void {
    const number = (name: string) => numberText(point!.values[name] ?? Number.NaN, 3);
    const text =
      point === null
        ? "No steady state."
        : `Concurrence ${number("concurrence")}, I2 ${number("i2")}, I3 ${number("i3")}.`;
    write(this.#spoken, text);
  }
}
