import type { Core } from "../core/core.js";
import { type TextFormat, TextWriter } from "./format.js";
import type { EncodedGroup, GroupEncoder } from "./parquet/group.js";
import { type Breathe, columnNames, type Memory, RowSolver } from "./rows.js";
import type { Sweep } from "./spec.js";

/** A piece of a sweep's work. Whatever thread does it, the result has the same bits. */
export type Task =
  /** Solve the rows start … end−1, into these columns where they are long enough. */
  | {
      readonly kind: "columns";
      readonly start: number;
      readonly end: number;
      readonly into?: Memory | undefined;
    }
  /** Solve them and write them as text. */
  | {
      readonly kind: "text";
      readonly start: number;
      readonly end: number;
      readonly format: TextFormat;
    }
  /** Encode solved rows as a row group of a Parquet file. */
  | { readonly kind: "group"; readonly columns: readonly Float64Array[] };

interface Results {
  readonly columns: Float64Array<ArrayBuffer>[];
  readonly text: Uint8Array<ArrayBuffer>;
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

/** Does the tasks of one sweep with one core. */
export class Runner {
  readonly #sweep: Sweep;
  readonly #names: readonly string[];
  readonly #solver: RowSolver;
  readonly #writers = new Map<TextFormat, TextWriter>();
  readonly #loadEncoder: LoadEncoder;
  readonly #breathe: Breathe | undefined;
  #encoder: GroupEncoder | null = null;

  /** `breathe`: for a thread that others need as well. Tasks come one after the other. */
  constructor(core: Core, sweep: Sweep, loadEncoder: LoadEncoder, breathe?: Breathe) {
    this.#breathe = breathe;
    this.#loadEncoder = loadEncoder;
    this.#sweep = sweep;
    this.#names = columnNames(sweep);
    this.#solver = new RowSolver(core, sweep, breathe);
  }

  async perform<T extends Task>(task: T): Promise<Done<T>> {
    const started = performance.now();
    const result = (await this.#result(task)) as Result<T>;
    return { result, milliseconds: performance.now() - started };
  }

  #result(task: Task): Promise<Result> {
    switch (task.kind) {
      case "columns":
        return this.#solver.columns(task.start, task.end, task.into);
      case "text":
        return this.#text(task.format, task.start, task.end);
      case "group":
        return this.#group(task.columns);
    }
  }

  #writer(format: TextFormat): TextWriter {
    const writer = this.#writers.get(format) ?? new TextWriter(format, this.#names);
    this.#writers.set(format, writer);
    return writer;
  }

  async #text(format: TextFormat, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const columns = await this.#solver.kept(start, end);
    await this.#breathe?.();
    return this.#writer(format).rows(columns);
  }

  async #group(columns: readonly Float64Array[]): Promise<EncodedGroup> {
    const { GroupEncoder } = await this.#loadEncoder();
    this.#encoder ??= new GroupEncoder(this.#names, this.#sweep.axes.flat().length);
    return this.#encoder.encode(columns, this.#breathe);
  }
}

/** A task without the memory that it was given: a worker may have died with it. */
export function withoutMemory(task: Task): Task {
  return task.kind === "columns" ? { ...task, into: undefined } : task;
}

/** The memory of a result, to be handed over to another thread rather than copied. */
export function buffersOf(result: Result): ArrayBuffer[] {
  if (result instanceof Uint8Array) return [result.buffer];
  if (Array.isArray(result)) return result.map(({ buffer }) => buffer);
  return [result.bytes.buffer];
}
