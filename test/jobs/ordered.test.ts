import { describe, expect, test } from "vitest";
import { inOrder } from "../../src/jobs/ordered.js";
import { Random } from "../support/random.js";

/** Lanes that take a random time, and notes of what ran when. */
function fakeLanes(width: number, random = new Random(7)) {
  const notes = { running: 0, most: 0, started: 0, finished: 0 };
  const perform = async (start: number, end: number) => {
    notes.running += 1;
    notes.most = Math.max(notes.most, notes.running);
    notes.started = Math.max(notes.started, end);
    const milliseconds = random.uniform(0, 4);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    notes.running -= 1;
    notes.finished += 1;
    return { result: [start, end], milliseconds };
  };
  return { lanes: { width, mostRows: 2048 }, notes, perform };
}

describe("ranges of rows on lanes", () => {
  test.each([1, 2, 5])(
    "come in order and without a gap on %d lanes, all of them busy",
    async (width) => {
      const { lanes, notes, perform } = fakeLanes(width);
      let at = 37;
      for await (const { start, end, result } of inOrder(
        lanes,
        { start: 37, end: 100_001 },
        1e6,
        undefined,
        perform,
      )) {
        expect(start).toBe(at);
        expect(end).toBeGreaterThan(start);
        expect(result).toEqual([start, end]);
        at = end;
      }
      expect(at).toBe(100_001);
      expect(notes.most).toBe(width);
    },
  );

  test("nothing to do", async () => {
    const { lanes, perform } = fakeLanes(2);
    const pieces = inOrder(lanes, { start: 5, end: 5 }, 1e6, undefined, perform);
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
  });

  test("a slow taker holds them back", async () => {
    const { lanes, notes, perform } = fakeLanes(3);
    const ahead = 5000;
    for await (const { start } of inOrder(
      lanes,
      { start: 0, end: 60_000 },
      ahead,
      undefined,
      perform,
    )) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      // At most the rows ahead, and one task that began below the limit.
      expect(notes.started - start).toBeLessThanOrEqual(ahead + 2048);
    }
  });

  test("an error comes out in its place, and no new task starts", async () => {
    const { lanes, notes, perform } = fakeLanes(2);
    const failing = (start: number, end: number) =>
      start <= 9000 && 9000 < end ? Promise.reject(new Error("broken")) : perform(start, end);
    let last = 0;
    const take = async () => {
      for await (const { end } of inOrder(lanes, { start: 0, end: 1e6 }, 1e6, undefined, failing)) {
        last = end;
      }
    };
    await expect(take()).rejects.toThrow("broken");
    expect(last).toBeLessThanOrEqual(9000);
    expect(notes.started).toBeLessThan(100_000);
  });

  test("a taker that stops ends it", async () => {
    const { lanes, notes, perform } = fakeLanes(2);
    for await (const { end } of inOrder(lanes, { start: 0, end: 1e6 }, 1e6, undefined, perform)) {
      if (end > 3000) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { started } = notes;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(notes.started).toBe(started);
    expect(notes.running).toBe(0);
  });

  test("a signal ends it at once, though a task is under way, with its reason", async () => {
    const controller = new AbortController();
    const forever = () => new Promise<never>(() => {});
    const reason = new Error("enough");
    const lanes = { width: 2, mostRows: 1000 };
    const pieces = inOrder(lanes, { start: 0, end: 10 }, 1e6, controller.signal, forever);
    const next = pieces.next();
    setTimeout(() => controller.abort(reason), 10);
    await expect(next).rejects.toBe(reason);
  });
});
