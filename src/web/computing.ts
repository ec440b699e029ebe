// Both workers, and what the page says of them.

import { Lane, type Result, scriptWorker } from "./lane.js";
import type { Kind, Question } from "./messages.js";

const WORKER = new URL("./worker.js", import.meta.url);

export interface ComputingListener {
  notice(text: string): void;
  busy(busy: boolean): void;
}

/** The map has a worker of its own: it is the most work, and the curve shall not wait for it. */
const LANE_OF: Readonly<Record<Kind, number>> = { point: 0, curve: 0, file: 0, map: 1 };

/** The two workers of the page. */
export class Computing {
  readonly #lanes: readonly Lane[];
  readonly #busy = [false, false];
  /** Both workers may say the same; it is shown once. */
  readonly #said = new Set<string>();
  #listener: ComputingListener | null = null;

  constructor() {
    this.#lanes = [0, 1].map(
      (which) =>
        new Lane(scriptWorker(WORKER), {
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
    this.#lanes[LANE_OF[question.kind]]!.show<K>(question, done);
  }

  /** Asks once. */
  ask<K extends Kind>(question: Extract<Question, { kind: K }>): Promise<Result<K>> {
    return this.#lanes[LANE_OF[question.kind]]!.ask<K>(question);
  }

  #say(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.#listener?.notice(text);
  }
}
