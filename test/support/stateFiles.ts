// States as files of every kind, made here byte by byte or by other libraries.

import { deflateRawSync } from "node:zlib";
import type { StateBlock, StateFormat, StateInputFile } from "../../src/index.js";
import { stateAt } from "../../src/states/block.js";
import { numberName } from "../../src/states/columns.js";
import { readStates } from "./library.js";
import { Random } from "./random.js";
import { KINDS, randomState } from "./states.js";

/** States as one list of numbers, 32 each. */
export function randomNumbers(seed: number, count: number): Float64Array {
  const random = new Random(seed);
  const out = new Float64Array(32 * count);
  for (let k = 0; k < count; k++) {
    const { re, im } = randomState(random, KINDS[k % KINDS.length]!);
    for (let j = 0; j < 16; j++) {
      out[32 * k + 2 * j] = re[j]! + 0;
      out[32 * k + 2 * j + 1] = im[j]! + 0;
    }
  }
  return out;
}

/** Bytes as a file, or as a pipe that brings them in pieces. */
export function source(name: string, bytes: Uint8Array, piece = Infinity): StateInputFile {
  const own = Uint8Array.from(bytes);
  const stream = async function* () {
    const step = Math.min(piece, Math.max(1, own.length));
    for (let at = 0; at < own.length; at += step) yield own.subarray(at, at + step);
  };
  const file = { size: own.length, read: async (a: number, b: number) => own.slice(a, b) };
  return { name, stream, file: piece === Infinity ? file : null };
}

export interface Read {
  readonly numbers: Float64Array;
  readonly lines: number[];
  readonly errors: Record<number, string>;
  readonly further: Record<string, unknown>[];
}

export async function read(input: StateInputFile, format?: StateFormat): Promise<Read> {
  const blocks: StateBlock[] = [];
  for await (const block of readStates(input, format === undefined ? {} : { format }))
    blocks.push(block);
  const errors: Record<number, string> = {};
  for (const block of blocks) {
    for (const [k, { message }] of block.errors) errors[block.lines[k]!] = message;
  }
  return {
    numbers: Float64Array.from(blocks.flatMap(({ numbers }) => Array.from(numbers, (x) => x + 0))),
    lines: blocks.flatMap(({ lines }) => Array.from(lines)),
    errors,
    further: blocks.flatMap((block) =>
      Array.from({ length: block.count }, (_, k) => stateAt(block, k).further),
    ),
  };
}

export const text = (words: string) => new TextEncoder().encode(words);

/** An array in numpy's format. */
export function npy(
  descr: string,
  shape: string,
  data: ArrayBufferView,
  fortran = false,
  version = 1,
): Uint8Array {
  const words = `{'descr': '${descr}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shape}, }`;
  const fixed = version === 1 ? 10 : 12;
  const header = `${words.padEnd(64 * Math.ceil((words.length + fixed + 1) / 64) - fixed - 1)}\n`;
  const size =
    version === 1
      ? [header.length & 255, header.length >> 8]
      : [header.length & 255, header.length >> 8, 0, 0];
  return Buffer.concat([
    Uint8Array.of(0x93, ...text("NUMPY"), version, 0, ...size),
    text(header),
    new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  ]);
}

/** States entry by entry, the first index fastest: Fortran's order of (N, 4, 4), or of (N, 16). */
export function fortran(numbers: Float64Array, nested: boolean): Float64Array {
  const count = numbers.length / 32;
  const out = new Float64Array(numbers.length);
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const at = n + count * (nested ? i + 4 * j : 4 * i + j);
        out[2 * at] = numbers[32 * n + 2 * (4 * i + j)]!;
        out[2 * at + 1] = numbers[32 * n + 2 * (4 * i + j) + 1]!;
      }
    }
  }
  return out;
}

/** A ZIP archive as numpy writes it, its sizes in 64-bit fields in local headers. */
export function zip(
  members: readonly (readonly [string, Uint8Array])[],
  deflate: boolean,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, bytes] of members) {
    const data = deflate ? deflateRawSync(bytes) : bytes;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(deflate ? 8 : 0, 8);
    local.writeUInt32LE(0xffffffff, 18);
    local.writeUInt32LE(0xffffffff, 22);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(20, 28);
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(bytes.length), 4);
    extra.writeBigUInt64LE(BigInt(data.length), 12);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, text(name));
    for (const part of [local, text(name), extra, data]) {
      parts.push(part);
      offset += part.length;
    }
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

export const COUNT = 60;
export const numbers = randomNumbers(4301, COUNT);
export const real = numbers.filter((_, k) => k % 2 === 0);
export const doubled = real.reduce(
  (out, x, k) => out.fill(x, 2 * k, 2 * k + 1),
  new Float64Array(2 * real.length),
);

/** The names of the 32 numbers in an order of their own. */
export const NAMES = Array.from({ length: 32 }, (_, k) => numberName(k)).toReversed();

/** A table in text, one line a state. */
export function csv(separator: string, end: string): string {
  const lines = [["id", ...NAMES, "note"].join(separator)];
  for (let n = 0; n < COUNT; n++) {
    const values = NAMES.map((_, k) => numbers[32 * n + 31 - k]!);
    lines.push([`s${n}`, ...values, n % 2 ? '"a ""b"", c"' : n].join(separator));
  }
  return lines.join(end) + end;
}
