import { hostname } from "node:os";

/** Time before the first line, and between two, in milliseconds. */
const FIRST = 1000;
const INTERVAL = 200;
/** The same in a log. */
const MINUTE = 60_000;

export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "?";
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

/**
 * What is done, the rate and the time left, on stderr: on a terminal a line that changes, for
 * whatever lasts over a second; elsewhere a log with a line a minute, and for what has a beginning
 * and an end a line each. Silent when quiet.
 */
export class ProgressLine {
  readonly #label: string;
  readonly #quiet: boolean;
  readonly #terminal = process.stderr.isTTY === true;
  readonly #start = performance.now();
  #next = this.#start + (this.#terminal ? FIRST : MINUTE);
  #before = 0;
  #shown = false;

  constructor(label: string, quiet: boolean) {
    this.#label = label;
    this.#quiet = quiet;
  }

  /** What was done before the start does not count in the rate. `what` null: no beginning and no end in the log. */
  begin(what: string | null, done: number, total: number): void {
    this.#before = done;
    if (what === null) return;
    this.#log(`${what}: from ${this.#label} ${done} of ${total}, on ${hostname()}`);
  }

  /** `total` null: unknown. */
  update(done: number, total: number | null): void {
    if (this.#quiet) return;
    const now = performance.now();
    if (now < this.#next) return;
    this.#next = now + (this.#terminal ? INTERVAL : MINUTE);
    const rate = (1000 * (done - this.#before)) / (now - this.#start);
    const left = total === null ? "" : `, ${duration((total - done) / rate)} left`;
    const of = total === null ? `${done}` : `${done} of ${total}`;
    const text = `${this.#label} ${of}, ${Math.round(rate)}/s${left}`;
    if (!this.#terminal) {
      this.#log(text);
      return;
    }
    this.#shown = true;
    process.stderr.write(`\r\x1b[K${text}`);
  }

  /** All is done. */
  complete(what: string | null): void {
    if (what === null) return;
    const took = duration((performance.now() - this.#start) / 1000);
    this.#log(`${what}: complete, after ${took}`);
  }

  /** Clears the line. */
  end(): void {
    if (this.#shown) process.stderr.write("\r\x1b[K");
    this.#shown = false;
  }

  #log(text: string): void {
    if (this.#quiet || this.#terminal) return;
    const time = new Date().toISOString().replace(/\.\d+/, "");
    process.stderr.write(`bellness: ${time} ${text}\n`);
  }
}
