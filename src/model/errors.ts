export { shown } from "./shown.js";

/** Codes of the errors that users meet; docs/errors.md explains each. */
export type ErrorCode =
  | "INVALID_JSON"
  | "INVALID_PARAMETER"
  | "INVALID_STATE"
  | "INVALID_SWEEP"
  | "SINGULAR_LIOUVILLIAN"
  | "DEGENERATE_TRANSITION"
  | "OSCILLATING"
  | "BACKEND_UNAVAILABLE"
  | "WORKER_FAILED"
  | "OUTPUT_EXISTS"
  | "OUTPUT_UNFINISHED"
  | "OUTPUT_LOCKED"
  | "OUTPUT_FAILED"
  | "JOURNAL_MISMATCH"
  | "SHARDS_NOT_WHOLE";

/** What every function of bellness throws: a code, and the parameter and value it is about. */
export class BellnessError extends Error {
  override readonly name = "BellnessError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Path of the parameter, such as `temperature.1`; null where none is to blame. */
    readonly parameter: string | null = null,
    /** The value received. */
    readonly value: unknown = undefined,
  ) {
    super(message);
  }

  /** The form that the command prints. */
  toJSON(): { code: ErrorCode; message: string; parameter: string | null } {
    return { code: this.code, message: this.message, parameter: this.parameter };
  }
}
