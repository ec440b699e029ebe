import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, InvalidArgumentError } from "commander";
import { BellnessError } from "../index.js";
import { HEADERS, TYPES } from "./policy.js";

/** The page stands beside the command. */
const PAGE = fileURLToPath(new URL("./web/", import.meta.url));
/** Only this machine. */
const HOST = "127.0.0.1";
const PORT = 3322;

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...HEADERS, "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

/** The file that a request names; null where it leaves the folder or cannot be read as a path. */
function fileOf(url: string): string | null {
  try {
    const { pathname } = new URL(url, `http://${HOST}`);
    const name = decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const path = normalize(join(PAGE, name));
    return name.includes("\0") || !path.startsWith(PAGE.replace(/[\\/]*$/, sep)) ? null : path;
  } catch {
    return null;
  }
}

/** A server of the page's files. */
function pageServer() {
  return createServer(async ({ method, url = "/" }, response) => {
    if (method !== "GET" && method !== "HEAD") return end(response, 405, "GET or HEAD\n");
    const path = fileOf(url);
    const type = path === null ? undefined : TYPES[extname(path)];
    if (path === null || type === undefined) return end(response, 404, "not found\n");
    try {
      const bytes = await readFile(path);
      response.writeHead(200, { ...HEADERS, "content-type": type, "content-length": bytes.length });
      response.end(method === "HEAD" ? undefined : bytes);
    } catch {
      end(response, 404, "not found\n");
    }
  });
}

/** Serves the page until the process is interrupted; resolves with its address. */
function listen(port: number): Promise<string> {
  const server = pageServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? "another program listens there"
          : error.code === "EACCES"
            ? "this needs more rights"
            : error.message;
      reject(
        new BellnessError(
          "INVALID_PARAMETER",
          `port: ${port} cannot be used: ${why}. Allowed: a free port, or 0 for any.`,
          "port",
          port,
        ),
      );
    });
    server.listen(port, HOST, () => {
      const address = server.address() as AddressInfo;
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => {
          server.close();
          server.closeAllConnections();
        });
      }
      resolve(`http://${HOST}:${address.port}/`);
    });
  });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError("Allowed: a whole number from 0 to 65535.");
  }
  return port;
}

export function addServe(program: Command): void {
  program
    .command("serve")
    .summary("the explorer: a page that computes while you drag")
    .description(
      "Serves the explorer on this machine and prints its address. Everything is computed in the browser.",
    )
    .option("--port <n>", "where to listen; 0 for any free port", portNumber, PORT)
    .addHelpText(
      "after",
      `
Examples:
  bellness serve
  bellness serve --port 8080

Ctrl-C ends it. The folder dist/web of the package holds the same page for any
static host.`,
    )
    .action(async ({ port }: { readonly port: number }) => {
      process.stdout.write(`${await listen(port)}\n`);
    });
}
