// Whole pages on every screen and on paper: pictures of them to look at, and what can be said of
// them without looking.

import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SETUPS } from "../../src/index.js";
import { axeViolations } from "../support/axe.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const FOLDER = new URL("../../node_modules/.vitest/screenshots/", import.meta.url).pathname;

const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  "wide-light": { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  "wide-dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "phone-light": { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
  // 1280 pixels at 200 %.
  "zoomed-light": {
    viewport: { width: 640, height: 450 },
    deviceScaleFactor: 2,
    colorScheme: "light",
  },
  "zoomed-dark": {
    viewport: { width: 640, height: 450 },
    deviceScaleFactor: 2,
    colorScheme: "dark",
  },
  // A4 at 96 pixels an inch, less its margins.
  print: { viewport: { width: 720, height: 1020 }, colorScheme: "dark" },
};

const WERNER = '{"bloch":{"a":[0,0,0],"b":[0,0,0],"t":[[-0.9,0,0],[0,-0.9,0],[0,0,-0.9]]}}';
const PAGES = {
  explorer: "",
  system: `#system=${encodeURIComponent(JSON.stringify(SETUPS[0]!.system))}`,
  state: `#state=${encodeURIComponent(WERNER)}`,
} as const;

/** Runs in the page: texts of pictures that reach beyond them, or over each other. */
function crowded(): string[] {
  const found: string[] = [];
  for (const picture of document.querySelectorAll("svg.picture, .picture svg")) {
    const frame = picture.getBoundingClientRect();
    if (frame.width === 0) continue;
    const texts = [...picture.querySelectorAll("text")]
      .filter(
        (text) => text.textContent !== "" && text.checkVisibility({ visibilityProperty: true }),
      )
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    texts.forEach(({ text, box }, k) => {
      const out = Math.max(
        frame.left - box.left,
        box.right - frame.right,
        frame.top - box.top,
        box.bottom - frame.bottom,
      );
      if (out > 1.5) found.push(`${text} is ${out.toFixed(1)} pixels outside`);
      for (const other of texts.slice(0, k)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 4) found.push(`${text} is over ${other.text}`);
      }
    });
  }
  return found;
}

async function whole(page: Page): Promise<void> {
  // All of it in sight: what is not, is not drawn.
  const { width } = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await settled(page);
}

it.each(
  Object.keys(SCREENS).flatMap((screen) =>
    Object.keys(PAGES).map((name) => [name as keyof typeof PAGES, screen] as const),
  ),
)("the %s looks well: %s", async (name, screen) => {
  const address = `${bench.address}${PAGES[name]}`;
  const { page, complaints, close } = await openTab(bench.browser, address, SCREENS[screen]);
  await settled(page);
  if (screen === "print") await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(100);
  // The first screen as a reader sees it, then all of it.
  await page.screenshot({ path: `${FOLDER}${name}-${screen}-first.png` });
  await whole(page);
  await page.screenshot({ path: `${FOLDER}${name}-${screen}.png`, fullPage: true });
  expect(await page.evaluate(crowded)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(SCREENS[screen]!.viewport!.width);
  if (screen === "print") {
    await page.pdf({ path: `${FOLDER}${name}.pdf`, format: "A4" });
  } else expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
