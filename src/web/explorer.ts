import { BellnessError } from "../index.js";
import { TIME, type Varying } from "../view/view.js";
import { Address } from "./address.js";
import type { Computing } from "./computing.js";
import { Animation } from "./controls/animation.js";
import { ParameterControls } from "./controls/parameters.js";
import { PresetList } from "./controls/presets.js";
import { themeButton } from "./controls/theme.js";
import { set, write } from "./draw/dom.js";
import { noticeLine } from "./draw/notice.js";
import { DRAWABLE, drawable } from "./drawable.js";
import type { Host } from "./host.js";
import type { Question } from "./messages.js";
import { type Mode, ModeButtons, modeOf, paperScene, withStatistics } from "./modes.js";
import { startOf, startScene } from "./presets.js";
import type { Result } from "./questions.js";
import { pointOf, type Scene, takesLong, timesOf } from "./scene.js";
import { CurveSection } from "./sections/curve.js";
import { Extras } from "./sections/extras.js";
import { MapSection } from "./sections/map.js";
import { PointSections } from "./sections/point.js";
import { hasMap } from "./start.js";
import { type AnyInfo, moved, valueAt } from "./subject.js";
import { loadSystems } from "./systems/load.js";
import { namesSystem, readScene, sceneText } from "./url.js";

/** Milliseconds that the page waits for the first answers before it is shown without them. */
const PATIENCE = 400;

type Seen = "point" | "curve" | "map" | "state";

