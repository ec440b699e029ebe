// The queue of questions, with a worker that does as it is told.

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FromWorker, Question, ToWorker } from "../../src/web/messages.js";
import { startScene } from "../../src/web/presets.js";
import { type Answering, Questions, type Result } from "../../src/web/questions.js";
import type { WrittenParameters } from "../../src/web/scene.js";

const { base, curve, map } = startScene();

type MapQuestion = Extract<Question, { kind: "map" }>;
const mapOf = (kappa: number): MapQuestion => ({
  kind: "map",
  base: { ...base, kappa },
  map,
});

/** Workers that keep what they are told, and answer when the test says so. */
class Workers {
  readonly told: ToWorker[] = [];
  made = 0;
  #hear: (message: FromWorker) => void = () => {};
  #fail: (reason: string) => void = () => {};

  readonly make: Answering = (message, failed) => {
    this.made += 1;
    this.#hear = message;
    this.#fail = failed;
    return { post: (data) => this.told.push(data), terminate: () => {} };
  };

  get asked(): Extract<ToWorker, { kind: "ask" }>[] {
    return this.told.filter((one) => one.kind === "ask");
  }

  get pings(): number {
    return this.told.filter(({ kind }) => kind === "ping").length;
  }

  ready(): void {
    this.#hear({ kind: "ready", backend: "wasm", fallbackReason: null });
  }

  /** Answers the last question. */
  answer(milliseconds: number): void {
    const { id } = this.asked.at(-1)!;
    this.#hear({ kind: "answer", id, answer: { id } as never, milliseconds });
  }

  aborted(id: number): void {
    this.#hear({ kind: "aborted", id });
  }

  pong(): void {
    this.#hear({ kind: "pong" });
  }

  die(): void {
    this.#fail("died");
  }
}

const kappaOf = ({ question }: { question: Question }) =>
  ((question as MapQuestion).base as WrittenParameters).kappa;
const gridOf = ({ question }: { question: Question }) => (question as MapQuestion).map.grid;

let workers: Workers;
let questions: Questions;
let failures: string[];
let results: Result<"map">[];
const show = (kappa: number) =>
  questions.show<"map">(mapOf(kappa), (result) => results.push(result));

beforeEach(() => {
  vi.useFakeTimers();
  workers = new Workers();
  failures = [];
  results = [];
  questions = new Questions(workers.make, { failed: (reason) => failures.push(reason) });
  workers.ready();
});

describe("questions", () => {
  it("asks the latest question, and none between", () => {
    for (const kappa of [1, 2, 3, 4]) show(kappa);
    expect(workers.asked.map(kappaOf)).toEqual([1]);
    workers.answer(5);
    expect(workers.asked.map(kappaOf)).toEqual([1, 4]);
    workers.answer(5);
    expect(workers.asked).toHaveLength(2);
    expect(results).toHaveLength(2);
  });

  it("asks questions of different kinds side by side", () => {
    show(1);
    questions.show<"curve">({ kind: "curve", base, curve }, () => {});
    expect(workers.asked.map(({ question }) => question.kind)).toEqual(["map", "curve"]);
  });

  it("gives a slow answer coarsely while questions come, finely when they rest", () => {
    show(1);
    workers.answer(600);
    show(2);
    expect(gridOf(workers.asked.at(-1)!)).toBeLessThan(map.grid);
    workers.answer(50);
    expect(results.at(-1)).toMatchObject({ coarse: true });
    vi.advanceTimersByTime(1000);
    expect(workers.asked.map(gridOf).at(-1)).toBe(map.grid);
    expect(kappaOf(workers.asked.at(-1)!)).toBe(2);
    workers.answer(600);
    expect(results.at(-1)).toMatchObject({ coarse: false });
    vi.advanceTimersByTime(1000);
    expect(workers.asked).toHaveLength(3);
  });

  it("gives up a fine answer that is slow when a new question comes", () => {
    show(1);
    workers.answer(600);
    show(2);
    workers.answer(50);
    vi.advanceTimersByTime(1000);
    const fine = workers.asked.at(-1)!;
    show(3);
    expect(workers.told.at(-1)).toEqual({ kind: "abort", id: fine.id });
    workers.aborted(fine.id);
    expect(kappaOf(workers.asked.at(-1)!)).toBe(3);
    expect(results).toHaveLength(2);
  });

  it("asks another worker when one dies", () => {
    show(1);
    workers.die();
    expect(workers.made).toBe(2);
    expect(workers.asked.map(kappaOf)).toEqual([1, 1]);
    workers.ready();
    workers.answer(5);
    expect(results).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it("gives up a question that workers die of, and goes on with the next", () => {
    show(1);
    workers.die();
    workers.ready();
    workers.die();
    workers.ready();
    expect(results).toEqual([
      { refusal: { code: "WORKER_FAILED", message: expect.stringContaining("2 workers died") } },
    ]);
    show(2);
    workers.answer(5);
    expect(results).toHaveLength(2);
    expect(failures).toEqual([]);
  });

  it("asks another worker when one falls silent", () => {
    show(1);
    // Whatever else is wanted meanwhile.
    for (let k = 0; k < 100; k++) {
      vi.advanceTimersByTime(100);
      if (k < 20) expect(workers.told).toHaveLength(1);
      show(2);
    }
    expect(workers.told.map(({ kind }) => kind).slice(0, 3)).toEqual(["ask", "ping", "ask"]);
    expect(workers.made).toBe(2);
    expect(kappaOf(workers.asked.at(-1)!)).toBe(2);
    workers.ready();
    workers.answer(5);
    expect(results).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it("waits for a slow answer as long as the worker listens", () => {
    show(1);
    for (let pings = 0; pings < 20; ) {
      vi.advanceTimersByTime(1000);
      if (workers.pings === pings) continue;
      pings = workers.pings;
      workers.pong();
    }
    workers.answer(100_000);
    expect(results).toHaveLength(1);
    expect(workers.made).toBe(1);
    // And leaves it alone when it owes nothing.
    const told = workers.told.length;
    vi.advanceTimersByTime(100_000);
    expect(workers.told).toHaveLength(told);
  });

  it("waits for a worker that is not ready yet", () => {
    const late = new Workers();
    new Questions(late.make, { failed: (reason) => failures.push(reason) }).show<"map">(
      mapOf(1),
      () => {},
    );
    vi.advanceTimersByTime(100_000);
    expect(late.told.map(({ kind }) => kind)).toEqual(["ask"]);
    late.ready();
    vi.advanceTimersByTime(100_000);
    expect(late.made).toBeGreaterThan(1);
  });

  it("stops when no worker comes to life", () => {
    workers.die();
    workers.die();
    expect(failures).toEqual([]);
    workers.die();
    expect(failures).toEqual(["died"]);
    expect(workers.made).toBe(3);
  });
});
