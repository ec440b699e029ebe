import { BellnessError, type ErrorCode } from "../model/errors.js";
import { shown } from "../model/shown.js";
import type { TableColumn, Values } from "./columns.js";

// What stood beside the input of rows and comes back with them, as columns: of whatever names and
// kinds the first rows say.

/** Rows that follow one another, with what stood beside them. */
export interface RowsBeside {
  readonly count: number;
  /** Line of the input, or number of the row. */
  readonly lines: ArrayLike<number>;
  /** A column a key; undefined where a row had none. */
  readonly further: ReadonlyMap<string, ArrayLike<unknown>>;
}

/** The type of a column, from its first values. */
function typeOf(values: ArrayLike<unknown>): TableColumn["type"] {
  let whole = true;
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    if (value === undefined || value === null) continue;
    if (typeof value !== "number") return "text";
    whole &&= Number.isSafeInteger(value);
  }
  return whole ? "integer" : "double";
}

/** A value as text. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Columns of what stands beside rows. What has the name of a column of the table is left out. */
export class Beside {
  readonly columns: readonly TableColumn[];
  readonly #known: ReadonlySet<string>;
  readonly #code: ErrorCode;

  /** `taken`: the table's other columns; `code`: of the error where a later value makes no column. */
  constructor(first: RowsBeside | null, taken: readonly TableColumn[], code: ErrorCode) {
    const names = new Set(taken.map(({ name }) => name));
    const further = [...(first?.further ?? [])].filter(([name]) => !names.has(name));
    this.columns = further.map(([name, values]) => ({
      name,
      type: typeOf(values),
      few: false,
      nullable: true,
    }));
    this.#known = new Set([...names, ...further.map(([name]) => name)]);
    this.#code = code;
  }

  /**
   * The values of a block, a list a column.
   *
   * @throws BellnessError of the code where they are of another kind than the first
   */
  values(block: RowsBeside): Values[] {
    this.#checkNames(block);
    return this.columns.map((column) => this.#values(block, column));
  }

  /** What comes later can have no new column: the ones before are written. */
  #checkNames({ further, lines }: RowsBeside): void {
    for (const [name, values] of further) {
      if (this.#known.has(name)) continue;
      const k = Array.from(values).findIndex((value) => value !== undefined);
      this.#refuse(name, lines[k] ?? lines[0]!, "comes first there", values[k]);
    }
  }

  #values({ further, count, lines }: RowsBeside, { name, type }: TableColumn): Values {
    const values = further.get(name);
    if (type === "text") return Array.from({ length: count }, (_, k) => textOf(values?.[k]));
    const numbers = new Float64Array(count).fill(Number.NaN);
    if (values === undefined) return numbers;
    for (let k = 0; k < count; k++) {
      const value = values[k];
      if (value === undefined || value === null) continue;
      if (typeof value !== "number" || (type === "integer" && !Number.isSafeInteger(value))) {
        const kind = type === "integer" ? "whole numbers" : "numbers";
        this.#refuse(name, lines[k]!, `follows ${kind}`, value);
      }
      numbers[k] = value;
    }
    return numbers;
  }

  #refuse(name: string, line: number, what: string, value: unknown): never {
    throw new BellnessError(
      this.#code,
      `${name}: ${shown(value)} at line ${line} ${what}. Allowed: values of one kind in a table's column, from the first rows on; JSON Lines (-o x.jsonl) hold any.`,
      name,
      value,
    );
  }
}
