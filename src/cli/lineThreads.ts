import { Worker } from "node:worker_threads";
import { type BackendName, BellnessError } from "../index.js";
import type { LineCommand } from "./answerers.js";
import type { AnswerPiece, Question } from "./answers.js";

// Lines that several threads answer, in order.

/** What a thread is told when it starts. */
export type LineOrder = LineCommand & {
  readonly backend: BackendName;
  /** Whether answers come back as lines of JSON. */
  readonly isText: boolean;
};

/** What it says of the questions that it was sent. */
export interface LineDone {
  readonly piece: AnswerPiece<unknown>;
  readonly milliseconds: number;
}

/** Milliseconds that a message of questions should take: long against a message, short against patience. */
const TASK_TIME = 50;
/** Questions of a thread's first message, when nothing is known of their cost. */
const FIRST = 4;
const MOST = 4096;
/** Messages for each thread: it has the next one when it is done with one. */
const AHEAD = 2;

interface Waiting {
  readonly count: number;
  readonly resolve: (piece: AnswerPiece<unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** A thread, and those who wait for it. */
class LineThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: Error | null = null;
  /** Questions in a message. */
  size = FIRST;

  constructor(order: LineOrder) {
    this.#worker = new Worker(new URL("./lineWorker.js", import.meta.url), { workerData: order });
    this.#worker.on("message", ({ piece, milliseconds }: LineDone) => {
      const { count, resolve } = this.#waiting.shift()!;
      const fitting = (count * TASK_TIME) / Math.max(milliseconds, 0.01);
      this.size = Math.round(Math.min(MOST, Math.max(1, fitting)));
      resolve(piece);
    });
    this.#worker.on("error", (error) => this.#fail(error.message));
    this.#worker.on("exit", (code) => this.#fail(`it exited with code ${code}`));
  }

  get load(): number {
    return this.#waiting.length;
  }

  answer(questions: readonly Question[]): Promise<AnswerPiece<unknown>> {
    const { length: count } = questions;
    const done = new Promise<AnswerPiece<unknown>>((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
      if (this.#failure !== null) this.#rejectAll(this.#failure);
      else this.#worker.postMessage(questions);
    });
    // Whoever takes the piece meets the error.
    done.catch(() => {});
    return done;
  }

  end(): void {
    void this.#worker.terminate();
  }

  #fail(reason: string): void {
    this.#failure ??= new BellnessError(
      "WORKER_FAILED",
      `workers: a thread that answers lines has died (${reason}).`,
      "workers",
    );
    this.#rejectAll(this.#failure);
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

/** Questions a few at a time, as many as `size` says then, and never those of two groups. */
async function* messages(groups: AsyncIterable<readonly Question[]>, size: () => number) {
  for await (const group of groups) {
    for (let from = 0; from < group.length; ) {
      const end = Math.min(group.length, from + size());
      yield group.slice(from, end);
      from = end;
    }
  }
}

/**
 * The answers of `workers` threads to questions, in the order of the questions.
 *
 * @throws BellnessError WORKER_FAILED
 */
export async function* answersOfThreads(
  groups: AsyncIterable<readonly Question[]>,
  order: LineOrder,
  workers: number,
): AsyncGenerator<AnswerPiece<unknown>, void> {
  const threads: LineThread[] = [];
  const idlest = () => threads.reduce((best, one) => (one.load < best.load ? one : best));
  const next = messages(groups, () => idlest().size);
  const pending: Promise<AnswerPiece<unknown>>[] = [];
  try {
    for (let k = 0; k < workers; k++) threads.push(new LineThread(order));
    const read = () => {
      const message = next.next();
      // Whoever waits for it meets the error.
      message.catch(() => {});
      return message;
    };
    let coming: ReturnType<typeof read> | null = read();
    while (coming !== null || pending.length > 0) {
      const room = pending.length < AHEAD * workers ? coming : null;
      // Whichever comes first: an input that is slow keeps no answer back.
      const event = await Promise.race([
        ...(room === null ? [] : [room.then((message) => ({ message }))]),
        ...pending.slice(0, 1).map(async (one) => ({ piece: await one })),
      ]);
      if ("piece" in event) {
        pending.shift();
        yield event.piece;
      } else if (event.message.done === true) coming = null;
      else {
        pending.push(idlest().answer(event.message.value));
        coming = read();
      }
    }
  } finally {
    for (const thread of threads) thread.end();
    // An input that says nothing more is not waited for.
    next.return().catch(() => {});
  }
}
