// What is known of a file that is being written. The types of the package reach these, but
// no further: those of the Parquet library are not installed with it.

export type Codec = "SNAPPY" | "UNCOMPRESSED";

/** Where a column stands in a file, and what is in it. Everything is JSON. */
export interface ColumnPlace {
  /** First byte of the column; of its dictionary, where it has one. */
  readonly at: number;
  /** First byte of its values. */
  readonly page: number;
  readonly dictionary: boolean;
  readonly codec: Codec;
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
  readonly columns: readonly ColumnPlace[];
}

/** The bytes of a row group and what the footer says of them. */
export interface EncodedGroup {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly group: Group;
}
