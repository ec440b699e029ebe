// Where the kernel may come from, and what is refused.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { inlinedBytes } from "../src/core/inlined.js";
import type { BackendChoice, BellnessError, WasmSource } from "../src/index.js";
import { createSolver } from "./support/library.js";

const FILE = new URL("../dist/core.wasm", import.meta.url);
const BYTES = readFileSync(FILE);
const own = (await createSolver({ backend: "js" })).solve({ kappa: 3 }).concurrence;

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    // No media type: the kernel needs none.
    if (url === "/core.wasm") response.end(BYTES);
    else response.writeHead(404).end("<h1>Not found</h1>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

async function refusal(source: unknown, backend: BackendChoice): Promise<BellnessError> {
  return createSolver({ backend, wasm: source as WasmSource }).then(
    () => expect.fail("the source was taken"),
    (error) => error,
  );
}

/** Bytes of the kernel as another build would have them. */
function otherBuild(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES);
  // The last byte of the name of the build, a hexadecimal digit.
  bytes[bytes.length - 1] = bytes.at(-1) === 48 ? 49 : 48;
  return bytes;
}

function usedResponse(): Response {
  const response = new Response(BYTES);
  response.arrayBuffer();
  return response;
}

/** The empty module. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

describe("the kernel is taken from", () => {
  test.each<[string, () => WasmSource | Promise<WasmSource>]>([
    ["bytes", () => BYTES],
    ["an ArrayBuffer", () => new Uint8Array(BYTES).buffer],
    ["a URL of a file", () => FILE],
    ["the same as a string", () => FILE.href],
    ["a URL", () => new URL("/core.wasm", origin)],
    ["the same as a string", () => `${origin}/core.wasm`],
    ["a response", () => fetch(`${origin}/core.wasm`)],
    ["a compiled module", () => WebAssembly.compile(BYTES)],
  ])("%s, or a promise of it", async (_, make) => {
    for (const wasm of [await make(), Promise.resolve(make())]) {
      const solver = await createSolver({ backend: "wasm", wasm: wasm as WasmSource });
      expect(solver.backend).toBe("wasm");
      expect(solver.solve({ kappa: 3 }).concurrence).toBe(own);
    }
  });
});

describe("the inlined kernel", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** What pages have: the platform's stream, and none of Node's modules. */
  function likePage(): void {
    vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
  }

  test("is the file, whichever way it is unpacked", async () => {
    expect(Buffer.compare(new Uint8Array(await inlinedBytes()), BYTES)).toBe(0);
    likePage();
    expect(Buffer.compare(new Uint8Array(await inlinedBytes()), BYTES)).toBe(0);
  });

  test("gives way to JavaScript where nothing unpacks it, and to a kernel that is given", async () => {
    likePage();
    vi.stubGlobal("DecompressionStream", undefined);
    const solver = await createSolver();
    expect(solver.backend).toBe("js");
    expect(solver.fallbackReason).toContain("DecompressionStream");
    expect((await createSolver({ wasm: BYTES })).backend).toBe("wasm");
    await expect(createSolver({ backend: "wasm" })).rejects.toMatchObject({
      code: "BACKEND_UNAVAILABLE",
      message: expect.stringContaining("createSolver({ wasm })"),
    });
  });
});

describe.each(["wasm", "auto"] as const)("refused with backend %s", (backend) => {
  test.each<[string, () => unknown, string]>([
    ["a number", () => 5, "wasm: 5 is not allowed. Allowed: bytes, a URL"],
    ["null", () => null, "wasm: null is not allowed"],
    ["an object", () => ({ url: "core.wasm" }), "wasm: "],
    ["a path", () => "core.wasm", "an absolute URL"],
    ["bytes of something else", () => new Uint8Array([1, 2, 3, 4]), "a file of another kind"],
    ["a file of something else", () => new URL(import.meta.url), "a file of another kind"],
    ["another module", () => EMPTY, "another module"],
    ["another module, compiled", () => WebAssembly.compile(EMPTY), "another module"],
    ["the kernel of another build", otherBuild, "core.wasm of this build"],
  ])("%s", async (_, make, message) => {
    const error = await refusal(make(), backend);
    expect(error).toMatchObject({ name: "BellnessError", code: "INVALID_PARAMETER" });
    expect(error.parameter).toBe("wasm");
    expect(error.message).toContain(message);
  });
});

describe("a source that cannot be read", () => {
  const missing: [string, () => unknown, RegExp][] = [
    ["a file", () => new URL("missing.wasm", FILE), /missing\.wasm.*ENOENT/],
    ["an address", () => `${origin}/missing.wasm`, /missing\.wasm.*status 404/],
    ["a response", () => fetch(`${origin}/missing.wasm`), /missing\.wasm.*status 404/],
    ["a promise that fails", () => Promise.reject(new Error("offline")), /promise.*offline/],
    ["a response that is read already", usedResponse, /the response.*unusable|already/i],
    ["a host", () => "http://127.0.0.1:1/core.wasm", /127\.0\.0\.1:1\/core\.wasm/],
  ];

  test.each(missing)(
    "%s, is an error that names it where wasm is asked for",
    async (_, make, text) => {
      const error = await refusal(make(), "wasm");
      expect(error).toMatchObject({ code: "BACKEND_UNAVAILABLE", parameter: "wasm" });
      expect(error.message).toMatch(text);
    },
  );

  test.each(missing)('%s, is why "auto" falls back to JavaScript', async (_, make, text) => {
    const solver = await createSolver({ wasm: make() as WasmSource });
    expect(solver.backend).toBe("js");
    expect(solver.fallbackReason).toMatch(text);
    expect(solver.solve({ kappa: 3 }).concurrence).toBe(own);
  });
});
