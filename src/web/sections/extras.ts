// What is loaded when it is asked for: systems, states, what can be taken along; and the history.

import { html, set } from "../draw/dom.js";
import type { Host } from "../host.js";
import type { PointData } from "../messages.js";
import { type Mode, modeOf } from "../modes.js";
import type { Result } from "../questions.js";
import type { Scene } from "../scene.js";
import type { StateSection } from "../states/section.js";
import { loadSystems } from "../systems/load.js";
import type { SystemSection } from "../systems/section.js";

/** What goes back and forward in the history. */
interface History {
  back(): void;
  forward(): void;
}

/** Whether a key is typed into a field. */
function typing({ target }: Event): boolean {
  return (target as Element | null)?.closest("input, textarea, select") != null;
}

/** A state that is to be looked at is at first the one that was seen last; without one a Bell state. */
function stateText(point: PointData | null): string {
  const half = [0.5, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0.5];
  const { re, im } = point?.rho ?? { re: half, im: half.map(() => 0) };
  const rows = (flat: readonly number[]) =>
    [0, 1, 2, 3].map((i) => `[${flat.slice(4 * i, 4 * i + 4).join(", ")}]`).join(",\n   ");
  return `{"re":\n  [${rows(re)}],\n "im":\n  [${rows(im)}]}`;
}

/** Where it is kept that the reader has closed the introduction. */
const CLOSED = "bellness-about-closed";

/** Opens the introduction for those who come without an address and have not closed it. */
function openAbout(about: HTMLDetailsElement): void {
  try {
    about.open = location.hash.length < 2 && localStorage.getItem(CLOSED) === null;
    about.addEventListener("toggle", () => {
      if (about.open) localStorage.removeItem(CLOSED);
      else localStorage.setItem(CLOSED, "");
    });
  } catch {
    // No storage: it stays closed.
  }
}

export class Extras {
  readonly #host: Host;
  readonly #section: (id: string) => HTMLElement;
  readonly #undo = html("button", { type: "button", "aria-disabled": "true" }, "↶ Undo");
  readonly #redo = html("button", { type: "button", "aria-disabled": "true" }, "↷ Redo");
  #systems: SystemSection | null = null;
  #states: StateSection | null = null;
  #answer: Result<"state"> | null = null;
  /** The state that the page showed last. */
  #seen: PointData | null = null;

  constructor(section: (id: string) => HTMLElement, host: Host, history: History) {
    this.#host = host;
    this.#section = section;
    this.#undo.addEventListener("click", () => history.back());
    this.#redo.addEventListener("click", () => history.forward());
    section("history").append(this.#undo, this.#redo);
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || typing(event)) {
        return;
      }
      event.preventDefault();
      if (event.shiftKey) history.forward();
      else history.back();
    });
    openAbout(section("about") as HTMLDetailsElement);
    const take = section("take");
    take.addEventListener("toggle", async () => {
      if (!(take as HTMLDetailsElement).open || take.dataset["loaded"] !== undefined) return;
      take.dataset["loaded"] = "";
      const { TakeSection } = await import("../later.js");
      new TakeSection(take, host);
    });
  }

  /** A button that can do nothing keeps the focus of keys that it has. */
  showHistory(back: boolean, forward: boolean): void {
    set(this.#undo, { "aria-disabled": String(!back) });
    set(this.#redo, { "aria-disabled": String(!forward) });
  }

  /** Keeps the state of the point that is shown. */
  seen(result: Result<"point">): void {
    this.#seen = "answer" in result ? result.answer : null;
  }

  /** What a mode shows first. */
  async first(mode: Mode): Promise<Scene> {
    if (mode === "state") {
      const text = stateText(this.#seen);
      return { ...this.#host.scene, state: { text, repair: "refuse" } };
    }
    await loadSystems();
    return (await import("../later.js")).firstScene();
  }

  show(scene: Scene, mode: Mode): void {
    this.#section("system").hidden = mode !== "system";
    this.#section("given").hidden = mode !== "state";
    if (mode === "system") void this.#showSystem(scene);
    if (mode === "state") void this.#showState(scene);
  }

  async #showSystem(scene: Scene): Promise<void> {
    if (this.#systems === null) {
      const { SystemSection } = await import("../later.js");
      this.#systems ??= new SystemSection(this.#section("system"), this.#host);
    }
    if (modeOf(this.#host.scene) === "system") this.#systems.show(scene);
  }

  async #showState(scene: Scene): Promise<void> {
    if (this.#states === null) {
      const { StateSection } = await import("../later.js");
      this.#states ??= new StateSection(this.#section("given"), this.#host);
      if (this.#answer !== null) this.#states.take(this.#answer);
    }
    this.#states.show(scene);
  }

  /** What a worker has answered about a state. */
  take(result: Result<"state">): void {
    this.#answer = result;
    this.#states?.take(result);
  }
}
