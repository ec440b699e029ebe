import { BellnessError } from "../index.js";

/** How a command ends, for a shell or a scheduler. Behind 128 stands the number of a signal that stopped it. */
export const EXIT = {
  done: 0,
  /** The work could not be done, or not all of it. */
  failed: 1,
  /** Wrong usage, or something that is in the way: the same command will be refused again. */
  refused: 2,
  /** Nothing is wrong with the command: the same one goes on later (EX_TEMPFAIL of sysexits.h). */
  later: 75,
} as const;

/** What a file system runs out of, or suffers, for a time. */
const PASSING = ["ENOSPC", "EDQUOT", "EIO", "ESTALE", "ETIMEDOUT", "EREMOTEIO", "EAGAIN"];

function isPassing(error: unknown): boolean {
  return error instanceof Error && "code" in error && PASSING.includes(String(error.code));
}

/** The exit code that an error means. */
export function exitCode(error: BellnessError | Error): number {
  if (!(error instanceof BellnessError)) return EXIT.refused;
  if (error.code === "WORKER_FAILED" || error.code === "SHARDS_NOT_WHOLE") return EXIT.failed;
  if (error.code === "OUTPUT_LOCKED") return EXIT.later;
  if (error.code === "OUTPUT_FAILED" && isPassing(error.cause)) return EXIT.later;
  return EXIT.refused;
}
