// What the pictures say: units, what is left out, what is on its way.

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

async function open(hash: string) {
  const tab = await openTab(bench.browser, `${bench.address}#${hash}`);
  await settled(tab.page);
  return tab;
}

/** Texts of the ticks of a picture's axes. */
const ticks = (page: Page, section: string, side: "x" | "y") =>
  page.locator(`#${section} .frame .tick.${side}`).allTextContents();
const text = (page: Page, place: string) => page.locator(place).innerText();

/** Every path of the page. */
const paths = (page: Page) =>
  page.locator("path[d]").evaluateAll((all) => all.map((one) => one.getAttribute("d")!));

async function csv(page: Page, section: string): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`#${section} .downloads button`, { hasText: "CSV" }).click(),
  ]);
  return (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
}

describe("units", () => {
  /** One and the same system, with all energies so many times as large. */
  const system = (unit: number) =>
    [
      `kappa=${3 * unit}`,
      `epsilon=${unit}~${0.5 * unit}`,
      `temperature=${0.4 * unit}~${0.1 * unit}`,
      `gamma=${0.1 * unit}~0`,
      `along=temperature.difference,${-0.75 * unit},${0.75 * unit}`,
      `map=cntdI2&grid=11`,
      `x=kappa,${2.5 * unit},${3.5 * unit}&y=epsilon.difference,${-1.5 * unit},${1.5 * unit}`,
    ].join("&");

  /** Everything that the pictures say of it. */
  async function said(page: Page) {
    const box = (await page.locator("#map .stage").boundingBox())!;
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.4 * box.height);
    return {
      axes: await Promise.all(
        ["curve", "map"].flatMap((one) => [ticks(page, one, "x"), ticks(page, one, "y")]),
      ),
      labels: await page.locator(".frame .label").allTextContents(),
      scale: await page.locator("#map .scale .tick").allTextContents(),
      critical: await text(page, "#curve .maxima"),
      probe: await text(page, "#map .probe"),
    };
  }

  it("are those of the labels, whatever the mean frequency", async () => {
    const one = await open(system(1));
    const expected = await said(one.page);
    const table = await csv(one.page, "map");
    expect(expected.critical).toMatch(/ΔT\/ε̄: C = 0\.\d+ at 0\.\d+/);
    expect(expected.probe).toMatch(/^κ\/ε̄ = \d/);
    for (const unit of [2, 0.5]) {
      const { page, close } = await open(system(unit));
      expect(await said(page)).toEqual(expected);
      const rows = await csv(page, "map");
      expect(rows[0]).toBe(table[0]);
      rows.slice(1).forEach((row, k) => {
        const usual = table[k + 1]!.split(",").map(Number);
        row.split(",").forEach((value, column) => {
          const off = Math.abs(Number(value) - usual[column]!);
          expect(off < 1e-7 || value === String(usual[column]), `${row}, ${usual}`).toBe(true);
        });
      });
      await close();
    }
    await one.close();
  });

  it("are the parameters' own where the mean frequency varies", async () => {
    const { page, close } = await open(
      "epsilon=2,2&kappa=6&temperature=0.8~0&map=i2&x=epsilon.mean,1,2&y=temperature.difference,-1.5,1.5&curve=heatCurrent2&along=epsilon.mean,1,2",
    );
    const labels = await page.locator(".frame .label").allTextContents();
    expect(labels).toEqual(["ε̄", "heat current J₂", "ε̄", "ΔT"]);
    expect(await ticks(page, "map", "y")).toEqual(["−1", "0", "1"]);
    await close();
  });
});

