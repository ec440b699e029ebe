import { namesOf, type TextFormat } from "../table/columns.js";
import type { Piece } from "../table/file.js";
import type { EncodedGroup, GroupEncoder } from "../table/parquet/group.js";
import { tallyOf } from "../table/tally.js";
import { TextWriter } from "../table/text.js";
import type { FillRows, Job, Memory } from "./job.js";
import type { Pause } from "./turns.js";

/** A piece of a job's work. Whatever thread does it, the result has the same bits. */
export type Task =
  /** Work out the rows start … end−1, into these columns where they are long enough. */
  | (RowsTask & { readonly kind: "columns"; readonly into?: Memory | undefined })
  /** Work them out and write them as text. */
  | (RowsTask & { readonly kind: "text"; readonly format: TextFormat })
  /** Encode finished rows as a row group of a Parquet file. */
  | { readonly kind: "group"; readonly columns: readonly Float64Array[] };

interface RowsTask {
  readonly start: number;
  readonly end: number;
  /** What the job has for these rows. */
  readonly input?: unknown;
}

interface Results {
  readonly columns: Float64Array<ArrayBuffer>[];
  readonly text: Piece;
  readonly group: EncodedGroup;
}

/** What a task comes to. */
export type Result<T extends Task = Task> = Results[T["kind"]];

/** A result, and how long the work on it took. */
export interface Done<T extends Task = Task> {
  readonly result: Result<T>;
  readonly milliseconds: number;
}

/** Loads what encodes row groups. */
export type LoadEncoder = () => Promise<{ readonly GroupEncoder: typeof GroupEncoder }>;

/** Does the tasks of one job, one after the other. */
export class Runner {
  readonly #columns: Job["columns"];
  readonly #fill: FillRows;
  readonly #writers = new Map<TextFormat, TextWriter>();
  readonly #loadEncoder: LoadEncoder;
  readonly #pause: Pause | undefined;
  #encoder: GroupEncoder | null = null;
  /** Columns that text is made of, again and again: they cost no memory. */
  #kept: Float64Array[] = [];

  constructor(columns: Job["columns"], fill: FillRows, loadEncoder: LoadEncoder, pause?: Pause) {
    this.#columns = columns;
    this.#fill = fill;
    this.#loadEncoder = loadEncoder;
    this.#pause = pause;
  }

  async perform<T extends Task>(task: T): Promise<Done<T>> {
    const started = performance.now();
    const result = (await this.#result(task)) as Result<T>;
    return { result, milliseconds: performance.now() - started };
  }

  async #result(task: Task): Promise<Result> {
    switch (task.kind) {
      case "columns": {
        const columns = this.#room(task.end - task.start, task.into);
        await this.#fill(task.start, columns, task.input);
        return columns;
      }
      case "text": {
        const columns = this.#keptRoom(task.end - task.start);
        await this.#fill(task.start, columns, task.input);
        await this.#pause?.();
        const bytes = this.#writer(task.format).rows(columns);
        return { rows: columns[0]!.length, bytes, tally: tallyOf(this.#columns, columns) };
      }
      case "group": {
        const { GroupEncoder } = await this.#loadEncoder();
        this.#encoder ??= new GroupEncoder(this.#columns);
        return this.#encoder.encode(task.columns, this.#pause);
      }
    }
  }

  /** Columns of so many rows: those given, where they are long enough. */
  #room(rows: number, into: Memory | undefined): Float64Array<ArrayBuffer>[] {
    return this.#columns.map((_, k) => {
      const given = into?.[k];
      if (given?.length === rows) return given;
      if (given !== undefined && given.length > rows) return given.subarray(0, rows);
      // Room for tasks that are somewhat longer.
      return new Float64Array(2 ** Math.ceil(Math.log2(rows))).subarray(0, rows);
    });
  }

  /** The same, to be used until the next call. */
  #keptRoom(rows: number): Float64Array[] {
    if ((this.#kept[0]?.length ?? 0) < rows) {
      this.#kept = this.#columns.map(() => new Float64Array(rows));
    }
    return this.#kept.map((column) => column.subarray(0, rows));
  }

  #writer(format: TextFormat): TextWriter {
    const writer = this.#writers.get(format) ?? new TextWriter(format, namesOf(this.#columns));
    this.#writers.set(format, writer);
    return writer;
  }
}

/** A task without the memory that it was given: a worker may have died with it. */
export function withoutMemory(task: Task): Task {
  return task.kind === "columns" ? { ...task, into: undefined } : task;
}

/** The memory of a result, to be handed over to another thread rather than copied. */
export function buffersOf(result: Result): ArrayBuffer[] {
  if (Array.isArray(result)) return result.map(({ buffer }) => buffer);
  return [result.bytes.buffer];
}
