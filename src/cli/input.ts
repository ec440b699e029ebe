import { constants } from "node:buffer";
import { fstatSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { BellnessError } from "../index.js";

/** What stands for standard input in the place of a file's path. */
const STANDARD_INPUT = "-";

/** Whether a command reads standard input: no file, or `-`. */
export function isStandardInput(path: string | undefined): path is undefined {
  return path === undefined || path === STANDARD_INPUT;
}

/**
 * The text of a file, or of standard input.
 *
 * @throws BellnessError INVALID_JSON where it is longer than any text can be
 */
export async function readText(path: string): Promise<string> {
  try {
    return await (isStandardInput(path) ? text(process.stdin) : readFile(path, "utf8"));
  } catch (error) {
    const tooLong =
      error instanceof RangeError ||
      (error as NodeJS.ErrnoException).code === "ERR_STRING_TOO_LONG";
    if (!tooLong) throw error;
    throw new BellnessError(
      "INVALID_JSON",
      `${path} is longer than any text can be. Allowed: up to ${constants.MAX_STRING_LENGTH} characters.`,
    );
  }
}

/**
 * JSON, behind a byte order mark or not (RFC 8259 lets parsers ignore one).
 *
 * @throws BellnessError INVALID_JSON
 */
export function parseJson(json: string, what: string): unknown {
  try {
    return JSON.parse(json.startsWith("\uFEFF") ? json.slice(1) : json);
  } catch (error) {
    throw new BellnessError("INVALID_JSON", `${what}not JSON: ${(error as Error).message}`);
  }
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
  const found = path === undefined ? standardStream(standard) : await stat(path, { bigint: true });
  return found?.isFile() ? found : null;
}

/**
 * Refuses to write over or behind the input, whatever the two paths look like, or where a shell
 * has led standard output there: opening the output would empty it, and what is written behind it
 * would be read. An input that is not there is an error before the output is touched.
 *
 * @throws BellnessError INVALID_PARAMETER
 */
export async function checkOutput(
  input: string | undefined,
  output: string | undefined,
): Promise<void> {
  const file = await fileOf(isStandardInput(input) ? undefined : input, 0);
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
