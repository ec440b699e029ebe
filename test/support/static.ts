// A static host with a policy of one's choice, as plain as they come.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";

const DIST = new URL("../../dist/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface HostOptions {
  /** The policy of every answer; none by default. */
  readonly policy?: string;
  /** Other texts in the place of files, by path; pages that dist/ does not have. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Lets pages of other hosts import the scripts. */
  readonly anyOrigin?: boolean;
}

/** Serves dist/ on a free port; `address` ends with a slash. */
export async function staticHost({ policy, texts = {}, anyOrigin }: HostOptions = {}): Promise<{
  readonly address: string;
  close(): void;
}> {
  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://host").pathname.slice(1);
    if (path === "favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    try {
      const content = texts[path] ?? (await readFile(new URL(path, DIST)));
      response.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        ...(policy === undefined ? {} : { "content-security-policy": policy }),
        ...(anyOrigin ? { "access-control-allow-origin": "*" } : {}),
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
