// The focus of keys: that it stays; and what symbols say to it.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { here, press, walk } from "../support/keys.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

async function open(hash = "") {
  const tab = await openTab(bench.browser, `${bench.address}${hash}`);
  await settled(tab.page);
  return tab;
}

describe("the focus", () => {
  it("is not lost where what has it goes away", async () => {
    const { page, close } = await open("#kapa=2&epsilonn=1");
    await walk(page, /^Dismiss$/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement!.id === "notices");
    await page.keyboard.press("Tab");
    expect((await here(page))!.name).toBe("Dismiss");
    // A click on nothing is none of these.
    await page.mouse.click(640, 5);
    await page.waitForTimeout(50);
    expect(await here(page)).toBeNull();
    await close();
  });
});

describe("every symbol", () => {
  it("says what it means where it stands, over whatever is there, and goes by Escape", async () => {
    const { page, close } = await open();
    const tips = page.locator(".tip:popover-open");
    for (const [name, meaning] of [
      [/^ℐ₂$/, "CHSH"],
      [/^CHSH$/, "local up to 2"],
      [/^ε₊$/, "solid arrows"],
      [/^ε₋$/, "dashed arrows"],
      [/^\|2⟩, \|3⟩$/, "cos θ |01⟩"],
      [/^θ$/, "atan2"],
      [/^Ω$/, "½ √(Δε² + κ²)"],
      [/^- - -$/, "away from you"],
    ] as const) {
      await walk(page, name);
      expect(await tips.count()).toBe(1);
      expect(await tips.innerText()).toContain(meaning);
      const box = (await tips.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(1280);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(900);
      // Nothing is over it.
      const [x, y] = [box.x + 0.5 * box.width, box.y + 0.5 * box.height];
      expect(
        await page.evaluate(([u, v]) => document.elementFromPoint(u!, v!)!.className, [x, y]),
      ).toBe("tip");
    }
    await press(page, "Escape");
    expect(await tips.count()).toBe(0);
    await close();
  });

  it("says it to a touch, and to a pointer over it", async () => {
    const { page, close } = await open();
    const theta = page.locator("#levels .term button", { hasText: "θ" });
    const tips = page.locator(".tip:popover-open");
    await theta.hover();
    expect(await tips.innerText()).toContain("angle of mixing");
    await page.mouse.move(5, 5);
    expect(await tips.count()).toBe(0);
    await theta.click();
    await page.mouse.move(5, 5);
    expect(await tips.count()).toBe(1);
    await page.mouse.click(640, 5);
    expect(await tips.count()).toBe(0);
    await close();
  });
});
