import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync } from "hyparquet";
import { BellnessError, type TableFormat } from "../index.js";
import type { TableDescription } from "../table/describe.js";
import { crc32, hex } from "./checksum.js";

// A finished table says what it is and has a checksum: a Parquet file in its own metadata, a text
// file, which is a plain table, in a file beside it.

/** Where the description of a text file stands. */
export function sidecarPath(table: string): string {
  return `${table}.meta.json`;
}

/** What stands beside a finished text file: its description, its length and its CRC-32. */
export interface Sidecar extends TableDescription<unknown> {
  readonly file?: { readonly bytes: number; readonly crc32: string };
}

/** Name of the CRC-32 in a Parquet file's metadata, where it counts as eight zeros. */
const KEY = "bellness.crc32";
const ZEROS = "00000000";
/** Metadata that make room for it. */
export const ROOM = { [KEY]: ZEROS };

/** Where the value of the CRC-32 stands in the last bytes of a Parquet file; -1 where it does not. */
function place(foot: Buffer): number {
  const key = foot.lastIndexOf(KEY);
  // The value follows at once, behind its type and length.
  return key < 0 ? -1 : key + KEY.length + 2;
}

/** The footer of a Parquet file with the CRC-32 of the whole, of which `before` is that of the rest. */
export function sealFoot(foot: Uint8Array, before: number): Uint8Array {
  const sealed = Buffer.from(foot);
  sealed.write(hex(crc32(foot, before)), place(sealed), "latin1");
  return sealed;
}

const CHUNK = 2 ** 20;

/** The CRC-32 of the first bytes of a file, which it must have. */
export async function fileCrc(file: FileHandle, bytes: number): Promise<number> {
  const buffer = new Uint8Array(Math.min(CHUNK, bytes));
  let crc = 0;
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
    if (bytesRead === 0) break;
    crc = crc32(buffer.subarray(0, bytesRead), crc);
    at += bytesRead;
  }
  return crc;
}

/** The first place where two JSON values differ, as "path: this, not that"; null where they are equal. */
export function difference(is: unknown, was: unknown, path = ""): string | null {
  if (typeof is !== "object" || typeof was !== "object" || is === null || was === null) {
    if (is === was) return null;
    return `${path} is ${JSON.stringify(is)}, was ${JSON.stringify(was)}`;
  }
  const keys = new Set([...Object.keys(is), ...Object.keys(was)]);
  for (const key of keys) {
    const inner = path === "" ? key : `${path}.${key}`;
    const found = difference(
      (is as Record<string, unknown>)[key],
      (was as Record<string, unknown>)[key],
      inner,
    );
    if (found !== null) return found;
  }
  return null;
}

/** What the length of a text file says is wrong with it, if anything. */
function textCut(length: number, { file: was }: Sidecar): string | null {
  if (was === undefined) return "it was never finished";
  return was.bytes === length ? null : `it has ${length} bytes, was written with ${was.bytes}`;
}

/** What is wrong with the content of a text file of the right length, if anything. */
async function textDamage(file: FileHandle, { file: was }: Sidecar): Promise<string | null> {
  const crc = hex(await fileCrc(file, was!.bytes));
  return crc === was!.crc32 ? null : "its content was changed";
}

/** A Parquet file as hyparquet reads it, in pieces. */
export function pieces(file: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(from, to = byteLength) {
      const bytes = new Uint8Array(to - from);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      return bytes.buffer.slice(0, bytesRead);
    },
  };
}

/** The end of a Parquet file: what it says of itself, and its metadata. */
interface Foot {
  readonly description: TableDescription<unknown>;
  readonly metadata: FileMetaData;
  /** First byte of the metadata. */
  readonly start: number;
  readonly crc32: string | undefined;
}

async function readFoot(file: FileHandle, length: number): Promise<Foot> {
  const metadata = await parquetMetadataAsync(pieces(file, length));
  const { key_value_metadata, metadata_length } = metadata;
  const value = (name: string) => key_value_metadata?.find(({ key }) => key === name)?.value;
  const start = length - metadata_length - 8;
  if (start < 0) throw new RangeError("metadata longer than the file");
  const description = JSON.parse(value("bellness")!) as TableDescription<unknown>;
  return { description, metadata, start, crc32: value(KEY) };
}

/** What is wrong with the content of a Parquet file, if anything. */
async function parquetDamage(file: FileHandle, { metadata, start, crc32: was }: Foot) {
  const foot = Buffer.alloc(metadata.metadata_length + 8);
  await file.read(foot, 0, foot.length, start);
  const at = place(foot);
  if (at < 0) return "its content was changed";
  foot.write(ZEROS, at, "latin1");
  const crc = hex(crc32(foot, await fileCrc(file, start)));
  return crc === was ? null : "its content was changed";
}

/** What a finished table says of itself. */
export interface Finished {
  readonly description: TableDescription<unknown>;
  /** What its length says is wrong with it, if anything. */
  readonly cut: string | null;
  /** Of a Parquet file. */
  readonly metadata: FileMetaData | null;
  /** What is wrong with its content, if anything: it is read as a whole. */
  damage(): Promise<string | null>;
}

/** What a table without a journal says of itself; null where it says nothing. */
export async function readFinished(
  path: string,
  file: FileHandle,
  format: TableFormat,
): Promise<Finished | null> {
  const { size } = await file.stat();
  if (format === "parquet") {
    const foot = await readFoot(file, size).catch(() => null);
    if (foot === null) return null;
    const { description, metadata } = foot;
    return { description, cut: null, metadata, damage: () => parquetDamage(file, foot) };
  }
  const text = await readFile(sidecarPath(path), "utf8").catch(() => "null");
  let found: Sidecar | null = null;
  try {
    found = JSON.parse(text);
  } catch {}
  if (typeof found !== "object" || found === null) return null;
  const sidecar = found;
  const { file: _, ...description } = sidecar;
  const cut = textCut(size, sidecar);
  const damage = async () => cut ?? textDamage(file, sidecar);
  return { description, cut, metadata: null, damage };
}

/** Why a file is not the finished table of this description; null where it is. */
async function whyNot(
  path: string,
  format: TableFormat,
  description: TableDescription<unknown>,
): Promise<string | null> {
  const file = await open(path);
  try {
    const found = await readFinished(path, file, format);
    if (found === null) return "it does not say what it is";
    return difference(description, found.description) ?? (await found.damage());
  } finally {
    await file.close();
  }
}

/** Bytes of a file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Whether a table without a journal is finished; false where nothing has been written yet.
 *
 * @throws BellnessError JOURNAL_MISMATCH where it is another one, or not what was written
 */
export async function isFinished(
  path: string,
  format: TableFormat,
  description: TableDescription<unknown>,
): Promise<boolean> {
  const size = await sizeOf(path);
  // Made for a table of which nothing was ever written, or by someone who wanted a name.
  if (size === null || (size === 0 && (await sizeOf(sidecarPath(path))) === null)) return false;
  const reason = await whyNot(path, format, description);
  if (reason === null) return true;
  throw new BellnessError(
    "JOURNAL_MISMATCH",
    `output: ${path} has no journal and is not this table finished: ${reason}. Allowed: this table as it was written, or --force instead of --resume to replace it.`,
    "output",
    path,
  );
}
