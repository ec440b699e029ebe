/** Milliseconds between two changes of the address: browsers refuse more than 100 in 10 s or 30 s. */
const INTERVAL = 350;
/** Milliseconds without a change after which the next one is a step of its own in the history. */
const RESTED = 900;

export interface AddressListener {
  /** What the reader, a link or the history puts there. */
  changed(text: string): void;
  /** Whether there is something to go back to, and forward. */
  moved(back: boolean, forward: boolean): void;
}

/** The part of the page's address behind its #, written now and then; a step of the history for every rest. */
export class Address {
  readonly #listener: AddressListener;
  #wanted: string | null = null;
  /** What was written last: browsers may say it with other escapes. */
  #written: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** Whether the next change is a step. */
  #step = false;
  /** Place in the history of this page, and the last one. */
  #place = 0;
  #last = 0;

  constructor(listener: AddressListener) {
    this.#listener = listener;
    addEventListener("popstate", ({ state }) => {
      if (this.text === this.#written) return;
      this.#wanted = null;
      this.#written = this.text;
      const place = (state as { place?: number } | null)?.place;
      if (place === undefined) {
        this.#last = ++this.#place;
        history.replaceState({ place: this.#place }, "");
      } else this.#place = place;
      this.#step = true;
      this.#tell();
      listener.changed(this.text);
    });
  }

  /** What the address says now. */
  get text(): string {
    return location.hash.slice(1);
  }

  /** Puts a text there, at the latest after an interval; as a step of its own where it is one. */
  write(text: string, step = false): void {
    this.#wanted = text;
    if (step) this.#step = true;
    if (this.#timer !== null && !step) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#put();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#wanted !== null) this.write(this.#wanted);
    }, INTERVAL);
  }

  back(): void {
    if (this.#place > 0) history.back();
  }

  forward(): void {
    if (this.#place < this.#last) history.forward();
  }

  #put(): void {
    const text = this.#wanted;
    this.#wanted = null;
    if (text === null || text === this.#written) return;
    const first = this.#written === null;
    if (this.#step && !first) {
      this.#last = ++this.#place;
      history.pushState({ place: this.#place }, "", `#${text}`);
      this.#tell();
    } else history.replaceState({ place: this.#place }, "", `#${text}`);
    this.#written = text;
    this.#step = false;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#step = true;
    }, RESTED);
  }

  #tell(): void {
    this.#listener.moved(this.#place > 0, this.#place < this.#last);
  }
}
