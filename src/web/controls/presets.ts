import { html } from "../draw/dom.js";
import { PRESETS, type Preset } from "../presets.js";
import type { Scene } from "../scene.js";
import { sceneText } from "../url.js";

/** A button for every panel of the paper's Figs. 3-16. */
export class PresetButtons {
  readonly node: HTMLElement;
  readonly #buttons: readonly { readonly text: string; readonly button: HTMLButtonElement }[];
  /** The one that was pressed last. */
  #pressed: HTMLButtonElement | null = null;

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
      button.addEventListener("click", () => {
        this.#pressed = button;
        choose(preset);
      });
      return { text: sceneText(preset.scene), button };
    });
    this.node = html(
      "div",
      { class: "presets", role: "group", "aria-label": "Panels of the paper" },
      ...this.#buttons.map(({ button }) => button),
    );
  }

  /** Marks the panel that the scene shows: of several with one scene, the one that was pressed. */
  show(scene: Scene): void {
    const now = sceneText(scene);
    const shown = this.#buttons.filter(({ text }) => text === now).map(({ button }) => button);
    const chosen = shown.find((button) => button === this.#pressed);
    for (const { button } of this.#buttons) {
      const pressed = chosen === undefined ? shown.includes(button) : button === chosen;
      button.setAttribute("aria-pressed", String(pressed));
    }
  }
}
