import type { Values } from "./columns.js";

/** Rows of a row group of a Parquet file: half a megabyte a column. */
export const GROUP_ROWS = 65536;

/** Gathers rows into groups of GROUP_ROWS, of which the last may be shorter. */
export class Gathering<V extends Values = Float64Array> {
  readonly #room: () => readonly V[];
  #columns: readonly V[] | null = null;
  #filled = 0;

  /** `room`: columns of GROUP_ROWS to fill, asked for when the first row of a group is there. */
  constructor(room: () => readonly V[]) {
    this.#room = room;
  }

  /** Takes rows over; gives each group that they complete. */
  *add(rows: readonly V[]): Generator<V[], void> {
    const { length } = rows[0]!;
    for (let row = 0; row < length; ) {
      this.#columns ??= this.#room();
      const count = Math.min(GROUP_ROWS - this.#filled, length - row);
      for (const [k, column] of rows.entries()) {
        put(this.#columns[k]!, this.#filled, column, row, count);
      }
      row += count;
      this.#filled += count;
      if (this.#filled === GROUP_ROWS) yield* this.rest();
    }
  }

  /** The group that is not complete, if there is one. */
  *rest(): Generator<V[], void> {
    if (this.#columns === null) return;
    const group = this.#columns.map((column) => first(column, this.#filled));
    this.#columns = null;
    this.#filled = 0;
    yield group;
  }
}

/** Copies `count` values from row `row` of a column to row `at` of another of its type. */
function put(to: Values, at: number, from: Values, row: number, count: number): void {
  if (to instanceof Float64Array) {
    to.set((from as Float64Array).subarray(row, row + count), at);
    return;
  }
  const texts = to as (string | null)[];
  for (let k = 0; k < count; k++) texts[at + k] = (from as readonly (string | null)[])[row + k]!;
}

/** The first `count` values of a column, in its memory where it has one. */
function first<V extends Values>(column: V, count: number): V {
  const part = column instanceof Float64Array ? column.subarray(0, count) : column.slice(0, count);
  return part as unknown as V;
}