/** The page: controls change the scene, the workers are asked for what it shows, answers are drawn. */
export class Explorer implements Host {
  readonly #document: Document;
  readonly computing: Computing;
  readonly #address: Address;
  readonly #animation: Animation;
  #controls!: ParameterControls;
  #presets!: PresetList;
  #modes!: ModeButtons;
  #curve!: CurveSection;
  #map!: MapSection;
  #point!: PointSections;
  #extras!: Extras;
  #scene = startScene();
  /** A change that the next frame takes up, and whether it is a step of the history. */
  #scheduled = false;
  #step = false;
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
    this.#animation = new Animation(
      (name, value) => this.moveTo([[name, value]]),
      (name) => this.#controls.showPlaying(name),
    );
    this.#address = new Address({
      changed: (text) => void this.#go(text),
      moved: (back, forward) => this.#extras.showHistory(back, forward),
    });
    this.#built = this.#build();
  }

  /**
   * Asks the workers what the address wants to see, then builds the page in pieces: between
   * them the browser gets to start the workers, which it cannot while a script runs. It is shown
   * with the first answers, so that it is laid out and painted once, not time and again meanwhile.
   */
  async #build(): Promise<void> {
    if (namesSystem(this.#address.text)) await loadSystems();
    this.#scene = this.#sceneOf(this.#address.text);
    this.#mark(true);
    if (takesLong(this.#scene)) this.computing.both();
    const answered = this.#ask();
    const pieces = [
      () => {
        themeButton(this.#section("theme"));
        this.#controls = new ParameterControls({
          change: (name, value) => this.#move(name, value),
          choose: (statistics) => this.change(withStatistics(this.#scene, statistics), true),
          play: (info) => this.#play(info),
          rest: () => this.change({ ...this.#scene, time: null }),
        });
        this.#section("controls").append(this.#controls.node);
      },
      () => {
        this.#modes = new ModeButtons((mode, left) => void this.#choose(mode, left));
        this.#section("modes").append(this.#modes.node);
        this.#presets = new PresetList(({ scene }) => this.change(scene, true));
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
        this.#extras = new Extras((id) => this.#section(id), this, this.#address);
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

  change(scene: Scene, step = false): void {
    if (step) this.#animation.stop();
    this.#scene = scene;
    this.#step ||= step;
    this.#mark(true);
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(async () => {
      await this.#built;
      this.#scheduled = false;
      this.#update();
    });
  }

  /** Moves a number of the model, or time; says what the model refuses. */
  #move(name: Varying, value: number): string | null {
    if (!drawable(value)) return `Allowed: ${DRAWABLE}.`;
    try {
      if (name === TIME) this.change({ ...this.#scene, time: Math.max(0, value) });
      else this.change({ ...this.#scene, base: moved(this.#scene.base, name, value) });
      return null;
    } catch (error) {
      if (error instanceof BellnessError) return error.message;
      throw error;
    }
  }

  moveTo(values: readonly (readonly [Varying, number])[]): void {
    for (const [name, value] of values) this.#move(name, value);
  }

  stepBy(steps: readonly (readonly [AnyInfo, number])[]): void {
    const { base, time } = this.#scene;
    for (const [{ name, step }, count] of steps) {
      const now = name === TIME ? (time ?? timesOf(this.#scene)![1]) : valueAt(base, name);
      if (count !== 0) this.#move(name, Number((now + count * step).toPrecision(12)));
    }
  }

  #play(info: AnyInfo): void {
    const { base, time } = this.#scene;
    const timed = info.name === TIME;
    const range = timed ? ([0, timesOf(this.#scene)![1]] as const) : info.range(base);
    this.#animation.toggle(info.name, timed ? (time ?? 0) : valueAt(base, info.name), range);
  }

  notice(text: string): void {
    this.#section("notices").append(noticeLine(text));
  }

  #section(id: string): HTMLElement {
    return this.#document.getElementById(id)!;
  }

  /** Goes to a mode: to what it was left with, else to what it shows first. */
  async #choose(mode: Mode, left: Scene | null): Promise<void> {
    if (mode === modeOf(this.#scene)) return;
    if (mode === "paper") this.change(paperScene(left), true);
    else this.change(left ?? (await this.#extras.first(mode)), true);
  }

  /** Shows what an address says. */
  async #go(text: string): Promise<void> {
    if (namesSystem(text)) await loadSystems();
    this.change(this.#sceneOf(text));
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
    if (this.#scene.state === null) {
      this.#curve.await(this.#scene);
      if (hasMap(this.#scene)) this.#map.await(this.#scene);
    }
    this.#ask();
  }

  /** Shows the scene in the controls and in the address. */
  #show(): void {
    const scene = this.#scene;
    const mode = modeOf(scene);
    for (const [id, there] of [
      ["presets", mode === "paper"],
      ["controls", mode !== "state"],
      ["curve", mode !== "state"],
      ["map", mode !== "state" && hasMap(scene)],
      ["levels", mode !== "state"],
    ] as const) {
      this.#section(id).hidden = !there;
    }
    set(this.#document.documentElement, { "data-mode": mode });
    this.#modes.show(scene);
    const preset = mode === "paper" ? this.#presets.show(scene) : null;
    write(
      this.#section("caption"),
      preset === null
        ? ""
        : `Fig. ${preset.figure.number}, ${preset.title}. ${preset.figure.caption}`,
    );
    if (mode !== "state") {
      this.#controls.show(scene);
      this.#curve.show(scene);
      this.#map.show(scene);
    }
    this.#extras.show(scene, mode);
    this.#address.write(sceneText(scene), this.#step);
    this.#step = false;
  }

  /** Asks for what the scene wants to see, and draws it; resolves when everything has its answer. */
  #ask(): Promise<unknown> {
    const scene = this.#scene;
    const { base, curve, map, state } = scene;
    const ask = <K extends Seen>(
      kind: K,
      question: Extract<Question, { kind: K }>,
      draw: (result: Result<K>) => void,
    ) =>
      new Promise<void>((resolve) => {
        this.computing.show<K>(question, async (result) => {
          resolve();
          await this.#built;
          // What was asked in another mode is of no use in this one.
          if (modeOf(this.#scene) !== modeOf(scene)) return;
          draw(result);
          this.#drawn(kind, result);
        });
      });
    if (state !== null) {
      const { text, repair } = state;
      const source = { text, index: 0 };
      return ask("state", { kind: "state", source, repair }, (result) => {
        this.#point.show(scene, result);
        this.#extras.take(result);
      });
    }
    const asked = [
      ask("point", { kind: "point", point: pointOf(scene) }, (result) => {
        this.#point.show(scene, result);
        this.#extras.seen(result);
      }),
      ask("curve", { kind: "curve", base, curve }, (result) => this.#curve.take(scene, result)),
    ];
    if (hasMap(scene)) {
      asked.push(ask("map", { kind: "map", base, map }, (result) => this.#map.take(scene, result)));
    }
    return Promise.all(asked);
  }

  /** Tells scripts, such as the measurements of bench/, that a view has new content. */
  #drawn(view: string, result: Result<Seen>): void {
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
