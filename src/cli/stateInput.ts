import { constants } from "node:buffer";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import * as zlib from "node:zlib";
import { BellnessError, type RandomAccess, type StateInputFile, texts } from "../index.js";
import { isStandardInput, openError } from "./input.js";

/** Bytes of a piece of a file: lines of a larger one outlive collections and make the heap grow. */
const PIECE = 2 ** 14;

/** What Parquet files are compressed with; Node has Zstandard from 22.15 on. */
export function compressors() {
  const { zstdDecompressSync } = zlib as { zstdDecompressSync?: typeof zlib.gunzipSync };
  return {
    GZIP: (bytes: Uint8Array) => zlib.gunzipSync(bytes),
    BROTLI: (bytes: Uint8Array) => zlib.brotliDecompressSync(bytes),
    ...(zstdDecompressSync === undefined
      ? {}
      : { ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes) }),
  };
}

/** The bytes from `start` to `end`, fewer where the file ends before. */
async function readAt(
  handle: FileHandle,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let at = 0;
  while (at < bytes.length) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

/** Opens a file; what looks like the states themselves is named as such. */
async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw openError(path, error);
  }
}

/** A file or standard input as states are read from it, and what closes it. */
export async function openInput(
  path: string | undefined,
): Promise<{ readonly input: StateInputFile; close(): Promise<void> }> {
  if (isStandardInput(path)) {
    const input = { name: "standard input", file: null, stream: () => process.stdin };
    return { input, close: async () => {} };
  }
  const handle = await opened(path);
  const info = await handle.stat();
  if (!info.isFile()) {
    await handle.close();
    const stream = () => createReadStream(path, { highWaterMark: PIECE });
    return { input: { name: path, file: null, stream }, close: async () => {} };
  }
  const file: RandomAccess = {
    size: info.size,
    read: (start, end) => readAt(handle, start, end),
  };
  async function* stream() {
    for (let at = 0; ; at += PIECE) {
      const bytes = await readAt(handle, at, at + PIECE);
      if (bytes.length > 0) yield bytes;
      if (bytes.length < PIECE) return;
    }
  }
  return { input: { name: path, file, stream }, close: () => handle.close() };
}

/**
 * The whole text of a file or of standard input.
 *
 * @throws BellnessError INVALID_JSON where it is longer than any text can be
 */
export async function readText(path: string | undefined): Promise<string> {
  const { input, close } = await openInput(path);
  try {
    let text = "";
    for await (const part of texts(input)) text += part;
    return text;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new BellnessError(
      "INVALID_JSON",
      `${input.name} is longer than any text can be. Allowed: up to ${constants.MAX_STRING_LENGTH} characters.`,
    );
  } finally {
    await close();
  }
}
