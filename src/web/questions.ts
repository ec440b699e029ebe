// A worker, and what is asked of it: the latest question of each kind wins, a slow answer is
// given coarsely while questions keep coming, a dead worker is replaced.

import type { BackendName } from "../index.js";
import { openPort, type Port } from "../jobs/port.js";
import { Silence } from "../jobs/silence.js";
import { coarser, costKey, pointsOf, usualCost } from "./coarser.js";
import type {
  Answers,
  FromWorker,
  Kind,
  ProofProgress,
  Question,
  Refusal,
  ToWorker,
} from "./messages.js";

/** Workers that die before they are ready, one after the other, until no new one is made. */
const STILLBORN = 3;
/** Workers that may die of a question before it is given up. */
const ATTEMPTS = 2;
/**
 * Milliseconds that an answer may take; one that takes longer is given coarsely first, in about as
 * many: both workers and the drawing share what processors there are, thirty times a second.
 */
const SLOW = 12;
/** Milliseconds without a new question after which a coarse answer is made fine. */
const SETTLED = 150;
export interface QuestionsListener {
  ready?(backend: BackendName, fallbackReason: string | null): void;
  /** Nothing more can be computed: no worker comes to life. */
  failed(reason: string): void;
  /** Whether questions are still open. */
  busy?(busy: boolean): void;
}

/** Makes what answers: a worker, or something that is spoken to like one. */
export type Answering = (
  message: (data: FromWorker) => void,
  failed: (reason: string) => void,
) => Pick<Port<ToWorker>, "post" | "terminate">;

export type Result<K extends Kind> =
  | { readonly answer: Answers[K]; readonly coarse: boolean }
  | { readonly refusal: Refusal };

/** What is said of a question meanwhile. */
export interface AskOptions {
  readonly progress?: (progress: ProofProgress) => void;
  readonly signal?: AbortSignal;
}

interface Order {
  readonly progress?: (progress: ProofProgress) => void;
  readonly key: string;
  /** What was asked, and what is computed for it: the same, or coarser. */
  readonly asked: Question;
  readonly question: Question;
  readonly done: (result: Result<Kind>) => void;
  /** Workers that died of it. */
  readonly deaths: number;
}

