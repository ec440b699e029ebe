// General systems on the page: what their pictures show.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSolver, SETUPS, VERDICTS } from "../../src/index.js";
import { regionColour } from "../../src/plot/regionColours.js";
import { VERDICT_LEGEND } from "../../src/view/verdicts.js";
import { axeViolations } from "../support/axe.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
const solver = await createSolver();
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** A published system. */
const published = (name: string) => SETUPS.find((one) => one.name === name)!.system;

async function open(words: Readonly<Record<string, unknown>>) {
  const hash = Object.entries(words).map(([key, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `${key}=${encodeURIComponent(text)}`;
  });
  const tab = await openTab(bench.browser, `${bench.address}#${hash.join("&")}`);
  await settled(tab.page);
  return tab;
}

/** Runs in the page: the colours of the canvas, row by row from below. */
const cells = (page: Page) =>
  page.locator("#map canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
    const hex = (value: number) => value.toString(16).padStart(2, "0");
    return Array.from({ length: width * height }, (_, k) => {
      const row = height - 1 - Math.floor(k / width);
      const at = 4 * (row * width + (k % width));
      return `#${[0, 1, 2].map((channel) => hex(data[at + channel]!)).join("")}`;
    });
  });

/** The kind of region of each verdict, by its name. */
const KINDS = VERDICTS.map((name) => VERDICT_LEGEND.findIndex((one) => one.startsWith(name)));

describe("verdicts", () => {
  const ends = { along: "baths.2.temperature,0.5,8", x: "baths.2.temperature,0.5,8" };
  const words = { system: published("exchange-dimer"), curve: "verdict", map: "verdict", ...ends };

  it("are regions of a map in the colours of the saved ones, with their names", async () => {
    const { page, complaints, close } = await open({
      ...words,
      y: "hamiltonian.XX,-1,2",
      grid: "15",
    });
    const { columns } = await solver.sweep({
      base: words.system,
      axes: [
        { parameter: "hamiltonian.XX", from: -1, to: 2, count: 15 },
        { parameter: "baths.2.temperature", from: 0.5, to: 8, count: 15 },
      ],
      observables: ["verdict"],
    });
    const expected = Array.from(columns["verdict"]!, (code) => regionColour(KINDS[code]!));
    expect(new Set(expected).size).toBeGreaterThan(2);
    expect(await cells(page)).toEqual(expected);
    expect(await page.locator("#map .legend li").allInnerTexts()).toEqual(
      VERDICT_LEGEND.filter((name) => name !== ""),
    );
    expect(await page.locator("#map .scale *").count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator("#map svg[role=img]").getAttribute("aria-label")).toMatch(
      /separable \d+(\.\d+)? %/,
    );
    expect(complaints).toEqual([]);
    await close();
  });

  it("along a number are bands, which no line joins", async () => {
    const { page, close } = await open({ ...words, y: "hamiltonian.XX,-1,2", points: "57" });
    const { columns } = await solver.sweep({
      base: words.system,
      axes: [{ parameter: "baths.2.temperature", from: 0.5, to: 8, count: 57 }],
      observables: ["verdict"],
    });
    const codes = columns["verdict"]!;
    const runs = codes.filter((code, k) => k === 0 || code !== codes[k - 1]);
    const bands = page.locator("#curve .bands path");
    const drawn = await bands.evaluateAll((all) =>
      all.flatMap((one) => {
        const boxes = one.getAttribute("d")!.match(/M([\d.]+)/g)!;
        return boxes.map((text) => [Number(text.slice(1)), one.getAttribute("fill")!] as const);
      }),
    );
    const colours = [...drawn].sort(([a], [b]) => a - b).map(([, fill]) => fill);
    expect(colours).toEqual(Array.from(runs, (code) => regionColour(KINDS[code]!)));
    expect(await page.locator("#curve .lines .series").count()).toBe(0);
    expect(await page.locator("#curve .frame .tick.y").allTextContents()).toEqual([""]);
    await close();
  });
});

