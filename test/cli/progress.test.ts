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

  it.each([
    ["stderr is not a terminal", false, false],
    ["--quiet", true, true],
  ])("is silent where %s", (_, isTerminal, quiet) => {
    terminal(isTerminal);
    const line = new ProgressLine("row", quiet);
    now = 60_000;
    line.update(1, 2);
    line.end();
    expect(written).toEqual([]);
  });
});
