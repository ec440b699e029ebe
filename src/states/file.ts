import { VERSION } from "../generated/version.js";
import { BellnessError } from "../model/errors.js";
import { FLAGS } from "../model/flags.js";
import { oneOf } from "../model/keys.js";
import { shown } from "../model/shown.js";
import { planes } from "../model/state.js";
import {
  TABLE_FORMATS,
  type TableColumn,
  type TableFormat,
  type Values,
} from "../table/columns.js";
import { answerOf } from "./answers.js";
import type { MeasuredBlock } from "./block.js";
import { type AskedOfStates, type StatesSpec, stateColumns, statesSpec } from "./job.js";
import { columnsOf } from "./observables.js";

// Measured states as a file: what stood beside them, their line, and the measures.

const encoder = new TextEncoder();

/** A line a state, as JSON. */
async function* jsonLines(
  blocks: AsyncIterable<MeasuredBlock>,
  spec: StatesSpec,
): AsyncGenerator<Uint8Array, void> {
  for await (const block of blocks) {
    let text = "";
    for (let k = 0; k < block.count; k++) text += `${JSON.stringify(answerOf(block, k, spec))}\n`;
    yield encoder.encode(text);
  }
}

/** The type of a column that stood beside the states, from its first values. */
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

/** A value that stood beside a state as text. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The columns of a table of states. What stood beside them under a name of ours is left out. */
class Layout {
  readonly #beside: readonly TableColumn[];
  readonly #ours: readonly TableColumn[];

  constructor(first: MeasuredBlock | null, spec: StatesSpec) {
    const line: TableColumn = { name: "line", type: "integer", few: false, nullable: false };
    this.#ours = [line, ...stateColumns(spec)];
    const taken = new Set(this.#ours.map(({ name }) => name));
    const further = [...(first?.further ?? [])].filter(([name]) => !taken.has(name));
    this.#beside = further.map(([name, values]) => ({
      name,
      type: typeOf(values),
      few: false,
      nullable: true,
    }));
  }

  get columns(): readonly TableColumn[] {
    return [...this.#beside, ...this.#ours];
  }

  /** The values of a block. */
  values(block: MeasuredBlock): Values[] {
    this.#checkNames(block);
    const beside = this.#beside.map((column) => besideValues(block, column));
    const [, ...measured] = this.#ours;
    return [...beside, block.lines, ...measured.map(({ name }) => block.columns[name]!)];
  }

  /** What comes later can have no new column: the ones before are written. */
  #checkNames(block: MeasuredBlock): void {
    const known = new Set(this.columns.map(({ name }) => name));
    for (const [name, values] of block.further) {
      if (known.has(name)) continue;
      const k = Array.from(values).findIndex((value) => value !== undefined);
      refuseColumn(name, block.lines[k] ?? block.lines[0]!, "comes first there", values[k]);
    }
  }
}

function refuseColumn(name: string, line: number, what: string, value: unknown): never {
  throw new BellnessError(
    "INVALID_STATE",
    `${name}: ${shown(value)} at line ${line} ${what}. Allowed: values of one kind in a table's column, from the first states on; JSON Lines (-o x.jsonl) hold any.`,
    name,
    value,
  );
}

/** One column of what stood beside the states of a block. */
function besideValues(block: MeasuredBlock, { name, type }: TableColumn): Values {
  const values = block.further.get(name);
  if (type === "text") {
    return Array.from({ length: block.count }, (_, k) => textOf(values?.[k]));
  }
  const numbers = new Float64Array(block.count).fill(Number.NaN);
  if (values === undefined) return numbers;
  for (let k = 0; k < block.count; k++) {
    const value = values[k];
    if (value === undefined || value === null) continue;
    if (typeof value !== "number" || (type === "integer" && !Number.isSafeInteger(value))) {
      const kind = type === "integer" ? "whole numbers" : "numbers";
      refuseColumn(name, block.lines[k]!, `follows ${kind}`, value);
    }
    numbers[k] = value;
  }
  return numbers;
}

/** The first block, and all of them again. */
async function peek(
  blocks: AsyncIterable<MeasuredBlock>,
): Promise<{ first: MeasuredBlock | null; all: AsyncGenerator<MeasuredBlock, void> }> {
  const iterator = blocks[Symbol.asyncIterator]();
  const start = await iterator.next();
  const first = start.done === true ? null : start.value;
  async function* all(): AsyncGenerator<MeasuredBlock, void> {
    try {
      for (let next = start; next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { first, all: all() };
}

/** A cell of a table in text (RFC 4180). */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

async function* csv(
  blocks: AsyncIterable<MeasuredBlock>,
  spec: StatesSpec,
): AsyncGenerator<Uint8Array, void> {
  const { first, all } = await peek(blocks);
  const layout = new Layout(first, spec);
  const { columns } = layout;
  yield encoder.encode(`${columns.map(({ name }) => cell(name)).join(",")}\n`);
  for await (const block of all) {
    const values = layout.values(block);
    const lines: string[] = [];
    for (let row = 0; row < block.count; row++) {
      let text = "";
      for (let k = 0; k < values.length; k++) {
        const value = values[k]![row]!;
        const missing = columns[k]!.nullable && Number.isNaN(value);
        text += (k === 0 ? "" : ",") + (missing ? "" : cell(value));
      }
      lines.push(text);
    }
    yield encoder.encode(`${lines.join("\n")}\n`);
  }
}

/** What a Parquet file of states says of itself. */
function imprint(spec: StatesSpec) {
  const { observables, locality, rules, target } = spec;
  const columns = columnsOf(observables, locality);
  return {
    description: JSON.stringify({
      version: VERSION,
      observables,
      ...(target === null ? {} : { target: planes(target) }),
      ...locality.given,
      ...rules,
      columns,
      flags: FLAGS,
    }),
    createdBy: `bellness ${VERSION}`,
  };
}

async function* parquet(
  blocks: AsyncIterable<MeasuredBlock>,
  spec: StatesSpec,
): AsyncGenerator<Uint8Array, void> {
  const { valuesFile } = await import("../table/writer.js");
  const { first, all } = await peek(blocks);
  const layout = new Layout(first, spec);
  async function* values(): AsyncGenerator<Values[], void> {
    for await (const block of all) yield layout.values(block);
  }
  for await (const { bytes } of valuesFile(layout.columns, values(), imprint(spec))) yield bytes;
}

/**
 * The bytes of measured states (`stateBlocks`, asked the same) as a file: their lines and what stood
 * beside them, then the measures. JSON Lines have an error in the place of what is no state; tables
 * have a status, and nothing.
 *
 * @throws BellnessError INVALID_PARAMETER; INVALID_STATE where what stands beside states makes no column
 */
export function statesFile(
  format: TableFormat,
  blocks: AsyncIterable<MeasuredBlock>,
  options: AskedOfStates = {},
): AsyncGenerator<Uint8Array, void> {
  const spec = statesSpec(options);
  switch (oneOf(format, TABLE_FORMATS, "format", "INVALID_PARAMETER")) {
    case "jsonl":
      return jsonLines(blocks, spec);
    case "csv":
      return csv(blocks, spec);
    case "parquet":
      return parquet(blocks, spec);
  }
}
