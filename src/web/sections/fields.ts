// Choices and number fields of the pictures.

import type { ParameterPath, Statistics } from "../../index.js";
import type { Side } from "../../view/view.js";
import { html } from "../draw/dom.js";
import {
  DRAWABLE,
  drawable,
  infoOf,
  parametersOf,
  WIDE_ENOUGH,
  wideEnough,
} from "../parameters.js";
import type { WrittenParameters } from "../scene.js";

/** A choice with its label. */
export class Choice<T extends string> {
  readonly node: HTMLLabelElement;
  readonly #select: HTMLSelectElement;
  #options = "";

  constructor(label: string, change: (value: T) => void) {
    this.#select = html("select");
    this.#select.addEventListener("change", () => change(this.#select.value as T));
    this.node = html("label", { class: "field" }, html("span", {}, label), this.#select);
  }

  /** Offers options and shows the one that is chosen. */
  show(options: readonly (readonly [T, string])[], value: T): void {
    const key = JSON.stringify(options);
    if (key !== this.#options) {
      this.#options = key;
      this.#select.replaceChildren(
        ...options.map(([name, text]) => html("option", { value: name }, text)),
      );
    }
    this.#select.value = value;
  }
}

/** A number with its label; `change` hears of legal ones only. */
export class NumberField {
  readonly node: HTMLLabelElement;
  readonly #input: HTMLInputElement;

  constructor(label: string, change: (value: number) => string | null) {
    this.#input = html("input", { type: "number", step: "any", inputmode: "decimal" });
    this.#input.addEventListener("change", () => {
      const value = this.#input.valueAsNumber;
      const complaint = drawable(value) ? change(value) : `Allowed: ${DRAWABLE}.`;
      this.#input.setCustomValidity(complaint ?? "");
      this.#input.setAttribute("aria-invalid", String(complaint !== null));
      if (complaint !== null) this.#input.reportValidity();
    });
    this.node = html("label", { class: "field" }, html("span", {}, label), this.#input);
  }

  show(value: number): void {
    if (this.#input.ownerDocument.activeElement === this.#input) return;
    this.#input.value = String(value);
    this.#input.setCustomValidity("");
    this.#input.removeAttribute("aria-invalid");
  }
}

/** Which parameter runs along a side, and from where to where. */
export class SideFields {
  readonly nodes: readonly HTMLElement[];
  readonly #parameter: Choice<ParameterPath>;
  readonly #from: NumberField;
  readonly #to: NumberField;
  #side: Side = { parameter: "kappa", range: [0, 1] };
  #base: WrittenParameters | null = null;

  constructor(label: string, change: (side: Side) => void) {
    this.#parameter = new Choice<ParameterPath>(label, (parameter) => {
      const { axis, range } = infoOf(parameter);
      change({ parameter, range: axis ?? range(this.#base!) });
    });
    const end = (which: 0 | 1) => (value: number) => {
      const range: [number, number] = [...this.#side.range];
      range[which] = value;
      if (!(range[0] < range[1])) return "The first end must be below the second.";
      if (!wideEnough(range[0], range[1])) return `Allowed: ${WIDE_ENOUGH}.`;
      change({ ...this.#side, range });
      return null;
    };
    this.#from = new NumberField("from", end(0));
    this.#to = new NumberField("to", end(1));
    // The ends stay together where the line is short.
    const ends = html("span", { class: "ends" }, this.#from.node, this.#to.node);
    this.nodes = [this.#parameter.node, ends];
  }

  /** Shows a side; `taken` is a parameter that is not offered. */
  show(side: Side, base: WrittenParameters, taken?: string): void {
    this.#side = side;
    this.#base = base;
    const options = offered(base.statistics).filter(([name]) => name !== taken);
    this.#parameter.show(options, side.parameter);
    this.#from.show(side.range[0]);
    this.#to.show(side.range[1]);
  }
}

function offered(statistics: Statistics): (readonly [ParameterPath, string])[] {
  return parametersOf(statistics).map(({ name, sign, brief }) => [name, `${sign} ${brief}`]);
}
