// bellness state --steering, --inequality, and the verdict on every line.

import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { VERDICTS } from "../../src/index.js";
import { bellness, folder, jsonLines } from "../support/cli.js";
import { asInput, werner } from "../support/states.js";

const files = folder({
  "chsh.json": JSON.stringify({
    name: "mine",
    c: [
      [1, 1],
      [1, -1],
    ],
  }),
  "wrong.json": JSON.stringify({ c: [[1, 1]], bound: 3 }),
  "broken.json": "{",
});
afterAll(() => files.remove());

const states = [0.3, 0.6, 0.9]
  .map((p) => `${JSON.stringify({ id: p, rho: asInput(werner(p)) })}\n`)
  .join("");

describe("bellness state", () => {
  it("brackets the radius both ways, and judges", async () => {
    const { code, stdout, stderr } = await bellness(["state", "--steering", "0.01"], states);
    expect([code, stderr]).toEqual([0, ""]);
    const lines = jsonLines(stdout);
    expect(lines.map(({ verdict }) => verdict)).toEqual(["separable", "undecided", "nonlocal"]);
    lines.forEach(({ id, steering }) => {
      for (const way of ["12", "21"]) {
        const [lower, upper] = (steering as Record<string, [number, number]>)[way]!;
        expect(lower).toBeLessThanOrEqual(1 / (2 * (id as number)));
        expect(upper).toBeGreaterThanOrEqual(1 / (2 * (id as number)));
      }
    });
  });

  it("has another inequality by name, or from a file", async () => {
    for (const [given, name, bound, factor] of [
      ["chained-3", "chained-3", 4, 6 * Math.cos(Math.PI / 6)],
      [files.path("chsh.json"), "mine", 2, 2 * Math.SQRT2],
    ] as const) {
      const { code, stdout } = await bellness(["state", "--inequality", given], states);
      expect(code).toBe(0);
      for (const { id, bell, steering } of jsonLines(stdout)) {
        const found = bell as { name: string; value: number; localBound: number };
        expect([found.name, found.localBound]).toEqual([name, bound]);
        expect(Math.abs(found.value - factor * (id as number))).toBeLessThan(1e-9);
        expect(steering).toBeUndefined();
      }
    }
  });

  it.each([
    ["i3323", /did you mean "i3322"/],
    ["./none.json", /no file that can be read/],
    [files.path("wrong.json"), /inequality\.bound: 3 is not allowed\. Allowed: 2, /],
    [files.path("broken.json"), /is not JSON/],
  ])("refuses the inequality %s before it reads a state", async (given, message) => {
    const { code, stdout, stderr } = await bellness(["state", "--inequality", given], states);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
  });

  it("lets a budget limit steering, and nothing else", async () => {
    const limited = await bellness(["state", "--steering", "1e-9", "--budget", "0.05"], states);
    expect(limited.code).toBe(0);
    const { code, stderr } = await bellness(["state", "--budget", "1"], states);
    expect(code).toBe(2);
    expect(stderr).toMatch(/not allowed without --certify or --steering, /);
  });
});

describe("bellness solve", () => {
  const points = '{"kappa":3,"temperature":[0.2,0.6]}\n{"kappa":1.5}\n{"kappa":0.2}\n';
  const asked = ["--steering", "0.01", "--inequality", "chained-3"];

  it("judges steady states as state does, with the same numbers", async () => {
    const { code, stdout } = await bellness(["solve", ...asked], points);
    expect(code).toBe(0);
    const solved = jsonLines(stdout);
    expect(solved.map(({ verdict }) => verdict)).toEqual(["nonlocal", "unsteerable", "separable"]);
    const given = solved.map(({ rho }) => `${JSON.stringify({ rho })}\n`).join("");
    const { stdout: judged } = await bellness(["state", ...asked], given);
    for (const [k, line] of jsonLines(judged).entries()) {
      for (const key of ["verdict", "verdictReason", "steering", "bell"]) {
        expect(solved[k]![key]).toEqual(line[key]);
      }
    }
  });

  it("has them as columns of a table", async () => {
    const path = files.path("points.csv");
    expect((await bellness(["solve", ...asked, "-o", path], points)).code).toBe(0);
    const { stdout } = await bellness(["solve", ...asked], points);
    // Behind the parameters, which are JSON with commas, there is none.
    const [head, ...rows] = readFileSync(path, "utf8").trim().split("\n");
    const names = head!.split(",").slice(3);
    for (const [k, { verdict, steering, bell }] of jsonLines(stdout).entries()) {
      const cells = rows[k]!.split('"').at(-1)!.split(",").slice(2);
      const row = Object.fromEntries(names.map((name, at) => [name, cells[at]]));
      expect(VERDICTS[Number(row["verdict"])]).toBe(verdict);
      const [lower, upper] = (steering as Record<string, number[]>)["21"]!;
      expect(Number(row["radius21Lower"])).toBe(lower);
      expect(Number(row["radius21Upper"])).toBe(upper);
      expect(Number(row["bell:chained-3"])).toBe((bell as { value: number }).value);
    }
  });

  it("refuses observables beside them", async () => {
    const { code, stderr } = await bellness(["solve", ...asked, "--observables", "chsh"], points);
    expect(code).toBe(2);
    expect(stderr).toContain("observables: not allowed with --steering");
  });
});
