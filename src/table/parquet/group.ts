import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import type { TableColumn, Values } from "../columns.js";
import { type Tally, tallyOf } from "../tally.js";
import { newScratch, writeColumn } from "./column.js";
import type { ColumnPlace } from "./place.js";

// A Parquet file is its row groups, one after the other, between a magic number and
// a footer that says where each column of each group stands. Here each group is
// encoded on its own, in any thread, with places counted from its first byte; the
// footer is put together from what the groups say of themselves.

/** A row group, as the footer needs it. Everything is JSON. */
export interface Group {
  readonly rows: number;
  readonly columns: readonly ColumnPlace[];
}

/** The bytes of a row group and what the footer says of them. */
export interface EncodedGroup {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly group: Group;
  readonly tally: Tally;
}

/** What a file starts with. */
export function parquetHead(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode("PAR1");
}

/** Bytes that the first group may take before its memory has to grow; later ones, as much as the last and a tenth. */
const FIRST = 2 ** 20;
const MARGIN = 1.1;

/** Makes row groups of tables with these columns. */
export class GroupEncoder {
  readonly #columns: readonly TableColumn[];
  readonly #scratch = newScratch();
  #length = FIRST;

  constructor(columns: readonly TableColumn[]) {
    this.#columns = columns;
  }

  /**
   * One group at a time: the next is begun when this one is done. `pause`: asked before each
   * column, for a thread that others need as well.
   */
  async encode(
    values: readonly Values[],
    pause?: () => Promise<void> | undefined,
  ): Promise<EncodedGroup> {
    const rows = values[0]!.length;
    const out = new ByteWriter(Math.ceil(MARGIN * this.#length));
    const places: ColumnPlace[] = [];
    for (const [k, column] of this.#columns.entries()) {
      await pause?.();
      places.push(writeColumn(out, column, values[k]!, this.#scratch));
    }
    this.#length = out.offset;
    const tally = tallyOf(this.#columns, values);
    return { bytes: out.getBytes(), group: { rows, columns: places }, tally };
  }
}

/** A group whose first byte stands at `offset` of the file. */
export function placed({ rows, columns }: Group, offset: number): Group {
  return {
    rows,
    columns: columns.map((column) => ({
      ...column,
      at: offset + column.at,
      page: offset + column.page,
    })),
  };
}
