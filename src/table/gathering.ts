/** Rows of a row group of a Parquet file: half a megabyte a column. */
export const GROUP_ROWS = 65536;

/** Gathers rows into groups of GROUP_ROWS, of which the last may be shorter. */
export class Gathering {
  readonly #room: () => readonly Float64Array[];
  #columns: readonly Float64Array[] | null = null;
  #filled = 0;

  /** `room`: columns of GROUP_ROWS to fill, asked for when the first row of a group is there. */
  constructor(room: () => readonly Float64Array[]) {
    this.#room = room;
  }

  /** Takes rows over; gives each group that they complete. */
  *add(rows: readonly Float64Array[]): Generator<Float64Array[], void> {
    const { length } = rows[0]!;
    for (let row = 0; row < length; ) {
      this.#columns ??= this.#room();
      const count = Math.min(GROUP_ROWS - this.#filled, length - row);
      for (const [k, column] of rows.entries()) {
        this.#columns[k]!.set(column.subarray(row, row + count), this.#filled);
      }
      row += count;
      this.#filled += count;
      if (this.#filled === GROUP_ROWS) yield* this.rest();
    }
  }

  /** The group that is not complete, if there is one. */
  *rest(): Generator<Float64Array[], void> {
    if (this.#columns === null) return;
    const group = this.#columns.map((column) => column.subarray(0, this.#filled));
    this.#columns = null;
    this.#filled = 0;
    yield group;
  }
}
