// Both workers, and what the page says of them.

import type { Kind, Question } from "./messages.js";
import { type AskOptions, Questions, type Result } from "./questions.js";
import { WorkerOrThread } from "./workerOrThread.js";

const WORKER = new URL("./worker.js", import.meta.url);

export interface ComputingListener {
  notice(text: string): void;
  busy(busy: boolean): void;
}

/** The two workers of the page: one for the curve and the point, one for the map. */
export class Computing {
  readonly #workers: Questions[] = [];
  readonly #busy: boolean[] = [];
  /** Both workers may say the same; it is shown once. */
  readonly #said = new Set<string>();
  #listener: ComputingListener | null = null;
  readonly #answering = new WorkerOrThread(
    WORKER,
    async () => ((await import(WORKER.href)) as typeof import("./worker.js")).serve,
    (reason) =>
      this.#say(
        `No worker runs here, so the page computes in its own thread, and answers more slowly. (${reason})`,
      ),
  );

  constructor() {
    this.#open();
  }

  #open(): void {
    const which = this.#workers.length;
    this.#busy.push(false);
    this.#workers.push(
      new Questions(this.#answering.make, {
        ready: (_, reason) => {
          if (reason === null) return;
          this.#say(
            `WebAssembly does not run here, so the page computes in JavaScript, with the same numbers but more slowly. (${reason})`,
          );
        },
        failed: (reason) =>
          this.#say(`The computation has stopped and does not start again: ${reason}`),
        busy: (busy) => {
          this.#busy[which] = busy;
          this.#listener?.busy(this.#busy.includes(true));
        },
      }),
    );
  }

  /**
   * Gives the map a worker of its own: it is the most work, and the curve shall not wait for it.
   * While a map is asked of the other worker is no time for it.
   */
  both(): void {
    if (this.#workers.length === 1 && !this.#answering.inOwnThread) this.#open();
  }

  /** Tells a listener what has been said, and what will be. */
  listen(listener: ComputingListener): void {
    this.#listener = listener;
    for (const text of this.#said) listener.notice(text);
  }

  /** Asks for what is to be seen; a later question of its kind takes its place. */
  show<K extends Kind>(
    question: Extract<Question, { kind: K }>,
    done: (result: Result<K>) => void,
  ): void {
    this.#workerOf(question.kind).show<K>(question, done);
  }

  /** Asks once. */
  ask<K extends Kind>(
    question: Extract<Question, { kind: K }>,
    options: AskOptions = {},
  ): Promise<Result<K>> {
    return this.#workerOf(question.kind).ask<K>(question, options);
  }

  #workerOf(kind: Kind): Questions {
    return this.#workers[kind === "map" || kind === "proof" ? this.#workers.length - 1 : 0]!;
  }

  #say(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.#listener?.notice(text);
  }
}
