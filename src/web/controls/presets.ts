import { html } from "../draw/dom.js";
import { PRESETS, type Preset } from "../presets.js";
import type { State } from "../state.js";
import { stateText } from "../url.js";

/** A button for every panel of the paper's Figs. 3-16. */
export class PresetButtons {
  readonly node: HTMLElement;
  readonly #buttons: readonly { readonly text: string; readonly button: HTMLButtonElement }[];

  constructor(choose: (preset: Preset) => void) {
    this.#buttons = PRESETS.map((preset) => {
      const title = `Fig. ${preset.figure.number}: ${preset.figure.title}. ${preset.title}`;
      const button = html(
        "button",
        {
          type: "button",
          title,
          "aria-label": `${preset.name}: ${title}`,
          "data-preset": preset.name,
        },
        preset.name,
      );
      button.addEventListener("click", () => choose(preset));
      return { text: stateText(preset.state), button };
    });
    this.node = html(
      "div",
      { class: "presets", role: "group", "aria-label": "Panels of the paper" },
      ...this.#buttons.map(({ button }) => button),
    );
  }

  /** Marks the panel that the state shows. */
  show(state: State): void {
    const now = stateText(state);
    for (const { text, button } of this.#buttons) {
      button.setAttribute("aria-pressed", String(text === now));
    }
  }
}
