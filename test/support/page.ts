// The explorer in a browser: `bellness serve`, a tab, and what went wrong in it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "./browser.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** `bellness serve` on a free port. */
export async function serve(): Promise<{
  readonly address: string;
  stop(): Promise<number | null>;
}> {
  const child = spawn(process.execPath, [COMMAND, "serve", "--port", "0"]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  if (typeof value !== "string") throw new Error("bellness serve printed no address");
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  return {
    address: value,
    stop() {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** A tab, and what it complained of. */
export interface Tab {
  readonly page: Page;
  /** Console errors and warnings, exceptions, failed requests, answers that are no success. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Opens a tab of its own context. */
export async function openTab(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (!response.ok()) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await prepare(page);
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

/** A browser and the served page for a file of tests. */
export async function openBench(): Promise<{
  readonly browser: Browser;
  readonly address: string;
  close(): Promise<void>;
}> {
  const [browser, server] = await Promise.all([launchBrowser(), serve()]);
  return {
    browser,
    address: server.address,
    async close() {
      await Promise.all([browser.close(), server.stop()]);
    },
  };
}

/** Waits until everything that was asked has been drawn in full. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset["busy"] === "false");
}
