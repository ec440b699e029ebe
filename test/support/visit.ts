// Pages that run the probe of support/probe.ts, and what comes of a visit to them.

import type { Browser } from "playwright-core";
import { build, createServer } from "vite";
import { launchBrowser } from "./browser.js";
import type { Probe } from "./probe.js";
import { type StaticServer, serveFolder } from "./static.js";

/** A page with one script. */
export const html = (script: string) =>
  `<!doctype html><title>probe</title><link rel="icon" href="data:," /><script type="module" src="${script}"></script>\n`;

/** leave.js: leaves what a promise comes to, or its error, in the page. */
export const LEAVE = `globalThis.outcome = (answer) =>
  Object.assign(globalThis, { said: answer.catch((error) => ({ error: String(error) })) });`;

/** A script of a page that takes the answer of a worker. */
export const ASK_WORKER = `import "./leave.js";
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
outcome(new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
}));`;

/** That worker. */
export const ANSWER =
  'import { probe } from "./probe.js"; probe().then((said) => postMessage(said));';

export interface Visit {
  readonly said: Probe;
  /** Errors in the console and requests that failed. */
  readonly complaints: readonly string[];
}

export interface Visitor {
  /** Serves a folder, with these headers; its origin. */
  serve(folder: string, headers?: Readonly<Record<string, string>>): Promise<string>;
  /** Opens a page; what its probe says, or that of `script` (a promise) where it is given. */
  visit(address: string, script?: string): Promise<Visit>;
  close(): Promise<void>;
}

export async function visitor(): Promise<Visitor> {
  const browser = await launchBrowser();
  const servers: StaticServer[] = [];
  return {
    async serve(folder, headers) {
      const server = await serveFolder(folder, headers);
      servers.push(server);
      return server.origin;
    },
    visit: (address, script = "said") => visit(browser, address, script),
    async close() {
      await Promise.all([browser.close(), ...servers.map((server) => server.close())]);
    },
  };
}

async function visit(browser: Browser, address: string, script: string): Promise<Visit> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  try {
    await page.goto(address);
    await page.waitForFunction('"said" in globalThis');
    return { said: await page.evaluate(script), complaints };
  } finally {
    await page.close();
  }
}

/** Visits a project as Vite serves it while one develops, without any configuration. */
export async function visitDeveloped(root: string, { visit }: Visitor): Promise<Visit> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    server: { port: 0, host: "127.0.0.1" },
  });
  try {
    await server.listen();
    return await visit(server.resolvedUrls!.local[0]!);
  } finally {
    await server.close();
  }
}

/** Visits what Vite builds of it, without any configuration, on a static server. */
export async function visitBuilt(root: string, { serve, visit }: Visitor): Promise<Visit> {
  await build({ root, configFile: false, logLevel: "error" });
  return visit(`${await serve(`${root}dist`)}/`);
}
