// Any system and any state on the page, and what the pictures do as controls.

import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SETUPS } from "../../src/index.js";
import { axeViolations } from "../support/axe.js";
import { built } from "../support/built.js";
import { openBench, openTab, settled } from "../support/page.js";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const FOLDER = new URL("../../node_modules/.vitest/screenshots/", import.meta.url).pathname;
const solver = await built.createSolver();

async function shot(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: true });
}

/** Waits for a mode that is loaded when it is asked for, and for its answers. */
async function choose(page: Page, mode: "paper" | "system" | "state"): Promise<void> {
  await page.locator(`button[data-mode="${mode}"]`).click();
  await page.waitForFunction((one) => document.documentElement.dataset["mode"] === one, mode);
  await settled(page);
}

/** A number of the table, by its sign. */
async function number(page: Page, sign: string): Promise<number> {
  const row = page.locator("#numbers tr", { has: page.getByText(sign, { exact: true }) });
  return Number((await row.locator("td").innerText()).replaceAll("−", "-"));
}

const open = async (hash = "") => {
  const tab = await openTab(bench.browser, `${bench.address}${hash}`);
  await settled(tab.page);
  return tab;
};

describe("any system", () => {
  it.each(SETUPS.map(({ name }) => name))("shows the published set-up %s", async (name) => {
    const { page, complaints, close } = await open();
    await choose(page, "system");
    await page.locator("#example").selectOption(name);
    await settled(page);
    const { system, note } = SETUPS.find((one) => one.name === name)!;
    expect(await page.locator("#system .caption").innerText()).toContain(note.slice(0, 40));
    const found = solver.solve(system);
    expect(await number(page, "C")).toBeCloseTo(found.concurrence, 5);
    expect(await page.locator("#curve .lines .s0").getAttribute("d")).toMatch(/^M[\d.]+,/);
    expect(await page.locator("#levels .levels:not([hidden]) .level").count()).toBe(4);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await shot(page, `system-${name}`);
    await close();
  });

  it("checks what is typed, and makes every number a slider and an axis", async () => {
    const { page, complaints, close } = await open();
    await choose(page, "system");
    const editor = page.getByLabel("The system as JSON");
    await editor.fill(
      '{"hamiltonian":{"XX":1,"Zi":0.5},"jumps":[{"operator":{"-I":1},"rate":0.1}]}',
    );
    await page.waitForFunction(
      () => document.querySelector("#system-complaint")!.textContent !== "",
    );
    expect(await page.locator("#system-complaint").innerText()).toContain('Did you mean "ZI"?');
    expect(await editor.getAttribute("aria-invalid")).toBe("true");
    const system = {
      hamiltonian: { XX: 1, ZI: 0.5 },
      jumps: [
        { operator: { "-I": 1 }, rate: 0.1 },
        { operator: { "I-": 1 }, rate: 0.2 },
      ],
    };
    await editor.fill(JSON.stringify(system));
    await page.locator("#p-jumps-2-rate").waitFor();
    await settled(page);
    expect(await number(page, "C")).toBeCloseTo(solver.solve(system).concurrence, 5);
    await page.getByLabel("coefficient H: ZI, as a number").fill("0.25");
    await settled(page);
    const moved = { ...system, hamiltonian: { XX: 1, ZI: 0.25 } };
    expect(await number(page, "C")).toBeCloseTo(solver.solve(moved).concurrence, 5);
    const axes = await page.locator("#map select").nth(1).locator("option").allInnerTexts();
    expect(axes.join()).toContain("Γ₂ rate");
    // A rate below zero is refused in words, and the editor says what the sliders say.
    const rate = page.getByLabel("rate Γ₁, as a number");
    await rate.fill("-1");
    expect(await page.locator("#p-jumps-1-rate-complaint").innerText()).toContain("jumps.1.rate");
    expect(await editor.inputValue()).toContain('"ZI": 0.25');
    expect(complaints).toEqual([]);
    await close();
  });

  it("shows time as a curve, and the state at a time", async () => {
    const { page, complaints, close } = await open();
    await choose(page, "system");
    await page.locator("#example").selectOption("collective-decay");
    await settled(page);
    // C(t) = (1 − e^{−2Γt})/2 from |01⟩.
    await page.getByLabel("time t, as a number").fill("1");
    await settled(page);
    expect(await number(page, "C")).toBeCloseTo(0.5 * (1 - Math.exp(-2)), 5);
    await page.waitForFunction(() => location.hash.includes("time=1"));
    await page.reload();
    await settled(page);
    expect(await number(page, "C")).toBeCloseTo(0.5 * (1 - Math.exp(-2)), 5);
    await page.locator("#controls button", { hasText: "steady state" }).click();
    await settled(page);
    expect(await number(page, "C")).toBeCloseTo(0.5, 5);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("any state", () => {
  it("starts with the state of the point, and measures what is pasted", async () => {
    const { page, complaints, close } = await open();
    const before = await number(page, "C");
    await choose(page, "state");
    await page.getByLabel("The state", { exact: true }).waitFor();
    expect(await number(page, "C")).toBeCloseTo(before, 6);
    const werner = (p: number) =>
      [0, 1, 2, 3].map((i) =>
        [0, 1, 2, 3].map((j) => {
          const psi = [0, Math.SQRT1_2, -Math.SQRT1_2, 0];
          return p * psi[i]! * psi[j]! + (i === j ? (1 - p) / 4 : 0);
        }),
      );
    await page.getByLabel("The state", { exact: true }).fill(JSON.stringify(werner(0.6)));
    await page.waitForFunction(() =>
      document.querySelector(".verdict")!.textContent!.startsWith("Undecided"),
    );
    await settled(page);
    expect(await number(page, "C")).toBeCloseTo(0.4, 6);
    expect(await number(page, "CHSH")).toBeCloseTo(1.2 * Math.SQRT2, 5);
    await page.getByRole("button", { name: "Prove it" }).click();
    await page.waitForFunction(() =>
      document.querySelector("#given .probe")!.textContent!.includes("no measurement exceeds"),
    );
    expect(await page.locator("#given .probe").innerText()).toContain("Critical radius");
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, "state");
    await page.getByLabel("The state", { exact: true }).fill("[1, 2]");
    await page.waitForFunction(
      () => document.querySelector("#state-complaint")!.textContent !== "",
    );
    expect(await page.locator("#state-complaint").innerText()).toContain("Allowed");
    expect(complaints).toEqual([]);
    await close();
  });

  it("opens a .npy file, state by state", async () => {
    const { page, complaints, close } = await open();
    await choose(page, "state");
    // Two states, complex128: |00⟩⟨00| and half of it mixed with |11⟩⟨11|.
    const numbers = new Float64Array(64);
    numbers[0] = 1;
    numbers[32] = 0.5;
    numbers[32 + 30] = 0.5;
    const head =
      "{'descr': '<c16', 'fortran_order': False, 'shape': (2, 4, 4), }".padEnd(117) + "\n";
    const bytes = Buffer.concat([
      Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, head.length, 0]),
      Buffer.from(head),
      Buffer.from(numbers.buffer),
    ]);
    await page
      .locator("#state-file")
      .setInputFiles({ name: "two.npy", mimeType: "application/octet-stream", buffer: bytes });
    await page.getByText("of 2 in two.npy").waitFor();
    await settled(page);
    expect(await number(page, "Tr ρ²")).toBeCloseTo(1, 9);
    await page.getByLabel("State number").fill("2");
    await page.getByLabel("State number").blur();
    await page.waitForFunction(() => location.hash.includes("0.5"));
    await settled(page);
    expect(await number(page, "Tr ρ²")).toBeCloseTo(0.5, 9);
    expect(complaints).toEqual([]);
    await close();
  });
});
