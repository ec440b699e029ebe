// Pictures as controls: what pointers, wheels and keys say about a place of a picture.

/** What a picture does with it; places are in pixels from its upper left corner. */
export interface PointingActions {
  /** Moves the point there: a click, or a pointer that is held down. */
  drag(x: number, y: number): void;
  /** Reads out a place; null: the pointer has left. */
  hover(place: readonly [number, number] | null): void;
  /** Makes ranges so many times as long about a place; null: about the point. */
  zoom(factor: number, place: readonly [number, number] | null): void;
  /** Undoes all zooming. */
  reset(): void;
  /** Moves the point by so many steps of its sliders, right and up. */
  step(right: number, up: number): void;
}

/** A turn of the wheel by so many pixels doubles a range. */
const WHEEL = 500;
/** A key zooms by this factor, and moves by so many steps with Shift. */
const KEY_ZOOM = 1.25;
const LEAP = 10;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** How a picture that is a control is worked, for those who cannot see it. */
export const KEYS_TEXT =
  "arrow keys move the point, with Shift ten steps; plus and minus zoom, 0 or Home shows all again";

/** Listens to an element that has the focus of keys and shows a picture. */
export class Pointing {
  readonly #node: HTMLElement;
  readonly #actions: PointingActions;
  /** Pointers that are down, and where. */
  readonly #down = new Map<number, readonly [number, number]>();
  /** How far apart two fingers are. */
  #apart = 0;

  constructor(node: HTMLElement, actions: PointingActions) {
    this.#node = node;
    this.#actions = actions;
    node.addEventListener("pointerdown", (event) => this.#press(event));
    node.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"] as const) {
      node.addEventListener(end, (event) => {
        this.#down.delete(event.pointerId);
        this.#apart = 0;
      });
    }
    node.addEventListener("pointerleave", () => actions.hover(null));
    node.addEventListener("dblclick", () => actions.reset());
    node.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    node.addEventListener("keydown", (event) => this.#key(event));
  }

  #place({ clientX, clientY }: MouseEvent): readonly [number, number] {
    const { left, top } = this.#node.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || (event.target as Element).closest("button") !== null) return;
    this.#down.set(event.pointerId, this.#place(event));
    // Synthetic pointers cannot be captured.
    if (event.isTrusted) this.#node.setPointerCapture(event.pointerId);
    if (this.#down.size === 1) this.#actions.drag(...this.#place(event));
    else this.#apart = this.#distance();
  }

  #distance(): number {
    const [a, b] = [...this.#down.values()];
    return a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  #move(event: PointerEvent): void {
    const place = this.#place(event);
    this.#actions.hover(place);
    if (!this.#down.has(event.pointerId)) return;
    this.#down.set(event.pointerId, place);
    if (this.#down.size === 1) this.#actions.drag(...place);
    else if (this.#down.size === 2) this.#pinch();
  }

  #pinch(): void {
    const apart = this.#distance();
    const [a, b] = [...this.#down.values()] as (readonly [number, number])[];
    if (this.#apart > 0 && apart > 0) {
      const middle = [0.5 * (a![0] + b![0]), 0.5 * (a![1] + b![1])] as const;
      this.#actions.zoom(this.#apart / apart, middle);
    }
    this.#apart = apart;
  }

  /** A wheel scrolls the page, unless the picture has been clicked or Ctrl is held, as pinching a touchpad does. */
  #wheel(event: WheelEvent): void {
    const chosen = document.activeElement === this.#node || document.fullscreenElement !== null;
    if (!chosen && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 * event.deltaY : event.deltaY;
    this.#actions.zoom(2 ** (pixels / WHEEL), this.#place(event));
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.#node || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const leap = event.shiftKey ? LEAP : 1;
    if (arrow !== undefined) this.#actions.step(leap * arrow[0], leap * arrow[1]);
    else if (event.key === "+" || event.key === "=") this.#actions.zoom(1 / KEY_ZOOM, null);
    else if (event.key === "-") this.#actions.zoom(KEY_ZOOM, null);
    else if (event.key === "0" || event.key === "Home") this.#actions.reset();
    else return;
    event.preventDefault();
  }
}
