// A static file server as plain as they come: what it has no type for, it sends without one.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface StaticServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a folder on localhost, with these headers on every answer, and these texts in the place of files. */
export async function serveFolder(
  folder: string,
  headers: Readonly<Record<string, string>> = {},
  texts: Readonly<Record<string, string>> = {},
): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    if (pathname === "/favicon.ico") {
      // Browsers ask for it whatever the page says.
      response.writeHead(204, headers).end();
      return;
    }
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    try {
      if (!path.startsWith(normalize(`${folder}${sep}`))) throw new Error("outside the folder");
      const file = path.endsWith(sep) ? join(path, "index.html") : path;
      const body = texts[pathname.slice(1)] ?? (await readFile(file));
      const type = TYPES[extname(path)] ?? (path.endsWith(sep) ? TYPES[".html"] : undefined);
      response.writeHead(200, {
        ...headers,
        ...(type === undefined ? {} : { "content-type": type }),
      });
      response.end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
