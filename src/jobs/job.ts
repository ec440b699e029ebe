// A job is rows to be worked out. Its host and its workers know it by data alone: the name of
// its kind, and a spec that can be posted. What a kind does with a spec stands in one function,
// which every thread has; the rest of this folder is the same for all kinds.

import type { Core } from "../core/core.js";
import type { TableColumn } from "../table/columns.js";
import type { Pause } from "./turns.js";

/** Rows to be worked out. */
export interface Job<Spec = unknown> {
  /** Name of its kind. */
  readonly kind: string;
  /** What a thread must know to work out any of the rows; data that can be posted. */
  readonly spec: Spec;
  /** What comes out. */
  readonly columns: readonly TableColumn[];
  /**
   * What the rows start … end−1 are made of, where the spec alone does not say it: data that
   * can be posted, asked for on the host when a thread is to work these rows out.
   */
  readonly input?: (start: number, end: number) => unknown;
}

/** Fills columns with the rows from `start` on; `input` is what the job has for them. */
export type FillRows = (
  start: number,
  columns: readonly Float64Array[],
  input?: unknown,
) => Promise<void>;

/** A kind of job: `open` makes one of this spec ready to be worked at with a core. */
export interface JobKind<Spec> {
  readonly name: string;
  /** `pause` is to be asked every few milliseconds, in threads that others need as well. */
  open(core: Core, spec: Spec, pause?: Pause): FillRows;
}

/** The kinds that a thread knows. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has a spec of its own
export type JobKinds = readonly JobKind<any>[];

/** The kind of this name. */
export function kindOf(kinds: JobKinds, name: string): JobKinds[number] {
  const found = kinds.find((kind) => kind.name === name);
  if (found === undefined) throw new RangeError(`no kind of job has the name ${name}`);
  return found;
}

/** Columns whose values are not needed any more. */
export type Memory = readonly Float64Array<ArrayBuffer>[];

/** Rows done and rows in all. */
export type Progress = (done: number, rows: number) => void;
