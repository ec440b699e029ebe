/** Milliseconds between two changes of the address: browsers refuse more than 100 in 10 s or 30 s. */
const INTERVAL = 350;

/** The part of the page's address behind its #, written now and then. */
export class Address {
  #wanted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `changed` hears of what the reader, a link or the history puts there. */
  constructor(changed: (text: string) => void) {
    addEventListener("hashchange", () => {
      if (this.#wanted === null) changed(this.text);
    });
  }

  /** What the address says now. */
  get text(): string {
    return location.hash.slice(1);
  }

  /** Puts a text there, at the latest after an interval. */
  write(text: string): void {
    this.#wanted = text;
    if (this.#timer !== null) return;
    this.#put();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#wanted !== null) this.write(this.#wanted);
    }, INTERVAL);
  }

  /** Whether the address holds the last text. */
  get settled(): boolean {
    return this.#wanted === null;
  }

  #put(): void {
    if (this.#wanted !== null && `#${this.#wanted}` !== location.hash) {
      history.replaceState(null, "", `#${this.#wanted}`);
    }
    this.#wanted = null;
  }
}
