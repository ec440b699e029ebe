/**
 * Milliseconds of silence after which a worker that owes answers is asked whether it listens, and
 * again after which it is taken for dead. However long an answer takes: workers work in turns of
 * tens of milliseconds, and listen between them.
 */
export const SILENCE = 3000;

/** Tells a worker that is long at its work from one that will never answer. */
export class Silence {
  readonly #limit: number;
  readonly #ask: () => void;
  readonly #dead: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `ask` asks the worker for a word; `dead` hears when none comes. */
  constructor(ask: () => void, dead: () => void, limit = SILENCE) {
    this.#ask = ask;
    this.#dead = dead;
    this.#limit = limit;
  }

  /** The worker owes an answer: waits for a word, unless it does already. */
  watch(): void {
    this.#timer ??= setTimeout(() => {
      this.#ask();
      this.#timer = setTimeout(this.#dead, this.#limit);
    }, this.#limit);
  }

  /** The worker has said something, or owes nothing any more. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
