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

/** The error of a source of which nothing comes: an address, or words for what else it is. */
export function unreadable(from: string, reason: unknown): BellnessError {
  const why = reason instanceof Error ? reason.message : String(reason);
  const message = `wasm: nothing could be read from ${from} (${why}).`;
  return new BellnessError("BACKEND_UNAVAILABLE", message, "wasm", from);
}

/** What addresses are relative to, as with `fetch`; nothing in Node. */
function base(): string | undefined {
  if (typeof document === "object") return document.baseURI;
  return typeof location === "object" ? location.href : undefined;
}

async function fromAddress(address: string): Promise<BufferSource> {
  let url: URL;
  try {
    url = new URL(address, base());
  } catch {
    throw wrongSource(address, 'an absolute URL, such as new URL("core.wasm", import.meta.url)');
  }
  try {
    // Node's fetch knows no files.
    if (url.protocol === "file:") return await fromFile(url);
    return await fromResponse(await fetch(url));
  } catch (error) {
    if (error instanceof BellnessError) throw error;
    throw unreadable(url.href, error);
  }
}

async function fromFile(url: URL): Promise<BufferSource> {
  const files = (await import(/* @vite-ignore */ /* webpackIgnore: true */ NODE_FILES)) as {
    readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
  };
  return files.readFile(url);
}

async function fromResponse(response: Response): Promise<ArrayBuffer> {
  // One that was made, not fetched, has no address.
  const from = response.url === "" ? "the response" : response.url;
  if (!response.ok) throw unreadable(from, `status ${response.status}`);
  try {
    return await response.arrayBuffer();
  } catch (error) {
    throw unreadable(from, error);
  }
}
