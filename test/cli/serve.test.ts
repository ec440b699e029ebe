// `bellness serve` as a host: what it hands out, and what it refuses.

import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bellness } from "../support/cli.js";
import { serve } from "../support/page.js";

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server?.stop());

/** A request with its path as it stands: fetch would tidy it up. */
function raw(
  path: string,
  method = "GET",
): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => {
        body += text;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          type: response.headers["content-type"] ?? "",
          body,
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("bellness serve", () => {
  it("prints an address of this machine only", () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it.each([
    ["", "text/html"],
    ["index.html?x=1", "text/html"],
    ["embed.html", "text/html"],
    ["app.js", "text/javascript"],
    ["worker.js", "text/javascript"],
    ["elements.js", "text/javascript"],
    ["style.css", "text/css"],
    ["icon.svg", "image/svg+xml"],
  ])("hands out /%s as %s under a strict policy", async (path, type) => {
    const response = await fetch(`${server.address}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toContain("'unsafe-eval'");
    expect((await response.text()).length).toBeGreaterThan(100);
  });

  it.each([
    "/../cli.js",
    "/..%2fcli.js",
    "/%2e%2e/cli.js",
    "/..%5ccli.js",
    "//etc/passwd",
    "/web/../../cli.js",
    "/%00index.html",
    "/%zz",
    "/nothing.js",
    "/.stamp",
  ])("refuses %s", async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(body).toBe("not found\n");
  });

  it("answers HEAD without a body, and nothing that would change anything", async () => {
    expect(await raw("/", "HEAD")).toMatchObject({ status: 200, body: "" });
    expect((await raw("/", "POST")).status).toBe(405);
  });

  it("says that a port is taken, exits 2", async () => {
    const { port } = new URL(server.address);
    const { code, stdout, stderr } = await bellness(["serve", "--port", port]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(`port: ${port} cannot be used: another program listens there`);
  });

  it.each(["http", "-1", "70000", "1.5"])("refuses the port %s, exits 2", async (port) => {
    const { code, stderr } = await bellness(["serve", `--port=${port}`]);
    expect(code).toBe(2);
    expect(stderr).toContain("Allowed: a whole number from 0 to 65535.");
  });

  it("ends at an interrupt, exits 0", async () => {
    const other = await serve();
    await fetch(other.address);
    expect(await other.stop()).toBe(0);
    await expect(fetch(other.address)).rejects.toThrow();
  });
});
