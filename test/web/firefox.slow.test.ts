// The page in Firefox, whose engine shares nothing with Chromium's.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { built } from "../support/built.js";
import {
  curveIn,
  downloaded,
  FIREFOX,
  type Firefox,
  numberIn,
  openFirefox,
  settledFirefox as settled,
} from "../support/firefox.js";
import { npy } from "../support/stateFiles.js";

const SHOTS = new URL("../../node_modules/.vitest/screenshots/", import.meta.url).pathname;
const text = (page: Page, selector: string) =>
  page.$eval(selector, (node) => (node as HTMLElement).innerText);
const value = (page: Page, selector: string) =>
  page.$eval(selector, (node) => Number((node as HTMLInputElement).value));

/** Runs in the page: the slider moves in every frame; how often the curve, the map and the point were drawn. */
async function drag(seconds: number) {
  const slider = document.querySelector<HTMLInputElement>("#p-temperature-difference")!;
  const drawn: Record<string, number> = { curve: 0, map: 0, point: 0 };
  const count = (event: Event) => {
    drawn[(event as CustomEvent<{ view: string }>).detail.view]! += 1;
  };
  document.addEventListener("bellness:drawn", count);
  const started = performance.now();
  await new Promise<void>((resolve) => {
    const step = (now: number) => {
      slider.value = String(0.7 * Math.sin((now - started) / 600));
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (performance.now() - started < 1000 * seconds) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  document.removeEventListener("bellness:drawn", count);
  return Math.min(...Object.values(drawn)) / ((performance.now() - started) / 1000);
}

describe.skipIf(!FIREFOX)("the page in Firefox", () => {
  let firefox: Firefox;
  const solver = built.createSolver();
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    firefox = await openFirefox();
    console.log(await firefox.browser.version());
  });
  afterAll(async () => {
    (await solver).close();
    await firefox?.close();
  });

  async function open() {
    const tab = await firefox.tab("web/index.html");
    await settled(tab.page);
    return tab;
  }

  test("starts the page, and draws the first result", async () => {
    const { page, complaints } = await firefox.tab("web/index.html");
    await page.waitForSelector("#curve .lines .s1");
    const first = await page.evaluate(() => performance.now());
    await settled(page);
    expect(await curveIn(page)).toMatch(/^M[\d.]+,/);
    const point = (await solver).solve({ kappa: 3, epsilon: [0.5, 1.5], temperature: 0.4 });
    expect(await numberIn(page, "C")).toBeCloseTo(point.concurrence, 5);
    console.log(`first curve ${first.toFixed(0)} ms after the navigation`);
    await page.screenshot({ path: `${SHOTS}firefox.png` });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("recomputes while a slider is dragged", async () => {
    const { page, complaints } = await open();
    const slider = (await (await page.$("#p-kappa"))!.boundingBox())!;
    const y = slider.y + slider.height / 2;
    const paths = new Set([await curveIn(page)]);
    await page.mouse.move(slider.x + slider.width / 2, y);
    await page.mouse.down();
    for (let k = 1; k <= 5; k++) {
      await page.mouse.move(slider.x + slider.width * (0.5 + 0.05 * k), y);
      await settled(page);
      paths.add(await curveIn(page));
    }
    await page.mouse.up();
    expect(paths.size).toBe(6);
    const kappa = await value(page, "#p-kappa");
    expect(kappa).toBeGreaterThan(4);
    await page.waitForFunction((part) => location.hash.includes(part), {}, `&kappa=${kappa}&`);
    const rate = await page.evaluate(drag, 3);
    expect(rate).toBeGreaterThan(0);
    console.log(`${rate.toFixed(0)} recomputations a second of curve, map and point`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("shows a panel, goes back and forward, and undoes", async () => {
    const { page, complaints } = await open();
    const shows = (name: string) =>
      page.waitForFunction(
        (one) => document.querySelector<HTMLSelectElement>("#preset")!.value === one,
        {},
        name,
      );
    await page.select("#preset", "12a");
    await settled(page);
    await page.select("#preset", "16a");
    await settled(page);
    await page.evaluate(() => history.back());
    await shows("12a");
    await page.evaluate(() => history.forward());
    await shows("16a");
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await shows("12a");
    await settled(page);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("shows a system", async () => {
    const { page, complaints } = await open();
    await page.click('button[data-mode="system"]');
    await page.waitForSelector('[data-mode="system"] #example');
    const setup = built.SETUPS.find(({ name }) => name === "exchange-dimer")!;
    await page.select("#example", setup.name);
    await settled(page);
    expect(await numberIn(page, "C")).toBeCloseTo(
      (await solver).solve(setup.system).concurrence,
      5,
    );
    const before = await curveIn(page);
    await page.focus('#controls input[type="range"]');
    await page.keyboard.press("ArrowRight");
    await settled(page);
    expect(await curveIn(page)).not.toBe(before);
    await page.screenshot({ path: `${SHOTS}firefox-system.png` });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("measures a state that is pasted, and one of a file", async () => {
    const { page, complaints } = await open();
    await page.click('button[data-mode="state"]');
    await page.waitForSelector("#given textarea");
    await settled(page);
    const ket = { ket: [0.8, 0, 0, "0.6j"] };
    await page.locator("#given textarea").fill(JSON.stringify(ket));
    await page.waitForFunction(() => location.hash.includes("0.6j"));
    await settled(page);
    expect(await text(page, ".verdict")).toMatch(/^Nonlocal/);
    const { concurrence, chsh } = (await solver).state(ket);
    expect(await numberIn(page, "C")).toBeCloseTo(concurrence, 6);
    expect(await numberIn(page, "CHSH")).toBeCloseTo(chsh, 5);
    // Two states as numpy writes them, complex128: a Bell state, and half |00⟩⟨00|, half |11⟩⟨11|.
    const numbers = new Float64Array(64);
    for (const k of [0, 6, 24, 30, 32, 62]) numbers[k] = 0.5;
    const file = join(firefox.folder, "two.npy");
    writeFileSync(file, npy("<c16", "(2, 4, 4)", numbers));
    const input = (await page.$("#state-file")) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await page.waitForFunction(() =>
      document.querySelector("#given")!.textContent!.includes("of 2 in two.npy"),
    );
    await settled(page);
    expect(await numberIn(page, "C")).toBeCloseTo(1, 9);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("saves pictures and tables", async () => {
    const { page, complaints } = await open();
    const saved = async (section: string, kind: string) => {
      const button = `#${section} .downloads button[aria-label$=" as ${kind}"]`;
      const { name, bytes } = await downloaded(firefox.folder, () => page.click(button));
      expect(name).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
      return bytes;
    };
    for (const [section, rows] of [
      ["curve", 400],
      ["map", 101 * 101],
    ] as const) {
      expect((await saved(section, "SVG")).toString()).toMatch(/^<svg .*<\/svg>\s*$/s);
      const png = await saved(section, "PNG");
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(png.readUInt32BE(16)).toBeGreaterThan(600);
      const [head, ...lines] = (await saved(section, "CSV")).toString().trim().split("\n");
      expect(lines).toHaveLength(rows);
      const { buffer, byteOffset, length } = await saved(section, "Parquet");
      const objects = await parquetReadObjects({
        file: buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer,
      });
      const names = head!.split(",");
      for (const row of [0, 17, rows - 1]) {
        const values = lines[row]!.split(",").map(Number);
        expect(names.map((name) => objects[row]![name])).toEqual(values);
      }
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("fits a phone", async () => {
    const { page, complaints } = await open();
    await page.setViewport({ width: 390, height: 844 });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await page.screenshot({ path: `${SHOTS}firefox-phone.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("shows the elements", async () => {
    const { page, complaints } = await firefox.tab("web/embed.html");
    await page.waitForFunction(() =>
      [
        ["bellness-curve", ".lines .s2"],
        ["bellness-map", "canvas"],
      ].every(([element, part]) =>
        document.querySelector(element!)!.shadowRoot?.querySelector(part!),
      ),
    );
    await page.screenshot({ path: `${SHOTS}firefox-elements.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
