import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import type { TableColumn, Values } from "../columns.js";
import { type Codec, type ColumnPlace, range } from "./place.js";
import { type StoredType, storedType } from "./schema.js";

// The columns of a table are numbers, with nulls or without. Written through the general
// ParquetWriter they take a dozen copies, whose memory each thread keeps until its
// collector runs; here a column of results is copied once.

/** Share of values equal to the one before from which on compressing doubles pays. */
const REPEATS = 0.25;
/** Most values of a dictionary, and the share of the rows that they may be: else plain is as short. */
const DICTIONARY = 4096;
const DICTIONARY_SHARE = 1 / 8;

/** Work memory, which is kept from column to column. */
export interface Scratch {
  readonly page: ByteWriter;
  readonly levels: ByteWriter;
  indices: Int32Array;
  present: Float64Array;
}

export function newScratch(): Scratch {
  return {
    page: new ByteWriter(),
    levels: new ByteWriter(),
    indices: new Int32Array(0),
    present: new Float64Array(0),
  };
}

function clear(writer: ByteWriter): ByteWriter {
  writer.offset = 0;
  writer.index = 0;
  return writer;
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

function writeValues(page: ByteWriter, type: StoredType, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (type === "INT32") page.appendInt32(values[i]!);
    else if (type === "INT64") page.appendInt64(BigInt(values[i]!));
    else page.appendFloat64(values[i]!);
  }
}

/** Appends a page, levels first, which are never compressed; its uncompressed size with the header. */
function writePage(
  out: ByteWriter,
  bytes: Uint8Array,
  codec: Codec,
  header: Pick<
    Parameters<typeof writePageHeader>[1],
    "type" | "dictionary_page_header" | "data_page_header_v2"
  >,
  levels: Uint8Array = NO_LEVELS,
): number {
  const stored = codec === "SNAPPY" ? snappyCompress(bytes) : bytes;
  const start = out.offset;
  writePageHeader(out, {
    ...header,
    uncompressed_page_size: levels.length + bytes.length,
    compressed_page_size: levels.length + stored.length,
  });
  const length = out.offset - start;
  out.appendBytes(levels);
  out.appendBytes(stored);
  return length + levels.length + bytes.length;
}
const NO_LEVELS = new Uint8Array(0);

/** Which rows of a column have a value: the levels of the format, and how many have none. */
interface Presence {
  readonly levels: Uint8Array;
  readonly rows: number;
  readonly nulls: number;
}

function writeData(
  out: ByteWriter,
  bytes: Uint8Array,
  codec: Codec,
  { levels, rows, nulls }: Presence,
  encoding: "PLAIN" | "RLE_DICTIONARY",
): number {
  const header = {
    num_values: rows,
    num_nulls: nulls,
    num_rows: rows,
    encoding,
    definition_levels_byte_length: levels.length,
    repetition_levels_byte_length: 0,
    is_compressed: true,
  };
  return writePage(
    out,
    bytes,
    codec,
    { type: "DATA_PAGE_V2", data_page_header_v2: header },
    levels,
  );
}

/** The rows that have a value, and those values: the column itself where they all have. */
function presence(
  { nullable }: TableColumn,
  values: Float64Array,
  scratch: Scratch,
): Presence & { readonly present: Float64Array } {
  const rows = values.length;
  if (!nullable) return { levels: NO_LEVELS, rows, nulls: 0, present: values };
  let nulls = 0;
  for (let i = 0; i < rows; i++) if (Number.isNaN(values[i]!)) nulls += 1;
  const levels = clear(scratch.levels);
  if (nulls === 0) {
    // One run of ones.
    levels.appendVarInt(rows << 1);
    levels.appendUint8(1);
    return { levels: levels.getBytes(), rows, nulls, present: values };
  }
  const { indices } = scratch;
  if (scratch.present.length < rows) scratch.present = new Float64Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const value = values[i]!;
    const there = Number.isNaN(value) ? 0 : 1;
    indices[i] = there;
    if (there === 1) scratch.present[count++] = value;
  }
  writeRleBitPackedHybrid(levels, indices.subarray(0, rows), 1);
  const present = scratch.present.subarray(0, count);
  return { levels: levels.getBytes(), rows, nulls, present };
}

/** The bytes of doubles as they stand in memory: those of the file, on the little-endian hosts that there are. */
function rawBytes(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/**
 * Appends a column to a row group, in one page; its place counts from the group's
 * first byte. Few values get a dictionary where it pays; others stand as they are, bit for bit,
 * and NaN is null in a column that knows nulls.
 */
export function writeColumn(
  out: ByteWriter,
  column: TableColumn,
  values: Values,
  scratch: Scratch,
): ColumnPlace {
  if (!(values instanceof Float64Array)) return writeTexts(out, values, scratch);
  const type = storedType(column);
  if (scratch.indices.length < values.length) scratch.indices = new Int32Array(values.length);
  const { present, ...rows } = presence(column, values, scratch);
  const page = clear(scratch.page);
  const at = out.offset;
  const distinct = column.few ? dictionaryOf(present, scratch.indices) : null;
  const codec = distinct !== null || repeats(present) ? "SNAPPY" : "UNCOMPRESSED";
  let uncompressed = 0;
  let data = at;
  if (distinct !== null) {
    writeValues(page, type, distinct);
    uncompressed += writePage(out, page.getBytes(), codec, {
      type: "DICTIONARY_PAGE",
      dictionary_page_header: { num_values: distinct.length, encoding: "PLAIN" },
    });
    data = out.offset;
    clear(page);
    const width = Math.ceil(Math.log2(distinct.length));
    page.appendUint8(width);
    writeRleBitPackedHybrid(page, scratch.indices.subarray(0, present.length), width);
    uncompressed += writeData(out, page.getBytes(), codec, rows, "RLE_DICTIONARY");
  } else if (type === "DOUBLE") {
    uncompressed += writeData(out, rawBytes(present), codec, rows, "PLAIN");
  } else {
    writeValues(page, type, present);
    uncompressed += writeData(out, page.getBytes(), codec, rows, "PLAIN");
  }
  return {
    at,
    page: data,
    dictionary: distinct !== null,
    codec,
    compressed: out.offset - at,
    uncompressed,
    nulls: rows.nulls,
    ...range(present),
  };
}

const utf8 = new TextEncoder();

/** The same for a column of texts. */
function writeTexts(
  out: ByteWriter,
  values: readonly (string | null)[],
  scratch: Scratch,
): ColumnPlace {
  const rows = values.length;
  if (scratch.indices.length < rows) scratch.indices = new Int32Array(rows);
  const page = clear(scratch.page);
  let nulls = 0;
  for (let i = 0; i < rows; i++) {
    const value = values[i];
    const missing = value === null || value === undefined;
    scratch.indices[i] = missing ? 0 : 1;
    if (missing) {
      nulls += 1;
      continue;
    }
    const bytes = utf8.encode(value);
    page.appendUint32(bytes.length);
    page.appendBytes(bytes);
  }
  const writer = clear(scratch.levels);
  writeRleBitPackedHybrid(writer, scratch.indices.subarray(0, rows), 1);
  const at = out.offset;
  const present = { levels: writer.getBytes(), rows, nulls };
  const uncompressed = writeData(out, page.getBytes(), "SNAPPY", present, "PLAIN");
  return {
    at,
    page: at,
    dictionary: false,
    codec: "SNAPPY",
    compressed: out.offset - at,
    uncompressed,
    nulls,
    least: null,
    greatest: null,
    nans: 0,
  };
}
