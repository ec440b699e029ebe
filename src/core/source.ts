import { BellnessError, shown } from "../model/errors.js";

/** A name that bundlers for the browser do not try to resolve. */
const NODE_FILES = ["node", "fs/promises"].join(":");

/** The kind of an object, whichever realm made it: a page and its frames have classes of their own. */
export function tag(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/**
 * The bytes of a kernel: those given, of a URL or of a response; null where it is none of these.
 *
 * @throws BellnessError INVALID_PARAMETER where a URL is none, BACKEND_UNAVAILABLE where nothing
 *   can be read from it; both name the parameter `wasm`
 */
export async function sourceBytes(given: unknown): Promise<BufferSource | null> {
  if (ArrayBuffer.isView(given)) return given as BufferSource;
  switch (tag(given)) {
    case "ArrayBuffer":
      return given as ArrayBuffer;
    case "String":
    case "URL":
      return fromAddress(String(given));
    case "Response":
      return fromResponse(given as Response);
    default:
      return null;
  }
}

/** The error of a source that is, or has, nothing to make a core of. */
export function wrongSource(
  value: unknown,
  allowed: string,
  what: string = shown(value),
): BellnessError {
  return new BellnessError(
    "INVALID_PARAMETER",
    `wasm: ${what} is not allowed. Allowed: ${allowed}.`,
    "wasm",
    value,
  );
}

function unreadable(address: string, reason: string): BellnessError {
  const message = `wasm: nothing could be read from ${shown(address)} (${reason}).`;
  return new BellnessError("BACKEND_UNAVAILABLE", message, "wasm", address);
}

/** Relative to the page or the script of the worker; where neither is, it must be absolute. */
async function fromAddress(address: string): Promise<BufferSource> {
  const base = typeof location === "object" ? location.href : undefined;
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw wrongSource(address, 'an absolute URL, such as new URL("core.wasm", import.meta.url)');
  }
  try {
    // Node's fetch knows no files.
    if (url.protocol === "file:") return await fromFile(url);
    return await fromResponse(await fetch(url));
  } catch (error) {
    if (error instanceof BellnessError) throw error;
    throw unreadable(url.href, error instanceof Error ? error.message : String(error));
  }
}

async function fromFile(url: URL): Promise<BufferSource> {
  const files = (await import(/* @vite-ignore */ /* webpackIgnore: true */ NODE_FILES)) as {
    readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
  };
  return files.readFile(url);
}

async function fromResponse(response: Response): Promise<ArrayBuffer> {
  if (!response.ok) throw unreadable(response.url, `status ${response.status}`);
  return response.arrayBuffer();
}
