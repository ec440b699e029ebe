// Choices and number fields of the pictures.

import type { Side, Varying } from "../../view/view.js";
import { html, write } from "../draw/dom.js";
import { DRAWABLE, drawable, WIDE_ENOUGH, wideEnough } from "../drawable.js";
import type { SceneBase } from "../scene.js";
import { type AnyInfo, infoOf } from "../subject.js";

/** An option: its value, its text, and the heading that it stands under. */
export type Option<T extends string> = readonly [value: T, text: string, group?: string];

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
  show(options: readonly Option<T>[], value: T): void {
    const key = JSON.stringify(options);
    if (key !== this.#options) {
      this.#options = key;
      const groups = new Map<string, HTMLOptGroupElement>();
      const nodes: HTMLElement[] = [];
      for (const [name, text, group] of options) {
        const option = html("option", { value: name }, text);
        if (group === undefined) nodes.push(option);
        else {
          const own = groups.get(group) ?? html("optgroup", { label: group });
          if (!groups.has(group)) nodes.push(own);
          groups.set(group, own);
          own.append(option);
        }
      }
      this.#select.replaceChildren(...nodes);
    }
    this.#select.value = value;
  }
}

const counter = { fields: 0 };

/** A number with its label; `change` hears of legal ones only, and what is refused is said beside it. */
export class NumberField {
  readonly node: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #complaint: HTMLElement;

  constructor(label: string, change: (value: number) => string | null) {
    const id = `field-${counter.fields++}`;
    this.#input = html("input", {
      type: "number",
      step: "any",
      inputmode: "decimal",
      "aria-describedby": id,
    });
    this.#complaint = html("span", { id, class: "refusal" });
    this.#input.addEventListener("change", () => {
      const value = this.#input.valueAsNumber;
      this.#complain(drawable(value) ? change(value) : `Allowed: ${DRAWABLE}.`);
    });
    const field = html("label", { class: "field" }, html("span", {}, label), this.#input);
    this.node = html("span", { class: "checked" }, field, this.#complaint);
  }

  #complain(text: string | null): void {
    if (text === null) this.#input.removeAttribute("aria-invalid");
    else this.#input.setAttribute("aria-invalid", "true");
    write(this.#complaint, text ?? "");
  }

  show(value: number): void {
    if (this.#input.ownerDocument.activeElement === this.#input) return;
    this.#input.value = String(value);
    this.#complain(null);
  }
}

/** Which parameter runs along a side, and from where to where. */
export class SideFields {
  readonly nodes: readonly HTMLElement[];
  readonly #parameter: Choice<Varying>;
  readonly #from: NumberField;
  readonly #to: NumberField;
  #side: Side = { parameter: "kappa", range: [0, 1] };
  #base: SceneBase | null = null;

  constructor(label: string, change: (side: Side) => void) {
    this.#parameter = new Choice<Varying>(label, (parameter) => {
      const { axis, range } = infoOf(this.#base!, parameter);
      change({ parameter, range: axis ?? range(this.#base!) });
    });
    const end = (which: 0 | 1) => (value: number) => {
      const range: [number, number] = [...this.#side.range];
      range[which] = value;
      if (!(range[0] < range[1])) return "The first end must be below the second.";
      if (!wideEnough(range[0], range[1])) return `Allowed: ${WIDE_ENOUGH}.`;
      if (this.#side.parameter === "time" && range[0] < 0) return "Allowed: times of 0 or more.";
      change({ ...this.#side, range });
      return null;
    };
    this.#from = new NumberField("from", end(0));
    this.#to = new NumberField("to", end(1));
    // The ends stay together where the line is short.
    const ends = html("span", { class: "ends" }, this.#from.node, this.#to.node);
    this.nodes = [this.#parameter.node, ends];
  }

  /** Shows a side, of those that are offered; `taken` is a parameter that is not. */
  show(side: Side, base: SceneBase, offered: readonly AnyInfo[], taken?: string): void {
    this.#side = side;
    this.#base = base;
    const options = offered
      .filter(({ name }) => name !== taken)
      .map(({ name, sign, brief, group }): Option<Varying> => {
        const text = `${sign} ${brief}`.trim();
        return group === undefined ? [name, text] : [name, text, group];
      });
    this.#parameter.show(options, side.parameter);
    this.#from.show(side.range[0]);
    this.#to.show(side.range[1]);
  }
}
