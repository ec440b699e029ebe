import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

describe("the explorer", () => {
  it("redraws the curve and the map while a slider moves", async () => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    const curve = () => page.locator("#curve .lines .s1").getAttribute("d");
    const before = await curve();
    expect(before).toMatch(/^M[\d.]+,[\d.]+L/);
    await page.locator("#p-kappa").focus();
    for (let k = 0; k < 5; k++) await page.keyboard.press("ArrowLeft");
    await settled(page);
    expect(await curve()).not.toBe(before);
    expect(complaints).toEqual([]);
    await close();
  });
});
