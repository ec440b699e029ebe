// Whole pages as a reader sees them: axe with contrasts, nothing wider than the screen, and
// pictures of them to look at.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../support/axe.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** Runs in the page: how close two texts of a Bloch sphere come, from middle to middle in pixels. */
function closestTexts(): number {
  const middles = (sphere: Element) =>
    [...sphere.querySelectorAll("text")].map((text) => {
      const { left, top, width, height } = text.getBoundingClientRect();
      return [left + 0.5 * width, top + 0.5 * height] as const;
    });
  const spheres = [...document.querySelectorAll(".sphere")].map(middles);
  return Math.min(
    ...spheres.flatMap((texts) =>
      texts.flatMap(([x, y], k) => texts.slice(0, k).map(([u, v]) => Math.hypot(x - u, y - v))),
    ),
  );
}

describe("each view", () => {
  const FOLDER = new URL("../../node_modules/.vitest/screenshots/", import.meta.url).pathname;

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)("is readable in %s colours on %i pixels", async (colorScheme, width) => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    for (const name of ["8b", "12b", "16c"]) {
      await page.locator("#preset").selectOption(name);
      await settled(page);
      // All of it in sight: what is not, is not drawn.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height });
      expect(await axeViolations(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      expect(await page.evaluate(closestTexts)).toBeGreaterThan(12);
      // The ends of a range stand on one line.
      const lines = await page
        .locator(".ends")
        .evaluateAll((ends) => ends.map(({ clientHeight }) => clientHeight));
      expect(Math.max(...lines)).toBeLessThan(40);
      await page.screenshot({
        path: `${FOLDER}explorer-${name}-${colorScheme}-${width}.png`,
        fullPage: true,
      });
    }
    expect(complaints).toEqual([]);
    await close();
  });
});
