/** Time before the first line, and between two, in milliseconds. */
const FIRST = 1000;
const INTERVAL = 200;

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "?";
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

/**
 * A line on stderr with what is done, the rate and the time left, for whatever
 * lasts over a second. Silent where stderr is not a terminal, or when quiet.
 */
export class ProgressLine {
  readonly #label: string;
  readonly #visible: boolean;
  readonly #start = performance.now();
  #next = this.#start + FIRST;
  #before = 0;
  #shown = false;

  constructor(label: string, quiet: boolean) {
    this.#label = label;
    this.#visible = !quiet && process.stderr.isTTY === true;
  }

  /** What was done before the start does not count in the rate. */
  startAt(done: number): void {
    this.#before = done;
  }

  /** `total` null: unknown. */
  update(done: number, total: number | null): void {
    if (!this.#visible) return;
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + INTERVAL;
    this.#shown = true;
    const rate = (1000 * (done - this.#before)) / (now - this.#start);
    const left = total === null ? "" : `, ${duration((total - done) / rate)} left`;
    const of = total === null ? `${done}` : `${done} of ${total}`;
    process.stderr.write(`\r\x1b[K${this.#label} ${of}, ${Math.round(rate)}/s${left}`);
  }

  /** Clears the line. */
  end(): void {
    if (this.#shown) process.stderr.write("\r\x1b[K");
  }
}
