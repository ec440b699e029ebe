import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bellness, folder } from "../support/cli.js";
import { readPdf } from "../support/pdf.js";

// Hatched near κ = 2: there the Redfield equation leaves positivity.
const SPEC = {
  base: { temperature: { mean: 0.4, difference: 0 } },
  axes: [
    { parameter: "kappa", from: 1.5, to: 2.5, count: 21 },
    { parameter: "temperature.difference", from: -0.7, to: 0.7, count: 21 },
  ],
  observables: ["concurrence", "heatCurrent2"],
};
const files = folder({ "spec.json": JSON.stringify(SPEC) });
afterAll(() => files.remove());

const texts = (name: string) =>
  [...readFileSync(files.path(name), "utf8").matchAll(/<text[^>]*>([^<]*)</g)].map(
    ([, one]) => one,
  );

describe("bellness plot", () => {
  beforeAll(async () => {
    for (const format of ["parquet", "csv", "jsonl"]) {
      const to = files.path(`table.${format}`);
      expect((await bellness(["sweep", files.path("spec.json"), "-o", to, "--quiet"])).code).toBe(
        0,
      );
    }
  });

  it("draws the same picture of Parquet, CSV and JSON Lines, and says what it left out", async () => {
    const drawings: string[] = [];
    for (const format of ["parquet", "csv", "jsonl"]) {
      const to = files.path(`${format}.svg`);
      const { code, stderr } = await bellness(["plot", files.path(`table.${format}`), "-o", to]);
      expect(code).toBe(0);
      expect(stderr).toMatch(/^441 rows → .*\n[1-9]\d* left out: a negative eigenvalue/);
      drawings.push(readFileSync(to, "utf8"));
    }
    expect(new Set(drawings).size).toBe(1);
    expect(drawings[0]).toContain('aria-label="without a value"');
    expect(texts("csv.svg")).toContain("heat current J₂ (energy²)");
  });

  it("draws what it is told to", async () => {
    const args = ["--x", "kappa", "--y", "concurrence", "--at", "temperature.difference=0.3"];
    const to = files.path("curve.png");
    const run = await bellness(["plot", files.path("table.csv"), ...args, "-o", to, "--quiet"]);
    expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(to).subarray(1, 4).toString()).toBe("PNG");
    const pdf = files.path("curve.pdf");
    const print = ["plot", files.path("table.csv"), ...args, "-o", pdf, "--width", "86"];
    expect((await bellness(print)).code).toBe(0);
    const { pages, texts } = readPdf(readFileSync(pdf));
    expect((pages[0]![0] * 25.4) / 72).toBeCloseTo(86, 3);
    expect(texts).toContain("concurrence C");
  });

  it.each([
    [["-o", "picture.gif"], /picture.gif has an ending .* Allowed: \.svg, \.png, \.pdf\./],
    [["-o", "a.svg", "--width", "wide"], /Allowed: 60 to 1000 millimetres/],
    [["-o", "a.svg", "--y", "concurence"], /did you mean "concurrence"/],
    [["-o", "a.svg", "--at", "kappa"], /name=value/],
    [[], /required option '-o/],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, stderr } = await bellness(["plot", files.path("table.csv"), ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("says that a file is missing", async () => {
    const { code, stderr } = await bellness(["plot", files.path("none.csv"), "-o", "a.svg"]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/none\.csv/)]);
  });
});
