// What happens between the navigation and the first result.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staticHost } from "../support/host.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** Runs in the page: notes when it starts workers, is shown and draws. */
function takeNotes(): void {
  const notes: string[] = [];
  Object.assign(globalThis, { notes });
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      notes.push("worker");
    }
  };
  document.addEventListener("bellness:drawn", (event) => {
    const { view } = (event as CustomEvent<{ view: string }>).detail;
    notes.push(`${view} ${document.querySelector("main")!.hidden ? "hidden" : "shown"}`);
  });
}

/** The notes of a page that has started both of its workers. */
async function notesOf(page: Page): Promise<string[]> {
  const read = () => (globalThis as unknown as { notes: string[] }).notes;
  await page.waitForFunction(
    () => {
      const { notes } = globalThis as unknown as { notes: string[] };
      return notes.filter((note) => note === "worker").length === 2;
    },
    null,
    { polling: 20 },
  );
  await settled(page);
  return page.evaluate(read);
}

const DRAWN = ["curve shown", "map shown", "point shown"];

describe("the first view", () => {
  it("is answered by one worker and shown with its answers; the other worker starts behind it", async () => {
    const { page, complaints, close } = await openTab(bench.browser, bench.address, {}, (tab) =>
      tab.addInitScript(takeNotes),
    );
    const notes = await notesOf(page);
    expect(notes[0]).toBe("worker");
    expect(notes.slice(1, 4).sort()).toEqual(DRAWN);
    expect(notes.slice(4)).toEqual(["worker"]);
    // Drawn once, as wide as its room.
    const sizes = await page
      .locator("#curve .stage")
      .evaluate((stage) => [stage.clientWidth, stage.firstElementChild!.clientWidth]);
    expect(sizes[0]).toBeGreaterThan(300);
    expect(sizes[1]).toBe(sizes[0]);
    // What is asked from now on is answered too, by either of them.
    await page.locator("#p-kappa").focus();
    await page.keyboard.press("ArrowLeft");
    await settled(page);
    expect([...new Set((await notesOf(page)).slice(5))].sort()).toEqual(DRAWN);
    expect(complaints).toEqual([]);
    await close();
  });

  it("has both workers from the start where it takes long", async () => {
    const address = `${bench.address}#epsilon=1,1&kappa=3&temperature=0.4~0&map=cntdI2&x=epsilon.difference,-1.5,1.5&y=kappa,2.1,5&grid=12`;
    const { page, close } = await openTab(bench.browser, address, {}, (tab) =>
      tab.addInitScript(takeNotes),
    );
    const notes = await notesOf(page);
    expect(notes.slice(0, 2)).toEqual(["worker", "worker"]);
    expect(notes.slice(2).sort()).toEqual(DRAWN);
    await close();
  });

  it("is shown without answers when they keep it waiting", async () => {
    const host = await staticHost({ texts: { "web/worker.js": "// Says nothing." } });
    const { page, close } = await openTab(bench.browser, `${host.address}web/index.html`);
    await page.locator("#p-kappa").waitFor();
    expect(await page.locator("#curve .lines path").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset["busy"])).toBe("true");
    await close();
    host.close();
  });
});
