import { labelOf, signOf } from "../../view/labels.js";
import { COMPARED } from "../../view/view.js";
import { html } from "../draw/dom.js";
import { PRESETS, type Preset } from "../presets.js";
import type { Scene } from "../scene.js";
import { sceneText } from "../url.js";

/** The first part of a title, for a head of the list. */
function brief(title: string): string {
  return title.length > 70 ? `${title.slice(0, 68)}…` : title;
}

/** "8b · C, ℐ₂, ℐ₃ against ΔT, 3ε₁ = ε₂": a panel by what it shows. */
function presetText({ name, view, title, scene: { curve, map } }: Preset): string {
  const setting = title.replace(/^\(\w\) /, "");
  const sign = (parameter: string) => labelOf(parameter, null);
  if (view === "map") {
    const what = `${signOf(map.shows)} over ${sign(map.x.parameter)} and ${sign(map.y.parameter)}`;
    // Some titles say no more than what is shown.
    return `${name} · ${what}${setting === "" || setting.includes(signOf(map.shows)) ? "" : `, ${setting}`}`;
  }
  const shows =
    curve.shows === "compared"
      ? COMPARED.map(signOf).join(", ")
      : curve.shows === "critical"
        ? "critical ΔT₀"
        : signOf(curve.shows);
  const against = curve.production === null ? sign(curve.along.parameter) : "σ";
  return `${name} · ${shows} against ${against}${setting === "" ? "" : `, ${setting}`}`;
}

/** The panels of the paper's Figs. 3-16 as one list, and buttons to the neighbours. */
export class PresetList {
  readonly node: HTMLElement;
  readonly #select = html("select", { id: "preset" });
  readonly #texts = PRESETS.map(({ scene }) => sceneText(scene));
  /** The one that was chosen last. */
  #chosen: Preset | null = null;

  constructor(choose: (preset: Preset) => void) {
    const take = (preset: Preset | undefined) => {
      if (preset === undefined) return;
      this.#chosen = preset;
      choose(preset);
    };
    const figures = [...new Set(PRESETS.map(({ figure }) => figure))];
    this.#select.append(
      html("option", { value: "", hidden: true }, "none of the paper’s"),
      ...figures.map((figure) => {
        const panels = PRESETS.filter((preset) => preset.figure === figure);
        return html(
          "optgroup",
          { label: `Fig. ${figure.number}: ${brief(figure.title)}` },
          ...panels.map((preset) => html("option", { value: preset.name }, presetText(preset))),
        );
      }),
    );
    this.#select.addEventListener("change", () =>
      take(PRESETS.find(({ name }) => name === this.#select.value)),
    );
    const neighbour = (step: number, sign: string, text: string) => {
      const node = html("button", { type: "button", "aria-label": text, title: text }, sign);
      node.addEventListener("click", () => {
        const now = PRESETS.findIndex(({ name }) => name === this.#select.value);
        take(PRESETS[(Math.max(now, step > 0 ? -1 : 0) + step + PRESETS.length) % PRESETS.length]);
      });
      return node;
    };
    this.node = html(
      "div",
      { class: "presets" },
      html("label", { for: "preset" }, "Panel of the paper"),
      this.#select,
      neighbour(-1, "‹", "Previous panel"),
      neighbour(1, "›", "Next panel"),
    );
  }

  /** Shows the panel that a scene is: of several that are the same, the one that was chosen. Returns it. */
  show(scene: Scene): Preset | null {
    const now = scene.state === null ? sceneText(scene) : "";
    const same = PRESETS.filter((_, k) => this.#texts[k] === now);
    const shown = same.find((one) => one === this.#chosen) ?? same[0] ?? null;
    this.#select.value = shown?.name ?? "";
    return shown;
  }
}
