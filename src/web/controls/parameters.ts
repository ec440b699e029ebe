import { type ParameterPath, parameterValue, type Statistics, withParameter } from "../../index.js";
import { html } from "../draw/dom.js";
import { infoOf, PARAMETERS, parametersOf } from "../parameters.js";
import type { WrittenParameters } from "../scene.js";
import { Slider } from "./slider.js";

/** Differences that end where a member of their pair reaches zero. */
const BOUND: readonly ParameterPath[] = [
  "epsilon.difference",
  "temperature.difference",
  "gamma.difference",
];

/** The base with one parameter moved; differences follow where their means leave them no room. */
export function moved(
  base: WrittenParameters,
  parameter: ParameterPath,
  value: number,
): WrittenParameters {
  const next = withParameter(base, parameter, value);
  const difference = BOUND.find((path) => path === parameter.replace(/mean$/, "difference"));
  if (difference === undefined || difference === parameter) return next;
  const now = parameterValue(next, difference);
  const [low, high] = infoOf(difference).range(next);
  const kept = Math.min(high, Math.max(low, now));
  return kept === now ? next : withParameter(next, difference, kept);
}

/** The choice of the baths and a slider for every parameter. */
export class ParameterControls {
  readonly node: HTMLElement;
  readonly #sliders: ReadonlyMap<ParameterPath, Slider>;
  readonly #choices: readonly HTMLInputElement[];

  constructor(
    change: (parameter: ParameterPath, value: number) => void,
    choose: (statistics: Statistics) => void,
  ) {
    this.#sliders = new Map(
      PARAMETERS.map((info) => [info.name, new Slider(info, (value) => change(info.name, value))]),
    );
    const choice = (statistics: Statistics, text: string) => {
      const input = html("input", { type: "radio", name: "statistics", value: statistics });
      input.addEventListener("change", () => choose(statistics));
      return { input, label: html("label", {}, input, ` ${text}`) };
    };
    const choices = [choice("bose", "bosons"), choice("fermi", "fermions")];
    this.#choices = choices.map(({ input }) => input);
    this.node = html(
      "div",
      { class: "parameters" },
      html(
        "fieldset",
        { class: "baths" },
        html("legend", {}, "Baths of"),
        ...choices.map(({ label }) => label),
      ),
      ...[...this.#sliders.values()].map(({ node }) => node),
    );
  }

  show(base: WrittenParameters): void {
    const legal = parametersOf(base.statistics).map(({ name }) => name);
    for (const [name, slider] of this.#sliders) {
      slider.node.hidden = !legal.includes(name);
      slider.show(base);
    }
    for (const input of this.#choices) input.checked = input.value === base.statistics;
  }
}