/** One worker and the questions that wait for it. */
export class Questions {
  readonly #make: Answering;
  readonly #listener: QuestionsListener;
  readonly #waiting = new Map<string, Order>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Milliseconds that a point of a question of this sort took. */
  readonly #costs = new Map<string, number>();
  #worker: ReturnType<Answering> | null = null;
  /** What the worker was asked and has not answered, by number: at most one question of a key. */
  readonly #asked = new Map<number, Order>();
  #id = 0;
  #stillborn = 0;
  /** Whether the worker has said that it is ready: before, a slow network is no sign of death. */
  #ready = false;
  readonly #silence = new Silence(
    () => this.#worker?.post({ kind: "ping" }),
    () => this.#replace("it fell silent"),
  );

  constructor(make: Answering, listener: QuestionsListener) {
    this.#make = make;
    this.#listener = listener;
    this.#open();
  }

  /** Asks for what is to be seen: it takes the place of an earlier question of its kind, or of its place. */
  show<K extends Kind>(
    question: Extract<Question, { kind: K }>,
    done: (result: Result<K>) => void,
    key: string = question.kind,
  ): void {
    this.#calm(key);
    const cost = pointsOf(question) * (this.#costs.get(costKey(question)) ?? usualCost(question));
    const slow = cost > SLOW;
    for (const [id, order] of slow ? this.#asked : []) {
      if (order.key === key && order.question === order.asked) {
        this.#worker?.post({ kind: "abort", id });
      }
    }
    const sent = slow ? coarser(question, SLOW / cost) : question;
    this.#enqueue({ key, asked: question, question: sent, done: done as Order["done"], deaths: 0 });
  }

  /** Asks once; nothing takes its place. It tells how far it has come, and ends when the signal says so. */
  ask<K extends Kind>(
    question: Extract<Question, { kind: K }>,
    { progress, signal }: AskOptions = {},
  ): Promise<Result<K>> {
    return new Promise((resolve) => {
      const key = `once ${++this.#id}`;
      signal?.addEventListener("abort", () => this.#abort(key), { once: true });
      const done = resolve as Order["done"];
      const order = { key, asked: question, question, done, deaths: 0 };
      this.#enqueue(progress === undefined ? order : { ...order, progress });
    });
  }

  /** Ends what was asked once. */
  #abort(key: string): void {
    this.#waiting.delete(key);
    for (const [id, order] of this.#asked) {
      if (order.key === key) this.#worker?.post({ kind: "abort", id });
    }
  }

  close(): void {
    for (const key of this.#timers.keys()) this.#calm(key);
    this.#waiting.clear();
    this.#part();
  }

  /** Ends the worker and forgets what it was asked. */
  #part(): void {
    this.#silence.rest();
    this.#asked.clear();
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
  }

  #calm(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  #open(): void {
    const worker: { own: ReturnType<Answering> | null } = { own: null };
    const mine = () => worker.own !== null && this.#worker === worker.own;
    worker.own = this.#make(
      (message) => mine() && this.#hear(message),
      (reason) => mine() && this.#replace(reason),
    );
    this.#worker = worker.own;
  }

  #enqueue(order: Order): void {
    this.#waiting.set(order.key, order);
    this.#next();
  }

  /** Asks what waits for nothing but its turn. */
  #next(): void {
    if (this.#worker !== null) {
      const busy = new Set(Array.from(this.#asked.values(), ({ key }) => key));
      for (const order of [...this.#waiting.values()].filter(({ key }) => !busy.has(key))) {
        this.#waiting.delete(order.key);
        this.#asked.set(++this.#id, order);
        this.#worker.post({ kind: "ask", id: this.#id, question: order.question });
      }
    }
    if (this.#ready && this.#asked.size > 0) this.#silence.watch();
    const open = this.#asked.size > 0 || this.#timers.size > 0;
    this.#listener.busy?.(open && this.#worker !== null);
  }

  #hear(message: FromWorker): void {
    this.#silence.rest();
    if (message.kind === "ready") {
      this.#stillborn = 0;
      this.#ready = true;
      this.#listener.ready?.(message.backend, message.fallbackReason);
    }
    const order = "id" in message ? this.#asked.get(message.id) : undefined;
    if (message.kind === "progress") order?.progress?.(message.progress);
    else if (order !== undefined && "id" in message) {
      this.#asked.delete(message.id);
      if (message.kind === "refused") order.done({ refusal: message.refusal });
      if (message.kind === "answer") this.#answered(order, message);
    }
    this.#next();
  }

  #answered(order: Order, { answer, milliseconds }: Extract<FromWorker, { kind: "answer" }>): void {
    const { key, asked, question, done } = order;
    const coarse = question !== asked;
    this.#costs.set(costKey(question), milliseconds / pointsOf(question));
    if (coarse && !this.#waiting.has(key)) {
      this.#timers.set(
        key,
        setTimeout(() => {
          this.#timers.delete(key);
          this.#enqueue({ ...order, question: asked });
        }, SETTLED),
      );
    }
    done({ answer, coarse });
  }

  /** The worker is dead: another one takes over, unless none comes to life. */
  #replace(reason: string): void {
    const orders = [...this.#asked.values()];
    this.#part();
    this.#stillborn += 1;
    for (const order of orders) this.#again({ ...order, deaths: order.deaths + 1 }, reason);
    if (this.#stillborn >= STILLBORN) this.#listener.failed(reason);
    else this.#open();
    this.#next();
  }

  /** Asks once more what a worker died of, unless something newer waits, or it kills them all. */
  #again(order: Order, reason: string): void {
    if (order.deaths >= ATTEMPTS) {
      const message = `${order.deaths} workers died of this question (the last: ${reason}).`;
      order.done({ refusal: { code: "WORKER_FAILED", message } });
    } else if (!this.#waiting.has(order.key)) this.#waiting.set(order.key, order);
  }
}

/** Workers that run a script. */
export function scriptWorker(script: URL): Answering {
  return (message, failed) => openPort(new Worker(script, { type: "module" }), { message, failed });
}
