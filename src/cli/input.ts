import { fstatSync } from "node:fs";
import { stat } from "node:fs/promises";
import { BellnessError } from "../index.js";

/** What stands for standard input in the place of a file's path. */
const STANDARD_INPUT = "-";

/** Whether a command reads standard input: no file, or `-`. */
export function isStandardInput(path: string | undefined): path is undefined {
  return path === undefined || path === STANDARD_INPUT;
}

/** What a file that cannot be opened is: JSON where its path should be, or what the system says. */
export function openError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!/^\s*[{[]/.test(path) || (code !== "ENOENT" && code !== "ENAMETOOLONG")) return error;
  return new BellnessError(
    "INVALID_PARAMETER",
    "file: there is no file of this name, which looks like JSON. Allowed: the path of a file; the text itself goes to standard input.",
    "file",
    path,
  );
}

/** What a standard stream is; null where it is closed. */
function standardStream(descriptor: number) {
  try {
    return fstatSync(descriptor, { bigint: true });
  } catch {
    return null;
  }
}

/** A file on a disk by its path, or the one that a standard stream is; null for all else. */
async function fileOf(path: string | undefined, standard: number) {
  const found =
    path === undefined
      ? standardStream(standard)
      : await stat(path, { bigint: true }).catch((error) => {
          throw openError(path, error);
        });
  return found?.isFile() ? found : null;
}

/**
 * Refuses to write over or behind the input, whatever the two paths look like, or where a shell
 * has led standard output there: opening the output would empty it, and what is written behind it
 * would be read.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function checkOutput(
  input: string | undefined,
  output: string | undefined,
): Promise<void> {
  // What cannot be looked at is the opening's to report.
  const file = await fileOf(isStandardInput(input) ? undefined : input, 0).catch(() => null);
  const there = await fileOf(output, 1).catch(() => null);
  if (file === null || there === null || file.dev !== there.dev || file.ino !== there.ino) return;
  const [what, danger] =
    output === undefined ? ["standard output", "would feed"] : [output, "would destroy"];
  throw new BellnessError(
    "INVALID_PARAMETER",
    `output: ${what} is the input, which writing ${danger}. Allowed: another file.`,
    "output",
    output,
  );
}
