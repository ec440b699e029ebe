// Both cores inside the browser, bit for bit, and against Node.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Parameters, Solution } from "../../src/index.js";
import { built } from "../support/built.js";
import { openBench, openTab } from "../support/page.js";
import { randomParameters } from "../support/parameters.js";
import { Random } from "../support/random.js";

const POINTS = 300;
const DIST = new URL("../../dist/", import.meta.url);

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** A solution as a text that tells every double from every other; JSON has no word for -0 and Infinity. */
const TEXT = `(solution) => JSON.stringify(solution, (_, value) =>
  typeof value === "number" && (Object.is(value, -0) || !Number.isFinite(value))
    ? "number " + (Object.is(value, -0) ? "-0" : value)
    : value)`;

/** What the page runs, as a text: the test runner would put imports of its own in its place. */
const PROGRAM = `async (points, backend) => {
  const { createSolver } = await import("/library/index.js");
  const solver = await createSolver({ backend });
  const text = ${TEXT};
  return { backend: solver.backend, solutions: points.map((point) => text(solver.solve(point))) };
}`;

interface Solved {
  readonly backend: string;
  /** Every number of a solution as a text that reads back to the same double. */
  readonly solutions: readonly string[];
}

function solveAll(page: Page, points: readonly Parameters[], backend: "wasm" | "js") {
  const given = `${JSON.stringify(points)}, "${backend}"`;
  return page.evaluate<Solved>(`(${PROGRAM})(${given})`);
}

it("both cores agree bit for bit in the browser, and with Node", async () => {
  const random = new Random(20_251);
  const points = Array.from({ length: POINTS }, () => randomParameters(random));
  const { page, complaints, close } = await openTab(bench.browser, bench.address, {}, (tab) =>
    tab.route("**/library/*", async (route) => {
      const name = route.request().url().split("/").at(-1)!;
      await route.fulfill({
        body: await readFile(new URL(name, DIST)),
        contentType: "text/javascript",
      });
    }),
  );
  const wasm = await solveAll(page, points, "wasm");
  const js = await solveAll(page, points, "js");
  expect([wasm.backend, js.backend]).toEqual(["wasm", "js"]);
  expect(wasm.solutions).toHaveLength(POINTS);
  expect(wasm.solutions).toEqual(js.solutions);
  const solver = await built.createSolver({ backend: "wasm" });
  const text = new Function(`return ${TEXT}`)() as (solution: Solution) => string;
  expect(wasm.solutions).toEqual(points.map((point) => text(solver.solve(point))));
  expect(complaints).toEqual([]);
  await close();
});