describe("points without a state", () => {
  const SIDES =
    "along=temperature.difference,-0.8,0.8&x=temperature.difference,-0.8,0.8&y=epsilon.difference,-1.5,1.5";

  it("that are not positive are hatched, counted, and in no scale or maximum", async () => {
    const { page, complaints, close } = await open(
      `kappa=1.8&epsilon=1~0.27&temperature=0.4~0.3&map=i2&${SIDES}`,
    );
    for (const section of ["curve", "map"]) {
      expect(await text(page, `#${section} .gaps`)).toMatch(/^Hatched: \d+ of \d+ points/);
      const d = await page.locator(`#${section} .hatched`).getAttribute("d");
      expect(d).toMatch(/^M[\d.]+,[\d.]+/);
    }
    expect(await page.locator("#map .scale .tick").allTextContents()).toContain("1");
    expect(await text(page, "#curve .maxima")).not.toContain("ℐ₃");
    const tops = (await ticks(page, "curve", "y")).map((one) => Number(one.replace("−", "-")));
    expect(Math.max(...tops)).toBeLessThan(1);
    // Under the hatching: no value.
    const box = (await page.locator("#map .stage").boundingBox())!;
    await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.45 * box.height);
    expect(await text(page, "#map .probe")).toMatch(/: not positive$/);
    expect(await axeViolations(page)).toEqual([]);
    await page.screenshot({ path: `${FOLDER}explorer-hatched.png`, fullPage: true });
    // And none of it stays when there is nothing to leave out.
    await page.locator("#p-kappa").fill("3");
    await settled(page);
    expect(await page.locator(".gaps").allTextContents()).toEqual(["", ""]);
    expect(await page.locator(".hatched").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("say why, in the curve and in the map", async () => {
    const { page, close } = await open(
      `kappa=2&epsilon=1~0&temperature=0.4~0&map=i2&along=temperature.difference,-0.7,0.7&x=temperature.difference,-0.7,0.7&y=gamma.mean,0.1,0.2`,
    );
    for (const section of ["curve", "map"]) {
      expect(await text(page, `#${section} .gaps`)).toMatch(
        /^No point of this range has a steady state\. DEGENERATE_TRANSITION: /,
      );
    }
    expect(await text(page, "#curve .maxima")).toBe("");
    for (const d of await paths(page)) expect(d).not.toContain("NaN");
    await page.screenshot({ path: `${FOLDER}explorer-unsolved.png`, fullPage: true });
    await close();
  });
});

describe("an address at the end of what numbers can tell apart", () => {
  it.each([
    "along=temperature.mean,1,1.0000000000000002",
    "along=kappa,0,5e-324&x=kappa,0,1e-310",
    "production=5e-324&curve=compared",
    "epsilon=5e-324~0&kappa=1e-310",
    "epsilon=1e-100~0&kappa=3e-100&temperature=4e-101~0&gamma=1e-101~0&along=kappa,0,1e-99&map=heatCurrent2",
    "epsilon=1e100~0&kappa=3e100&temperature=4e99~0&gamma=1e99~0&map=entropyProduction",
    "along=kappa,3,3.00000001&points=5000&x=kappa,3,3.00000001&y=temperature.mean,0.4,0.400000001",
  ])("is drawn at once, without NaN: %s", async (hash) => {
    const started = performance.now();
    const { page, complaints, close } = await open(hash);
    expect(performance.now() - started).toBeLessThan(8000);
    for (const d of await paths(page)) expect(d).not.toMatch(/NaN|Infinity/);
    for (const side of ["x", "y"] as const) {
      const found = await ticks(page, "curve", side);
      expect(found.length).toBeLessThan(20);
      expect(new Set(found).size).toBe(found.length);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it("loses the words that are refused, and lists them", async () => {
    const { page, close } = await open(
      "kappa=2.5&kapa=3&grid=33&map=i9&along=kappa,2,1&temperature=0.3~0",
    );
    const notices = await page.locator("#notices p").allInnerTexts();
    expect(notices).toHaveLength(3);
    for (const word of ["kapa=3", "map=i9", "along=kappa,2,1"]) {
      expect(notices.join("\n")).toContain(`${word} is not allowed`);
    }
    expect(await page.evaluate(() => location.hash)).toMatch(
      /temperature=0\.3~0&.*kappa=2\.5&.*grid=33/,
    );
    await close();
  });
});

describe("a picture that is on its way", () => {
  it("dims the old one at once and comes coarsely first", async () => {
    const { page, close } = await open("kappa=3&temperature=0.4~0&grid=301");
    const opacity = (section: string) =>
      page
        .locator(`#${section} .picture`)
        .first()
        .evaluate((one) => getComputedStyle(one).opacity);
    expect(await opacity("map")).toBe("1");
    // Everything up to the second frame behind the click: what a reader sees of it.
    const seen = await page.evaluate(
      () =>
        new Promise<Record<string, string | null>>((resolve) => {
          const list = document.querySelector<HTMLSelectElement>("#preset")!;
          // The first answer may be there before the next question to the page.
          const page = window as unknown as { coarse: Promise<boolean> };
          page.coarse = new Promise((first) => {
            document.addEventListener("bellness:drawn", (event) => {
              const { view, coarse } = (event as CustomEvent).detail;
              if (view === "map") first(coarse);
            });
          });
          list.value = "16a";
          list.dispatchEvent(new Event("change"));
          const frame = () =>
            requestAnimationFrame(() => {
              const stage = document.querySelector<HTMLElement>("#map .stage")!;
              resolve({
                shows: document.querySelector<HTMLSelectElement>("#map select")!.value,
                drawn: document.querySelector("#map svg")!.getAttribute("aria-label"),
                opacity: getComputedStyle(stage.querySelector(".picture")!).opacity,
                computing: getComputedStyle(stage.querySelector(".computing")!).display,
                busy: stage.getAttribute("aria-busy"),
              });
            });
          requestAnimationFrame(frame);
        }),
    );
    expect(seen).toMatchObject({ shows: "cntdConcurrence", computing: "block", busy: "true" });
    expect(seen["drawn"]).toContain("CHSH");
    expect(Number(seen["opacity"])).toBeLessThan(0.5);
    expect(
      await page.evaluate(() => (window as unknown as { coarse: Promise<boolean> }).coarse),
    ).toBe(true);
    await page.waitForFunction(() => !document.querySelector("#map .stage[aria-busy]"));
    expect(await opacity("map")).toBe("1");
    await settled(page);
    expect(await page.locator("#map svg").getAttribute("aria-label")).toContain("critical ΔT₀");
    await close();
  });

  it("does not flicker while a slider moves", async () => {
    const { page, close } = await open("kappa=3&temperature=0.4~0");
    const dimmest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const slider = document.querySelector<HTMLInputElement>("#p-kappa")!;
          const picture = document.querySelector("#curve .picture")!;
          let [frames, least] = [0, 1];
          const frame = () => {
            slider.value = String(3 + 0.01 * frames);
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            least = Math.min(least, Number(getComputedStyle(picture).opacity));
            frames += 1;
            if (frames < 40) requestAnimationFrame(frame);
            else resolve(least);
          };
          frame();
        }),
    );
    expect(dimmest).toBe(1);
    await close();
  });
});
