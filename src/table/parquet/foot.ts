import type { ColumnChunk, RowGroup } from "hyparquet";
import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { ParquetWriter } from "hyparquet-writer/src/parquet-writer.js";
import type { TableColumn } from "../columns.js";
import type { Imprint } from "../describe.js";
import { type Group, parquetHead } from "./group.js";
import type { ColumnPlace } from "./place.js";
import { schema, storedType } from "./schema.js";

function columnChunk(column: TableColumn, rows: number, place: ColumnPlace): ColumnChunk {
  const { at, page, dictionary, codec, compressed, uncompressed, least, greatest, nans, nulls } =
    place;
  const type = storedType(column);
  const range =
    least === null || greatest === null
      ? {}
      : type === "INT64"
        ? { min_value: BigInt(Number(least)), max_value: BigInt(Number(greatest)) }
        : { min_value: Number(least), max_value: Number(greatest) };
  return {
    file_offset: BigInt(at),
    meta_data: {
      type,
      encodings: [
        "PLAIN",
        ...(column.nullable ? ["RLE" as const] : []),
        ...(dictionary ? ["RLE_DICTIONARY" as const] : []),
      ],
      path_in_schema: [column.name],
      codec,
      num_values: BigInt(rows),
      total_uncompressed_size: BigInt(uncompressed),
      total_compressed_size: BigInt(compressed),
      data_page_offset: BigInt(page),
      ...(dictionary ? { dictionary_page_offset: BigInt(at) } : {}),
      statistics: {
        ...range,
        null_count: BigInt(nulls),
        ...(type === "DOUBLE" ? { nan_count: BigInt(nans) } : {}),
      },
    },
  };
}

/** What a file ends with: where its groups stand (places in the file), and what it is. */
export function parquetFoot(
  columns: readonly TableColumn[],
  groups: readonly Group[],
  { description, createdBy, metadata = {} }: Imprint,
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: schema(columns),
    kvMetadata: Object.entries({ bellness: description, ...metadata }).map(([key, value]) => ({
      key,
      value,
    })),
    createdBy,
  });
  file.row_groups = groups.map(({ rows, columns: places }): RowGroup => {
    const sum = (size: "compressed" | "uncompressed") =>
      BigInt(places.reduce((total, place) => total + place[size], 0));
    return {
      columns: places.map((place, k) => columnChunk(columns[k]!, rows, place)),
      num_rows: BigInt(rows),
      total_byte_size: sum("uncompressed"),
      total_compressed_size: sum("compressed"),
    };
  });
  file.num_rows = BigInt(groups.reduce((total, { rows }) => total + rows, 0));
  file.finish();
  // The writer has put a head of its own before it.
  return writer.getBytes().slice(parquetHead().length);
}
