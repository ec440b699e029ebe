import { complexText } from "../model/complex.js";
import { BellnessError } from "../model/errors.js";
import { NUMBERS } from "../model/matrix.js";
import { readState } from "../model/state.js";
import type { RowRange } from "../table/shard.js";
import { BlockBuilder, type StateBlock } from "./block.js";
import { badNumber, COLUMNS_WANTED, type ColumnPlan, planColumns } from "./columns.js";
import { type Input, refuseInput } from "./input.js";
import { lineGroups } from "./text.js";

/** White space of any length between cells: what numpy.savetxt writes by default. */
const BLANK = " ";

/** The cells of a record (RFC 4180); null where a quoted one goes on in the next line. */
function cells(record: string, separator: string): string[] | null {
  if (separator === BLANK) return record.trim().split(/\s+/);
  if (!record.includes('"')) return record.split(separator);
  const found: string[] = [];
  let at = 0;
  for (;;) {
    if (record[at] === '"') {
      let end = at + 1;
      while (end < record.length && (record[end] !== '"' || record[end + 1] === '"')) {
        end += record[end] === '"' ? 2 : 1;
      }
      if (end >= record.length) return null;
      found.push(record.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const end = record.indexOf(separator, at);
      found.push(record.slice(at, end < 0 ? record.length : end));
      at = end < 0 ? record.length : end;
    }
    if (at >= record.length) return found;
    at += separator.length;
    if (at >= record.length) return [...found, ""];
  }
}

/** What separates the cells: what the first record has most of, and white space where it has none of these. */
function separatorOf(record: string): string {
  const count = (separator: string) => record.split(separator).length;
  const best = [",", ";", "\t"].reduce((one, other) => (count(other) > count(one) ? other : one));
  return count(best) > 1 || !/\S\s+\S/.test(record) ? best : BLANK;
}

/** The records of a table, each with the line that it begins in. */
async function* records(input: Input): AsyncGenerator<readonly [number, string[]][]> {
  let line = 0;
  let open = "";
  let begun = 0;
  let separator: string | null = null;
  for await (const lines of lineGroups(input)) {
    const group: [number, string[]][] = [];
    for (const text of lines) {
      line += 1;
      if (open === "") {
        if (text.trim() === "") continue;
        begun = line;
      }
      const record: string = open === "" ? text : `${open}\n${text}`;
      if (separator === null && /\r./.test(record)) {
        refuseInput(
          "INVALID_STATE",
          input,
          "lines that end in \\r",
          "lines that end in \\n or \\r\\n",
        );
      }
      separator ??= separatorOf(record);
      const found = cells(record, separator);
      open = found === null ? record : "";
      if (found !== null) group.push([begun, found]);
    }
    yield group;
  }
  if (open !== "") {
    refuseInput(
      "INVALID_STATE",
      input,
      `a quotation that line ${begun} opens and nothing closes`,
      COLUMNS_WANTED,
    );
  }
}

/** Reads the rows of a table. */
interface RowReader {
  readonly columns: number;
  state(row: readonly string[]): Float64Array;
  further(row: readonly string[]): Record<string, unknown>;
}

/** Numbers as Python prints them where JavaScript prints others: 1.0, 1e-05. What else looks like one may be a name: 007, 1.10. */
const PYTHON = /^-?(?:0|[1-9]\d*)(?:\.0|(?:\.\d+)?[eE][+-]\d+)$/;

/** A cell as what it says: a number, unless doubles would lose digits of a whole one, or a text. */
function cellValue(cell: string): string | number {
  const number = Number(cell);
  if (!Number.isFinite(number) || (String(number) !== cell && !PYTHON.test(cell))) return cell;
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? cell : number;
}

/** Rows under names. */
function namedRows(names: readonly string[], { sources, further }: ColumnPlan): RowReader {
  return {
    columns: names.length,
    state(row) {
      const numbers = new Float64Array(NUMBERS);
      for (let k = 0; k < NUMBERS; k++) {
        const source = sources[k]!;
        if (source < 0) continue;
        const cell = row[source]!;
        const number = Number(cell);
        if (!Number.isFinite(number) || cell.trim() === "") throw badNumber(k, cell);
        numbers[k] = number;
      }
      return readState(numbers).numbers;
    },
    further: (row) => Object.fromEntries(further.map((k) => [names[k]!, cellValue(row[k]!)])),
  };
}

/** Rows of 16 complex numbers, or of 32 numbers. */
function bareRows(columns: number): RowReader {
  return {
    columns,
    state: (row) => readState(columns === NUMBERS ? row.map(Number) : row).numbers,
    further: () => ({}),
  };
}

const BARE_WANTED = "16 columns of complex numbers or 32 of numbers without names";

function rowReader(input: Input, first: readonly string[]): { reader: RowReader; named: boolean } {
  if (first.every((cell) => complexText(cell) !== null)) {
    if (first.length === NUMBERS / 2 || first.length === NUMBERS) {
      return { reader: bareRows(first.length), named: false };
    }
    refuseInput(
      "INVALID_STATE",
      input,
      `${first.length} columns without names`,
      `${BARE_WANTED}, or ${COLUMNS_WANTED}`,
    );
  }
  // numpy.savetxt makes a comment of its header.
  const names = first.map((name, k) => (k === 0 ? name.replace(/^#\s*/, "") : name));
  return { reader: namedRows(names, planColumns(input, names, BARE_WANTED)), named: true };
}

/** States of a table in text: `line` is that of the file. */
export async function* csvBlocks(
  input: Input,
  range: RowRange,
): AsyncGenerator<StateBlock, number> {
  const builder = new BlockBuilder(range);
  let reader: RowReader | null = null;
  for await (const group of records(input)) {
    for (const [line, row] of group) {
      if (reader === null) {
        const found = rowReader(input, row);
        reader = found.reader;
        if (found.named) continue;
      }
      if (builder.isPast) break;
      if (builder.next()) addRow(builder, reader, line, row);
      if (builder.isFull) yield builder.take();
    }
    if (input.file === null && !builder.isEmpty) yield builder.take();
    if (builder.isPast) break;
  }
  if (!builder.isEmpty) yield builder.take();
  return builder.seen;
}

function addRow(
  builder: BlockBuilder,
  reader: RowReader,
  line: number,
  row: readonly string[],
): void {
  if (row.length !== reader.columns) {
    const text = `${row.length} cells, where the first line has ${reader.columns}. Allowed: a cell a column.`;
    builder.add(line, new BellnessError("INVALID_STATE", text), {});
    return;
  }
  const further = reader.further(row);
  try {
    builder.add(line, reader.state(row), further);
  } catch (error) {
    if (!(error instanceof BellnessError)) throw error;
    builder.add(line, error, further);
  }
}
