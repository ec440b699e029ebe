// The installed package in a browser: as it is, in a worker, under a content security policy,
// and through Vite.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Project, project, SETUP } from "../support/packed.js";
import { expected, probe } from "../support/probe.js";
import {
  ANSWER,
  ASK_WORKER,
  html,
  LEAVE,
  type Visitor,
  visitBuilt,
  visitDeveloped,
  visitor,
} from "../support/visit.js";

const MAIN = 'import "./leave.js"; import { probe } from "./probe.js"; outcome(probe());';

let browser: Visitor;
let bare: Project;
let vite: Project;

beforeAll(async () => {
  [browser, bare, vite] = await Promise.all([
    visitor(),
    project({
      "index.html": html("/main.js"),
      "in-worker.html": html("/in-worker.js"),
      "leave.js": LEAVE,
      // Without a bundler the library is imported by its address.
      "probe.js": probe("/node_modules/bellness/dist/index.js"),
      "main.js": MAIN,
      "in-worker.js": ASK_WORKER,
      "worker.js": ANSWER,
    }),
    project({
      "index.html": html("/main.js"),
      "leave.js": LEAVE,
      "probe.js": probe("bellness"),
      "main.js": MAIN,
    }),
  ]);
}, SETUP);

afterAll(() => browser?.close());

describe("a page without a bundler", () => {
  test("imports dist/index.js", async () => {
    const { said, complaints } = await browser.visit(`${await browser.serve(bare.path)}/`);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test("imports it in a worker, which has workers of its own", async () => {
    const { said, complaints } = await browser.visit(
      `${await browser.serve(bare.path)}/in-worker.html`,
    );
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
    const { said, complaints } = await browser.visit(
      `${await browser.serve(bare.path)}/idle.html`,
      script,
    );
    expect(said).toEqual([{ ...expected, backend: "js" }, ...sources.map(() => expected)]);
    expect(complaints).toEqual([]);
  });
});

describe("under the content security policy", () => {
  const policy = (scripts: string) => ({
    "content-security-policy": `default-src 'none'; script-src ${scripts}; connect-src 'self'; worker-src 'self'; img-src data:`,
  });

  test("that allows wasm it runs as anywhere", async () => {
    const origin = await browser.serve(bare.path, policy("'self' 'wasm-unsafe-eval'"));
    const { said, complaints } = await browser.visit(`${origin}/`);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test("that forbids wasm JavaScript computes the same bits, and the solver says why", async () => {
    const { said } = await browser.visit(`${await browser.serve(bare.path, policy("'self'"))}/`);
    expect(said.fallbackReason).toMatch(/Content Security Policy|unsafe-eval/i);
    expect(said).toEqual({ ...expected, backend: "js", fallbackReason: said.fallbackReason });
  });

  test("that forbids workers too the page does the work, and the solver says why", async () => {
    const headers = {
      "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
    };
    const { said } = await browser.visit(`${await browser.serve(bare.path, headers)}/`);
    expect(said.workersUnavailable).toBeTruthy();
    expect({ ...said, workersUnavailable: null }).toEqual(expected);
  });
});

describe("Vite, without any configuration,", () => {
  test.each([
    ["serves it while one develops", visitDeveloped],
    ["builds it", visitBuilt],
  ])("%s", async (_, visit) => {
    const { said, complaints } = await visit(vite.path, browser);
    expect(said).toEqual(expected);
    expect(complaints).toEqual([]);
  });
});
