import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import type { TableColumn } from "../columns.js";
import { type Codec, type ColumnPlace, range } from "./place.js";
import { storedType } from "./schema.js";

// The columns of a table are doubles without nulls. Written through the general
// ParquetWriter they take a dozen copies, whose memory each thread keeps until its
// collector runs; here a column of observables is copied once.

/** Share of values equal to the one before from which on compressing doubles pays. */
const REPEATS = 0.25;
/** Most values of a dictionary, and the share of the rows that they may be: else plain is as short. */
const DICTIONARY = 4096;
const DICTIONARY_SHARE = 1 / 8;

/** Work memory, which is kept from column to column. */
export interface Scratch {
  readonly page: ByteWriter;
  indices: Int32Array;
}

export function newScratch(): Scratch {
  return { page: new ByteWriter(), indices: new Int32Array(0) };
}

/** Doubles that differ do not get shorter, however long Snappy tries; zones of zeros do. */
function repeats(values: Float64Array): boolean {
  let count = 0;
  for (let i = 1; i < values.length; i++) if (values[i] === values[i - 1]) count += 1;
  return count > REPEATS * values.length;
}

/** The distinct values, and which of them each row has in `indices`; null where they are too many. */
function dictionaryOf(values: Float64Array, indices: Int32Array): number[] | null {
  const most = Math.min(DICTIONARY, DICTIONARY_SHARE * values.length);
  const places = new Map<number, number>();
  const distinct: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i > 0 && value === values[i - 1]) {
      indices[i] = indices[i - 1]!;
      continue;
    }
    // A Map takes −0 for 0.
    if (Object.is(value, -0)) return null;
    let place = places.get(value);
    if (place === undefined) {
      if (distinct.length >= most) return null;
      place = distinct.push(value) - 1;
      places.set(value, place);
    }
    indices[i] = place;
  }
  return distinct;
}

function writeValues(page: ByteWriter, type: "INT32" | "DOUBLE", values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (type === "INT32") page.appendInt32(values[i]!);
    else page.appendFloat64(values[i]!);
  }
}

/** Appends a page; its uncompressed size with the header. */
function writePage(
  out: ByteWriter,
  bytes: Uint8Array,
  codec: Codec,
  header: Pick<
    Parameters<typeof writePageHeader>[1],
    "type" | "dictionary_page_header" | "data_page_header_v2"
  >,
): number {
  const stored = codec === "SNAPPY" ? snappyCompress(bytes) : bytes;
  const start = out.offset;
  const sizes = { uncompressed_page_size: bytes.length, compressed_page_size: stored.length };
  writePageHeader(out, { ...header, ...sizes });
  const length = out.offset - start;
  out.appendBytes(stored);
  return length + bytes.length;
}

function writeData(
  out: ByteWriter,
  bytes: Uint8Array,
  codec: Codec,
  rows: number,
  encoding: "PLAIN" | "RLE_DICTIONARY",
): number {
  return writePage(out, bytes, codec, {
    type: "DATA_PAGE_V2",
    data_page_header_v2: {
      num_values: rows,
      num_nulls: 0,
      num_rows: rows,
      encoding,
      definition_levels_byte_length: 0,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  });
}

/** The bytes of doubles as they stand in memory: those of the file, on the little-endian hosts that there are. */
function rawBytes(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/**
 * Appends a column to a row group, in one page; its place counts from the group's
 * first byte. Few values get a dictionary where it pays; others stand as they are, bit for bit.
 */
export function writeColumn(
  out: ByteWriter,
  column: TableColumn,
  values: Float64Array,
  scratch: Scratch,
): ColumnPlace {
  const rows = values.length;
  const type = storedType(column);
  const { page } = scratch;
  page.offset = 0;
  page.index = 0;
  if (scratch.indices.length < rows) scratch.indices = new Int32Array(rows);
  const at = out.offset;
  const distinct = column.few ? dictionaryOf(values, scratch.indices) : null;
  const codec = distinct !== null || repeats(values) ? "SNAPPY" : "UNCOMPRESSED";
  let uncompressed = 0;
  let data = at;
  if (distinct !== null) {
    writeValues(page, type, distinct);
    uncompressed += writePage(out, page.getBytes(), codec, {
      type: "DICTIONARY_PAGE",
      dictionary_page_header: { num_values: distinct.length, encoding: "PLAIN" },
    });
    data = out.offset;
    page.offset = 0;
    page.index = 0;
    const width = Math.ceil(Math.log2(distinct.length));
    page.appendUint8(width);
    writeRleBitPackedHybrid(page, scratch.indices.subarray(0, rows), width);
    uncompressed += writeData(out, page.getBytes(), codec, rows, "RLE_DICTIONARY");
  } else if (type === "DOUBLE") {
    uncompressed += writeData(out, rawBytes(values), codec, rows, "PLAIN");
  } else {
    writeValues(page, type, values);
    uncompressed += writeData(out, page.getBytes(), codec, rows, "PLAIN");
  }
  return {
    at,
    page: data,
    dictionary: distinct !== null,
    codec,
    compressed: out.offset - at,
    uncompressed,
    ...range(values),
  };
}
