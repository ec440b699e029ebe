// The public types reach a column's place through checkpoints. It stands apart from what encodes
// columns, whose types are those of a Parquet library that is not installed with the package.

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
  /** Least and greatest value as text (JSON has neither −0 nor infinity); null where there is none but NaN. */
  readonly least: string | null;
  readonly greatest: string | null;
  readonly nans: number;
  /** Rows without a value. */
  readonly nulls: number;
}

/** Range of a column: −0 below, +0 above, NaN apart, as the format asks for. */
export function range(values: Float64Array): Pick<ColumnPlace, "least" | "greatest" | "nans"> {
  let least = Infinity;
  let greatest = -Infinity;
  let nans = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    if (Number.isNaN(value)) nans += 1;
  }
  if (nans === values.length) return { least: null, greatest: null, nans };
  return {
    least: least === 0 ? "-0" : String(least),
    greatest: String(greatest === 0 ? 0 : greatest),
    nans,
  };
}
