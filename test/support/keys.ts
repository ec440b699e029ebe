// A reader without a pointer: where the focus of keys is, and what keys do there.

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { settled } from "./page.js";

/** What has the focus: what it is called, where it is, and whether it is seen. */
export interface Stop {
  readonly name: string;
  readonly section: string;
  readonly seen: boolean;
}

/** Runs in the page. */
function focused(): Stop | null {
  const node = document.activeElement;
  if (node === null || node === document.body) return null;
  const input = node as HTMLInputElement;
  // The field of a file is its label.
  const shown = input.type === "file" ? input.labels![0]! : node;
  const { left, top, right, bottom, width, height } = shown.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const at = document.elementFromPoint(
    Math.max(0, Math.min(left + 0.5 * width, innerWidth - 1)),
    Math.max(0, Math.min(top + 0.5 * height, innerHeight - 1)),
  );
  const label = node.getAttribute("aria-label") ?? input.labels?.[0]?.innerText;
  return {
    name: `${label ?? (node as HTMLElement).innerText}`.trim().replaceAll(/\s+/g, " "),
    section: node.closest("main > *")?.id || node.closest("main > * > section")?.id || "header",
    seen:
      outlineStyle === "solid" &&
      Number.parseFloat(outlineWidth) >= 2 &&
      right > 0 &&
      left < innerWidth &&
      bottom > 0 &&
      top < innerHeight &&
      (at === shown || shown.contains(at)),
  };
}

export const here = (page: Page) => page.evaluate(focused);

/** Presses a key until something has the focus that is called so; every stop is seen. */
export async function walk(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let k = 0; k < 200; k++) {
    await page.keyboard.press(key);
    const stop = await here(page);
    if (stop === null) continue;
    expect(stop.seen, `${stop.section}: ${stop.name}`).toBe(true);
    if (name.test(stop.name)) return;
  }
  expect.fail(`no stop is called ${name}`);
}

/** Presses a key where the focus is, and waits for what follows: the focus stays. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press(key);
    await settled(page);
    expect(await before.evaluate((node) => node === document.activeElement), key).toBe(true);
  }
}
