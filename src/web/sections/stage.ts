import { html } from "../draw/dom.js";

export interface Shape {
  /** Height over width. */
  readonly ratio: number;
  /** Least height, in pixels. */
  readonly least: number;
}

/** Width before the page has been laid out, and the least that has room for a frame. */
const FIRST_WIDTH = 520;
const LEAST_WIDTH = 200;

/** The room of a picture: as wide as the page lets it be, and redrawn when that changes. */
export class Stage {
  readonly node: HTMLDivElement;
  readonly #shape: Shape;
  #width = 0;

  constructor(picture: Element, shape: Shape, redraw: () => void) {
    this.#shape = shape;
    this.node = html("div", { class: "stage" }, picture);
    new ResizeObserver(() => {
      const width = this.node.clientWidth;
      if (width === this.#width) return;
      this.#width = width;
      redraw();
    }).observe(this.node);
  }

  /** Size of the picture, in pixels. */
  get size(): { readonly width: number; readonly height: number } {
    const width = Math.max(LEAST_WIDTH, this.#width || this.node.clientWidth || FIRST_WIDTH);
    return { width, height: Math.max(this.#shape.least, Math.round(this.#shape.ratio * width)) };
  }
}
