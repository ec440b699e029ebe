// The installed package in a browser: as it is, in a worker, under a content security policy,
// and through Vite.

import type { Browser } from "playwright-core";
import { build, createServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.js";
import { type Project, project } from "../support/packed.js";
import { expected, type Probe, probe } from "../support/probe.js";
import { type StaticServer, serveFolder } from "../support/static.js";

const html = (script: string) =>
  `<!doctype html><title>probe</title><link rel="icon" href="data:," /><script type="module" src="${script}"></script>\n`;

/** Leaves what the probe says, or the error, in the page. */
const LEAVE = `globalThis.outcome = (answer) =>
  Object.assign(globalThis, { said: answer.catch((error) => ({ error: String(error) })) });`;

let browser: Browser;
let bare: Project;
let vite: Project;
const servers: StaticServer[] = [];

beforeAll(async () => {
  [browser, bare, vite] = await Promise.all([
    launchBrowser(),
    project({
      "index.html": html("/main.js"),
      "in-worker.html": html("/in-worker.js"),
      "leave.js": LEAVE,
      // Without a bundler the library is imported by its address.
      "probe.js": probe("/node_modules/bellness/dist/index.js"),
      "main.js": 'import "./leave.js"; import { probe } from "./probe.js"; outcome(probe());',
      "in-worker.js": `import "./leave.js";
        const worker = new Worker("/worker.js", { type: "module" });
        outcome(new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        }));`,
      "worker.js": 'import { probe } from "./probe.js"; postMessage(await probe());',
    }),
    project({
      "index.html": html("/main.js"),
      "leave.js": LEAVE,
      "probe.js": probe("bellness"),
      "main.js": 'import "./leave.js"; import { probe } from "./probe.js"; outcome(probe());',
    }),
  ]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), ...servers.map((server) => server.close())]);
});

async function serve(folder: string, headers: Record<string, string> = {}): Promise<string> {
  const server = await serveFolder(folder, headers);
  servers.push(server);
  return server.origin;
}

interface Visit {
  readonly said: Probe;
  /** Errors in the console and requests that failed. */
  readonly complaints: readonly string[];
}

/** Opens a page; what its probe says, or that of `script` (a promise) where it is given. */
async function visit(address: string, script?: string): Promise<Visit> {
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
    return { said: await page.evaluate(script ?? "said"), complaints };
  } finally {
    await page.close();
  }
}

describe("a page without a bundler", () => {
  test("imports dist/index.js", async () => {
    const { said, complaints } = await visit(`${await serve(bare.path)}/`);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test("imports it in a worker, which has workers of its own", async () => {
    const { said, complaints } = await visit(`${await serve(bare.path)}/in-worker.html`);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test("imports the build without wasm, and gives the kernel in any form", async () => {
    const kernel = "node_modules/bellness/dist/core.wasm";
    const typed = `fetch("/${kernel}").then(async (response) =>
      new Response(await response.arrayBuffer(), { headers: { "content-type": "application/wasm" } }))`;
    const sources = [
      `"${kernel}"`,
      `new URL("/${kernel}", location)`,
      `fetch("/${kernel}")`,
      `WebAssembly.compileStreaming(${typed})`,
    ];
    await bare.write({
      "idle.html": html("/idle.js"),
      "idle.js": 'import "./leave.js"; outcome(Promise.resolve());',
      "probe-js.js": probe("/node_modules/bellness/dist/js/index.js"),
    });
    const script = `(async () => {
      const [whole, js] = [await import("/probe.js"), await import("/probe-js.js")];
      const said = [await js.probe()];
      for (const wasm of [${sources}]) said.push(await whole.probe({ backend: "wasm", wasm }));
      return said;
    })()`;
    const { said, complaints } = await visit(`${await serve(bare.path)}/idle.html`, script);
    expect(said).toEqual([{ ...expected, backend: "js" }, ...sources.map(() => expected)]);
    expect(complaints).toEqual([]);
  });
});

describe("under the content security policy", () => {
  const policy = (scripts: string) => ({
    "content-security-policy": `default-src 'none'; script-src ${scripts}; connect-src 'self'; worker-src 'self'; img-src data:`,
  });

  test("that allows wasm it runs as anywhere", async () => {
    const origin = await serve(bare.path, policy("'self' 'wasm-unsafe-eval'"));
    const { said, complaints } = await visit(`${origin}/`);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test("that forbids wasm JavaScript computes the same bits, and the solver says why", async () => {
    const { said } = await visit(`${await serve(bare.path, policy("'self'"))}/`);
    expect(said.fallbackReason).toMatch(/Content Security Policy|unsafe-eval/i);
    expect(said).toEqual({ ...expected, backend: "js", fallbackReason: said.fallbackReason });
  });

  test("that forbids workers too the page does the work, and the solver says why", async () => {
    const headers = {
      "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
    };
    const { said } = await visit(`${await serve(bare.path, headers)}/`);
    expect(said.workersUnavailable).toBeTruthy();
    expect({ ...said, workersUnavailable: null }).toEqual(expected);
  });
});

describe("Vite, without any configuration,", () => {
  test("serves it while one develops", async () => {
    const server = await createServer({
      root: vite.path,
      configFile: false,
      logLevel: "error",
      server: { port: 0, host: "127.0.0.1" },
    });
    try {
      await server.listen();
      const { said, complaints } = await visit(server.resolvedUrls!.local[0]!);
      expect(said).toEqual(expected);
      expect(complaints).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test("builds it", async () => {
    await build({ root: vite.path, configFile: false, logLevel: "error" });
    const { said, complaints } = await visit(`${await serve(`${vite.path}dist`)}/`);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });
});
