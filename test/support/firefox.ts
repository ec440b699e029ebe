// Firefox for the tests of the page: an installed one, driven by WebDriver BiDi. (What drives Chromium
// in the other tests drives no Firefox but its own build.)

import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { inject } from "vitest";
import { staticHost } from "./host.js";
import { sleep } from "./kill.js";
import { executable, installed } from "./programs.js";

const NAMES = ["firefox", "firefox-esr"];
const PLACES = {
  darwin: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
  linux: ["/usr/lib/firefox-esr/firefox-esr", "/usr/lib/firefox/firefox", "/snap/bin/firefox"],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((folder) =>
    process.env[folder] ? [join(process.env[folder], "Mozilla Firefox/firefox.exe")] : [],
  ),
};

/**
 * FIREFOX_PATH, else an installed Firefox; undefined where there is none.
 *
 * @throws Error where FIREFOX_PATH is no program
 */
function findFirefox(): string | undefined {
  const chosen = process.env["FIREFOX_PATH"];
  if (!chosen) return installed(NAMES, PLACES);
  if (executable(chosen)) return chosen;
  throw new Error(`FIREFOX_PATH is ${chosen}, which is no program that can be run.`);
}

/** Whether there is a Firefox to test with. */
export const FIREFOX = findFirefox() !== undefined;
if (!FIREFOX) {
  console.warn("SKIPPED: tests in Firefox; none is installed, and FIREFOX_PATH names none");
}

/** A tab, and what it complained of. */
export interface FirefoxTab {
  readonly page: Page;
  /** Console errors and warnings, exceptions, failed requests, answers that are no success. */
  readonly complaints: string[];
}

/** Firefox without a window, and a static host of dist/. */
export interface Firefox {
  readonly browser: Browser;
  /** Where downloads arrive. */
  readonly folder: string;
  /** Opens a tab with a file of the host. */
  tab(path: string): Promise<FirefoxTab>;
  close(): Promise<void>;
}

/** Starts Firefox, with WebAssembly switched off where `wasm` is false. */
export async function openFirefox({
  wasm = true,
  texts = {},
}: {
  readonly wasm?: boolean;
  readonly texts?: Readonly<Record<string, string>>;
} = {}): Promise<Firefox> {
  const folder = mkdtempSync(join(inject("folder"), "firefox-"));
  const { address, close } = await staticHost({ texts });
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findFirefox()!,
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "javascript.options.wasm": wasm,
    },
  });
  return {
    browser,
    folder,
    tab: (path) => openTab(browser, `${address}${path}`),
    async close() {
      await browser.close();
      await close();
    },
  };
}

async function openTab(browser: Browser, address: string): Promise<FirefoxTab> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (!response.ok()) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

/** Waits until everything that was asked has been drawn in full. */
export async function settledFirefox(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset["busy"] === "false");
}

/** The path of the first line of the page's curve. */
export function curveIn(page: Page): Promise<string | null> {
  return page.$eval("#curve .lines:not(.pinned) .s0", (node) => node.getAttribute("d"));
}

/** A number of the page's table, by its sign. */
export function numberIn(page: Page, sign: string): Promise<number> {
  return page.$$eval(
    "#numbers tr",
    (rows, wanted) => {
      const row = rows.find((one) =>
        Array.from(one.querySelectorAll("*")).some((node) => node.textContent === wanted),
      );
      return Number(row!.querySelector("td")!.textContent!.replaceAll("−", "-"));
    },
    sign,
  );
}

/** The bytes of the one file that an act downloads into `folder`, and its name. */
export async function downloaded(
  folder: string,
  act: () => Promise<unknown>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const before = new Set(readdirSync(folder));
  await act();
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    // Firefox writes into NAME.part beside an empty NAME.
    const names = readdirSync(folder).filter((name) => !before.has(name));
    const [name] = names;
    if (names.length === 1 && !name!.endsWith(".part")) {
      const bytes = readFileSync(join(folder, name!));
      if (bytes.length > 0) return { name: name!, bytes };
    }
    await sleep(50);
  }
  throw new Error(`nothing arrived in ${folder}`);
}
