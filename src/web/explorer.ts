import { BellnessError, type Statistics } from "../index.js";
import { Address } from "./address.js";
import type { Computing } from "./computing.js";
import { moved, ParameterControls } from "./controls/parameters.js";
import { PresetButtons } from "./controls/presets.js";
import { themeButton } from "./controls/theme.js";
import { html } from "./draw/dom.js";
import type { Host } from "./host.js";
import type { Result } from "./lane.js";
import { type Preset, startOf, startState } from "./presets.js";
import { CurveSection } from "./sections/curve.js";
import { MapSection } from "./sections/map.js";
import { PointSections } from "./sections/point.js";
import type { State } from "./state.js";
import { stateText, textState } from "./url.js";

/** The page: controls change the state, the workers are asked for what it shows, answers are drawn. */
export class Explorer implements Host {
  readonly #document: Document;
  readonly computing: Computing;
  readonly #address: Address;
  readonly #controls: ParameterControls;
  readonly #presets: PresetButtons;
  readonly #curve: CurveSection;
  readonly #map: MapSection;
  readonly #point: PointSections;
  #state = startState();
  /** A change that the next frame takes up. */
  #scheduled = false;

  constructor(document: Document, computing: Computing) {
    this.#document = document;
    this.computing = computing;
    themeButton(this.#section("theme"));
    computing.listen({
      notice: (text) => this.notice(text),
      busy: (busy) => this.#mark(busy),
    });
    this.#controls = new ParameterControls(
      (parameter, value) =>
        this.change({ ...this.#state, settings: moved(this.#state.settings, parameter, value) }),
      (statistics) => this.change(startOf(statistics)),
    );
    this.#presets = new PresetButtons((preset) => this.#choose(preset));
    this.#section("controls").append(this.#controls.node);
    this.#section("presets").append(this.#presets.node);
    this.#curve = new CurveSection(this.#section("curve"), this);
    this.#map = new MapSection(this.#section("map"), this);
    this.#point = new PointSections((id) => this.#section(id));
    this.#address = new Address((text) => this.#read(text));
    this.#address.read();
  }

  get state(): State {
    return this.#state;
  }

  change(state: State): void {
    this.#state = state;
    this.#mark(true);
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.#update();
    });
  }

  notice(text: string): void {
    const close = html("button", { type: "button", "aria-label": "Dismiss" }, "×");
    const line = html("p", {}, html("span", {}, text), close);
    close.addEventListener("click", () => line.remove());
    this.#document.getElementById("notices")!.append(line);
  }

  #section(id: string): HTMLElement {
    return this.#document.getElementById(id)!;
  }

  #choose({ state, figure, title }: Preset): void {
    this.#section("caption").textContent = `Fig. ${figure.number}, ${title}. ${figure.caption}`;
    this.change(state);
  }

  /** Takes up what the address says; an address that says nothing gets the present state. */
  #read(text: string): void {
    try {
      this.change(text === "" ? this.#state : textState(text, (one: Statistics) => startOf(one)));
    } catch (error) {
      if (!(error instanceof BellnessError)) throw error;
      this.notice(error.message);
      this.change(this.#state);
    }
  }

  #update(): void {
    const { settings, curve, map } = this.#state;
    const state = this.#state;
    this.#controls.show(settings);
    this.#presets.show(state);
    this.#curve.show(state);
    this.#map.show(state);
    this.#address.write(stateText(state));
    this.computing.show<"point">({ kind: "point", settings }, (result) => {
      this.#point.show(settings, result);
      this.#drawn("point", result);
    });
    this.computing.show<"curve">({ kind: "curve", settings, curve }, (result) => {
      this.#curve.take(state, result);
      this.#drawn("curve", result);
    });
    this.computing.show<"map">({ kind: "map", settings, map }, (result) => {
      this.#map.take(state, result);
      this.#drawn("map", result);
    });
  }

  /** Tells scripts, such as the measurements of bench/, that a view has new content. */
  #drawn(view: string, result: Result<"point" | "curve" | "map">): void {
    const coarse = "coarse" in result && result.coarse;
    this.#document.dispatchEvent(new CustomEvent("bellness:drawn", { detail: { view, coarse } }));
  }

  #mark(busy: boolean): void {
    this.#document.documentElement.dataset["busy"] = String(busy || this.#scheduled);
  }
}
