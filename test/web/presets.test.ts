// Every panel of the paper, one after the other on one page: the same numbers as the paper's
// tables, and nothing to complain of.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIGURES } from "../../src/paper/all.js";
import { axeViolations } from "../support/axe.js";
import { built } from "../support/built.js";
import { openBench, openTab, settled, type Tab } from "../support/page.js";

const RESOLUTION = { curve: 400, grid: 101 };
const PANELS = FIGURES.flatMap((figure) =>
  figure.panels
    .filter(({ view }) => view.kind !== "levels")
    .map((panel) => ({ name: `${figure.number}${panel.letter}`, panel })),
);

let bench: Awaited<ReturnType<typeof openBench>>;
let tab: Tab;
const solver = await built.createSolver();
beforeAll(async () => {
  bench = await openBench();
  tab = await openTab(bench.browser, bench.address);
  await settled(tab.page);
});
afterAll(() => bench?.close());

/** Columns of the table behind a picture, as texts. */
async function columns(page: Page, section: string): Promise<Map<string, string[]>> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`#${section} .downloads button`, { hasText: "CSV" }).click(),
  ]);
  const [head, ...rows] = (await readFile(await download.path(), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  return new Map(head!.map((name, k) => [name, rows.map((row) => row[k]!)]));
}

describe("the panels of the paper", () => {
  it("are all there", async () => {
    const options = tab.page.locator("#preset optgroup option");
    const names = await options.evaluateAll((all) =>
      all.map((one) => (one as HTMLOptionElement).value),
    );
    expect(names).toEqual(PANELS.map(({ name }) => name));
    // Each says what it shows.
    const texts = await options.allInnerTexts();
    expect(texts.every((text, k) => text.startsWith(`${names[k]} · `))).toBe(true);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts[names.indexOf("8b")]).toBe("8b · C, ℐ₂, ℐ₃ against ΔT, 3ε₁ = ε₂");
    expect(names.length).toBeGreaterThan(35);
  });

  it.each(PANELS)("$name has the paper's numbers and no complaint", async ({ name, panel }) => {
    const { page, complaints } = tab;
    await page.locator("#preset").selectOption(name);
    await settled(page);
    // Of several panels that have the same scene, this one.
    expect(await page.locator("#preset").inputValue()).toBe(name);
    const data = await panel.compute({ solver, resolution: RESOLUTION });
    const own = await columns(page, panel.view.kind === "map" ? "map" : "curve");
    const paper = data.columns.filter((column) => own.has(column.name));
    expect(paper.length).toBeGreaterThanOrEqual(2);
    for (const column of paper) {
      expect(own.get(column.name), column.name).toEqual(Array.from(column.values, String));
    }
    for (const picture of ["#curve .complaint", "#map .complaint", "#numbers .complaint"]) {
      const text = await page.locator(picture).innerText();
      // Fig. 4(a) starts at κ = 3, Fig. 3 at T = 0: all panels have a point of their own.
      expect(text, picture).toBe("");
    }
    // What a panel changes; whole pages, with their contrasts, are below.
    const rules = { "color-contrast": { enabled: false } };
    expect(await axeViolations(page, { within: ".view", rules })).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
