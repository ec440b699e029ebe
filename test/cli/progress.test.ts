import { hostname } from "node:os";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProgressLine } from "../../src/cli/progress.js";

describe("the progress line", () => {
  let now = 0;
  let written: string[] = [];
  const terminal = (is: boolean) => {
    Object.defineProperty(process.stderr, "isTTY", { value: is, configurable: true });
  };
  const before = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");

  beforeEach(() => {
    now = 0;
    written = [];
    vi.spyOn(performance, "now").mockImplementation(() => now);
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    terminal(true);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    if (before) Object.defineProperty(process.stderr, "isTTY", before);
    else Reflect.deleteProperty(process.stderr, "isTTY");
  });

  it("is silent for a second, then shows what is done, the rate and the time left", () => {
    const line = new ProgressLine("row", false);
    now = 900;
    line.update(90, 1000);
    expect(written).toEqual([]);
    now = 2000;
    line.update(200, 1000);
    expect(written).toEqual(["\r\x1b[Krow 200 of 1000, 100/s, 8 s left"]);
    now = 2050;
    line.update(205, 1000);
    expect(written).toHaveLength(1);
    now = 100_000;
    line.update(500, 100_000);
    expect(written[1]).toContain("5/s, 5 h 32 min left");
    line.end();
    expect(written.at(-1)).toBe("\r\x1b[K");
  });

  it("shows no time left where the total is not known", () => {
    const line = new ProgressLine("line", false);
    now = 4000;
    line.update(1000, null);
    expect(written).toEqual(["\r\x1b[Kline 1000, 250/s"]);
  });

  it("clears nothing where nothing was shown", () => {
    const line = new ProgressLine("row", false);
    line.end();
    expect(written).toEqual([]);
  });

  it.each([true, false])("is silent when quiet, terminal or not", (isTerminal) => {
    terminal(isTerminal);
    const line = new ProgressLine("row", true);
    line.begin("a table", 0, 2);
    now = 60_000;
    line.update(1, 2);
    line.complete("a table");
    line.end();
    expect(written).toEqual([]);
  });

  it("is a log where stderr is no terminal: a line at the start, one a minute, one at the end", () => {
    terminal(false);
    const line = new ProgressLine("row", false);
    line.begin("part-3.csv", 1000, 5000);
    for (now = 0; now <= 180_000; now += 10_000) line.update(1000 + now / 100, 5000);
    line.complete("part-3.csv");
    line.end();
    const said = written.map((text) => {
      const [, time, rest] = /^bellness: (\S+) (.*)\n$/.exec(text)!;
      expect(Math.abs(Date.parse(time!) - Date.now())).toBeLessThan(10_000);
      return rest;
    });
    expect(said).toEqual([
      `part-3.csv: from row 1000 of 5000, on ${hostname()}`,
      "row 1600 of 5000, 10/s, 5 min 40 s left",
      "row 2200 of 5000, 10/s, 4 min 40 s left",
      "row 2800 of 5000, 10/s, 3 min 40 s left",
      "part-3.csv: complete, after 3 min 10 s",
    ]);
  });
});
