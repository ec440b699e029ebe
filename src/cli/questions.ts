import {
  BellnessError,
  lineGroups,
  opensDocument,
  parseJson,
  type StateInputFile,
} from "../index.js";
import { ALL_ROWS, type RowRange } from "../table/shard.js";
import type { Question } from "./answers.js";

// Inputs that are questions one after the other: a line each, or one JSON document of one or of a
// list of them.

/** Characters of a document: what engines hold in a string. */
const LONGEST_DOCUMENT = 2 ** 29 - 25;

function jsonOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: parseJson(text) };
  } catch {
    return null;
  }
}

/** What two lines begin, the first that are not blank. */
function beginning([first, second]: readonly string[]): "lines" | "document" | "list" | null {
  if (first === undefined) return null;
  const json = jsonOf(first);
  // No line is a list by itself; it is one if nothing follows.
  if (json !== null) {
    if (!Array.isArray(json.value)) return "lines";
    return second === undefined ? "list" : "lines";
  }
  if (!opensDocument(first)) return "lines";
  if (first.trim() === "[") return "document";
  if (second === undefined) return null;
  // Before a line that can be read the first one has broken off by itself.
  return jsonOf(second) === null ? "document" : "lines";
}

/** Whether the name of a file says that each line is read by itself. */
function isLines({ name }: StateInputFile): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(name);
}

const ALLOWED =
  "one JSON value a line, as jq -c . writes them, or one document, an object or a list, from a file that ends in .json or from standard input";

function refuseDocument({ name }: StateInputFile, found: string): never {
  throw new BellnessError("INVALID_JSON", `${name}: ${found}. Allowed: ${ALLOWED}.`);
}

/** The questions of one document over all lines. */
async function documentQuestions(
  input: StateInputFile,
  read: readonly string[],
  groups: AsyncIterable<readonly string[]>,
): Promise<Question[]> {
  if (isLines(input)) {
    refuseDocument(input, "one JSON document over many lines where each line is read by itself");
  }
  let text = read.join("\n");
  for await (const more of groups) {
    text += `\n${more.join("\n")}`;
    if (text.length > LONGEST_DOCUMENT) {
      refuseDocument(input, `a document of more than ${LONGEST_DOCUMENT} characters`);
    }
  }
  let document: unknown;
  try {
    document = parseJson(text);
  } catch (error) {
    const { message } = error as Error;
    refuseDocument(input, `one JSON document over many lines, ${message.replace(/\.$/, "")}`);
  }
  const elements: readonly unknown[] = Array.isArray(document) ? document : [document];
  return elements.map((value, k) => ({ line: k + 1, says: { value } }));
}

/** The questions of an input, those of a piece at a time; of lines before a range only the first is looked at. */
export async function* questions(
  input: StateInputFile,
  { start, end }: RowRange,
): AsyncGenerator<Question[], void> {
  const groups = lineGroups(input);
  try {
    const read: string[] = [];
    const said: string[] = [];
    let begun = beginning(said);
    while (begun === null || begun === "list") {
      const next = await groups.next();
      if (next.done === true) break;
      read.push(...next.value);
      said.push(...next.value.filter((text) => text.trim() !== ""));
      begun = beginning(said);
    }
    if (begun === "document" || (begun === "list" && !isLines(input))) {
      const all = await documentQuestions(input, read, groups);
      const wanted = all.slice(start, Math.min(end, all.length));
      if (wanted.length > 0) yield wanted;
      return;
    }
    let line = 0;
    let row = 0;
    const found = (texts: readonly string[]): Question[] => {
      const of: Question[] = [];
      for (const text of texts) {
        line += 1;
        if (text.trim() === "") continue;
        row += 1;
        if (row > start && row <= end) of.push({ line, says: { text } });
      }
      return of;
    };
    const first = found(read);
    if (first.length > 0) yield first;
    while (row < end) {
      const next = await groups.next();
      if (next.done === true) return;
      const more = found(next.value);
      if (more.length > 0) yield more;
    }
  } finally {
    await groups.return?.(undefined);
  }
}

/** How many questions an input has. */
export async function countLines(input: StateInputFile): Promise<number> {
  let count = 0;
  for await (const group of questions(input, ALL_ROWS)) count += group.length;
  return count;
}

/** Lines of an input that a table's columns are known from. */
const FIRST_LINES = 4096;

export async function firstLines(input: StateInputFile): Promise<Question[]> {
  const first: Question[] = [];
  for await (const group of questions(input, { start: 0, end: FIRST_LINES })) first.push(...group);
  return first;
}

/** An input whose first lines have been looked at, and can be had once more. */
export async function peekLines(input: StateInputFile) {
  const groups = questions(input, ALL_ROWS);
  const start = await groups.next();
  async function* all(): AsyncGenerator<Question[], void> {
    try {
      for (let next = start; next.done !== true; next = await groups.next()) yield next.value;
    } finally {
      await groups.return?.(undefined);
    }
  }
  return { first: start.done === true ? [] : start.value, all };
}
