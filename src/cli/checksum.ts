import * as zlib from "node:zlib";

/** CRC-32 of IEEE 802.3 of single bytes, its polynomial reversed. */
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

function slowCrc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]!) & 255]!;
  return ~crc >>> 0;
}

/** Node has it from 20.15 on. */
const native = (zlib as { crc32?: (bytes: Uint8Array, before: number) => number }).crc32;

/** The CRC-32 of bytes behind others whose CRC-32 is `before`. */
export const crc32: (bytes: Uint8Array, before?: number) => number =
  native === undefined
    ? (bytes, before = 0) => slowCrc32(bytes, before)
    : (bytes, before = 0) => native(bytes, before);

/** Eight hexadecimal digits. */
export function hex(crc: number): string {
  return crc.toString(16).padStart(8, "0");
}
