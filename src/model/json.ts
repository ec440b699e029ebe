// JSON as people send it: what is none is named as what it is.

import { BellnessError } from "./errors.js";

/** Words of JavaScript and Python for what JSON cannot say, outside of strings. */
const NOT_FINITE = /^(?:[^"]|"(?:[^"\\]|\\.)*")*?(?<![\w"])(-?(?:NaN|Infinity))\b/;

/** What a text is that is not JSON; `what` stands before the message. */
export function jsonError(text: string, error: unknown, what = ""): BellnessError {
  const word = NOT_FINITE.exec(text)?.[1];
  const message =
    word !== undefined
      ? `not JSON: it has ${word}, which JSON cannot say (Python's json.dumps writes it). Allowed: finite numbers.`
      : /^\s*[{[]\s*'/.test(text)
        ? "not JSON: its strings stand between single quotes, as Python prints them. Allowed: what json.dumps writes."
        : `not JSON: ${(error as Error).message}`;
  return new BellnessError("INVALID_JSON", `${what}${message}`);
}

/**
 * JSON, behind a byte order mark or not (RFC 8259 lets parsers ignore one).
 *
 * @throws BellnessError INVALID_JSON
 */
export function parseJson(text: string, what = ""): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    throw jsonError(text, error, what);
  }
}

/** Whether a line that is not JSON is the beginning of a document over many lines. */
export function opensDocument(line: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let k = 0; k < line.length; k++) {
    const letter = line[k];
    if (quoted) {
      if (letter === "\\") k += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "{" || letter === "[") depth += 1;
    else if (letter === "}" || letter === "]") depth -= 1;
  }
  return depth > 0 && !quoted;
}
