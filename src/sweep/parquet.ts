import type { ColumnChunk, RowGroup, SchemaElement } from "hyparquet";
import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { ParquetWriter } from "hyparquet-writer/src/parquet-writer.js";

// A Parquet file is its row groups, one after the other, between a magic number and
// a footer that says where each column of each group stands. Here each group is
// encoded on its own, in any thread, with places counted from its first byte; the
// footer is put together from what the groups say of themselves.

/** "PAR1" in front of and behind a file. */
const MAGIC_LENGTH = 4;
/** Pages of a column in a group, in bytes: one. */
const ONE_PAGE = 2 ** 31;
const STATUS = "status";

/** Where a column stands in a file, and what is in it. */
export interface GroupColumn {
  /** Bytes from the start of the group (or, in the footer, of the file). */
  readonly at: number;
  readonly page: number;
  /** Place of the dictionary of an axis' values; null where the values stand plain. */
  readonly dictionary: number | null;
  readonly compressed: number;
  readonly uncompressed: number;
  /** Least and greatest value as text (JSON has neither −0 nor infinity); null where every value is NaN. */
  readonly least: string | null;
  readonly greatest: string | null;
  readonly nans: number;
}

/** A row group, as the footer needs it. Everything is JSON. */
export interface Group {
  readonly rows: number;
  readonly columns: readonly GroupColumn[];
}

/** The bytes of a row group and what the footer says of them. */
export interface EncodedGroup {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly group: Group;
}

/** What a file starts with. */
export function parquetHead(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode("PAR1");
}

function schema(names: readonly string[]): SchemaElement[] {
  return [
    { name: "sweep", num_children: names.length },
    ...names.map(
      (name): SchemaElement => ({
        name,
        type: name === STATUS ? "INT32" : "DOUBLE",
        repetition_type: "REQUIRED",
      }),
    ),
  ];
}

/** Range of a column: −0 below, +0 above, NaN apart, as the format asks for. */
function range(values: Float64Array): Pick<GroupColumn, "least" | "greatest" | "nans"> {
  let least = Infinity;
  let greatest = -Infinity;
  let nans = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    // biome-ignore lint/suspicious/noSelfCompare: NaN, at the speed of one comparison
    if (value !== value) nans += 1;
  }
  if (nans === values.length) return { least: null, greatest: null, nans };
  return {
    least: least === 0 ? "-0" : String(least),
    greatest: String(greatest === 0 ? 0 : greatest),
    nans,
  };
}

/**
 * One row group. The axes (the first columns) and the status take few values and get a
 * dictionary where it pays; an observable stands as its plain doubles, bit for bit.
 */
export function encodeGroup(
  names: readonly string[],
  axes: number,
  columns: readonly Float64Array[],
): EncodedGroup {
  const rows = columns[0]!.length;
  const writer = new ByteWriter(1024 * columns.length + 9 * rows * columns.length);
  const file = new ParquetWriter({ writer, schema: schema(names), statistics: false });
  file.write({
    columnData: names.map((name, k) => ({
      name,
      data: name === STATUS ? Int32Array.from(columns[k]!) : columns[k]!,
      offsetIndex: false,
      ...(k >= axes && name !== STATUS ? { encoding: "PLAIN" as const } : {}),
    })),
    rowGroupSize: rows,
    pageSize: ONE_PAGE,
  });
  const place = (offset: bigint) => Number(offset) - MAGIC_LENGTH;
  const group = file.row_groups[0]!.columns.map(({ file_offset, meta_data }, k): GroupColumn => {
    const { data_page_offset, dictionary_page_offset, ...sizes } = meta_data!;
    return {
      at: place(file_offset),
      page: place(data_page_offset),
      dictionary: dictionary_page_offset === undefined ? null : place(dictionary_page_offset),
      compressed: Number(sizes.total_compressed_size),
      uncompressed: Number(sizes.total_uncompressed_size),
      ...range(columns[k]!),
    };
  });
  return {
    bytes: new Uint8Array(writer.buffer.slice(MAGIC_LENGTH, writer.index)),
    group: { rows, columns: group },
  };
}

/** A group whose first byte stands at `offset` of the file. */
export function placed({ rows, columns }: Group, offset: number): Group {
  return {
    rows,
    columns: columns.map((column) => ({
      ...column,
      at: offset + column.at,
      page: offset + column.page,
      dictionary: column.dictionary === null ? null : offset + column.dictionary,
    })),
  };
}

function columnChunk(name: string, rows: number, column: GroupColumn): ColumnChunk {
  const { at, page, dictionary, compressed, uncompressed, least, greatest, nans } = column;
  const range =
    least === null || greatest === null
      ? {}
      : { min_value: Number(least), max_value: Number(greatest) };
  return {
    file_offset: BigInt(at),
    meta_data: {
      type: name === STATUS ? "INT32" : "DOUBLE",
      encodings: dictionary === null ? ["PLAIN"] : ["PLAIN", "RLE_DICTIONARY"],
      path_in_schema: [name],
      codec: "SNAPPY",
      num_values: BigInt(rows),
      total_uncompressed_size: BigInt(uncompressed),
      total_compressed_size: BigInt(compressed),
      data_page_offset: BigInt(page),
      ...(dictionary === null ? {} : { dictionary_page_offset: BigInt(dictionary) }),
      statistics: {
        ...range,
        null_count: 0n,
        ...(name === STATUS ? {} : { nan_count: BigInt(nans) }),
      },
    },
  };
}

/** What a file ends with: where its groups (with places in the file) stand, and `description` under the key "bellness". */
export function parquetFoot(
  names: readonly string[],
  groups: readonly Group[],
  description: string,
  createdBy: string,
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: schema(names),
    kvMetadata: [{ key: "bellness", value: description }],
    createdBy,
  });
  file.row_groups = groups.map(({ rows, columns }): RowGroup => {
    const sum = (size: "compressed" | "uncompressed") =>
      BigInt(columns.reduce((total, column) => total + column[size], 0));
    return {
      columns: columns.map((column, k) => columnChunk(names[k]!, rows, column)),
      num_rows: BigInt(rows),
      total_byte_size: sum("uncompressed"),
      total_compressed_size: sum("compressed"),
    };
  });
  file.num_rows = BigInt(groups.reduce((total, { rows }) => total + rows, 0));
  file.finish();
  return new Uint8Array(writer.buffer.slice(MAGIC_LENGTH, writer.index));
}
