// What the page does when something is broken, forbidden or missing.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POLICY } from "../../src/cli/policy.js";
import { staticHost } from "../support/host.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const curvePath = (page: Page) => page.locator("#curve .lines .s1").getAttribute("d");
const notices = (page: Page) => page.locator("#notices").innerText();

async function move(page: Page): Promise<void> {
  await page.locator("#p-kappa").focus();
  await page.keyboard.press("ArrowLeft");
  await settled(page);
}

describe("a worker that dies", () => {
  it("is replaced without a word", async () => {
    const { page, close } = await openTab(bench.browser, bench.address);
    await settled(page);
    const before = await curvePath(page);
    // The second one starts behind the first drawing.
    if (page.workers().length < 2) await page.waitForEvent("worker");
    const workers = page.workers();
    expect(workers).toHaveLength(2);
    const gone = Promise.all(
      workers.map((worker) => new Promise((resolve) => worker.once("close", resolve))),
    );
    for (const worker of workers) {
      await worker.evaluate(() => {
        setTimeout(() => {
          throw new Error("broken on purpose");
        });
      });
    }
    await gone;
    await move(page);
    expect(await curvePath(page)).not.toBe(before);
    expect(page.workers()).toHaveLength(2);
    expect(await notices(page)).toBe("");
    await close();
  });

  it("is reported when none comes to life, nor the page's own thread", async () => {
    const host = await staticHost({ texts: { "web/worker.js": "throw new Error('no luck');" } });
    const { page, close } = await openTab(bench.browser, `${host.address}web/index.html`);
    const stopped = page.locator("#notices p", { hasText: "The computation has stopped" });
    await stopped.waitFor();
    expect(await stopped.innerText()).toContain("no luck");
    await close();
    host.close();
  });
});

describe("a page without workers", () => {
  /** The page as a reader finds it: drawn, alive, and with a word on why it is slow. */
  async function computesAlone(page: Page, why: string): Promise<void> {
    await settled(page);
    const text = await notices(page);
    expect(text).toContain("No worker runs here, so the page computes in its own thread");
    expect(text).toContain(why);
    expect(text.match(/No worker runs here/g)).toHaveLength(1);
    const before = await curvePath(page);
    expect(before).toMatch(/^M[\d.]+,/);
    expect(await page.locator("#map .edge").getAttribute("d")).toMatch(/^M[\d.]+,/);
    expect(await page.locator("#numbers td").first().innerText()).toMatch(/^0\.\d+$/);
    await move(page);
    expect(await curvePath(page)).not.toBe(before);
    await page.locator("#preset").selectOption("14b");
    await settled(page);
    expect(page.workers()).toHaveLength(0);
  }

  it("computes in its own thread where the browser has none", async () => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address, {}, (tab) =>
      tab.addInitScript(() => {
        Reflect.deleteProperty(globalThis, "Worker");
      }),
    );
    await computesAlone(page, "Worker is not defined");
    expect(complaints).toEqual([]);
    await close();
  });

  it("does so where a policy forbids them", async () => {
    const policy = POLICY.replace("worker-src 'self'", "worker-src 'none'");
    expect(policy).not.toBe(POLICY);
    const host = await staticHost({ policy });
    const { page, close } = await openTab(bench.browser, `${host.address}web/index.html`);
    await computesAlone(page, "could not be loaded");
    await close();
    host.close();
  });
});

describe("a policy that forbids WebAssembly", () => {
  it("makes the page compute in JavaScript, with the same numbers, and say so", async () => {
    const strict = POLICY.replace(" 'wasm-unsafe-eval'", "");
    expect(strict).not.toBe(POLICY);
    const host = await staticHost({ policy: strict });
    const { page, close } = await openTab(bench.browser, `${host.address}web/index.html`);
    await settled(page);
    const text = await notices(page);
    expect(text).toContain("WebAssembly does not run here");
    expect(text).toContain("JavaScript");
    expect(text.match(/WebAssembly does not run/g)).toHaveLength(1);
    const usual = await openTab(bench.browser, bench.address);
    await settled(usual.page);
    expect(await notices(usual.page)).toBe("");
    expect(await curvePath(page)).toBe(await curvePath(usual.page));
    const numbers = (tab: Page) => tab.locator("#numbers td").allInnerTexts();
    expect(await numbers(page)).toEqual(await numbers(usual.page));
    await usual.close();
    await close();
    host.close();
  });
});

describe("any static host", () => {
  it("serves the page from any folder, without a policy", async () => {
    const host = await staticHost();
    const { page, complaints, close } = await openTab(
      bench.browser,
      `${host.address}web/`,
      {},
      (tab) =>
        tab.route(`${host.address}web/`, (route) =>
          route.continue({ url: `${host.address}web/index.html` }),
        ),
    );
    await settled(page);
    expect(await curvePath(page)).toMatch(/^M[\d.]+,/);
    expect(complaints).toEqual([]);
    await close();
    host.close();
  });
});
