import { parameterValue } from "../../index.js";
import { html, set } from "../draw/dom.js";
import type { ParameterInfo } from "../parameters.js";
import type { WrittenParameters } from "../scene.js";

/** Digits of a number that a slider has put there. */
const DIGITS = 12;

/** A slider with a number field for one parameter. */
export class Slider {
  readonly node: HTMLElement;
  readonly #info: ParameterInfo;
  readonly #range: HTMLInputElement;
  readonly #number: HTMLInputElement;

  constructor(info: ParameterInfo, change: (value: number) => void) {
    this.#info = info;
    const id = `p-${info.name.replace(".", "-")}`;
    const step = { step: "any" };
    this.#range = html("input", { type: "range", id, step: info.step });
    this.#number = html("input", {
      type: "number",
      ...step,
      inputmode: "decimal",
      "aria-label": `${info.label} ${info.sign}, as a number`,
    });
    this.#range.addEventListener("input", () => change(Number(this.#range.value)));
    this.#number.addEventListener("input", () => {
      const value = this.#number.valueAsNumber;
      const [low, high] = this.#limits;
      const valid = value >= low && value <= high;
      this.#number.setAttribute("aria-invalid", String(!valid));
      this.#shown = "";
      this.#number.setCustomValidity(valid ? "" : `Allowed: ${low} to ${high}.`);
      if (valid) change(value);
      else this.#number.reportValidity();
    });
    this.node = html(
      "div",
      { class: "slider" },
      html("label", { for: id }, html("span", { class: "sign" }, info.sign), ` ${info.label}`),
      this.#range,
      this.#number,
    );
  }

  #limits: readonly [number, number] = [0, 1];
  #shown = "";

  /** Shows the value that the base have. */
  show(base: WrittenParameters): void {
    const value = parameterValue(base, this.#info.name);
    const [low, high] = this.#info.range(base);
    // A preset or an address may lie beyond the slider's usual ends.
    this.#limits = [Math.min(low, value), Math.max(high, value)];
    const key = [value, ...this.#limits].join();
    if (key === this.#shown) return;
    this.#shown = key;
    set(this.#range, { min: this.#limits[0], max: this.#limits[1] });
    this.#range.value = String(value);
    const text = String(Number(value.toPrecision(DIGITS)));
    const typing = this.#number.ownerDocument.activeElement === this.#number;
    if (!typing || this.#number.valueAsNumber !== Number(text)) this.#number.value = text;
    this.#number.removeAttribute("aria-invalid");
    this.#number.setCustomValidity("");
  }
}
