import { isSystem, type Statistics } from "../../index.js";
import { TIME, type Varying } from "../../view/view.js";
import { html, set } from "../draw/dom.js";
import { type Scene, timesOf } from "../scene.js";
import { type AnyInfo, infoOf, parametersOf, valueAt } from "../subject.js";
import { Slider } from "./slider.js";

/** What the controls do. */
export interface ParameterActions {
  /** Moves a number, or time; what the model refuses is said in words. */
  change(name: Varying, value: number): string | null;
  choose(statistics: Statistics): void;
  play(info: AnyInfo): void;
  /** Shows the steady state instead of a time. */
  rest(): void;
}

/** Sliders under their headings. */
function grouped(infos: readonly AnyInfo[], nodes: readonly HTMLElement[]): HTMLElement[] {
  const found: HTMLElement[] = [];
  infos.forEach(({ group }, k) => {
    if (group !== undefined && group !== infos[k - 1]?.group) {
      found.push(html("h3", {}, group));
    }
    found.push(nodes[k]!);
  });
  return found;
}

/** The choice of the baths and a slider for every number of the model. */
export class ParameterControls {
  readonly node: HTMLElement;
  readonly #actions: ParameterActions;
  readonly #sliders = new Map<Varying, Slider>();
  readonly #choices: readonly HTMLInputElement[];
  readonly #baths: HTMLElement;
  readonly #list = html("div", { class: "sliders" });
  readonly #rest = html("button", { type: "button" }, "steady state");
  #built = "";

  constructor(actions: ParameterActions) {
    this.#actions = actions;
    const choice = (statistics: Statistics, text: string) => {
      const input = html("input", { type: "radio", name: "statistics", value: statistics });
      input.addEventListener("change", () => actions.choose(statistics));
      return { input, label: html("label", {}, input, ` ${text}`) };
    };
    const choices = [choice("bose", "bosons"), choice("fermi", "fermions")];
    this.#choices = choices.map(({ input }) => input);
    this.#baths = html(
      "fieldset",
      { class: "baths" },
      html("legend", {}, "Baths of"),
      ...choices.map(({ label }) => label),
    );
    this.#rest.addEventListener("click", () => actions.rest());
    this.node = html("div", { class: "parameters" }, this.#baths, this.#list);
  }

  /** A slider for each number, made anew where they are others. */
  #build(infos: readonly AnyInfo[]): void {
    const key = JSON.stringify(infos.map(({ name, sign, label }) => [name, sign, label]));
    if (key === this.#built) return;
    this.#built = key;
    this.#sliders.clear();
    for (const info of infos) {
      const slider = new Slider(info, {
        change: (value) => this.#actions.change(info.name, value),
        play: () => this.#actions.play(info),
      });
      this.#sliders.set(info.name, slider);
    }
    const nodes = [...this.#sliders.values()].map(({ node }) => node);
    this.#list.replaceChildren(...grouped(infos, nodes));
    if (this.#sliders.has(TIME)) this.#list.append(this.#rest);
  }

  show(scene: Scene): void {
    const { base, time } = scene;
    const times = timesOf(scene);
    const infos = [...parametersOf(base), ...(times === null ? [] : [infoOf(base, TIME)])];
    this.#build(infos);
    for (const info of infos) {
      const slider = this.#sliders.get(info.name)!;
      if (info.name === TIME) slider.show(time, [0, times![1]]);
      else slider.show(valueAt(base, info.name), info.range(base));
    }
    set(this.#rest, { "aria-disabled": String(time === null) });
    const statistics = isSystem(base) ? null : base.statistics;
    this.#baths.hidden = statistics === null;
    for (const input of this.#choices) input.checked = input.value === statistics;
  }

  /** Shows which number runs; null: none. */
  showPlaying(name: Varying | null): void {
    for (const [own, slider] of this.#sliders) slider.showPlaying(own === name);
  }
}
