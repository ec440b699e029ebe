import { isSystem } from "../../index.js";
import type { View } from "../../view/view.js";
import { html } from "../draw/dom.js";

export interface Shape {
  /** Height over width. */
  readonly ratio: number;
  /** Least height, in pixels. */
  readonly least: number;
  /** The part of a narrow window's height that it takes at most, where that is not less than the least height. */
  readonly part?: number;
}

/** Size of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width before the page has been laid out, and the least that has room for a frame. */
const FIRST_WIDTH = 520;
const LEAST_WIDTH = 200;
/** Pixels that a picture on the full screen leaves free. */
const SCREEN_MARGIN = 24;
/** Windows in which pictures are as wide as all of it. */
const NARROW = "screen and (max-width: 760px)";

/** Milliseconds that a picture of earlier parameters stands as it is. */
const PATIENCE = 250;

/** What a picture is of, but for the values of its parameters. */
function keyOf({ base, ...what }: View): string {
  const model = isSystem(base) ? "system" : base.statistics;
  return JSON.stringify([{ ...what, x: 0, y: 0, along: 0 }, sidesOf(what as View), model]);
}

function sidesOf(view: View): string[] {
  const sides = view.kind === "map" ? [view.x, view.y] : [view.along];
  return sides.map(({ parameter }) => parameter);
}

/** The room of a picture: as wide as the page lets it be, and redrawn when that changes. */
export class Stage {
  readonly node: HTMLDivElement;
  readonly #shape: Shape;
  #width = 0;
  #awaited = "";
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(picture: Element, shape: Shape, redraw: () => void) {
    this.#shape = shape;
    this.node = html(
      "div",
      { class: "stage" },
      picture,
      html("p", { class: "computing" }, "computing…"),
    );
    new ResizeObserver(() => {
      const width = this.node.clientWidth;
      if (width === this.#width) return;
      this.#width = width;
      redraw();
    }).observe(this.node);
  }

  /** A button that shows the picture on the whole screen; none where browsers cannot. */
  screenButton(name: string): HTMLElement[] {
    if (!document.fullscreenEnabled) return [];
    const label = `${name} on the full screen`;
    const button = html("button", { type: "button", "aria-label": label, title: label }, "⤢");
    button.addEventListener("click", () => {
      if (document.fullscreenElement !== null) document.exitFullscreen();
      else this.node.requestFullscreen();
    });
    return [button];
  }

  /**
   * Says what is asked for: a picture of something else is dimmed at once, one of other parameters
   * when its successor keeps it waiting, which it seldom does while a slider is dragged.
   */
  await(view: View): void {
    const asked = keyOf(view);
    const other = asked !== this.#awaited;
    this.#awaited = asked;
    if (other) this.#dim();
    else this.#patience ??= setTimeout(() => this.#dim(), PATIENCE);
  }

  #dim(): void {
    this.node.setAttribute("aria-busy", "true");
  }

  /** A picture has been drawn: dimmed it stays where something else has been asked for meanwhile. */
  arrived(view: View): void {
    if (this.#awaited !== "" && keyOf(view) !== this.#awaited) return;
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.node.removeAttribute("aria-busy");
  }

  /** Size of the picture, in pixels. */
  get size(): Size {
    if (document.fullscreenElement === this.node) {
      return {
        width: innerWidth - SCREEN_MARGIN,
        height: innerHeight - SCREEN_MARGIN,
      };
    }
    const width = Math.max(LEAST_WIDTH, this.#width || this.node.clientWidth || FIRST_WIDTH);
    const { ratio, least, part = Infinity } = this.#shape;
    const most = matchMedia(NARROW).matches ? part * innerHeight : Infinity;
    return { width, height: Math.round(Math.max(least, Math.min(ratio * width, most))) };
  }
}
