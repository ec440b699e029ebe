// The custom elements, in pages that know nothing of the explorer.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POLICY } from "../../src/cli/policy.js";
import { axeViolations } from "../support/axe.js";
import { launchBrowser } from "../support/browser.js";
import { type HostOptions, staticHost } from "../support/host.js";
import { openTab } from "../support/page.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const page = (body: string, script = "elements.js") =>
  `<!doctype html><html lang="en"><title>t</title><main><h1>t</h1><script type="module" src="${script}"></script>${body}</main></html>`;

const CURVE =
  '<bellness-curve epsilon="0.5,1.5" kappa="3" along="temperature.difference,-0.8,0.8"></bellness-curve>';

async function open(body: string, options: HostOptions = {}, script?: string) {
  const host = await staticHost({ ...options, texts: { "page.html": page(body, script) } });
  const tab = await openTab(browser, `${host.address}page.html`);
  return {
    ...tab,
    async close() {
      await tab.close();
      host.close();
    },
  };
}

const lines = (tab: Page) =>
  tab
    .locator("bellness-curve .series")
    .evaluateAll((nodes) => nodes.map((one) => one.getAttribute("d")));

describe("<bellness-curve>", () => {
  it("draws what its attributes say, and follows them", async () => {
    const { page: tab, complaints, close } = await open(CURVE, { policy: POLICY });
    await tab.locator("bellness-curve .lines .s2").waitFor();
    expect(tab.workers()).toHaveLength(1);
    const before = await lines(tab);
    expect(before.length).toBeGreaterThanOrEqual(3);
    const again = tab.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const element = document.querySelector("bellness-curve")!;
          element.addEventListener("bellness:drawn", () => resolve(), { once: true });
          element.setAttribute("kappa", "4");
        }),
    );
    await again;
    expect(await lines(tab)).not.toEqual(before);
    expect(await axeViolations(tab)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it("shows what is wrong with its attributes", async () => {
    const wrong = [
      ['kapa="3"', 'Did you mean "kappa"'],
      ['kappa="three"', "kappa=three is not allowed"],
      ['kappa="-1"', "kappa: -1 is not allowed"],
      ['show="ic"', "curve=ic is not allowed"],
      ['temperature="0.1~1"', "temperature.1: -0.4 is not allowed"],
    ] as const;
    const body = wrong.map(([attribute]) => `<bellness-curve ${attribute}></bellness-curve>`);
    const { page: tab, close } = await open(body.join(""));
    for (const [k, [, text]] of wrong.entries()) {
      const complaint = tab.locator("bellness-curve").nth(k).locator(".complaint:not(:empty)");
      expect(await complaint.innerText()).toMatch(/^<bellness-curve>: /);
      expect(await complaint.innerText()).toContain(text);
    }
    await close();
  });

  it("computes in the page where workers are forbidden", async () => {
    const policy = POLICY.replace("worker-src 'self'", "worker-src 'none'");
    const { page: tab, close } = await open(CURVE, { policy });
    await tab.locator("bellness-curve .lines .s2").waitFor();
    expect(tab.workers()).toHaveLength(0);
    await close();
  });

  it("comes from another host, as one file", async () => {
    const other = await staticHost({ anyOrigin: true });
    const { page: tab, complaints, close } = await open(CURVE, {}, `${other.address}elements.js`);
    await tab.locator("bellness-curve .lines .s2").waitFor();
    expect(complaints).toEqual([]);
    await close();
    other.close();
  });
});

describe("<bellness-map>", () => {
  it("draws beside a curve, each with its own attributes", async () => {
    const map = (show: string) =>
      `<bellness-map show="${show}" kappa="3" x="temperature.difference,-0.8,0.8" y="epsilon.difference,-1.5,1.5" grid="31"></bellness-map>`;
    const {
      page: tab,
      complaints,
      close,
    } = await open(`${CURVE}${map("i2")}${map("concurrence")}`);
    await tab.waitForFunction(
      () =>
        [...document.querySelectorAll("bellness-map")].filter((one) =>
          one.shadowRoot?.querySelector(".edge")?.getAttribute("d"),
        ).length >= 1 &&
        [...document.querySelectorAll("bellness-map")].every(
          (one) => one.shadowRoot?.querySelector(".maxima")?.textContent,
        ),
    );
    const labels = await tab
      .locator("bellness-map svg")
      .evaluateAll((nodes) => nodes.map((one) => one.getAttribute("aria-label")));
    expect(labels[0]).toContain("CHSH function");
    expect(labels[1]).toContain("concurrence");
    expect(complaints).toEqual([]);
    await close();
  });
});

it("the demonstration page works under the page's policy", async () => {
  const host = await staticHost({ policy: POLICY });
  const { page: tab, complaints, close } = await openTab(browser, `${host.address}web/embed.html`);
  await tab.locator("bellness-curve .lines .s2").waitFor();
  await tab.waitForFunction(() =>
    document.querySelector("bellness-map")?.shadowRoot?.querySelector(".edge")?.getAttribute("d"),
  );
  expect(await axeViolations(tab)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
  host.close();
});
