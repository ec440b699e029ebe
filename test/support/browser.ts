// Chromium for the tests of the page: found on the machine, or the one that a package brings.

import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { executable, installed, type Places } from "./programs.js";

/** Names of the program on PATH. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Where installers put it, besides PATH. */
const PLACES: Places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  linux: ["/opt/google/chrome/chrome", "/snap/bin/chromium"],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((folder) =>
    process.env[folder] ? [join(process.env[folder], "Google/Chrome/Application/chrome.exe")] : [],
  ),
};

/** Arguments for a browser in a container: no sandbox for root, no small /dev/shm. */
const ARGS = ["--no-sandbox", "--disable-dev-shm-usage"];

/**
 * The Chromium inside @sparticuz/chromium, unpacked when it is first asked for. Not with the
 * arguments that the package suggests: with all in a single process, as they have it, the first
 * closed tab takes the browser along.
 */
async function packaged(): Promise<string> {
  const { default: sparticuz } = await import("@sparticuz/chromium");
  return sparticuz.executablePath();
}

/**
 * The browser of the tests: CHROME_PATH, else an installed Chrome or Chromium, else the
 * one of @sparticuz/chromium.
 *
 * @throws Error that says what to install
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env["CHROME_PATH"];
  if (chosen) {
    if (executable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, which is no program that can be run.`);
  }
  const path = installed(NAMES, PLACES);
  if (path !== undefined) return path;
  try {
    return await packaged();
  } catch (error) {
    throw new Error(
      "The tests of the page need a browser, and none was found. Install Chrome or Chromium, or set " +
        "CHROME_PATH to one; on Linux `npm i -D @sparticuz/chromium` brings one.",
      { cause: error },
    );
  }
}

/** Starts the browser of the tests, without a window. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: [...ARGS], headless: true });
}
