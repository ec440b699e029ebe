// JSON as people send it: what is none is named as what it is.

import { BellnessError } from "./errors.js";
import { isRecord } from "./keys.js";
import { PASSED_KEYS } from "./passed.js";

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

/** Strings, which may look like numbers inside, and numbers. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** Whether doubles cannot tell a number from its neighbours. */
function isBeyondDoubles(value: number): boolean {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** Whether there is such a number in a value. */
function losesDigits(value: unknown): boolean {
  if (typeof value === "number") return isBeyondDoubles(value);
  return typeof value === "object" && value !== null && Object.values(value).some(losesDigits);
}

/** What a text of JSON says, with whole numbers of which doubles would lose digits as texts. */
export function exactJson(text: string): unknown {
  const isLost = (token: string) => /^-?\d+$/.test(token) && isBeyondDoubles(Number(token));
  return JSON.parse(text.replace(TOKEN, (token) => (isLost(token) ? `"${token}"` : token)));
}

/** An object in which what stands under these keys has all its digits, from the same in `exact`. */
export function withDigits<T extends object>(
  value: T,
  keys: readonly string[],
  exact: () => unknown,
): T {
  const given = value as Record<string, unknown>;
  const lost = keys.filter((key) => losesDigits(given[key]));
  if (lost.length === 0) return value;
  const whole = exact() as Record<string, unknown>;
  return { ...value, ...Object.fromEntries(lost.map((key) => [key, whole[key]])) };
}

/** Names of results, as they were given: in an object, or in each of a list of them. */
function withNames(value: unknown, exact: () => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((one, k) => withNames(one, () => (exact() as unknown[])[k]));
  }
  return isRecord(value) ? withDigits(value, PASSED_KEYS, exact) : value;
}

/**
 * JSON, behind a byte order mark or not (RFC 8259 lets parsers ignore one). Whole numbers beyond 2⁵³
 * in what is only passed on, `id` and `meta`, are texts: doubles would lose their digits.
 *
 * @throws BellnessError INVALID_JSON
 */
export function parseJson(text: string, what = ""): unknown {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch (error) {
    throw jsonError(text, error, what);
  }
  return withNames(
    value,
    once(() => exactJson(bare)),
  );
}

/** A function that does its work when it is first asked. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