describe("time", () => {
  const words = {
    system: published("collective-decay"),
    along: "time,0,3",
    x: "time,0,3",
    y: "jumps.1.rate,0.5,2",
    map: "concurrence",
    grid: "15",
    initial: "01",
  };

  it("runs along a map from the state that is chosen, beside the curve", async () => {
    const { page, complaints, close } = await open(words);
    const highest = page.locator("#map .maxima");
    expect(await highest.textContent()).toContain("C = 0.5 at time t = 3, Γ₁ = 2");
    // The point that a click chooses has its time.
    const box = (await page.locator("#map .stage").boundingBox())!;
    await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.3 * box.height);
    await settled(page);
    const time = Number(await page.locator("#p-time").inputValue());
    expect(time).toBeGreaterThan(0.5);
    await page.waitForFunction(() => /[#&]time=/.test(location.hash));
    expect(await axeViolations(page)).toEqual([]);
    const start = page.locator("#map select").nth(2);
    expect(await start.inputValue()).toBe("01");
    await start.selectOption("singlet");
    await settled(page);
    expect(await highest.textContent()).not.toContain("C = 0.5");
    expect(await page.locator("#curve select").nth(2).inputValue()).toBe("singlet");
    expect(await page.locator("#numbers td").first().innerText()).toBe("1");
    await page.waitForFunction(() => /[#&]initial=singlet/.test(location.hash));
    // Away from time there is none to show.
    await page.locator("#map select").nth(1).selectOption("hamiltonian.nI");
    await page.locator("#curve select").nth(1).selectOption("hamiltonian.nI");
    await settled(page);
    expect(await page.locator("#p-time").count()).toBe(0);
    await page.waitForFunction(() => !/[#&]time=/.test(location.hash));
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("units", () => {
  it("of a system stand at its sliders, axes, numbers and levels, and under saved pictures", async () => {
    const { page, complaints, close } = await open({
      system: published("transmons"),
      along: "baths.2.temperature,0,600",
      curve: "heatCurrent2",
      x: "hamiltonian.+-,0,0.001",
      y: "baths.2.temperature,0,600",
      map: "gap",
      grid: "11",
    });
    const label = (id: string) => page.locator(`label[for="${id}"]`).innerText();
    expect(await label("p-baths-2-temperature")).toBe("T₂ temperature (mK)");
    expect(await label("p-jumps-1-rate")).toBe("Γ₁ rate (GHz)");
    expect(await label("p-hamiltonian-nI")).toBe("H: nI coefficient (GHz)");
    expect(await label("p-jumps-1-operator-ZI")).toBe("ZI in jump 1 jump operator");
    expect(await page.locator("#p-baths-2-temperature").inputValue()).toBe("300");
    const labels = (section: string) => page.locator(`#${section} .label`).allTextContents();
    expect(await labels("curve")).toEqual(["T₂ (mK)", "heat current J₂ (GHz²)"]);
    expect(await labels("map")).toEqual([
      "H: +- (GHz)",
      "T₂ (mK)",
      "slowest relaxation rate (GHz)",
    ]);
    expect(await page.locator("#numbers tr", { hasText: "J₂" }).innerText()).toMatch(/ GHz²$/);
    expect(await page.locator("#numbers td").first().innerText()).toMatch(/^0\.\d+$/);
    const levels = await page.locator("#levels text").allTextContents();
    expect(levels).toContain("T = 300 mK");
    expect(levels.some((text) => /^E = 10 GHz, p = 0\.\d+$/.test(text))).toBe(true);
    await page.locator("#curve select").nth(1).selectOption("time");
    await settled(page);
    expect((await labels("curve"))[0]).toBe("time t (1/(2π GHz))");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#map .downloads button", { hasText: "SVG" }).click(),
    ]);
    const picture = await readFile(await download.path(), "utf8");
    expect(picture).toMatch(/T₁ =(<.text><text[^>]*>| )15 mK/);
    expect(picture).toContain("H: +- (GHz)");
    expect(complaints).toEqual([]);
    await close();
  });
});
