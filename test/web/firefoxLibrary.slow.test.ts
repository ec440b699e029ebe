// The library in Firefox, whose engine shares nothing with Node's, with WebAssembly and without.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { built } from "../support/built.js";
import { COMPUTE, type Computed, compute, expectSameTexts, workload } from "../support/engine.js";
import {
  curveIn,
  FIREFOX,
  type Firefox,
  numberIn,
  openFirefox,
  settledFirefox,
} from "../support/firefox.js";
import { expected, probe } from "../support/probe.js";
import { Random } from "../support/random.js";

/** Points and states whose bits are compared. */
const SIZE = 400;
const TEXTS = {
  "bare.html": '<!doctype html><title>bare</title><link rel="icon" href="data:," /><p>bare</p>',
  "probe.js": probe("/index.js"),
  "probe-js.js": probe("/js/index.js"),
};

/** Runs in the page: points a second through a sweep in its own thread. */
const THROUGHPUT = `async ({ createSolver }, backend) => {
  const solver = await createSolver({ backend });
  const spec = {
    base: { kappa: 3, temperature: { mean: 0.4, difference: 0 } },
    axes: [
      { parameter: "temperature.difference", from: -0.78, to: 0.78, count: 400 },
      { parameter: "epsilon.difference", from: -0.5, to: 0.5, count: 500 },
    ],
    observables: ["concurrence", "i2", "i3", "heatCurrent2"],
  };
  await solver.sweep(spec);
  const started = performance.now();
  const { rows } = await solver.sweep(spec);
  const rate = rows / ((performance.now() - started) / 1000);
  solver.close();
  return rate;
}`;

describe.skipIf(!FIREFOX)("the library in Firefox", () => {
  let firefox: Firefox;
  let without: Firefox;
  let node: Computed;
  const given = workload(new Random(20_252), SIZE);
  beforeAll(async () => {
    [firefox, without, node] = await Promise.all([
      openFirefox({ texts: TEXTS }),
      openFirefox({ texts: TEXTS, wasm: false }),
      compute(built, "wasm", given),
    ]);
  });
  afterAll(() => Promise.all([firefox?.close(), without?.close()]));

  /** What a program comes to in a page of its own. */
  async function run<T>(program: string, where = firefox): Promise<T> {
    const { page, complaints } = await where.tab("bare.html");
    const answer = (await page.evaluate(program)) as T;
    expect(complaints).toEqual([]);
    await page.close();
    return answer;
  }
  const computed = (backend: string) =>
    `import("/index.js").then((all) => (${COMPUTE})(all, "${backend}", ${JSON.stringify(given)}))`;

  test.each(["wasm", "js"])("gives Node's bits: %s", async (backend) => {
    const said = await run<Computed>(computed(backend));
    expect(said.backend).toBe(backend);
    expectSameTexts(said, node);
    const rate = await run<number>(
      `import("/index.js").then((all) => (${THROUGHPUT})(all, "${backend}"))`,
    );
    console.log(`${backend}: ${(rate / 1e6).toFixed(2)} million points a second with I3, a thread`);
  });

  test("sweeps in workers, into a table and a Parquet file, with and without wasm", async () => {
    for (const [file, backend] of [
      ["probe", "wasm"],
      ["probe-js", "js"],
    ]) {
      const said = await run(`import("/${file}.js").then(({ probe }) => probe())`);
      expect(said).toEqual({ ...expected, backend });
    }
  });

  test("takes the JavaScript core where WebAssembly is switched off, and says why", async () => {
    const said = await run<Computed>(computed("auto"), without);
    expect(said.backend).toBe("js");
    expect(said.fallbackReason).toMatch(/WebAssembly/);
    expectSameTexts(said, node);
  });

  test("and the page, which shows the same then", async () => {
    const tabs = await Promise.all([firefox, without].map((one) => one.tab("web/index.html")));
    const [usual, js] = await Promise.all(
      tabs.map(async ({ page, complaints }) => {
        await settledFirefox(page);
        const numbers = ["C", "ℐ₂", "ℐ₃", "σ"].map((sign) => numberIn(page, sign));
        expect(complaints).toEqual([]);
        return [await curveIn(page), ...(await Promise.all(numbers))];
      }),
    );
    expect(js).toEqual(usual);
    await Promise.all(tabs.map(({ page }) => page.close()));
  });
});
