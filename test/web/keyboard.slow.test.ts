// The page by keys alone: Tab, arrows, Enter, Space, Escape.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../support/axe.js";
import { here, press, type Stop, walk } from "../support/keys.js";
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

const value = (page: Page, id: string) => page.locator(id).inputValue().then(Number);
const mode = (page: Page) => page.evaluate(() => document.documentElement.dataset["mode"]);

describe("by keys alone", () => {
  it("one comes to everything, in the order of the page, sees where one is, and goes back", async () => {
    const { page, close } = await open();
    const forth: Stop[] = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await here(page);
      if (stop === null) break;
      expect(stop.seen, `${stop.section}: ${stop.name}`).toBe(true);
      forth.push(stop);
      expect(forth.length).toBeLessThan(200);
    }
    const sections = forth
      .map(({ section }) => section)
      .filter((one, k, all) => one !== all[k - 1]);
    expect(sections).toEqual([
      ..."header modes about presets controls curve map numbers levels directions take".split(" "),
    ]);
    const names = forth.map(({ name }) => name);
    for (const name of [
      "Skip to what is computed",
      "↶ Undo",
      "Any system",
      "Panel of the paper",
      "κ coupling between the qubits",
      "Animate temperature difference ΔT",
      "Pin",
      "Save the picture as PDF",
      "|2⟩, |3⟩",
      "θ",
      "Ω",
      "ℐ₂",
    ]) {
      expect(names).toContain(name);
    }
    const back: string[] = [];
    for (let k = 0; k < forth.length; k++) {
      await page.keyboard.press("Shift+Tab");
      back.push((await here(page))!.name);
    }
    expect(back.reverse()).toEqual(names);
    await close();
  });

  it("one goes through the paper's model", async () => {
    const { page, complaints, close } = await open();
    await walk(page, /^Skip/);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement!.id)).toBe("main");
    await walk(page, /^Panel of the paper$/);
    await press(page, "ArrowDown");
    expect(await page.locator("#preset").inputValue()).toBe("8c");
    await walk(page, /^κ coupling/);
    const kappa = await value(page, "#p-kappa");
    await press(page, "ArrowRight", "ArrowRight");
    expect(await value(page, "#p-kappa")).toBeGreaterThan(kappa);
    await walk(page, /^Curve: arrow keys/);
    const bias = await value(page, "#p-temperature-difference");
    const from = page.locator("#curve .ends input").first();
    await press(page, "ArrowRight", "Shift+ArrowRight", "+");
    expect(await value(page, "#p-temperature-difference")).toBeCloseTo(bias + 11 * 0.005, 9);
    expect(await from.inputValue()).not.toBe("-0.8");
    await press(page, "Home");
    expect(await from.inputValue()).toBe("-0.8");
    await walk(page, /^Pin$/);
    await press(page, "Space");
    expect(await page.locator("#curve .legend .pinned").count()).toBe(1);
    await press(page, "Enter");
    expect(await page.locator("#curve .legend .pinned").count()).toBe(0);
    await walk(page, /^Map: arrow keys/);
    const detuning = await value(page, "#p-epsilon-difference");
    await press(page, "ArrowUp", "ArrowLeft", "+", "-", "0");
    expect(await value(page, "#p-epsilon-difference")).toBeGreaterThan(detuning);
    await walk(page, /^Bloch spheres/);
    const arrow = page.locator(".sphere .arrow path").first();
    const before = await arrow.getAttribute("d");
    await press(page, "ArrowLeft");
    expect(await arrow.getAttribute("d")).not.toBe(before);
    await press(page, "Home");
    expect(await arrow.getAttribute("d")).toBe(before);
    await walk(page, /^Take it with you/);
    await press(page, "Enter");
    await page.locator("#take textarea").waitFor();
    await walk(page, /^as /);
    await press(page, "ArrowDown");
    expect(await page.getByLabel("The text").inputValue()).toMatch(/^\{\n/);
    await walk(page, /^Copy$/);
    // To the end of the history and beyond, where there is nothing to undo.
    await walk(page, /Undo$/, "Shift+Tab");
    await page.waitForFunction(() => location.hash.includes("kappa="));
    for (let k = 0; k < 12; k++) await press(page, "Enter");
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#preset")!.value === "8b",
    );
    expect((await here(page))!.name).toBe("↶ Undo");
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it("one writes a system, and looks at a state", async () => {
    const { page, complaints, close } = await open();
    await walk(page, /^Any system$/);
    await press(page, "Enter");
    await page.waitForFunction(() => document.documentElement.dataset["mode"] === "system");
    await walk(page, /^The system as JSON$/);
    await press(page, "Control+a");
    await page.keyboard.insertText(
      '{"hamiltonian":{"XX":1,"ZI":0.5},"jumps":[{"operator":{"-I":1},"rate":0.1},{"operator":{"I-":1},"rate":0.2}]}',
    );
    await page.locator("#p-jumps-2-rate").waitFor();
    await settled(page);
    expect((await here(page))!.name).toBe("The system as JSON");
    await walk(page, /^H: XX coefficient/);
    const coefficient = await value(page, "#p-hamiltonian-XX");
    await press(page, "ArrowRight");
    expect(await value(page, "#p-hamiltonian-XX")).toBeGreaterThan(coefficient);
    expect(await axeViolations(page)).toEqual([]);
    await walk(page, /^Any state$/, "Shift+Tab");
    await press(page, "Space");
    await page.waitForFunction(() => document.documentElement.dataset["mode"] === "state");
    await walk(page, /^The state$/);
    await press(page, "Control+a");
    await page.keyboard.insertText('{"ket":[0.7071067811865476,0,0,0.7071067811865476]}');
    await page.waitForFunction(() =>
      document.querySelector("#given .verdict")!.textContent!.startsWith("Nonlocal"),
    );
    expect((await here(page))!.name).toBe("The state");
    await walk(page, /^Open a file/);
    await walk(page, /^C$/);
    expect(await page.locator(".tip:popover-open").innerText()).toContain("Wootters");
    expect(await axeViolations(page)).toEqual([]);
    expect(await mode(page)).toBe("state");
    expect(complaints).toEqual([]);
    await close();
  });
});
