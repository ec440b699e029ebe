// The three things that the page is for: the paper's model, any system, any state.

import { isSystem, type Statistics } from "../index.js";
import { html, set } from "./draw/dom.js";
import { startOf, startScene } from "./presets.js";
import type { CurveScene, MapScene, Scene, WrittenParameters } from "./scene.js";

export type Mode = "paper" | "system" | "state";

const NAMES: readonly (readonly [Mode, string])[] = [
  ["paper", "The paper’s model"],
  ["system", "Any system"],
  ["state", "Any state"],
];

export function modeOf({ base, state }: Scene): Mode {
  if (state !== null) return "state";
  return isSystem(base) ? "system" : "paper";
}

/** Buttons of the modes. */
export class ModeButtons {
  readonly node: HTMLElement;
  readonly #buttons: readonly (readonly [Mode, HTMLButtonElement])[];
  /** The scene that each mode was left with. */
  readonly #left = new Map<Mode, Scene>();

  constructor(choose: (mode: Mode, left: Scene | null) => void) {
    this.#buttons = NAMES.map(([mode, name]) => {
      const button = html("button", { type: "button", "data-mode": mode }, name);
      button.addEventListener("click", () => choose(mode, this.#left.get(mode) ?? null));
      return [mode, button] as const;
    });
    this.node = html(
      "div",
      { class: "modes", role: "group", "aria-label": "What to look at" },
      ...this.#buttons.map(([, button]) => button),
    );
  }

  show(scene: Scene): void {
    const now = modeOf(scene);
    this.#left.set(now, scene);
    for (const [mode, button] of this.#buttons)
      set(button, { "aria-pressed": String(mode === now) });
  }
}

/** What a mode shows first. */
export function paperScene(left: Scene | null): Scene {
  return left ?? startScene();
}

/** The scene with other baths: what both have stays. */
export function withStatistics(scene: Scene, statistics: Statistics): Scene {
  const { base, curve, map } = scene;
  if (isSystem(base)) return scene;
  if (statistics === "fermi") return { ...scene, base: { ...base, statistics } };
  const bosons: WrittenParameters = { ...base, statistics, mu: [0, 0] };
  const start = startOf("bose");
  const potential = (name: string) => name.startsWith("mu.");
  const family = curve.family !== null && potential(curve.family.parameter) ? null : curve.family;
  const kept: CurveScene = {
    ...curve,
    family,
    along: potential(curve.along.parameter) ? start.curve.along : curve.along,
  };
  const sides = [map.x, map.y].map(({ parameter }) => potential(parameter));
  const other: MapScene = {
    ...map,
    x: sides[0] ? (map.y.parameter === start.map.x.parameter ? start.map.y : start.map.x) : map.x,
    y: sides[1] ? (map.x.parameter === start.map.y.parameter ? start.map.x : start.map.y) : map.y,
  };
  return { ...scene, base: bosons, curve: kept, map: other };
}
