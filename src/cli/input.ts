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

/** Device and number of the input if it is a file on a disk. */
async function inputFile(path: string | undefined) {
  const found = isStandardInput(path)
    ? fstatSync(process.stdin.fd, { bigint: true })
    : await stat(path, { bigint: true }).catch((error) => {
        throw openError(path, error);
      });
  return found.isFile() ? found : null;
}

/**
 * Refuses to write over the input, whatever the two paths look like: opening the output would
 * empty it. An input that is not there is an error before the output is touched.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function checkOutput(
  input: string | undefined,
  output: string | undefined,
): Promise<void> {
  if (output === undefined) return;
  const file = await inputFile(input);
  const there = await stat(output, { bigint: true }).catch(() => null);
  if (file === null || there === null || file.dev !== there.dev || file.ino !== there.ino) return;
  throw new BellnessError(
    "INVALID_PARAMETER",
    `output: ${output} is the input, which writing would destroy. Allowed: another file.`,
    "output",
    output,
  );
}
