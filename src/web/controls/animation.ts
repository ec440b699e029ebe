import type { Varying } from "../../view/view.js";

/** Seconds that a slider takes from one end to the other. */
const SECONDS = 6;

/** Lets a number run between its ends, there and back, until it is stopped. */
export class Animation {
  readonly #move: (name: Varying, value: number) => void;
  readonly #changed: (name: Varying | null) => void;
  #name: Varying | null = null;

  constructor(
    move: (name: Varying, value: number) => void,
    changed: (name: Varying | null) => void,
  ) {
    this.#move = move;
    this.#changed = changed;
  }

  /** Starts from a value, or stops what runs already. */
  toggle(name: Varying, from: number, [low, high]: readonly [number, number]): void {
    const running = this.#name;
    this.stop();
    if (running === name || !(high > low)) return;
    this.#name = name;
    this.#changed(name);
    const part = Math.min(1, Math.max(0, (from - low) / (high - low))) || 0;
    const started = performance.now();
    const step = (now: number) => {
      if (this.#name !== name) return;
      // A triangle wave: up to the high end, down to the low one.
      const way = (part + (now - started) / (1000 * SECONDS)) % 2;
      this.#move(name, low + (high - low) * (way <= 1 ? way : 2 - way));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  stop(): void {
    if (this.#name === null) return;
    this.#name = null;
    this.#changed(null);
  }
}
