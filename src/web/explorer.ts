import { Address } from "./address.js";
import type { Computing } from "./computing.js";
import { moved, ParameterControls } from "./controls/parameters.js";
import { PresetButtons } from "./controls/presets.js";
import { themeButton } from "./controls/theme.js";
import { html } from "./draw/dom.js";
import type { Host } from "./host.js";
import type { Question } from "./messages.js";
import { type Preset, startOf, startScene } from "./presets.js";
import type { Result } from "./questions.js";
import { type Scene, takesLong } from "./scene.js";
import { CurveSection } from "./sections/curve.js";
import { MapSection } from "./sections/map.js";
import { PointSections } from "./sections/point.js";
import { readScene, sceneText } from "./url.js";

/** Milliseconds that the page waits for the first answers before it is shown without them. */
const PATIENCE = 400;

/** The page: controls change the scene, the workers are asked for what it shows, answers are drawn. */
export class Explorer implements Host {
  readonly #document: Document;
  readonly computing: Computing;
  readonly #address: Address;
  #controls!: ParameterControls;
  #presets!: PresetButtons;
  #curve!: CurveSection;
  #map!: MapSection;
  #point!: PointSections;
  #scene = startScene();
  /** A change that the next frame takes up. */
  #scheduled = false;
  #building = true;
  /** Whether the workers have questions to answer. */
  #busy = true;

  /** Resolves when the page is shown; what is computed earlier waits for it. */
  readonly #built: Promise<void>;

  constructor(document: Document, computing: Computing) {
    this.#document = document;
    this.computing = computing;
    computing.listen({
      notice: (text) => this.notice(text),
      busy: (busy) => this.#mark(busy),
    });
    this.#address = new Address((text) => this.change(this.#sceneOf(text)));
    this.#built = this.#build();
  }

  /**
   * Asks the workers what the address wants to see, then builds the page in pieces: between
   * them the browser gets to start the workers, which it cannot while a script runs. It is shown
   * with the first answers, so that it is laid out and painted once, not time and again meanwhile.
   */
  async #build(): Promise<void> {
    this.#scene = this.#sceneOf(this.#address.text);
    this.#mark(true);
    if (takesLong(this.#scene)) this.computing.both();
    const answered = this.#ask();
    const pieces = [
      () => {
        themeButton(this.#section("theme"));
        this.#controls = new ParameterControls(
          (parameter, value) =>
            this.change({
              ...this.#scene,
              base: moved(this.#scene.base, parameter, value),
            }),
          (statistics) => this.change(startOf(statistics)),
        );
        this.#section("controls").append(this.#controls.node);
      },
      () => {
        this.#presets = new PresetButtons((preset) => this.#choose(preset));
        this.#section("presets").append(this.#presets.node);
      },
      () => {
        this.#curve = new CurveSection(this.#section("curve"), this);
      },
      () => {
        this.#map = new MapSection(this.#section("map"), this);
      },
      () => {
        this.#point = new PointSections((id) => this.#section(id));
      },
      () => this.#show(),
    ];
    for (const piece of pieces) {
      await new Promise((resolve) => setTimeout(resolve));
      piece();
    }
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.#document.querySelector("main")!.hidden = false;
    this.#building = false;
    this.#mark(this.#busy);
  }

  get scene(): Scene {
    return this.#scene;
  }

  change(scene: Scene): void {
    this.#scene = scene;
    this.#mark(true);
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(async () => {
      await this.#built;
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

  #choose({ scene, figure, title }: Preset): void {
    this.#section("caption").textContent = `Fig. ${figure.number}, ${title}. ${figure.caption}`;
    this.change(scene);
  }

  /** What an address wants to see, without the words that are refused; of an empty one the present scene. */
  #sceneOf(text: string): Scene {
    if (text === "") return this.#scene;
    const { scene, refused } = readScene(text, startOf);
    for (const { message } of refused) this.notice(message);
    return scene;
  }

  #update(): void {
    this.#show();
    this.#curve.await(this.#scene);
    this.#map.await(this.#scene);
    this.#ask();
  }

  /** Shows the scene in the controls and in the address. */
  #show(): void {
    const scene = this.#scene;
    this.#controls.show(scene.base);
    this.#presets.show(scene);
    this.#curve.show(scene);
    this.#map.show(scene);
    this.#address.write(sceneText(scene));
  }

  /** Asks for what the scene wants to see, and draws it; resolves when everything has its answer. */
  #ask(): Promise<unknown> {
    const scene = this.#scene;
    const { base, curve, map } = scene;
    const ask = <K extends "point" | "curve" | "map">(
      kind: K,
      question: Extract<Question, { kind: K }>,
      draw: (result: Result<K>) => void,
    ) =>
      new Promise<void>((resolve) => {
        this.computing.show<K>(question, async (result) => {
          resolve();
          await this.#built;
          draw(result);
          this.#drawn(kind, result);
        });
      });
    return Promise.all([
      ask("point", { kind: "point", base }, (result) => this.#point.show(base, result)),
      ask("curve", { kind: "curve", base, curve }, (result) => this.#curve.take(scene, result)),
      ask("map", { kind: "map", base, map }, (result) => this.#map.take(scene, result)),
    ]);
  }

  /** Tells scripts, such as the measurements of bench/, that a view has new content. */
  #drawn(view: string, result: Result<"point" | "curve" | "map">): void {
    const coarse = "coarse" in result && result.coarse;
    this.#document.dispatchEvent(new CustomEvent("bellness:drawn", { detail: { view, coarse } }));
  }

  get #unsettled(): boolean {
    return this.#busy || this.#scheduled || this.#building;
  }

  #mark(busy: boolean): void {
    this.#busy = busy;
    this.#document.documentElement.dataset["busy"] = String(this.#unsettled);
    if (this.#unsettled) return;
    // Behind the drawing: workers that load and compile at once keep each other and the page waiting.
    setTimeout(() => this.#unsettled || this.computing.both());
  }
}
