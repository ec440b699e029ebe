// A worker of the page that stops listening: its owner gives it seconds before another takes over
// (lane.test.ts has the same without a browser, on a false clock).

import { afterAll, beforeAll, expect, it } from "vitest";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

it("is replaced when it falls silent", async () => {
  const { page, close } = await openTab(bench.browser, bench.address);
  await settled(page);
  const curve = page.locator("#curve .lines .s1");
  const before = await curve.getAttribute("d");
  const [worker] = page.workers();
  const gone = new Promise((resolve) => worker!.once("close", resolve));
  await worker!.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await page.locator("#p-kappa").focus();
  await page.keyboard.press("ArrowLeft");
  await gone;
  await settled(page);
  expect(await curve.getAttribute("d")).not.toBe(before);
  expect(await page.locator("#notices").innerText()).toBe("");
  await close();
});
