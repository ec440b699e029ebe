// The pictures as controls, the memory of the page, and what can be taken along.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../support/axe.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const FOLDER = new URL("../../node_modules/.vitest/screenshots/", import.meta.url).pathname;
const open = async (hash = "", options = {}) => {
  const tab = await openTab(bench.browser, `${bench.address}${hash}`, options);
  await settled(tab.page);
  return tab;
};
const value = (page: Page, id: string) => page.locator(id).inputValue().then(Number);

/** A picture's frame, on the screen. */
async function frame(page: Page, section: string) {
  await page.locator(`#${section} .stage`).scrollIntoViewIfNeeded();
  return (await page.locator(`#${section} .frame .border`).boundingBox())!;
}

describe("pictures as controls", () => {
  it("move the point where they are clicked, and read out", async () => {
    const { page, complaints, close } = await open();
    const map = await frame(page, "map");
    await page.mouse.click(map.x + 0.75 * map.width, map.y + 0.25 * map.height);
    await settled(page);
    // ΔT from −0.8 to 0.8, Δε from −1.5 to 1.5.
    expect(await value(page, "#p-temperature-difference")).toBeCloseTo(0.4, 1);
    expect(await value(page, "#p-epsilon-difference")).toBeCloseTo(0.75, 1);
    expect(await page.locator("#map .probe").innerText()).toMatch(/ΔT\/ε̄ = 0\.4/);
    const curve = await frame(page, "curve");
    await page.mouse.move(curve.x + 0.25 * curve.width, curve.y + 20);
    expect(await page.locator("#curve .probe").innerText()).toMatch(/^ΔT\/ε̄ = −0\.4.*: C = 0\.\d/);
    await page.mouse.down();
    await page.mouse.move(curve.x + 0.5 * curve.width, curve.y + 30);
    await page.mouse.up();
    await settled(page);
    expect(await value(page, "#p-temperature-difference")).toBeCloseTo(0, 2);
    expect(complaints).toEqual([]);
    await close();
  });

  it("zoom by the wheel and by keys, and show all again", async () => {
    const { page, complaints, close } = await open();
    const stage = page.locator("#curve .stage");
    const from = page.locator("#curve .ends input").first();
    await stage.focus();
    const curve = await frame(page, "curve");
    await page.mouse.move(curve.x + 0.5 * curve.width, curve.y + 20);
    await page.mouse.wheel(0, -500);
    await settled(page);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#curve .ends input")!.value !== "-0.8",
    );
    expect(Number(await from.inputValue())).toBeCloseTo(-0.4, 1);
    await stage.press("0");
    await settled(page);
    expect(await from.inputValue()).toBe("-0.8");
    await stage.press("+");
    await settled(page);
    expect(Number(await from.inputValue())).toBeGreaterThan(-0.8);
    await stage.dblclick();
    await settled(page);
    expect(await from.inputValue()).toBe("-0.8");
    const before = await value(page, "#p-temperature-difference");
    await stage.press("ArrowRight");
    await settled(page);
    expect(await value(page, "#p-temperature-difference")).toBeCloseTo(before + 0.005, 9);
    await page.locator("#map .stage").press("Shift+ArrowUp");
    await settled(page);
    expect(await value(page, "#p-epsilon-difference")).toBeCloseTo(1.1, 9);
    expect(complaints).toEqual([]);
    await close();
  });

  it("turn the spheres, and the sliders run by themselves", async () => {
    const { page, complaints, close } = await open();
    const arrow = page.locator(".sphere .arrow path").first();
    const before = await arrow.getAttribute("d");
    await page.locator(".spheres").press("ArrowLeft");
    expect(await arrow.getAttribute("d")).not.toBe(before);
    await page.locator(".spheres").press("0");
    expect(await arrow.getAttribute("d")).toBe(before);
    const play = page.getByLabel("Animate coupling between the qubits κ");
    await play.click();
    expect(await play.getAttribute("aria-pressed")).toBe("true");
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLInputElement>("#p-kappa")!.value) > 3.1,
    );
    await play.click();
    await settled(page);
    expect(await play.getAttribute("aria-pressed")).toBe("false");
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("memory", () => {
  it("goes back and forward through panels, modes and rests, and undoes", async () => {
    const { page, complaints, close } = await open();
    await page.locator("#preset").selectOption("12a");
    await settled(page);
    await page.locator('button[data-mode="state"]').click();
    await page.locator("#given textarea").waitFor();
    await settled(page);
    await page.goBack();
    await page.waitForFunction(() => document.documentElement.dataset["mode"] === "paper");
    await settled(page);
    expect(await page.locator("#preset").inputValue()).toBe("12a");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#preset")!.value === "8b",
    );
    await page.goForward();
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#preset")!.value === "12a",
    );
    await page.locator("body").press("Control+z");
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#preset")!.value === "8b",
    );
    expect(complaints).toEqual([]);
    await close();
  });

  it("keeps what bosons and fermions share, and pins a curve", async () => {
    const { page, complaints, close } = await open("#kappa=2.5&temperature=0.3~0.1&epsilon=1~0.5");
    await page.getByLabel("fermions").check();
    await settled(page);
    expect(await value(page, "#p-kappa")).toBe(2.5);
    expect(await value(page, "#p-temperature-difference")).toBe(0.1);
    await page.getByLabel("bosons").check();
    await settled(page);
    expect(await value(page, "#p-epsilon-difference")).toBe(0.5);
    await page.getByRole("button", { name: "Pin" }).click();
    const before = await page.locator("#curve .lines:not(.pinned) .s0").getAttribute("d");
    await page.locator("#p-kappa").fill("3");
    await settled(page);
    expect(await page.locator("#curve .legend .pinned").innerText()).toBe("pinned: κ = 2.5");
    expect(await page.locator("#curve .pinned .s0").count()).toBe(1);
    expect(await page.locator("#curve .lines:not(.pinned) .s0").getAttribute("d")).not.toBe(before);
    await page.screenshot({ path: `${FOLDER}explorer-pinned.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("what can be taken along", () => {
  it("is a link, JSON, a command, a script and a snippet", async () => {
    const { page, complaints, close } = await open();
    await page.locator("#take summary").click();
    const text = page.getByLabel("The text");
    await text.waitFor();
    expect(await text.inputValue()).toMatch(/#statistics=bose&.*along=temperature\.difference/);
    const choice = page.locator("#take select");
    const texts: Record<string, string> = {};
    for (const name of ["json", "command", "script", "embed"]) {
      await choice.selectOption(name);
      texts[name] = await text.inputValue();
    }
    expect(JSON.parse(texts["json"]!)).toMatchObject({ kappa: 3, epsilon: [0.5, 1.5] });
    expect(texts["command"]).toMatch(/\| bellness solve\n/);
    expect(texts["script"]).toContain("await solver.sweep(");
    expect(texts["embed"]).toMatch(/<bellness-map .*show="i2"/);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it("is a picture of a chosen width, named after what it shows, with its parameters", async () => {
    const { page, close } = await open();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#curve .downloads button", { hasText: "SVG" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("compared-temperature.difference.svg");
    const svg = await readFile(await download.path(), "utf8");
    expect(svg).toContain("κ = 3");
    await page.locator("#curve .downloads select").selectOption("178");
    const [wide] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#curve .downloads button", { hasText: "SVG" }).click(),
    ]);
    expect(await readFile(await wide.path(), "utf8")).toMatch(/^<svg [^>]*width="178mm"/);
    await close();
  });
});

describe("the page", () => {
  it("says what it is, explains its symbols, and starts with a way to skip", async () => {
    const { page, complaints, close } = await open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.className)).toBe("skip");
    expect(await page.locator("#about svg").getAttribute("aria-label")).toContain("Bath 1");
    const sign = page.locator("#numbers .term button").first();
    const tip = page.locator("#numbers .tip").first();
    expect(await tip.isVisible()).toBe(false);
    await sign.focus();
    expect(await tip.isVisible()).toBe(true);
    expect(await tip.innerText()).toContain("Wootters");
    await sign.press("Escape");
    expect(await tip.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it("keeps the curve in sight on a phone while a slider moves", async () => {
    const { page, close } = await open("", { viewport: { width: 390, height: 844 } });
    await page.locator("#p-gamma-difference").scrollIntoViewIfNeeded();
    const [stage, slider] = await Promise.all([
      page.locator("#curve .stage").boundingBox(),
      page.locator("#p-gamma-difference").boundingBox(),
    ]);
    expect(stage!.y).toBeGreaterThanOrEqual(0);
    expect(stage!.y + stage!.height).toBeLessThanOrEqual(slider!.y);
    await page.screenshot({ path: `${FOLDER}explorer-phone.png` });
    await close();
  });

  it("is printed on white without its controls, and fits at 200 %", async () => {
    const { page, close } = await open("", { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#preset").isVisible()).toBe(false);
    expect(await page.locator("#curve svg.curve").isVisible()).toBe(true);
    await page.screenshot({ path: `${FOLDER}explorer-print.png`, fullPage: true });
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 640, height: 450 });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      640,
    );
    expect(await axeViolations(page)).toEqual([]);
    await page.screenshot({ path: `${FOLDER}explorer-200.png`, fullPage: true });
    await close();
  });
});
