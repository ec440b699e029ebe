// Both cores inside the browser, bit for bit, and against Node.

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { built } from "../support/built.js";
import { COMPUTE, type Computed, compute, expectSameTexts, workload } from "../support/engine.js";
import { openBench, openTab } from "../support/page.js";
import { Random } from "../support/random.js";

const POINTS = 200;
const DIST = new URL("../../dist/", import.meta.url);

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

it("both cores agree bit for bit in the browser, and with Node", async () => {
  const given = workload(new Random(20_251), POINTS);
  const { page, complaints, close } = await openTab(bench.browser, bench.address, {}, (tab) =>
    tab.route("**/library/*", async (route) => {
      const name = route.request().url().split("/").at(-1)!;
      await route.fulfill({
        body: await readFile(new URL(name, DIST)),
        contentType: "text/javascript",
      });
    }),
  );
  const expected = await compute(built, "wasm", given);
  for (const backend of ["wasm", "js"]) {
    const said = await page.evaluate<Computed>(
      `import("/library/index.js").then((all) => (${COMPUTE})(all, "${backend}", ${JSON.stringify(given)}))`,
    );
    expect(said.backend).toBe(backend);
    expectSameTexts(said, expected);
  }
  expect(complaints).toEqual([]);
  await close();
});
