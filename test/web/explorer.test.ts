// The explorer as a reader uses it.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, openTab, settled } from "../support/page.js";
import { readPdf } from "../support/pdf.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** The text of a file that a button saves. */
async function saved(page: Page, section: string, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`#${section} .downloads button`, { hasText: button }).click(),
  ]);
  return readFile(await download.path());
}

const FOLDER = new URL("../../node_modules/.vitest/screenshots/", import.meta.url).pathname;

const curvePath = (page: Page) => page.locator("#curve .lines .s1").getAttribute("d");

/** The pixels of the map, as a picture. */
const mapPixels = (page: Page) =>
  page.locator("#map canvas").evaluate((node) => (node as HTMLCanvasElement).toDataURL());

describe("the explorer", () => {
  it("redraws curve, map and numbers while a slider is dragged", async () => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    const before = [await curvePath(page), await mapPixels(page)];
    const slider = (await page.locator("#p-kappa").boundingBox())!;
    const y = slider.y + slider.height / 2;
    await page.mouse.move(slider.x + slider.width / 2, y);
    await page.mouse.down();
    const paths = new Set<string | null>();
    for (let k = 1; k <= 5; k++) {
      await page.mouse.move(slider.x + slider.width * (0.5 + 0.05 * k), y);
      await settled(page);
      paths.add(await curvePath(page));
    }
    await page.mouse.up();
    expect(paths.size).toBe(5);
    expect(paths).not.toContain(before[0]);
    expect(await mapPixels(page)).not.toBe(before[1]);
    const kappa = Number(await page.locator("#p-kappa").inputValue());
    expect(kappa).toBeGreaterThan(4);
    await page.waitForFunction((text) => location.hash.includes(text), `&kappa=${kappa}&`);
    expect(complaints).toEqual([]);
    await close();
  });

  it("brings back a view from its address, and says the same address again", async () => {
    const hash =
      "#statistics=fermi&epsilon=0.30000000000000004,1.7&temperature=0.15~0&mu=1~0.1&gamma=0.1,0.1&kappa=0.6&curve=compared&along=mu.difference,-2,2&points=57&production=0.08&map=cntdI2&x=gamma.difference,-0.1,0.1&y=epsilon.difference,-1.5,1.5&grid=12";
    const { page, complaints, close } = await openTab(bench.browser, `${bench.address}${hash}`);
    await settled(page);
    expect(await page.evaluate(() => location.hash)).toBe(hash);
    expect(await page.locator("#p-mu-difference").inputValue()).toBe("0.1");
    // A change and its way back: the parameters are the same doubles as before.
    await page.locator("#p-kappa").fill("0.7");
    await page.locator("#p-kappa").fill("0.6");
    await settled(page);
    await page.waitForFunction((text) => location.hash === text, hash);
    const first = await saved(page, "curve", "CSV");
    await page.reload();
    await settled(page);
    expect(await page.evaluate(() => location.hash)).toBe(hash);
    expect(await saved(page, "curve", "CSV")).toEqual(first);
    expect(complaints).toEqual([]);
    await close();
  });

  it("refuses an address that makes no sense, with what is allowed", async () => {
    const address = `${bench.address}#kapa=2`;
    const { page, complaints, close } = await openTab(bench.browser, address);
    await settled(page);
    expect(await page.locator("#notices").innerText()).toContain("kapa=2 is not allowed");
    expect(await curvePath(page)).toMatch(/^M[\d.]+,/);
    expect(complaints).toEqual([]);
    await close();
  });

  it("says why a point has no steady state, and draws the rest", async () => {
    const address = `${bench.address}#epsilon=1,1&kappa=2&temperature=0.4~0&along=kappa,0,5`;
    const { page, close } = await openTab(bench.browser, address);
    await settled(page);
    expect(await page.locator("#numbers .complaint").innerText()).toContain(
      "DEGENERATE_TRANSITION",
    );
    expect(await page.locator("#numbers td").first().innerText()).toBe("none");
    expect(await curvePath(page)).toMatch(/^M[\d.]+,/);
    await close();
  });

  it("saves pictures and tables", async () => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    for (const [section, rows] of [
      ["curve", 400],
      ["map", 101 * 101],
    ] as const) {
      const svg = (await saved(page, section, "SVG")).toString();
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).toContain("ΔT/ε̄");
      const png = await saved(page, section, "PNG");
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(png.readUInt32BE(16)).toBeGreaterThan(600);
      const csv = (await saved(page, section, "CSV")).toString().trim().split("\n");
      expect(csv).toHaveLength(rows + 1);
      const parquet = await saved(page, section, "Parquet");
      const { parquetReadObjects } = await import("hyparquet");
      const objects = await parquetReadObjects({
        file: parquet.buffer.slice(
          parquet.byteOffset,
          parquet.byteOffset + parquet.length,
        ) as ArrayBuffer,
      });
      const names = csv[0]!.split(",");
      expect(objects).toHaveLength(rows);
      for (const row of [0, 17, rows - 1]) {
        const values = csv[row + 1]!.split(",").map(Number);
        expect(names.map((name) => objects[row]![name])).toEqual(values);
      }
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it("works by keyboard, and follows the number fields", async () => {
    const { page, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    const before = await curvePath(page);
    await page.locator("#p-temperature-mean").focus();
    await page.keyboard.press("ArrowRight");
    await settled(page);
    expect(await curvePath(page)).not.toBe(before);
    const field = page.getByLabel("mean temperature T̄, as a number");
    await field.fill("0.5");
    await settled(page);
    expect(await page.locator("#p-temperature-mean").inputValue()).toBe("0.5");
    await field.fill("-1");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await page.waitForFunction(() => location.hash.includes("temperature=0.5~0"));
    await close();
  });
});

describe("a picture as PDF", () => {
  it("is printed alone, on a page of its size, with lines and texts as such", async () => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    await page.locator("#curve .downloads select").selectOption("86");
    // What the dialogue would print stays until it has been read.
    await page.evaluate(() => {
      window.print = () => {
        const image = document.querySelector<HTMLImageElement>(".printed")!;
        const { title } = document;
        const sheets = [...document.adoptedStyleSheets];
        image.remove = () => {};
        setTimeout(() => {
          document.adoptedStyleSheets = sheets;
          document.documentElement.dataset["printed"] = title;
        });
      };
    });
    await page.getByRole("button", { name: "Save the picture as PDF" }).first().click();
    await page.waitForFunction(() => document.documentElement.dataset["printed"] !== undefined);
    expect(await page.evaluate(() => document.documentElement.dataset["printed"])).toBe(
      "compared-temperature.difference",
    );
    const { pages, embedded, missing, images } = readPdf(
      await page.pdf({ preferCSSPageSize: true, path: `${FOLDER}curve-86mm.pdf` }),
    );
    expect(pages).toHaveLength(1);
    expect((pages[0]![0] * 25.4) / 72).toBeCloseTo(86, 0);
    expect(embedded.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
    expect(images).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("leaves the page as it was", async () => {
    const { page, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    const state = () =>
      page.evaluate(() => [
        document.title,
        document.adoptedStyleSheets.length,
        document.querySelectorAll(".printed").length,
      ]);
    const before = await state();
    await page.evaluate(() => {
      window.print = () => {
        document.documentElement.dataset["printed"] = "";
      };
    });
    await page.getByRole("button", { name: "Save the picture as PDF" }).last().click();
    await page.waitForFunction(() => document.documentElement.dataset["printed"] !== undefined);
    await page.waitForFunction(() => document.querySelector(".printed") === null);
    expect(await state()).toEqual(before);
    await close();
  });
});
