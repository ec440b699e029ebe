import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findBrowser, launchBrowser } from "../support/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("is a Chromium with WebAssembly, SIMD and module workers", async () => {
  const page = await browser.newPage();
  expect(browser.browserType().name()).toBe("chromium");
  // (module (func (result v128) i32.const 0 i8x16.splat))
  const simd = await page.evaluate(() =>
    WebAssembly.validate(
      new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253,
        15, 11,
      ]),
    ),
  );
  expect(simd).toBe(true);
  await page.close();
});

it("is the one that CHROME_PATH names, or none", async () => {
  vi.stubEnv("CHROME_PATH", "nowhere/chrome");
  await expect(findBrowser()).rejects.toThrow("CHROME_PATH is nowhere/chrome, which is no program");
  vi.stubEnv("CHROME_PATH", process.execPath);
  expect(await findBrowser()).toBe(process.execPath);
  vi.unstubAllEnvs();
});
